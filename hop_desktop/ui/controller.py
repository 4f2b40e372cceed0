"""What the window needs of the controllers of its pages."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from hop_desktop.ui.navigation import Arguments


class Controller(Protocol):
    """What the window needs of a page's controller."""

    @property
    def page(self) -> QWidget: ...

    def open(self, arguments: Arguments) -> None: ...


@runtime_checkable
class HoldsTyped(Protocol):
    """A controller whose page may hold something for a moment that nobody took yet."""

    def flush(self) -> None:
        """Bring what the page holds to where it outlives the page."""
        ...
