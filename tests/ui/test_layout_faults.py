"""What is wrong with a layout is found."""

import pytest

from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import ScrollPage, button, button_row
from hop_desktop.ui.widgets.table import PlainTable
from tests.ui.layout_faults import faults, settle

HEADERS = ("Competency", "Expected", "Verdict")


def shown(qtbot, widget, width):
    qtbot.addWidget(widget)
    widget.resize(width, 400)
    widget.show()
    settle()
    return widget


def test_a_word_wider_than_the_window_is_found(qtbot):
    page = ScrollPage()
    page.column.addWidget(PlainLabel("Donaudampfschifffahrtsgesellschaftskapitän"))

    assert any("wide in" in fault for fault in faults(shown(qtbot, page, 160)))


def test_a_cut_button_is_found(qtbot):
    page = ScrollPage()
    cut = button("A long way to say save")
    cut.setFixedSize(80, 40)
    page.column.addLayout(button_row(cut))

    assert "its lines are cut" in faults(shown(qtbot, page, 400))[0]


def test_a_page_wider_than_its_window_is_found(qtbot):
    page = ScrollPage()
    wide = button("Save the report")
    wide.setMinimumWidth(500)
    page.column.addLayout(button_row(wide))

    assert any("wide in" in fault for fault in faults(shown(qtbot, page, 400)))


def test_a_target_that_is_hard_to_hit_is_found(qtbot):
    page = ScrollPage()
    small = button("Go")
    small.setFixedSize(40, 20)
    page.column.addLayout(button_row(small))

    assert any("is a target of 40 × 20" in fault for fault in faults(shown(qtbot, page, 400)))


def test_a_cut_cell_is_found(qtbot):
    page = ScrollPage()
    table = PlainTable("Scores")
    table.show_rows(HEADERS, [("Strategy", "4.0", "Clear gap")])
    page.column.addWidget(table)
    shown(qtbot, page, 500)
    table.setColumnWidth(0, 20)

    assert any("the cell “Strategy” needs" in fault for fault in faults(page))


@pytest.mark.parametrize(("width", "is_stacked"), [(600, False), (260, True)])
def test_a_table_shows_every_text_in_full(qtbot, width, is_stacked):
    table = PlainTable("Scores")
    table.show_rows(HEADERS, [("Strategy", "4.0", "Clear gap"), ("Budgeting", "", "Met")])
    page = ScrollPage()
    page.column.addWidget(table)

    assert faults(shown(qtbot, page, width)) == []
    assert table.is_stacked == is_stacked
