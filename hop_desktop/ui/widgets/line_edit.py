"""A field of one line that leaves files to the window."""

from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit

from hop_desktop.ui.widgets.drop_hint import paths_of


class LineEdit(QLineEdit):
    """A QLineEdit that takes text held over it, and no files: many bring their path as text."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)
