"""The dialogs in which a passphrase is set, changed and removed."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.passphrase_dialogs import (
    ChangePassphraseDialog,
    NewPassphraseDialog,
    RemovePassphraseDialog,
)
from tests.journeys.passphrases import FIRST, SECOND
from tests.presses import press_button
from tests.storage.examples import CODE

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # without a screen


def filled(dialog, **texts_by_name):
    for name, text in texts_by_name.items():
        wanted = name.replace("_", " ").capitalize()
        field = next(
            one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == wanted
        )
        field.setText(text)
    return dialog


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    made.resize(900, 600)
    made.show()
    qtbot.addWidget(made)
    return made


def test_a_new_passphrase_is_taken_once_it_is_long_the_same_and_the_code_is_noted(parent):
    dialog = NewPassphraseDialog(parent, CODE)
    dialog.show()
    shown = [one.text() for one in dialog.findChildren(QLineEdit)]
    assert CODE in shown

    for first, second, said in (
        ("short", "short", "at least 8 characters"),
        (FIRST, SECOND, "not the same"),
        (FIRST, FIRST, "Write the recovery code down"),
    ):
        filled(dialog, new_passphrase=first, new_passphrase_once_more=second)
        press_button(dialog, "Encrypt everything")
        assert any(said in one.text() for one in dialog.findChildren(QLabel))
        assert dialog.isVisible()
    box = next(
        one
        for one in dialog.findChildren(CheckBox)
        if one.accessibleName() == "I have written the recovery code down"
    )
    box.click()
    press_button(dialog, "Encrypt everything")

    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.passphrase == FIRST


def test_cancel_takes_nothing(parent):
    dialog = NewPassphraseDialog(parent, CODE)
    dialog.show()

    press_button(dialog, "Cancel")

    assert dialog.result() == dialog.DialogCode.Rejected


def test_changing_asks_for_the_current_passphrase(parent):
    dialog = ChangePassphraseDialog(parent)
    dialog.show()
    filled(dialog, new_passphrase=SECOND, new_passphrase_once_more=SECOND)

    press_button(dialog, "Change the passphrase")
    assert dialog.isVisible()
    filled(dialog, current_passphrase_or_recovery_code=FIRST)
    press_button(dialog, "Change the passphrase")

    assert dialog.secrets == (FIRST, SECOND)


def test_removing_asks_for_the_current_passphrase(parent):
    dialog = RemovePassphraseDialog(parent)
    dialog.show()

    press_button(dialog, "Remove the passphrase")
    assert dialog.isVisible()
    filled(dialog, current_passphrase_or_recovery_code=FIRST)
    press_button(dialog, "Remove the passphrase")

    assert dialog.secret == FIRST
