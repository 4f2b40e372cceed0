"""The competencies as one list that is table, gap chart and accordion in one; or as a table."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.domain.scorecard import Verdict
from hop_desktop.i18n import _
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.labels import LineHeading, MutedLabel, NewsLabel
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.row_toggle import Columns
from hop_desktop.ui.widgets.section_card import SectionCard
from hop_desktop.ui.widgets.table import PlainTable


class CompetencyList(QWidget):
    """Shows the competencies of a `ResultsState`.

    Signals:
        section_opened: Competency id; what is inside is wanted.
        table_shown: Whether the table has the place of the list now.
        all_requested: Every competency is to be shown again.
    """

    section_opened = Signal(str)
    table_shown = Signal(bool)
    all_requested = Signal()

    def __init__(self, state: ResultsState) -> None:
        super().__init__()
        self._state = state
        self._table: PlainTable | None = None  # made when it is first wanted
        self.heading = LineHeading(_("Competency by competency"))
        self.as_table = button(_("Show as table"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._on_table)
        self.evidence_switch = CheckBox(_("Show the level your evidence reaches"))
        self.evidence_switch.setChecked(state.shows_evidence)
        if not state.can_show_evidence:  # not setVisible: without a parent it would be a window
            self.evidence_switch.hide()
        self._chosen = NewsLabel()
        self._show_all = button(_("Show all"))
        self._show_all.clicked.connect(self.all_requested)
        self._show_all.hide()
        columns = Columns.of(state.competencies, self.font())
        self.sections = {row.competency_id: SectionCard(row, columns) for row in state.competencies}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().spacing.m)
        self._column.addLayout(
            button_row(self.heading, self._chosen, self._show_all, None, self.as_table)
        )
        legend = MutedLabel(_("Dot: you. Bar: likely range. Stroke: expected."))
        self._column.addLayout(button_row(legend, None, self.evidence_switch))
        self._rows = self._make_rows()
        self._column.addWidget(self._rows)
        self.as_table.setChecked(state.shows_table)

    def choose(self, verdicts: Collection[Verdict]) -> None:
        """Show the competencies of these verdicts alone; none: all of them."""
        shown = [
            section
            for section in self.sections.values()
            if not verdicts or section.verdict in verdicts
        ]
        for section in self.sections.values():
            section.setVisible(section in shown)
        text = _("Showing {n} of {total}").format(n=len(shown), total=len(self.sections))
        self._chosen.show_news(text if verdicts else "")
        self._show_all.setVisible(bool(verdicts))

    def section(self, competency_id: str) -> SectionCard:
        """Return the row of a competency, in the list."""
        self.as_table.setChecked(False)
        return self.sections[competency_id]

    def _make_rows(self) -> QFrame:
        rows = QFrame()
        rows.setProperty("card", True)
        spacing = current_theme().spacing
        column = QVBoxLayout(rows)
        column.setContentsMargins(spacing.s, spacing.s, spacing.s, spacing.s)
        column.setSpacing(0)
        for competency_id, section in self.sections.items():
            section.opened.connect(partial(self.section_opened.emit, competency_id))
            column.addWidget(section)
        return rows

    def _on_table(self, is_table: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_table and self._table is None:
            self._table = PlainTable(_("Scores by competency"))
            self._table.show_rows(self._state.headers, self._state.rows)
            self._column.addWidget(self._table)
        if self._table is not None:
            self._table.setVisible(is_table)
        self._rows.setVisible(not is_table)
        self.table_shown.emit(is_table)
