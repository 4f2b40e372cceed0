"""The menus: every action of the program with its key."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from hop_desktop.app.edit_menu import EditActions
from hop_desktop.app.recent import RecentReports
from hop_desktop.i18n import _
from hop_desktop.ui.editing import Editing
from hop_desktop.ui.entries import make_action, make_separator
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.preferences import TEXT_PERCENTS, Preferences
from hop_desktop.ui.undo import UndoHistory

SINGLE_HELP_KEY: Final = "?"
IS_MACOS: Final = sys.platform == "darwin"


@runtime_checkable
class SavesReport(Protocol):
    """A page's controller that has a report to save, or none at the moment."""

    @property
    def has_report(self) -> bool: ...

    def save_report(self) -> None: ...


@runtime_checkable
class ShowsTable(Protocol):
    """A page's controller whose list can be shown as one table."""

    @property
    def has_report(self) -> bool: ...

    @property
    def shows_table(self) -> bool: ...

    def toggle_table(self) -> None: ...


@dataclass(frozen=True, slots=True)
class MenuNeeds:
    """What the menus act on."""

    window: MainWindow
    navigator: Navigator
    preferences: Preferences
    scale_text: Callable[[int], None]  # steps up or down; 0: back to the normal size
    undo: UndoHistory
    editing: Editing
    import_file: Callable[[], None]
    has_results: Callable[[], bool]  # an attempt is finished
    show_keys: Callable[[], None]
    show_about: Callable[[], None]


class Menus(QObject):
    """Fills the menu bar and keeps true what can be done at the moment."""

    def __init__(self, needs: MenuNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs
        self._reports: list[QAction] = []  # those that need a report
        self._add_all()
        needs.navigator.navigated.connect(self.show_states)
        self.show_states()

    def show_states(self) -> None:
        """Enable what can be done now."""
        has_report = self._has_report()
        for action in self._reports:
            action.setEnabled(has_report)
        self._recent.show_states()
        listing = self._listing()
        self._table.setEnabled(listing is not None and listing.has_report)
        self._table.setChecked(listing is not None and listing.shows_table)
        percent = self._needs.preferences.text_percent
        self._larger.setEnabled(percent < TEXT_PERCENTS[-1])
        self._smaller.setEnabled(percent > TEXT_PERCENTS[0])
        self._normal.setEnabled(percent != TEXT_PERCENTS[0])
        keys = [QKeySequence(QKeySequence.StandardKey.HelpContents)]
        if self._needs.preferences.single_keys:
            keys.append(QKeySequence(SINGLE_HELP_KEY))
        self._keys.setShortcuts(keys)

    def _add_all(self) -> None:
        window, needs = self._needs.window, self._needs
        self._edit = EditActions(window, needs.undo, needs.editing)
        menus: Sequence[tuple[str, Sequence[QAction]]] = (
            (_("&File"), self._file_actions()),
            (_("&Edit"), [*self._edit.all, *self._edit_tail()]),
            (_("&View"), self._view_actions()),
            *([(_("&Window"), self._window_actions())] if IS_MACOS else []),
            (_("&Help"), self._help_actions()),
        )
        for title, actions in menus:
            menu = window.add_menu(title, actions)
            menu.aboutToShow.connect(self.show_states)
            if self._edit.all[0] in actions:
                menu.aboutToShow.connect(self._edit.show_states)

    def _file_actions(self) -> Sequence[QAction]:
        window, keys = self._needs.window, QKeySequence.StandardKey
        save = make_action(window, _("&Save report…"), self._save_report, keys.Save)
        choose = make_action(window, _("&Customise report…"), self._open_report, "Ctrl+Shift+S")
        printing = make_action(window, _("&Print…"), self._print_report, keys.Print)
        self._reports = [save, choose, printing]
        leave = make_action(window, _("&Quit"), window.close, "Ctrl+Q", QAction.MenuRole.QuitRole)
        self._recent = RecentReports(window, self._needs.preferences)
        return (
            save,
            choose,
            printing,
            self._recent.action,
            make_separator(window),
            make_action(window, _("I&mport…"), self._needs.import_file),
            *self._backup_actions(),
            make_separator(window),
            leave,
        )

    def _backup_actions(self) -> Sequence[QAction]:
        window, go = self._needs.window, self._needs.navigator.go
        restore = partial(go, Route.PREFERENCES, part="backups")
        return (
            make_action(window, _("&Back up now"), self._back_up),
            make_action(window, _("&Restore a backup…"), restore),
        )

    def _edit_tail(self) -> Sequence[QAction]:
        window, go = self._needs.window, self._needs.navigator.go
        role = QAction.MenuRole.PreferencesRole
        wishes = make_action(
            window, _("Pre&ferences"), lambda: go(Route.PREFERENCES), "Ctrl+,", role
        )
        return make_separator(window), wishes

    def _view_actions(self) -> Sequence[QAction]:
        window, go, keys = self._needs.window, self._needs.navigator.go, QKeySequence.StandardKey
        pages = (
            (_("&Home"), Route.HOME, "Ctrl+1"),
            (_("&Results"), Route.RESULTS, "Ctrl+2"),
            (_("H&istory"), Route.HISTORY, "Ctrl+3"),
            (_("Pla&n"), Route.PLAN, "Ctrl+4"),
            (_("&Evidence"), Route.EVIDENCE, "Ctrl+5"),
            (_("About the r&ole"), Route.ROLE, "Ctrl+6"),
            (_("Repor&t"), Route.REPORT, ""),
            (_("Other people's e&yes"), Route.OTHERS, ""),
            (_("Pro&files"), Route.PROFILES, ""),
        )
        scale = self._needs.scale_text
        self._larger = make_action(window, _("&Larger text"), lambda: scale(1), keys.ZoomIn)
        self._smaller = make_action(window, _("&Smaller text"), lambda: scale(-1), keys.ZoomOut)
        self._normal = make_action(window, _("Normal te&xt size"), lambda: scale(0), "Ctrl+0")
        self._larger.setShortcuts([QKeySequence(keys.ZoomIn), QKeySequence("Ctrl+=")])
        self._table = make_action(window, _("Show as ta&ble"), self._toggle_table)
        self._table.setCheckable(True)
        return (
            *(make_action(window, text, partial(go, to), key) for text, to, key in pages),
            make_separator(window),
            self._table,
            make_separator(window),
            make_action(window, _("Next &area"), window.focus_next_area, "F6"),
            make_separator(window),
            self._larger,
            self._smaller,
            self._normal,
        )

    def _window_actions(self) -> Sequence[QAction]:
        """Return what every program of macOS has there; elsewhere the frame has it."""
        window = self._needs.window
        return (
            make_action(window, _("&Minimise"), window.showMinimized, "Ctrl+M"),
            make_action(window, _("&Zoom"), window.toggle_maximised),
        )

    def _help_actions(self) -> Sequence[QAction]:
        window, needs, go = self._needs.window, self._needs, self._needs.navigator.go
        self._keys = make_action(window, _("&Keyboard shortcuts"), needs.show_keys)
        role = QAction.MenuRole.AboutRole
        return (
            make_action(window, _("&Guide"), lambda: go(Route.GUIDE)),
            self._keys,
            make_separator(window),
            make_action(window, _("&About"), needs.show_about, "", role),
        )

    def _has_report(self) -> bool:
        shown = self._shown()
        return shown.has_report if shown is not None else self._needs.has_results()

    def _shown(self) -> SavesReport | None:
        """Return the controller of the page on screen if it shows what reports are made of."""
        window = self._needs.window
        shown = window.controller(window.route)
        return shown if isinstance(shown, SavesReport) else None

    def _listing(self) -> ShowsTable | None:
        """Return the controller of the page on screen if its list can be a table."""
        window = self._needs.window
        shown = window.controller(window.route)
        return shown if isinstance(shown, ShowsTable) else None

    def _toggle_table(self) -> None:
        listing = self._listing()
        if listing is not None:
            listing.toggle_table()

    def _save_report(self) -> None:
        if self._shown() is None:
            self._needs.navigator.go(Route.RESULTS)
        shown = self._shown()
        if shown is not None:
            shown.save_report()

    def _open_report(self) -> None:
        window = self._needs.window
        shown = window.controller(window.route)
        arguments = getattr(shown, "report_arguments", dict)
        if window.route is not Route.REPORT:
            self._needs.navigator.go(Route.REPORT, **arguments())

    def _back_up(self) -> None:
        self._needs.navigator.go(Route.PREFERENCES, part="backups")
        back_up = getattr(self._needs.window.controller(Route.PREFERENCES), "back_up_now", None)
        if back_up is not None:
            back_up()

    def _print_report(self) -> None:
        self._open_report()
        printing = getattr(self._needs.window.controller(Route.REPORT), "print_report", None)
        if printing is not None:
            printing()
