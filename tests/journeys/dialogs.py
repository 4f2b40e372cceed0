"""Every dialog of our own, opened over the window as the program opens it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from hop_desktop.app.about import about
from hop_desktop.app.keys import keys_state
from hop_desktop.i18n import _
from hop_desktop.presentation.backups import Holding, restore_question
from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.widgets.expander import Expander
from tests.journeys.shown_page import settle

CODE = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567"


def looks_at_dialogs(driver, look):
    """Return what `look` finds in each dialog, and how often the dialogs that ask refuse."""
    shell = driver.shell
    prompts = QtPrompts(driver.window, shell.preferences)
    held = Holding(12, 3456)
    keys = keys_state(driver.window, single_keys=True)
    ways = (_("Save my answers elsewhere…"), _("Close anyway"))
    ask = restore_question("2026-11-24 11:30", held, Holding(1, 2))
    shown = {
        "question": lambda: prompts.confirm(ask, _("Restore")),
        "loss": lambda: prompts.confirm_loss(ask, _("Restore")),
        "erasing": lambda: prompts.confirm_erasing(ask),
        "choice": lambda: prompts.choose(ask, ways),
        "message": lambda: prompts.tell(ask),
        "keys": lambda: prompts.show_keys(keys),
        "about": lambda: prompts.show_about(about(shell._paths)),
        "new passphrase": lambda: prompts.new_passphrase(CODE),
        "changed passphrase": prompts.changed_passphrase,
        "present passphrase": prompts.present_passphrase,
    }
    return {name: found for name, show in shown.items() if (found := _during(show, look))}


def _during(show, look):
    """Return what `look` finds while the dialog is open, and once it said what is missing."""
    found = []

    def act():
        dialog = QApplication.activeModalWidget()
        try:
            examine(dialog)
        finally:
            dialog.reject()

    def examine(dialog):
        settle()
        for part in dialog.findChildren(Expander):
            part.toggle.setChecked(True)
        settle()
        found.extend(look(dialog))
        accept = [one for one in dialog.findChildren(QAbstractButton) if one.property("primary")]
        if "passphrase" in type(dialog).__name__.lower():
            accept[-1].click()  # nothing was typed: says so, and stays open
            settle()
            assert dialog.isVisible()
            found.extend(look(dialog))

    QTimer.singleShot(0, act)
    show()
    return found
