"""The whole of the program with the keyboard alone: no mouse, no clicking by code."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QTabBar,
)

from hop_desktop.ui.navigation import Route

MOST_STEPS = 300
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """Presses keys on whatever has the keyboard."""

    def __init__(self, driver):
        self.driver = driver
        self.settle()

    def settle(self):
        for _turn in range(5):
            QApplication.processEvents()

    @property
    def here(self):
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    def press(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self.driver.qtbot.keyClick(self.here, key, modifiers)
            self.settle()

    def type(self, text):
        self.driver.qtbot.keyClicks(self.here, text)
        self.settle()

    def tab_to(self, *names, kind=object):
        """Go by Tab to what has one of the names."""
        for _step in range(MOST_STEPS):
            if isinstance(self.here, kind) and self.here.accessibleName() in names:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {names}")

    def push(self, name):
        """Go to a button and press it by Space."""
        self.tab_to(name, kind=QAbstractButton)
        self.press(Qt.Key.Key_Space)

    def page(self, digit, route):
        self.press(digit, modifiers=CTRL)
        assert self.driver.window.route is route


def texts(driver):
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def answer_everything(keys):
    """Answer the quick form by digits and Enter alone."""
    driver = keys.driver
    for _item in range(40):
        if driver.window.route is not Route.QUESTIONNAIRE:
            return
        if len({card.group() for card in driver.cards()}) > 1:  # a situation: best, then worst
            keys.press(Qt.Key.Key_1)
            keys.press(Qt.Key.Key_Tab)
            keys.press(Qt.Key.Key_3)
        else:
            keys.press(Qt.Key.Key_3)
        keys.press(Qt.Key.Key_Return)
    raise AssertionError("the questionnaire never ends")


def take_quick_form(keys):
    keys.tab_to("Full form", "Quick form")
    if keys.here.accessibleName() == "Full form":
        keys.press(Qt.Key.Key_Up)
    assert keys.here.accessibleName() == "Quick form"
    keys.press(Qt.Key.Key_Space)
    keys.push("Begin")
    answer_everything(keys)
    assert keys.driver.window.route is Route.REVIEW
    keys.push("Finish assessment")
    assert keys.driver.window.route is Route.RESULTS


def test_an_assessment_and_what_follows_need_no_mouse(open_window, tmp_path):
    driver = open_window()
    keys = Keys(driver)
    driver.answers.path = tmp_path / "report.html"

    keys.push("Start assessment")
    take_quick_form(keys)
    keys.push("Save report…")
    driver.wait_for(driver.answers.path.exists)
    keys.page(Qt.Key.Key_3, Route.HISTORY)
    assert len(driver.shell.session.services.history.finished()) == 1
    keys.page(Qt.Key.Key_1, Route.HOME)
    keys.push("Retake assessment")
    take_quick_form(keys)

    assert len(driver.shell.session.services.history.finished()) == 2


def test_planning_an_action_needs_no_mouse(open_window):
    driver = open_window()
    driver.store_samples()
    keys = Keys(driver)

    keys.page(Qt.Key.Key_4, Route.PLAN)
    keys.tab_to("Parts of the plan", kind=QTabBar)
    keys.press(Qt.Key.Key_Right)
    keys.push("New action")
    keys.type("Write the stop list")
    keys.push("Save action")

    planned = driver.shell.session.services.planning.actions()
    assert [one.title for one in planned] == ["Write the stop list"]
    assert QApplication.focusWidget() is not None


def test_taking_up_a_proposal_needs_no_mouse(open_window):
    driver = open_window()
    driver.store_samples()
    keys = Keys(driver)

    keys.page(Qt.Key.Key_4, Route.PLAN)
    proposed = next(one for one in driver.names() if one.startswith("Add to plan: "))
    keys.push(proposed)

    title = proposed.removeprefix("Add to plan: ")
    planning = driver.shell.session.services.planning
    assert [one.title for one in planning.actions()] == [title]
    assert QApplication.focusWidget().accessibleName() == f"Show in my plan: {title}"
    keys.press(Qt.Key.Key_Space)
    assert driver.window.findChild(QTabBar).currentIndex() == 1


def test_noting_evidence_needs_no_mouse(open_window):
    driver = open_window()
    driver.store_samples()
    keys = Keys(driver)

    keys.page(Qt.Key.Key_5, Route.EVIDENCE)
    keys.push("Add evidence")
    keys.tab_to("Action: what you did")
    keys.type("Stopped two products")
    keys.tab_to("Result: what came of it")
    keys.type("More room")
    keys.tab_to("Situation: what was going on")
    keys.type("Too many products")
    keys.tab_to("Evidence of", kind=QListWidget)
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    keys.push("Save")

    assert len(driver.shell.session.services.evidence.entries()) == 1


def test_preferences_need_no_mouse(open_window):
    driver = open_window()
    keys = Keys(driver)

    keys.press(Qt.Key.Key_Comma, modifiers=CTRL)
    keys.tab_to("Colours", kind=QComboBox)
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert driver.shell.preferences.theme == "dark"
    assert keys.here.accessibleName() == "Colours"
    keys.tab_to("Single keys answer: 1 to 5, 0, S and E", kind=QCheckBox)
    keys.press(Qt.Key.Key_Space)

    assert driver.shell.preferences.single_keys is False
    assert keys.here.accessibleName() == "Single keys answer: 1 to 5, 0, S and E"
