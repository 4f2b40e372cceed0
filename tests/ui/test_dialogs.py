"""What is lost for ever is lost on purpose: hasty clicks and forgotten keys lose nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from hop_desktop.i18n import SOURCE_LANGUAGE, use_language
from hop_desktop.ui.dialogs import with_ending
from hop_desktop.ui.widgets.danger_button import PATIENCE_MS, DangerButton
from hop_desktop.ui.widgets.page_dialog import ErasingDialog, QuestionDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
WORDS = {"en": "DELETE", "de": "LÖSCHEN", "es": "BORRAR"}


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(params=WORDS)
def spoken(request):
    use_language(request.param)
    yield request.param
    use_language(SOURCE_LANGUAGE)


def shown(qtbot, dialog):
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def dangerous(dialog):
    return dialog.findChild(DangerButton)


def let_a_second_pass(dialog):
    timer = dangerous(dialog).patience
    assert timer.isActive()
    assert timer.interval() == PATIENCE_MS == 1000
    timer.stop()


def erasing(qtbot, window):
    return shown(qtbot, ErasingDialog(window, "Head of Product", "Delete all?"))


def test_everything_is_deleted_by_the_word_and_the_button(qtbot, window):
    dialog = erasing(qtbot, window)
    field, button = dialog.findChild(QLineEdit), dangerous(dialog)

    assert field.accessibleName() == "Type DELETE to confirm"
    qtbot.waitUntil(field.hasFocus)
    assert button.accessibleName() == "Delete everything"
    assert not button.isEnabled()
    qtbot.keyClicks(field, "  delete ")
    assert button.isEnabled()
    let_a_second_pass(dialog)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("typed", ["", " ", "DELET", "DELETED", "DE LETE", "yes"])
def test_another_word_deletes_nothing(qtbot, window, typed):
    dialog = erasing(qtbot, window)

    dialog.findChild(QLineEdit).setText(typed)
    let_a_second_pass(dialog)
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    assert not dangerous(dialog).isEnabled()
    assert dialog.isVisible()


def test_the_word_is_that_of_the_language_in_use(qtbot, window, spoken):
    dialog = erasing(qtbot, window)
    field = dialog.findChild(QLineEdit)

    assert WORDS[spoken] in field.accessibleName()
    field.setText(WORDS[spoken].lower())

    assert dangerous(dialog).isEnabled()


def test_the_field_takes_keys_at_once_and_the_button_no_click(qtbot, window):
    dialog = erasing(qtbot, window)

    qtbot.keyClicks(dialog.findChild(QLineEdit), "DELETE")
    qtbot.mouseClick(dangerous(dialog), Qt.MouseButton.LeftButton)
    dangerous(dialog).click()

    assert dialog.findChild(QLineEdit).text() == "DELETE"
    assert dialog.isVisible()


def test_every_question_about_a_loss_ignores_the_first_second(qtbot, window):
    dialog = shown(qtbot, QuestionDialog(window, "x", "Sure?", "Cancel", "Keep", "Lose", is_loss=1))

    qtbot.mouseClick(dangerous(dialog), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    let_a_second_pass(dialog)
    qtbot.mouseClick(dangerous(dialog), Qt.MouseButton.LeftButton)

    assert not dialog.isVisible()
    assert dialog.chosen == 2


def test_other_answers_are_taken_at_once(qtbot, window):
    dialog = shown(qtbot, QuestionDialog(window, "x", "Sure?", "Cancel", "Finish"))

    finish = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Finish")
    qtbot.mouseClick(finish, Qt.MouseButton.LeftButton)

    assert dialog.chosen == 1


@pytest.mark.parametrize(
    ("typed", "chosen", "named"),
    [
        ("a.xlsx", "Tables (*.xlsx)", "a.xlsx"),
        ("a.xlsx", "Everything (*.json)", "a.json"),
        ("a", "Everything (*.json)", "a.json"),
        ("a.b", "Everything (*.json)", "a.b"),
        ("a.CSV", "Tables (*.xlsx)", "a.CSV"),
        ("a.XLSX", "Tables (*.xlsx)", "a.XLSX"),
        ("a.xlsx", "", "a.xlsx"),
    ],
)
def test_a_file_ends_as_the_chosen_kind_says(typed, chosen, named):
    filters = "Tables (*.xlsx);;Everything (*.json);;Scripts (*.csv)"

    assert with_ending(Path(typed), ".xlsx", chosen, filters) == Path(named)
