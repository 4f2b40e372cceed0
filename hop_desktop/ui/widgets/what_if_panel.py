"""Sliders that say what another level would change."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.what_if import SliderState, WhatIfState
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.level_slider import LevelSlider

FIRST_ROW = 2  # in the column, below the words
ANNOUNCE_MS = 500  # after the last move: a reader is not interrupted at every step


class WhatIfPanel(QWidget):
    """Shows a `WhatIfState`.

    Signals:
        level_moved: Competency id, place of its slider in steps.
        reset_requested: Everything back to where the person stands.
    """

    level_moved = Signal(str, int)
    reset_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, _LevelRow] = {}
        self._waiting: WhatIfState | None = None  # until the panel is on the screen
        self._lead, self._result, self._detail = PlainLabel(), Heading(), PlainLabel()
        self._reset = button(_("Reset"))
        self._reset.clicked.connect(self.reset_requested)
        self._announce = QTimer(self, interval=ANNOUNCE_MS, singleShot=True)
        self._announce.timeout.connect(self._say_result)
        self._sliders = ScrollPage()
        self._lay_out()

    def show_state(self, state: WhatIfState) -> None:
        """Show a state, now or when another panel makes way: its sliders take long to make."""
        if self.isHidden():
            self._waiting = state
        else:
            self._fill(state)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - a Qt method
        if visible and self._waiting is not None:
            self._fill(self._waiting)  # while nobody sees it: it is laid out once
        super().setVisible(visible)

    def _fill(self, state: WhatIfState) -> None:
        self._waiting = None
        self._lead.setText(state.lead)
        self._result.setText(state.result)
        self._standing.setVisible(bool(state.sliders))
        self._detail.setText(state.detail)
        self._reset.setEnabled(state.can_reset)
        if list(self._rows) != [slider.competency_id for slider in state.sliders]:
            self._make_rows(state)
        for slider in state.sliders:
            self._rows[slider.competency_id].show_slider(slider)

    def _lay_out(self) -> None:
        spacing = current_theme().spacing
        card = Card()  # stays in sight while the sliders below it are moved
        card.column.addWidget(self._result)
        card.column.addLayout(button_row(self._reset))
        card.setMaximumWidth(scaled(current_theme().measures.column))
        self._standing = card
        top = QHBoxLayout()  # as wide as the column below it
        top.setContentsMargins(spacing.xxl, spacing.l, spacing.xxl, 0)
        top.addStretch(1)
        top.addWidget(card, 1000)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._sliders, 1)
        self._sliders.column.addWidget(self._lead)
        self._sliders.column.addWidget(self._detail)
        self._sliders.column.addStretch(1)

    def _make_rows(self, state: WhatIfState) -> None:
        for row in self._rows.values():
            row.setParent(None)
            row.deleteLater()
        self._rows = {}
        for number, slider in enumerate(state.sliders):
            row = _LevelRow(slider)
            row.moved.connect(self._on_moved)
            self._rows[slider.competency_id] = row
            self._sliders.column.insertWidget(FIRST_ROW + number, row)

    def _on_moved(self, competency_id: str, place: int) -> None:
        self.level_moved.emit(competency_id, place)
        self._announce.start()

    def _say_result(self) -> None:
        announce(self, self._result.text())


class _LevelRow(QWidget):
    """A competency's name, its level in words, and its slider.

    Signals:
        moved: Competency id, place in steps.
    """

    moved = Signal(str, int)

    def __init__(self, state: SliderState) -> None:
        super().__init__()
        name = PlainLabel(state.name)
        self._value = MutedLabel()
        self._slider = LevelSlider(state.name, state.lowest, state.highest, state.expected)
        name.setBuddy(self._slider)
        self._value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom)
        words = QHBoxLayout()
        words.addWidget(name, 1)
        words.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, current_theme().spacing.s)
        column.addLayout(words)
        column.addWidget(self._slider)
        self.show_slider(state)
        self._slider.valueChanged.connect(lambda place: self.moved.emit(state.competency_id, place))

    def show_slider(self, state: SliderState) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(state.place)
        self._slider.setAccessibleDescription(state.value)
        self._value.setText(state.value)
