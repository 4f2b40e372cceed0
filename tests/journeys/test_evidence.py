"""The evidence ledger in the real window: adding, finding, changing, and taking back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.ui.widgets.check_list import CheckList
from hop_desktop.ui.widgets.dumbbell_list import DumbbellList
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.table import PlainTable
from tests.journeys.evidence_steps import add, field, go, stored, tell_story, texts, visible


def rows(driver):
    tables = visible(driver, ListTable)
    if not tables:
        return []
    model = tables[0].model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def menu(driver, text):
    action = next(
        one for one in driver.window.findChildren(QAction) if one.text().replace("&", "") == text
    )
    action.trigger()
    QApplication.processEvents()


def level_of(driver, competency):
    table = next(
        one
        for one in driver.window.findChildren(PlainTable)
        if one.accessibleName() == "Claimed and evidenced levels"
    )
    row = next(y for y in range(table.rowCount()) if table.item(y, 0).text() == competency)
    return table.item(row, 3).text()


def test_an_entry_is_added_by_hand_and_carries_a_level(open_window, tmp_path):
    driver = open_window()
    go(driver, "Evidence")
    assert level_of(driver, "Strategy") == "1"

    add(driver, "I stopped two products", confirmer="Ana")

    assert rows(driver) == ["I stopped two products"]
    assert stored(tmp_path) == ["I stopped two products"]
    assert level_of(driver, "Strategy") == "3"
    assert any(text.startswith("Level 4: 1 entry") for text in texts(driver))


NEEDED = {
    "Situation: what was going on": "Write what was going on.",
    "Action: what you did": "Write what you did.",
    "Result: what came of it": "Write what came of it.",
}


def test_what_is_needed_is_said_before_anything_is_typed(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")

    needed = "Needed: the situation, what you did, what came of it, and at least one facet."
    assert needed in texts(driver)


@pytest.mark.parametrize("left_out", NEEDED)
@pytest.mark.parametrize("typed", ["", " \n "])
def test_only_the_task_may_be_left_out(open_window, tmp_path, left_out, typed):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    for name in NEEDED:
        field(driver, name).setPlainText(typed if name == left_out else f"About {name}")

    driver.click("Save")

    assert NEEDED[left_out] in texts(driver)
    assert QApplication.focusWidget() is field(driver, left_out)
    assert stored(tmp_path) == []


def test_what_is_missing_is_said_and_nothing_typed_is_lost(open_window, tmp_path):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    tell_story(driver)
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), "Kept text")

    driver.click("Save")

    assert "Choose what this is evidence of." in texts(driver)
    assert field(driver, "Action: what you did").toPlainText() == "Kept text"
    assert QApplication.focusWidget() is field(driver, "Evidence of", QListWidget)
    assert stored(tmp_path) == []


def test_every_change_is_undone_and_done_again(open_window, tmp_path):
    driver = open_window()
    go(driver, "Evidence")
    add(driver, "First")
    visible(driver, ListTable)[0].selectRow(0)
    driver.click("Change…")
    field(driver, "Action: what you did").selectAll()
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), "Second")
    driver.click("Save")
    assert stored(tmp_path) == ["Second"]
    driver.click("Delete")
    assert rows(driver) == []

    menu(driver, "Undo: Delete evidence")
    assert (rows(driver), stored(tmp_path)) == (["Second"], ["Second"])
    menu(driver, "Undo: Change evidence")
    assert rows(driver) == ["First"]
    menu(driver, "Undo: Add evidence")
    assert stored(tmp_path) == []
    menu(driver, "Redo: Add evidence")
    menu(driver, "Redo: Change evidence")
    assert rows(driver) == ["Second"]


def test_the_list_is_searched_while_typing(open_window):
    driver = open_window()
    go(driver, "Evidence")
    add(driver, "Closed the renewal")
    add(driver, "Cut the budget")

    driver.qtbot.keyClicks(field(driver, "Search", QLineEdit), "RENEW")

    assert rows(driver) == ["Closed the renewal"]
    assert "1 of 2 entries" in texts(driver)
    field(driver, "Search", QLineEdit).clear()
    assert len(rows(driver)) == 2


def test_an_entry_that_cannot_be_stored_stays_on_screen_and_is_retried(
    open_window, tmp_path, monkeypatch
):
    driver = open_window()
    go(driver, "Evidence")
    repository = type(driver.shell.session.services.evidence._repository)
    working = repository.save_entry

    def refuse(*_arguments):
        raise StorageUnavailableError("the disk is full")

    monkeypatch.setattr(repository, "save_entry", refuse)
    add(driver, "Not lost")
    assert "Not saved – the disk is full" in texts(driver)
    assert field(driver, "Action: what you did").toPlainText() == "Not lost"

    monkeypatch.setattr(repository, "save_entry", working)
    driver.click("Retry")

    assert stored(tmp_path) == ["Not lost"]
    assert rows(driver) == ["Not lost"]


def test_leaving_and_coming_back_keeps_a_form_in_use(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    driver.qtbot.keyClicks(field(driver, "Result: what came of it"), "Half a thought")

    go(driver, "Home")
    go(driver, "Evidence")

    assert field(driver, "Result: what came of it").toPlainText() == "Half a thought"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_the_list_is_worked_by_keys(open_window, tmp_path, key):
    driver = open_window()
    go(driver, "Evidence")
    add(driver, "By keys")
    assert QApplication.focusWidget() is visible(driver, ListTable)[0]

    driver.qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()

    if key == Qt.Key.Key_Return:
        assert field(driver, "Action: what you did").toPlainText() == "By keys"
    else:
        assert stored(tmp_path) == []


def test_an_example_named_in_an_attempt_becomes_an_entry_once(open_window, tmp_path):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    is_named = False  # once: the order of the items is different each time
    for _item in range(60):
        if "Finish assessment" in driver.names():
            break
        driver.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
        examples = visible(driver, QPlainTextEdit)
        if examples and not is_named:
            driver.qtbot.keyClicks(examples[0], "I told the board")
            is_named = True
        driver.click("Next")
    driver.click("Finish assessment")
    go(driver, "Evidence")
    (offer,) = visible_offers(driver)
    assert offer.accessibleDescription().startswith("I told the board")

    driver.click("Use this example")
    tell_story(driver)
    driver.click("Save")

    assert stored(tmp_path) == ["I told the board"]
    assert visible_offers(driver) == []


def visible_offers(driver):
    return [
        one for one in visible(driver, QPushButton) if one.accessibleName() == "Use this example"
    ]


def test_the_wheel_scrolls_past_the_day(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    day = field(driver, "When it happened", QDateEdit)
    before = day.date()
    place, turn = QPointF(5, 5), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase

    wheel = QWheelEvent(place, place, turn, turn, buttons, keys, phase, False)
    QApplication.sendEvent(day, wheel)

    assert day.date() == before


def test_empty_evidence_is_an_invitation_and_nothing_else(open_window):
    driver = open_window()
    go(driver, "Evidence")

    assert visible(driver, QTableView) == visible(driver, QLineEdit) == []
    assert visible(driver, DumbbellList) == []
    add(driver, "I stopped two products")

    (picture,) = visible(driver, DumbbellList)
    assert "Strategy: – claimed, 2 backed up." in picture.accessibleDescription()
    assert {one.accessibleName() for one in visible(driver, QLineEdit)} >= {"Search"}


def test_facets_are_looked_for_by_name_and_what_was_ticked_stays(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    (facets,) = visible(driver, CheckList)
    facets.item(0).setCheckState(Qt.CheckState.Checked)

    driver.qtbot.keyClicks(field(driver, "Search facets", QLineEdit), "negotiation")

    shown = [row for row in range(facets.count()) if not facets.isRowHidden(row)]
    assert 0 < len(shown) < 10
    assert all(facets.item(row).text().startswith("Negotiation") for row in shown)
    assert facets.item(0).checkState() is Qt.CheckState.Checked


def test_the_first_ticked_facet_is_in_view(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    (facets,) = visible(driver, CheckList)
    last = facets.item(facets.count() - 1)
    last.setCheckState(Qt.CheckState.Checked)
    tell_story(driver)
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), "A")
    driver.click("Save")

    driver.table("Evidence entries").selectRow(0)
    driver.click("Change…")

    (facets,) = visible(driver, CheckList)
    last = facets.item(facets.count() - 1)
    assert last.checkState() is Qt.CheckState.Checked
    assert facets.viewport().rect().contains(facets.visualItemRect(last))
