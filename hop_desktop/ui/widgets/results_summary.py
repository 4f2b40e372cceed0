"""The first thing on Results: the number, the sentence, the verdicts, and what to do."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.styling import current_theme, text_factor
from hop_desktop.ui.widgets.band_line import BandLine
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import CaptionLabel, Heading, MutedLabel, NewsLabel
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.verdict_chip import ChipButton

_LARGER: Final = 0.35  # is the sentence than the text, less so where that is large itself


class ResultsSummary(QWidget):
    """Shows what a `ResultsState` says in words; the page connects its buttons."""

    def __init__(self, state: ResultsState) -> None:
        super().__init__()
        self.plan = button(_("Make a plan"), primary=True)
        self.save = button(_("Save report…"))
        self.second_look: WrappingButton | None = None
        self.chips = tuple(ChipButton(chip) for chip in state.chips)
        self.notice = NewsLabel()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().spacing.m)
        self._add_readiness(state)
        self._column.addWidget(Heading(state.headline, scale=1 + _LARGER / text_factor() ** 2))
        self._add_chips(state)
        for text in (state.alike, state.readiness_note):
            if text:
                self._column.addWidget(MutedLabel(text))
        line = " ".join(text for text in (state.strongest, state.nearest_role) if text)
        if line:
            self._column.addWidget(CaptionLabel(line))
        self._column.addLayout(button_row(self.plan, self.save, None))
        self._column.addWidget(self.notice)
        self._column.addStretch(1)

    def _add_readiness(self, state: ResultsState) -> None:
        if state.readiness_band is None:
            self._column.addWidget(Heading(state.readiness_label))
            return
        theme = current_theme()
        figure = Heading(state.readiness_value, scale=theme.type_scale.hero / text_factor() ** 0.6)
        figure.setWordWrap(False)
        figure.setAccessibleName(state.readiness_sentence)
        words = QWidget()
        beside = QVBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(MutedLabel(_("of 100 · {likely}").format(likely=state.readiness_likely)))
        beside.addWidget(Heading(state.readiness_label, scale=theme.type_scale.lead))
        row = QHBoxLayout()
        row.setSpacing(theme.spacing.m)
        row.addWidget(figure)
        row.addWidget(words, 1)
        self._column.addLayout(row)
        line = BandLine(state.readiness_percent, state.readiness_band, state.readiness_cut_offs)
        self._column.addWidget(line)

    def _add_chips(self, state: ResultsState) -> None:
        chips: list[QWidget] = [*self.chips]
        if state.second_look:
            self.second_look = button(state.second_look, icon_name="info", flat=True)
            chips.append(self.second_look)
        self._column.addLayout(button_row(*chips))
