"""Faults of the toolkit that would end the program (docs/adr/0002)."""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 200


def test_a_call_that_returns_nothing_takes_no_reference(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _call in range(CALLS):
        label.setText("text")

    assert sys.getrefcount(None) > before - CALLS // 2
