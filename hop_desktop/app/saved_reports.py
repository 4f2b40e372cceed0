"""What follows when a report was saved: it is remembered, and can be opened at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from hop_desktop.i18n import _
from hop_desktop.ui.main_window import OF_PAGE, MainWindow
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.widgets.notice import Tone


def open_on_desktop(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SavedReports(QObject):
    """Offers to open each report that is saved, and the folder that it is in.

    Signals:
        saved: Path of a report, and what is said of it; emitted by whoever wrote the file, in any
            thread.
    """

    saved = Signal(str, str)

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        parent: QObject,
        show: Callable[[Path], None] = open_on_desktop,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self.show = show
        self.saved.connect(self._on_saved)

    @Slot(str, str)
    def _on_saved(self, name: str, words: str) -> None:
        path = Path(name)
        self._preferences.remember_report(path)
        actions = (
            (_("Open"), lambda: self.show(path)),
            (_("Show in folder"), lambda: self.show(path.parent)),
        )
        self._window.show_notice(OF_PAGE, words, actions, Tone.DONE)
        self._window.offer_keyboard(OF_PAGE)
