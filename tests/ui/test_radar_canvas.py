"""The radar answers the mouse and the keys; the reader hears only what the keys reach."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication

from hop_desktop.charts.chart import Radar
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.widgets import radar_canvas
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas
from tests.charts.samples import NAMES, instrument, scorecard
from tests.later import Later

AXES = [f"{name} 2.5 (1.9–3.2), expected 4.0: clear gap" for name in NAMES.values()]


@pytest.fixture
def later():
    return Later()


@pytest.fixture
def said(monkeypatch):
    heard = []
    monkeypatch.setattr(radar_canvas, "announce", lambda _about, text: heard.append(text))
    return heard


@pytest.fixture
def canvas(qtbot, later):
    made = RadarCanvas("Radar: you and Sample", JobRunner(later), AXES, height_px=440)
    qtbot.addWidget(made)
    made.resize(520, made.heightForWidth(520))
    made.show_chart(Radar(instrument(), scorecard()))
    made.show()
    made.grab()
    later.finish()
    return made


def at(canvas, share):
    return QPointF(share[0] * canvas.width(), share[1] * canvas.height())


def mouse(canvas, kind, point, button=Qt.MouseButton.NoButton):
    event = QMouseEvent(
        kind, point, canvas.mapToGlobal(point), button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(canvas, event)


def move(canvas, point):
    mouse(canvas, QEvent.Type.MouseMove, point)


def middle(label):
    left, top, right, bottom = label
    return (left + right) / 2, (top + bottom) / 2


def test_pointing_at_a_mark_or_a_label_brings_that_axis_to_hand(canvas, said):
    for axis, place in enumerate(canvas._places):
        move(canvas, at(canvas, place.mark))
        assert canvas.axis == axis
        move(canvas, at(canvas, middle(place.label)))
        assert canvas.axis == axis

    move(canvas, QPointF(1, 1))
    assert canvas.axis is None
    assert said == []


def test_what_the_axis_shows_is_on_the_picture_at_the_next_painting(canvas):
    before = canvas.grab().toImage()

    move(canvas, at(canvas, canvas._places[2].mark))

    assert canvas.grab().toImage() != before
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.grab().toImage() == before


def test_the_keys_go_round_and_are_heard(canvas, qtbot, said):
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)

    assert said == [AXES[0], AXES[1], AXES[0], AXES[-1], AXES[0]]


def test_enter_and_a_click_open_the_axis_at_hand(canvas, qtbot):
    opened = []
    canvas.axis_opened.connect(opened.append)

    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened == []  # none is at hand
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    point = at(canvas, canvas._places[3].mark)
    mouse(canvas, QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.LeftButton)

    assert opened == [9, 3]


def test_the_places_are_never_of_another_picture(canvas, later):
    first = canvas._places
    canvas.resize(700, canvas.heightForWidth(700))
    canvas.grab()
    assert canvas._places is first  # the old picture is still on the screen

    later.finish()

    assert canvas._places != first


def test_it_is_one_object_with_a_role_a_name_and_no_parts(canvas):
    told = QAccessible.queryAccessibleInterface(canvas)

    assert told.role() is QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == "Radar: you and Sample"
    assert told.childCount() == 0
