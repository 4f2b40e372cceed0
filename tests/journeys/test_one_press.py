"""One press moves by one: keys that are held and second clicks of double clicks move nothing."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton, QWidget

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_keys import DIGITS, digit_of
from hop_desktop.ui.widgets.layout import button
from tests.journeys.shown_page import settle

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
START = 6  # answered items before the one that is shown
MOVING_KEYS = {
    "Skip": (Qt.Key.Key_S, NONE, 1),
    "Next": (Qt.Key.Key_Return, NONE, 1),
    "Next on the keypad": (Qt.Key.Key_Enter, KEYPAD, 1),
    "Back": (Qt.Key.Key_Backspace, NONE, -1),
    "Back with Alt": (Qt.Key.Key_Left, ALT, -1),
}
MOVING_BUTTONS = {"Skip": 1, "Next": 1, "Back": -1}


@pytest.fixture
def answering(open_window):
    """A questionnaire in whose middle everything is answered."""
    driver = open_window()
    driver.begin_by_service("full")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()
    order = driver.shell.session.services.assessment.open_attempt().shown_order
    for _item in range(2 * START):
        for group in {card.group() for card in driver.cards()}:
            group.buttons()[len({card.group() for card in driver.cards()}) - 1].click()
        settle()
        driver.click("Next")
    for _item in range(START):
        driver.click("Back")
    driver.place = lambda: order.index(
        driver.shell.session.services.assessment.open_attempt().current_item_id
    )
    return driver


def hold(key, modifiers, repeats=8):
    """Press a key and keep it down, as the system tells it."""
    target = QApplication.focusWidget()
    QTest.simulateEvent(target, True, key, modifiers, "", False)
    for _repeat in range(repeats):
        QTest.simulateEvent(QApplication.focusWidget(), True, key, modifiers, "", True)
    QTest.simulateEvent(QApplication.focusWidget(), False, key, modifiers, "", False)
    settle()


def click(widget, kind=QEvent.Type.MouseButtonPress):
    """Press and let go, first or as the second of two clicks."""
    send(widget, kind, Qt.MouseButton.LeftButton)
    send(widget, QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)
    settle()


def send(widget, kind, held):
    place = QPointF(widget.rect().center())
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), left, held, NONE)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", MOVING_KEYS)
def test_a_key_that_is_held_moves_by_one(answering, name):
    key, modifiers, step = MOVING_KEYS[name]
    before = answering.place()

    hold(key, modifiers)

    assert answering.place() == before + step


@pytest.mark.parametrize("name", MOVING_KEYS)
def test_every_single_press_counts(answering, name):
    key, modifiers, step = MOVING_KEYS[name]
    before = answering.place()

    for _press in range(3):
        hold(key, modifiers, repeats=0)

    assert answering.place() == before + 3 * step


@pytest.mark.parametrize("name", MOVING_BUTTONS)
def test_a_double_click_moves_by_one(answering, name):
    before, pressed = answering.place(), answering.button(name)

    click(pressed)
    click(pressed, QEvent.Type.MouseButtonDblClick)
    assert answering.place() == before + MOVING_BUTTONS[name]
    click(pressed)

    assert answering.place() == before + 2 * MOVING_BUTTONS[name]


def test_the_second_click_chooses_nothing_on_the_page_that_the_first_one_opened(answering):
    answering.click("Skip")
    for _item in range(START):
        answering.click("Skip")
    card = answering.cards()[0]
    assert not card.isChecked()

    click(card, QEvent.Type.MouseButtonDblClick)

    assert not card.isChecked()


def is_pressed_by_a_second_click(pressed):
    with QSignalBlocker(pressed):  # what it does is not wanted here
        send(pressed, QEvent.Type.MouseButtonDblClick, Qt.MouseButton.LeftButton)
        was_down = pressed.isDown()
        pressed.setDown(False)
    return was_down


def test_a_button_of_qt_is_pressed_by_a_second_click(qtbot):
    pressed = QPushButton("One")
    qtbot.addWidget(pressed)
    pressed.show()

    assert is_pressed_by_a_second_click(pressed)


def test_every_button_of_every_page_leaves_out_second_clicks(open_window):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("quick")
    kinds, taking = set(), set()  # of buttons; the names of those that take second clicks
    for route in Route:
        driver.shell.navigator.go(route)
        settle()
        for one in driver.window.findChildren(QAbstractButton):
            kinds.add(type(one))
            if type(one).__module__.startswith("hop_desktop.") and is_pressed_by_a_second_click(
                one
            ):
                taking.add(one.accessibleName())

    own = {one for one in kinds if one.__module__.startswith("hop_desktop.")}
    # Qt's own: the arrows of tab bars, the corner of tables, the cross that clears a field.
    assert {one.__name__ for one in kinds - own} <= {"QToolButton", "QAbstractButton"}
    assert len(own) >= 3
    assert taking == {"Larger", "Smaller"}  # pressed again and again, and moving nothing


def test_no_menu_entry_repeats_while_its_keys_are_held(open_window):
    driver = open_window()
    entries = [one for _title, actions in driver.window.menus() for one in actions]

    assert [one.text() for one in entries if one.autoRepeat() and one.shortcuts()] == []


@pytest.fixture
def focused_button(qapp, qtbot, open_window):
    driver = open_window()
    window = QWidget(driver.window, Qt.WindowType.Window)
    made = button("One", flat=True)
    made.setParent(window)
    made.count = 0

    def on_clicked():
        made.count += 1

    made.clicked.connect(on_clicked)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_focused_button_once(focused_button, key):
    hold(key, NONE)
    assert focused_button.count == 1
    hold(key, NONE, repeats=0)

    assert focused_button.count == 2


def test_the_ring_shows_after_keys_and_not_after_the_mouse(focused_button, qtbot):
    assert focused_button.property("ring") is True
    qtbot.mouseClick(focused_button, Qt.MouseButton.LeftButton)
    assert focused_button.property("ring") is False
    qtbot.keyClick(focused_button, Qt.Key.Key_Shift)
    assert focused_button.property("ring") is False

    qtbot.keyClick(focused_button, Qt.Key.Key_F7)

    assert focused_button.property("ring") is True


def test_a_button_pressed_by_the_mouse_puts_no_ring_round_the_next_answer(answering):
    answering.qtbot.mouseClick(answering.button("Back"), Qt.MouseButton.LeftButton)
    settle()

    assert isinstance(QApplication.focusWidget(), QRadioButton)
    assert not QApplication.focusWidget().property("ring")


def test_held_enter_still_breaks_lines_where_text_is_written(answering):
    box = answering.window.controller(Route.QUESTIONNAIRE).page._example.edit
    box.setVisible(True)
    answering.qtbot.keyClicks(box, "ab")
    before = box.toPlainText()
    box.setFocus()

    for _repeat in range(2):
        QApplication.sendEvent(
            box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r", True)
        )

    assert box.toPlainText() == before + "\n\n"


def typed(key, text, scan=0, virtual=0, modifiers=NONE):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


# By layout: what the keys of the row write without Shift, from the left.
ROWS = {
    "French": "&é\"'(-è_çà",
    "Belgian": "&é\"'(§è!çà",
    "Czech": "+ěščřžýáíé",
    "Slovak": "+ľščťžýáíé",
    "Lithuanian": "ąčęėįšųū90",
    "US with Shift": "!@#$%^&*()",
    "German with Shift": '!"§$%&/()=',
}


@pytest.mark.parametrize("layout", ROWS)
@pytest.mark.parametrize(("platform", "first"), [("xcb", 10), ("wayland", 10), ("windows", 2)])
def test_the_digit_row_counts_in_every_layout(layout, platform, first):
    modifiers = SHIFT if "Shift" in layout else NONE

    digits = [
        digit_of(typed(Qt.Key(ord(text.upper())), text, first + place, 0, modifiers), platform)
        for place, text in enumerate(ROWS[layout])
        if not text.isdigit()
    ]

    assert digits == [
        d for d, text in zip("1234567890", ROWS[layout], strict=True) if not text.isdigit()
    ]


def test_the_digit_row_of_a_mac_has_its_own_numbers():
    codes = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)

    events = [typed(Qt.Key.Key_Ampersand, "&", 0, code) for code in codes]

    assert "".join(digit_of(one, "cocoa") for one in events) == "1234567890"


@pytest.mark.parametrize("modifiers", [NONE, SHIFT, KEYPAD])
@pytest.mark.parametrize("digit", DIGITS)
def test_a_key_that_writes_a_digit_is_that_digit(digit, modifiers):
    event = typed(Qt.Key(ord(digit)), digit, 87, 0, modifiers)

    assert digit_of(event, "xcb") == digit


@pytest.mark.parametrize(
    "event",
    [
        typed(Qt.Key.Key_Q, "q", 24),
        typed(Qt.Key.Key_Ampersand, "&", 24),
        typed(Qt.Key.Key_1, "1", 10, 0, Qt.KeyboardModifier.ControlModifier),
        typed(Qt.Key.Key_Tab, "\t"),
        typed(Qt.Key.Key_Down, "", 116),
    ],
)
def test_other_keys_are_no_digits(event):
    assert digit_of(event, "xcb") == ""


@pytest.mark.parametrize(("text", "place"), [("&", 0), ("é", 1), ("(", 4)])
def test_the_french_digit_row_answers(open_window, text, place):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()

    QApplication.sendEvent(
        QApplication.focusWidget(), typed(Qt.Key(ord(text.upper())), text, 10 + place)
    )
    settle()

    assert [card.isChecked() for card in driver.cards()].index(True) == place
