"""Faults of the toolkit that would end the program (docs/adr/0002)."""

import sys

from PySide6.QtWidgets import QLabel

from hop_desktop.ui.widgets.table import PlainTable

CALLS = 200


def test_a_call_that_returns_nothing_takes_no_reference(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _call in range(CALLS):
        label.setText("text")

    assert sys.getrefcount(None) > before - CALLS // 2


def test_a_table_that_was_shown_empty_can_be_filled(qtbot):
    table = PlainTable("Levels")
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()

    table.show_rows(("Competency", "Level"), [("Strategy", "3"), ("Budgeting", "2")])

    assert (table.rowCount(), table.item(1, 0).text()) == (2, "Budgeting")
