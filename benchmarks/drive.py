"""The real window of one store, driven from inside its own event loop."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from benchmarks.heartbeat import Heartbeat
from hop_desktop.app.shell import Shell
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.about import AboutState
from hop_desktop.presentation.keys import KeysState
from hop_desktop.presentation.report import PrintPages
from hop_desktop.render_worker import RenderProcess
from hop_desktop.ui.jobs import PoolExecutor, Progress
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.styling import register_fonts
from hop_desktop.ui.widgets.choice_card import ChoiceCard

W = TypeVar("W", bound=QWidget)
PATIENCE_S: Final = 60.0
HOME_BUTTONS: Final = {"Start assessment", "Resume assessment", "Retake assessment"}


class Answers:
    """Stands in for the person at a dialog: agrees, and saves where it was told."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def confirm(self, _question: str, _button: str) -> bool:
        return True

    def confirm_loss(self, _question: str, _button: str, _beside: object = None) -> bool:
        return True

    def confirm_erasing(self, _question: str) -> bool:
        return True

    def choose(self, _question: str, buttons: Sequence[str]) -> str | None:
        return buttons[-1]

    def tell(self, text: str) -> None:
        raise AssertionError(text)

    def save_path(self, _suggested_name: str, _filters: str) -> Path | None:
        return self._target

    def open_path(self, _filters: str) -> Path | None:
        return None

    def folder_path(self) -> Path | None:
        return None

    def printer_for(self, pages: PrintPages) -> Callable[[Progress], None] | None:
        raise AssertionError(pages)

    def new_passphrase(self, _code: str) -> str | None:
        return None

    def changed_passphrase(self) -> tuple[str, str] | None:
        return None

    def present_passphrase(self) -> str | None:
        return None

    def show_keys(self, state: KeysState) -> None:
        raise AssertionError(state)

    def show_about(self, state: AboutState) -> None:
        raise AssertionError(state)


class Drive:
    """Opens the window, finds what is on it, and notices each stall that is the program's."""

    def __init__(self, store: Path) -> None:
        self.app = QApplication([])
        self.app.setStyle("Fusion")
        register_fonts()
        self.report = store / "report.pdf"
        self.beat = Heartbeat()
        self.beat.phase = "opening the store"
        paths = AppPaths.at(store)
        self.shell = Shell(
            self.app, paths, RenderProcess(paths.font_list), PoolExecutor(), Answers(self.report)
        )
        self.window = self.shell.window
        self.window.show()
        self.shell.open_store()
        self.until(lambda: bool(self.names() & HOME_BUTTONS))
        self.settle(2.0)

    def until(self, what: Callable[[], bool]) -> float:
        """Let events happen until `what` holds; return how long it took in milliseconds.

        Raises:
            TimeoutError: It did not come to hold.
        """
        start = time.perf_counter()
        while not self._holds(what):
            # Waits as the program does, up to the next beat: a loop that spins would take
            # half of Python's time from what is done in the job runner.
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            # Outside the loop of `exec` Qt deletes nothing that was to be deleted later.
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if time.perf_counter() > start + PATIENCE_S:
                raise TimeoutError(self.beat.phase)
        return (time.perf_counter() - start) * 1000

    def settle(self, duration_s: float = 0.4) -> None:
        """Let everything that was started come to its end."""
        end = time.perf_counter() + duration_s
        self.until(lambda: time.perf_counter() > end)

    def go(self, phase: str, route: Route, **arguments: str) -> None:
        """Open a page, and let everything on it arrive."""
        self.beat.phase = phase
        self.shell.navigator.go(route, **arguments)
        self.settle()

    def shown(self, kind: type[W]) -> Iterator[W]:
        """Yield the widgets of a kind that are on the screen."""
        return (one for one in self.window.findChildren(kind) if one.isVisible())

    def names(self) -> set[str]:
        """Return the names of the buttons on the screen."""
        return {one.accessibleName() for one in self.shown(QAbstractButton)}

    def click(self, name: str) -> None:
        """Click the button of that name."""
        self.button(name).click()

    def button(self, name: str) -> QAbstractButton:
        """Return the button of that name."""
        with self.beat.aside():
            buttons = self.shown(QAbstractButton)
            return next(one for one in buttons if one.accessibleName() == name)

    def toggle(self, name: str) -> None:
        """Choose the radio button of that name."""
        with self.beat.aside():
            card = next(one for one in self.shown(QRadioButton) if one.accessibleName() == name)
        card.toggle()

    def choices(self) -> list[ChoiceCard]:
        """Return the cards of the shown item's groups, without what stands below them."""
        with self.beat.aside():
            return [card for card in self.shown(ChoiceCard) if card.isEnabled()]

    def timed(self, act: Callable[[], object]) -> float:
        """Act, and let the screen follow; return how long both took in milliseconds."""
        start = time.perf_counter()
        act()
        self.app.processEvents()
        return (time.perf_counter() - start) * 1000

    def _holds(self, what: Callable[[], bool]) -> bool:
        with self.beat.aside():
            return what()
