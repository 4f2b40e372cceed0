"""A table keeps its columns where there is room, and never cuts a word."""

import pytest
from PySide6.QtWidgets import QApplication

from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.table import PlainTable, shared

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
HEADERS = ("Competency", "Expected", "Claimed", "Verdict for Head of Product, enterprise", "Note")
NOTE = "Falls to 4 on 3 May 2028 unless something newer is added."
ROWS = [("Executive and cross-team alignment", "4.0", "2.4", "Possible gap", NOTE)] * 10


def table(qtbot, width):
    made = PlainTable("Standing")
    qtbot.addWidget(made)
    made.show_rows(HEADERS, ROWS)
    made.resize(width, made.heightForWidth(width))
    made.show()
    QApplication.processEvents()
    return made


def test_a_long_note_and_long_headers_leave_the_columns(qtbot):
    made = table(qtbot, 900)

    assert not made.is_stacked
    assert made.height() < 700
    assert made.columnWidth(0) + sum(map(made.columnWidth, range(1, 5))) <= made.viewport().width()


def test_the_header_is_as_high_as_its_longest_text(qtbot):
    made = table(qtbot, 760)

    assert not made.is_stacked
    assert made.horizontalHeader().height() > 2 * made.fontMetrics().height()


def test_where_there_is_no_room_rows_are_blocks(qtbot):
    assert table(qtbot, 300).is_stacked


@pytest.mark.parametrize("available", [100, 101, 130, 180, 299, 300, 400])
def test_room_goes_first_to_those_that_lack_little(available):
    least, whole = (20, 30, 50), (25, 130, 145)

    widths = shared(available, least, whole)

    assert sum(widths) <= available
    assert all(low <= width <= high for low, width, high in zip(least, widths, whole, strict=True))
    assert available < 115 or widths[0] == 25


@pytest.mark.parametrize("width", range(300, 1000, 50))
def test_what_tells_the_rows_of_a_list_apart_is_never_shortened(qtbot, width):
    listed = ListTable("Backups", wide_column=1, heading=0)
    qtbot.addWidget(listed)
    moment = "30. November 2026, 20:44:07"
    row = (moment, "2 attempts, 77 answers", "250 kB", "Before a change of the format")

    listed.resize(width, 200)
    listed.show_rows(("Made at", "Content", "Size", "Kind"), {"1": row})

    needed = listed.fontMetrics().horizontalAdvance(moment)
    assert listed.columnWidth(0) >= min(needed, listed.viewport().width())
