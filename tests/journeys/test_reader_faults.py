"""What a reader of the screen stumbles over is found."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.widgets.choice_card import Option
from hop_desktop.ui.widgets.expander import Expander, ExpanderToggle
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import button
from hop_desktop.ui.widgets.table import PlainTable
from tests.journeys.shown_page import settle, shown
from tests.ui.reader import Role, faults, walk


def test_a_button_without_a_name_is_found(qtbot):
    assert any("has no name" in one for one in faults(shown(qtbot, button(""))))


def test_two_buttons_that_sound_the_same_are_found(qtbot):
    page = shown(qtbot, button("Edit"), button("Edit"))

    assert faults(page) == ["2 times Button “Edit” () in “”"]


def test_a_choice_outside_of_a_question_is_found(qtbot):
    page = shown(qtbot, Option("a", "Yes"))

    assert any("answers no question" in one for one in faults(page))


def test_a_page_that_is_read_in_another_order_is_found(qtbot):
    first, second = button("First"), button("Second")
    page = shown(qtbot, first, second, button("Third"))
    QWidget.setTabOrder(second, first)

    assert [str(one) for one in faults(page)] == ["Tab comes to “Second” where “First” is read"]


def test_lists_side_by_side_are_named_by_their_labels(qtbot):
    page = shown(qtbot, *(Field(name, [("Any", 0)], 0) for name in ("Scope", "Age")))

    assert [one.name for one in walk(page) if one.role is Role.ComboBox] == ["Scope", "Age"]
    assert faults(page) == []


def test_an_opener_is_named_and_read_before_what_it_opens(qtbot):
    part = Expander("Details")
    part.body.addWidget(button("Copy details"))
    page = shown(qtbot, part)
    page.findChild(ExpanderToggle).click()
    settle()

    read = [one.name for one in walk(page) if one.role is Role.Button]
    assert read == ["Details", "Copy details"]
    assert faults(page) == []


def test_a_column_without_a_name_is_found(qtbot):
    table = PlainTable("Scores")
    table.show_rows(("Competency", ""), [("Strategy", "4.0")])

    assert any("has a column without a name" in one for one in faults(shown(qtbot, table)))


def test_a_chart_that_is_not_summed_up_is_found(qtbot, qapp):
    chart = FigureCanvas("Readiness", JobRunner(Idle(), qapp), height_px=200)
    page = shown(qtbot, chart)
    assert any("is not summed up" in one for one in faults(page))

    chart.setAccessibleDescription("Readiness rose from 61 to 74 between March and June.")

    assert not any("is not summed up" in one for one in faults(page))


class Idle:
    """Does no work."""

    def submit(self, work):
        pass


def test_a_text_that_is_read_after_what_stands_below_it_is_found(qtbot):
    below, above = PlainLabel("Second"), PlainLabel("First")
    page = shown(qtbot, below, above)
    page.column.insertWidget(0, above)
    settle()

    assert any("is read after" in one and "stands before" in one for one in faults(page))


def test_a_text_that_is_read_after_what_stands_beside_it_is_found(qtbot):
    whole, right, left = QWidget(), PlainLabel("Second"), PlainLabel("First")
    row = QHBoxLayout(whole)
    row.addWidget(right)
    row.insertWidget(0, left)
    page = shown(qtbot, whole)

    assert any("is read after" in one for one in faults(page))
