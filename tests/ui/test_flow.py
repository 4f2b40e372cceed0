"""Rows that go on in the next line."""

from PySide6.QtWidgets import QWidget

from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import button, button_row

TEXT = "Enter leads to the next item once there is an answer"


def test_a_text_beside_a_button_stays_on_one_line_where_it_has_room(qtbot):
    place, label, press = QWidget(), PlainLabel(TEXT), button("Next")
    qtbot.addWidget(place)
    row = button_row(press, label)
    place.setLayout(row)
    line = label.fontMetrics().horizontalAdvance(TEXT)
    width = line + press.sizeHint().width() + row.spacing() + 4
    place.resize(width, place.heightForWidth(width))
    row.activate()

    assert label.x() > press.x()
    assert label.height() < 2 * label.fontMetrics().lineSpacing()


def test_a_text_that_comes_below_does_not_wrap_where_its_line_has_room(qtbot):
    place, label, press = QWidget(), PlainLabel(TEXT), button("Save my answers somewhere else")
    qtbot.addWidget(place)
    place.setLayout(button_row(press, label))
    width = max(press.sizeHint().width(), label.fontMetrics().horizontalAdvance(TEXT)) + 4
    place.resize(width, place.heightForWidth(width))
    place.layout().activate()

    assert label.y() > press.y()
    assert label.height() < 2 * label.fontMetrics().lineSpacing()
