"""The plan in the real window: add, edit, finish, undo, keep as evidence, ask what if."""

import icalendar
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSlider,
)

from hop_desktop.domain.plan import ActionState
from hop_desktop.ui.navigation import Route
from tests.journeys.plan_steps import (
    add_own,
    first_add,
    go_to_tab,
    open_plan,
    planning,
    texts,
    titles,
    visible,
)
from tests.presses import press_shortcut


@pytest.fixture
def driver(open_window):
    return open_plan(open_window)


@pytest.fixture
def with_action(driver):
    add_own(driver, "Ask for the budget")
    return driver


def test_the_entry_plan_opens_the_page_on_a_single_click(open_window):
    driver = open_window()
    side = visible(driver, QListWidget, "Navigation")
    row = next(n for n in range(side.count()) if side.item(n).text() == "Plan")

    place = side.visualItemRect(side.item(row)).center()
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert "Plan" in texts(driver)
    assert "A plan starts from where you stand" in texts(driver)


def test_a_focus_area_is_three_lines_and_says_why_when_asked(driver):
    before = texts(driver)
    assert sum(one.startswith("First: ") for one in before) == 3
    assert not any("= priority" in one for one in before)

    driver.click("Why this order?")
    shown = texts(driver)

    assert "1. Negotiation" in shown
    assert "Priority = weight × gap × leverage × certainty." in shown
    assert any(one.startswith("Weight 13 × gap") and "= priority" in one for one in shown)
    assert sum(one.startswith(("1. ", "2. ", "3. ", "4. ")) for one in shown) == 3
    assert any(one.endswith("Met.") for one in shown)


def test_an_action_of_the_library_is_added_once_and_shown(driver):
    name = first_add(driver)
    title = name.removeprefix("Add to plan: ")

    driver.click(name)

    assert titles(driver) == [title]
    assert planning(driver).actions()[0].due is not None
    driver.click(f"Show in my plan: {title}")
    listed = visible(driver, QListWidget, "Actions")
    assert listed.currentItem().text().startswith(title)


def test_what_can_be_arranged_soon_moves_up_and_can_be_undone(driver):
    driver.click("Actions for Negotiation")
    more = next(name for name in driver.names() if name.startswith("Show "))
    driver.click(more)
    boxes = [one for one in driver.window.findChildren(QCheckBox) if one.isVisible()]
    assert all("I can arrange this within 8 weeks" in one.accessibleName() for one in boxes)

    boxes[-1].click()
    assert len(planning(driver).arrangeable()) == 1
    press_shortcut("Ctrl+Z")

    assert planning(driver).arrangeable() == frozenset()


def test_an_own_action_is_written_edited_and_both_are_undone(with_action):
    driver = with_action
    assert titles(driver) == ["Ask for the budget"]

    driver.click("Edit…")
    title = visible(driver, QLineEdit, "Title")
    title.selectAll()
    QTest.keyClicks(title, "Ask again")
    driver.click("Save action")
    assert titles(driver) == ["Ask again"]

    press_shortcut("Ctrl+Z")
    assert titles(driver) == ["Ask for the budget"]
    press_shortcut("Ctrl+Z")
    assert titles(driver) == []
    press_shortcut("Ctrl+Shift+Z")
    press_shortcut("Ctrl+Shift+Z")

    assert titles(driver) == ["Ask again"]


def test_the_menu_says_what_is_undone(with_action):
    driver = with_action
    driver.click("Delete")

    menu = next(one for one in driver.window.menuBar().actions() if one.text() == "&Edit").menu()
    undo, redo = menu.actions()[:2]
    assert undo.text() == "&Undo: Delete “Ask for the budget”"
    assert not redo.isEnabled()
    undo.trigger()

    assert titles(driver) == ["Ask for the budget"]
    assert redo.text() == "&Redo: Delete “Ask for the budget”"


def test_states_move_by_their_buttons(with_action):
    driver = with_action

    driver.click("Begin")
    assert planning(driver).actions()[0].state is ActionState.DOING
    driver.click("Mark as done")
    assert planning(driver).actions()[0].state is ActionState.DONE
    driver.click("Reopen")

    assert planning(driver).actions()[0].state is ActionState.DOING


def test_a_tick_marks_an_action_as_done_in_its_place(with_action):
    driver = with_action
    add_own(driver, "Second")
    listed = visible(driver, QListWidget, "Actions")
    listed.setCurrentRow(0)
    listed.setFocus()

    QTest.keyClick(listed, Qt.Key.Key_Space)

    assert planning(driver).actions()[0].state is ActionState.DONE
    assert listed.item(0).checkState() is Qt.CheckState.Checked
    assert (listed.count(), listed.currentRow()) == (2, 0)
    assert listed.hasFocus()
    box = listed.visualItemRect(listed.item(0)).topLeft() + QPoint(20, 20)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert planning(driver).actions()[0].state is ActionState.DOING


def test_a_done_action_becomes_evidence(with_action):
    driver = with_action
    driver.click("Mark as done")
    QTest.keyClicks(visible(driver, QPlainTextEdit, "What came of it"), "They agreed.")

    driver.click("Add to evidence")

    (entry,) = driver.shell.session.services.evidence.entries()
    assert (entry.action, entry.result) == ("I ask for it.", "They agreed.")
    assert "Add to evidence" not in driver.names()
    assert "This is in your evidence for the next attempt." in texts(driver)
    press_shortcut("Ctrl+Z")
    assert driver.shell.session.services.evidence.entries() == ()


def test_the_order_is_the_persons(with_action):
    driver = with_action
    add_own(driver, "Second")

    driver.click("Move up")

    assert titles(driver) == ["Second", "Ask for the budget"]
    assert not driver.button("Move up").isEnabled()
    press_shortcut("Ctrl+Z")
    assert titles(driver) == ["Ask for the budget", "Second"]


def test_the_list_shows_what_is_asked_for(with_action):
    driver = with_action
    driver.click("Drop")
    show = visible(driver, QComboBox, "Show")
    assert (show.currentText(), titles(driver)) == ("Still open", ["Ask for the budget"])

    QTest.keyClick(show, Qt.Key.Key_Home)
    show.activated.emit(0)
    assert "No open actions." in texts(driver)

    show.setCurrentText("Dropped")
    show.activated.emit(show.currentIndex())
    assert titles(driver) == ["Ask for the budget"]


def test_the_calendar_file_is_read_by_a_calendar(driver, tmp_path):
    go_to_tab(driver, "Actions")
    assert not driver.button("Save calendar file…").isEnabled()
    go_to_tab(driver, "Focus areas")
    name = first_add(driver)
    driver.click(name)
    go_to_tab(driver, "Actions")
    driver.answers.path = tmp_path / "plan.ics"

    driver.click("Save calendar file…")

    (event,) = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == name.removeprefix("Add to plan: ")


def test_a_slider_moves_readiness_by_keys_and_back(driver):
    go_to_tab(driver, "What if")
    slider = visible(driver, QSlider, "Negotiation")
    before = next(one for one in texts(driver) if one.startswith("Readiness 8"))
    slider.setFocus()

    for _time in range(3):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    QTest.keyClick(slider, Qt.Key.Key_Right)

    assert slider.accessibleDescription() == "4.0 instead of 2.4, 4.0 expected"
    assert any("→" in one for one in texts(driver))
    driver.click("Reset")
    assert slider.accessibleDescription() == "2.4, 4.0 expected"
    assert before in texts(driver)


def test_an_unscored_competency_can_be_given_a_level(driver):
    go_to_tab(driver, "What if")
    slider = visible(driver, QSlider, "Pricing, revenue and profit")
    assert slider.accessibleDescription() == "no score yet, 4.0 expected"

    QTest.keyClick(slider, Qt.Key.Key_End)

    assert slider.accessibleDescription() == "5.0 instead of no score, 4.0 expected"


def test_five_hundred_actions_open_fast_and_are_changed_in_place(driver):
    from hop_desktop.domain.plan import ActionDraft

    service = planning(driver)
    with driver.shell.session.services.database.saving():
        for number in range(500):
            service.add(ActionDraft(f"Action {number}", "negotiation", ("firmness",)))
    driver.shell.navigator.go(Route.PLAN)
    go_to_tab(driver, "Actions")
    listed = visible(driver, QListWidget, "Actions")
    kept = [listed.item(row) for row in range(listed.count())]
    assert len(kept) == 500

    driver.click("Begin")

    assert [listed.item(row) for row in range(listed.count())] == kept
    assert "Doing" in listed.item(0).text()


def test_showing_the_plan_changes_nothing(driver, qtbot):
    page = driver.window.controller(Route.PLAN).page
    signals = [
        page.focus_panel.arrange_toggled,
        page.what_if_panel.level_moved,
        page.actions_panel.shown_chosen,
        page.form_panel.edited,
    ]
    seen = []
    for signal in signals:
        signal.connect(lambda *_: seen.append(1))

    driver.shell.navigator.go(Route.PLAN)

    assert seen == []


def test_home_names_what_is_due_and_leads_to_it(driver):
    service = planning(driver)
    action = service.accept(service.library[0].action_id, service.today())
    driver.shell.navigator.go(Route.HOME)

    assert driver.button(action.title).accessibleDescription() == "due today"
    driver.click(action.title)

    assert visible(driver, QListWidget, "Actions").currentItem().text().startswith(action.title)


def test_a_focus_area_on_home_leads_to_the_plan(driver):
    driver.shell.navigator.go(Route.HOME)

    assert "is expected" in driver.button("Negotiation").accessibleDescription()
    driver.click("Negotiation")

    assert "1. Negotiation" in texts(driver)
