"""The menus: every action of the program with its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from hop_desktop import __version__
from hop_desktop.i18n import _
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.main_window import MainWindow, make_action
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.undo import UndoHistory


@dataclass(frozen=True, slots=True)
class MenuNeeds:
    """What the menus act on."""

    window: MainWindow
    navigator: Navigator
    prompts: Prompts
    scale_text: Callable[[int], None]  # steps up or down
    undo: UndoHistory


def add_menus(needs: MenuNeeds) -> None:
    """Fill the window's menu bar."""
    window, go = needs.window, needs.navigator.go
    keys, roles = QKeySequence.StandardKey, QAction.MenuRole
    window.add_menu(
        _("&File"),
        [
            make_action(window, _("&Save report…"), lambda: _save_report(needs), keys.Save),
            make_action(
                window, _("Choose what goes &in…"), lambda: go(Route.REPORT), "Ctrl+Shift+S"
            ),
            make_action(window, _("&Print…"), lambda: _print_report(needs), keys.Print),
            make_action(window, _("&Quit"), window.close, keys.Quit, roles.QuitRole),
        ],
    )
    window.add_menu(_("&Edit"), _edit_actions(window, needs.undo))
    window.add_menu(
        _("&View"),
        [
            make_action(window, _("&Home"), lambda: go(Route.HOME), "Ctrl+1"),
            make_action(window, _("&Results"), lambda: go(Route.RESULTS), "Ctrl+2"),
            make_action(window, _("Repor&t"), lambda: go(Route.REPORT)),
            make_action(window, _("H&istory"), lambda: go(Route.HISTORY), "Ctrl+3"),
            make_action(window, _("Pla&n"), lambda: go(Route.PLAN), "Ctrl+5"),
            make_action(window, _("&Evidence"), lambda: go(Route.EVIDENCE), "Ctrl+6"),
            make_action(window, _("Pro&files"), lambda: go(Route.PROFILES)),
            make_action(window, _("About the r&ole"), lambda: go(Route.ROLE), "Ctrl+4"),
            make_action(
                window,
                _("&Preferences"),
                lambda: go(Route.PREFERENCES),
                "Ctrl+,",
                roles.PreferencesRole,
            ),
            make_action(window, _("&Larger text"), lambda: needs.scale_text(1), keys.ZoomIn),
            make_action(window, _("&Smaller text"), lambda: needs.scale_text(-1), keys.ZoomOut),
        ],
    )
    window.add_menu(
        _("&Help"),
        [
            make_action(window, _("&Guide"), lambda: go(Route.GUIDE)),
            make_action(window, _("&Keys"), lambda: _tell_keys(needs.prompts), keys.HelpContents),
            make_action(
                window, _("&About"), lambda: _tell_about(needs.prompts), "", roles.AboutRole
            ),
        ],
    )


def _edit_actions(window: MainWindow, history: UndoHistory) -> list[QAction]:
    keys = QKeySequence.StandardKey
    undo = make_action(window, "", history.undo, keys.Undo)
    redo = make_action(window, "", history.redo)
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

    def show_history() -> None:
        undo.setText(_menu_text(_("&Undo"), history.undo_text))
        undo.setEnabled(bool(history.undo_text))
        redo.setText(_menu_text(_("&Redo"), history.redo_text))
        redo.setEnabled(bool(history.redo_text))

    watching = history.changed.connect(show_history)
    undo.destroyed.connect(lambda: QObject.disconnect(watching))
    show_history()
    return [undo, redo]


def _menu_text(name: str, what: str) -> str:
    return f"{name}: {what.replace('&', '&&')}" if what else name


def _save_report(needs: MenuNeeds) -> None:
    needs.navigator.go(Route.RESULTS)
    controller = needs.window.controller(Route.RESULTS)
    save = getattr(controller, "save_report", None)
    if save is not None:
        save()


def _print_report(needs: MenuNeeds) -> None:
    if needs.window.route is not Route.REPORT:
        needs.navigator.go(Route.REPORT)
    controller = needs.window.controller(Route.REPORT)
    print_report = getattr(controller, "print_report", None)
    if print_report is not None:
        print_report()


def _tell_keys(prompts: Prompts) -> None:
    prompts.tell(
        _(
            "While answering: 1 to 5 choose, 0 no chance yet, S skip, E example, Enter next, "
            "Backspace or Alt+Left back. Anywhere: Ctrl+1 to Ctrl+6 open pages, Ctrl+S saves "
            "the report, Ctrl+P prints it, Ctrl++ and Ctrl+− change the text size."
        )
    )


def _tell_about(prompts: Prompts) -> None:
    text = _(
        "hop-desktop {version}\n\nAssess yourself against what is expected of a Head of "
        "Product. Everything stays on this computer; the program opens no network "
        "connection.\n\nMIT licence; see THIRD-PARTY-NOTICES for the work it stands on."
    )
    prompts.tell(text.format(version=__version__))
