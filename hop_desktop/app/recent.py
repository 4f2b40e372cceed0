"""The reports that were saved last, under File."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu

from hop_desktop.i18n import _
from hop_desktop.paths import is_there
from hop_desktop.ui.entries import make_action, make_separator
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.preferences import Preferences


class RecentReports:
    """A menu that is filled anew each time it opens."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path))
        ),
    ) -> None:
        self._window = window
        self._preferences = preferences
        self._open_file = open_file
        self._menu = QMenu(_("R&ecent reports"), window)
        self._menu.aboutToShow.connect(self.show_states)

    @property
    def action(self) -> QAction:
        """The entry that opens the menu."""
        return self._menu.menuAction()

    def show_states(self) -> None:
        """List what is remembered; a file that is gone says so."""
        for old in self._menu.actions():
            old.deleteLater()
        self._menu.clear()
        reports = self._preferences.recent_reports
        self.action.setEnabled(bool(reports))
        for number, path in enumerate(reports, 1):
            text = path.name if is_there(path) else _("{name} (missing)").format(name=path.name)
            entry = make_action(self._menu, f"&{number} {text.replace('&', '&&')}", lambda: None)
            entry.triggered.connect(lambda _checked=False, report=path: self._open(report))
            entry.setStatusTip(str(path))
            self._menu.addAction(entry)
        if reports:
            self._menu.addAction(make_separator(self._menu))
            self._menu.addAction(make_action(self._menu, _("&Clear this list"), self._clear))

    def _open(self, path: Path) -> None:
        if is_there(path):
            self._open_file(path)
            return
        text = _("{name} is no longer in its folder. It may have been moved, renamed or deleted.")

        def forget() -> None:
            self._preferences.forget_report(path)
            self._window.remove_notice("recent")
            self.show_states()

        actions = ((_("Remove from the list"), forget),)
        self._window.show_notice("recent", text.format(name=path.name), actions)

    def _clear(self) -> None:
        for path in self._preferences.recent_reports:
            self._preferences.forget_report(path)
        self.show_states()
