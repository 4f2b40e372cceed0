"""The evidence ledger in the real window: adding, finding, changing, and taking back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.services.evidence_writing import EvidenceDraft
from hop_desktop.ui.widgets.check_list import CheckList
from hop_desktop.ui.widgets.dumbbell_list import DumbbellList
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.table import PlainTable
from tests.journeys.stored import rows as rows_of


def go(driver, name):
    side = driver.window.findChild(QListWidget, "navigation")
    item = side.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    place = side.visualItemRect(item).center()
    driver.qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def field(driver, name, kind=QPlainTextEdit):
    return next(one for one in visible(driver, kind) if one.accessibleName() == name)


def visible(driver, kind):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(kind) if one.isVisible()]


def rows(driver):
    tables = visible(driver, ListTable)
    if not tables:
        return []
    model = tables[0].model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def texts(driver):
    return {label.text() for label in visible(driver, QLabel)}


def menu(driver, text):
    action = next(
        one for one in driver.window.findChildren(QAction) if one.text().replace("&", "") == text
    )
    action.trigger()
    QApplication.processEvents()


def tell_story(driver):
    driver.qtbot.keyClicks(field(driver, "Situation: what was going on"), "S")
    driver.qtbot.keyClicks(field(driver, "Result: what came of it"), "R")


def add(driver, action, *, confirmer="", facet=0):
    driver.click("Add evidence")
    tell_story(driver)
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), action)
    driver.qtbot.keyClicks(field(driver, "Who could confirm it", QLineEdit), confirmer)
    facets = field(driver, "Evidence of", QListWidget)
    facets.setFocus()
    facets.setCurrentRow(facet)
    driver.qtbot.keyClick(facets, Qt.Key.Key_Space)
    driver.click("Save")


def stored(folder):
    return [action for (action,) in rows_of(folder, "SELECT action FROM ledger_entry ORDER BY id")]


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


def scores(driver):
    if not driver.button("Show as table").isChecked():
        driver.click("Show as table")
    table = driver.table("Scores by competency")
    heads = [table.horizontalHeaderItem(x).text() for x in range(table.columnCount())]
    return heads, [table.item(0, x).text() for x in range(table.columnCount())]


def radar_words(driver):
    canvases = visible(driver, FigureCanvas)
    return next(
        one for one in canvases if one.accessibleName().startswith("Radar:")
    ).accessibleDescription()


def test_results_show_what_the_evidence_reaches_once_it_is_wanted(open_window):
    driver = open_window()
    driver.store_samples()
    go(driver, "Evidence")
    add(driver, "I stopped two products", confirmer="Ana")
    go(driver, "Results")
    assert "Evidenced" not in scores(driver)[0]

    driver.check_box("Show what your evidence reaches").toggle()

    heads, cells = scores(driver)
    assert (heads[-1], cells[-1]) == ("Evidenced", "3")
    driver.wait_for(lambda: "Evidence carries: Strategy 3" in radar_words(driver))
    assert driver.check_box("Show what your evidence reaches").hasFocus()
    driver.check_box("Show what your evidence reaches").toggle()
    assert "Evidenced" not in scores(driver)[0]


def test_an_empty_ledger_offers_nothing_to_draw(open_window):
    driver = open_window()
    driver.store_samples()

    go(driver, "Results")

    assert not [one for one in visible(driver, QCheckBox) if "evidence" in one.text()]


def visible_offers(driver):
    return [
        one for one in visible(driver, QPushButton) if one.accessibleName() == "Use this example"
    ]


def test_the_pack_says_what_stories_show_and_what_will_be_asked(open_window):
    driver = open_window()
    driver.store_samples()
    go(driver, "Evidence")
    add(driver, "I stopped two products")

    driver.click("Interview and promotion pack")

    table = driver.table("Coverage: competency by story")
    assert [table.item(0, x).text() for x in range(3)] == ["Strategy", "1", "1"]
    assert "I stopped two products" in texts(driver)
    assert "Days 1 to 30" in texts(driver)
    asked = {one for ones in driver.shell.session.services.packs.questions.values() for one in ones}
    assert texts(driver) & asked
    driver.click("Put it into a report…")
    assert driver.check_box("What you will probably be asked").isChecked()
    assert driver.check_box("The first 90 days").isChecked()


def test_the_pack_of_a_beginner_says_what_is_missing(open_window):
    driver = open_window()
    go(driver, "Evidence")

    driver.click("Interview and promotion pack")

    assert "There is no evidence yet." in texts(driver)
    assert "No attempt is finished yet, so nothing is claimed." in texts(driver)
    assert not driver.button("Put it into a report…").isEnabled()
    driver.click("Back to Evidence")
    assert "Add evidence" in driver.names()


def test_a_ledger_of_hundreds_is_told_story_by_story(open_window):
    driver = open_window()
    evidence = driver.shell.session.services.evidence
    facets = (FacetRef("negotiation", "closing"),)
    for number in range(200):
        day = date(2026, 1, 1) - timedelta(days=number)
        evidence.add(EvidenceDraft(facets, day, action=f"Deed {number}", result=f"Result {number}"))
    go(driver, "Evidence")

    driver.click("Interview and promotion pack")

    assert "Result 0" in texts(driver)
    stories = visible(driver, ListTable)[0]
    stories.selectRow(150)
    assert "Result 150" in texts(driver)
    assert "Result 0" not in texts(driver)
    table = driver.table("Coverage: competency by story")
    said = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(10)}
    assert said["Negotiation"] == "1, 2, 3, 4, 5, 6, 7, 8 and 192 more"
    assert len(visible(driver, QLabel)) < 120


def write_half(driver):
    go(driver, "Evidence")
    driver.click("Add evidence")
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), "Half a thought")
    facets = field(driver, "Evidence of", QListWidget)
    facets.setFocus()
    driver.qtbot.keyClick(facets, Qt.Key.Key_Space)


def test_a_form_in_use_outlives_another_look(open_window, tmp_path):
    driver = open_window()
    write_half(driver)

    driver.look("dark", 150)

    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"
    tell_story(driver)
    driver.click("Save")
    assert stored(tmp_path) == ["Half a thought"]


def test_a_form_left_behind_outlives_another_look_too(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")

    driver.look("high-contrast", 200)
    driver.look("light", 100)
    go(driver, "Evidence")

    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"


def test_closing_asks_about_a_form_in_use_and_shows_it(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")
    driver.answers.yes = False

    driver.window.close()

    assert driver.window.isVisible()
    assert driver.answers.asked == [
        ("The evidence you are writing is not saved. Close and lose it?", "Close anyway")
    ]
    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"


def test_closing_asks_also_after_another_look(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")
    driver.look("dark", 100)
    driver.answers.yes = False

    driver.window.close()

    assert driver.window.isVisible()


def test_a_form_without_a_change_asks_nothing(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    driver.answers.yes = False

    driver.window.close()

    assert not driver.window.isVisible()
    assert driver.answers.asked == []


def test_an_end_by_force_keeps_what_is_being_written(open_window, tmp_path):
    first = open_window()
    write_half(first)
    first.shell.end()
    first.close()

    driver = open_window()
    go(driver, "Evidence")

    assert field(driver, "Action: what you did", QPlainTextEdit).toPlainText() == "Half a thought"
    assert stored(tmp_path) == []


def test_who_closes_anyway_finds_an_empty_form(open_window):
    first = open_window()
    write_half(first)
    first.window.close()
    first.close()

    driver = open_window()
    go(driver, "Evidence")

    assert "Add evidence" in driver.names()


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
    assert "Strategy: – claimed, 2 carried." in picture.accessibleDescription()
    assert {one.accessibleName() for one in visible(driver, QLineEdit)} >= {"Search"}


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
