"""History: every attempt, and what changed between two."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.history import ComparisonState, HistoryState
from hop_desktop.ui.widgets.labels import Heading, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.table import PlainTable


class HistoryPage(ScrollPage):
    """Shows a `HistoryState` and, when asked, a `ComparisonState`.

    Signals:
        results_requested, delete_requested: Attempt id.
        compare_requested: The chosen attempt ids, in the order of the table.
    """

    results_requested = Signal(str)
    delete_requested = Signal(str)
    compare_requested = Signal(list)

    def show_state(self, state: HistoryState) -> None:
        clear(self.column)
        self._rows = state.rows
        self._can_compare = state.can_compare
        self.column.addWidget(Title(state.title))
        if state.lead:
            self.column.addWidget(PlainLabel(state.lead))
        if not state.rows:
            self.column.addStretch(1)
            return
        self._table = PlainTable(_("Attempts"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self._table.show_rows(state.headers, [row.cells for row in state.rows])
        self._table.itemSelectionChanged.connect(self._on_selection)
        self.column.addWidget(self._table)
        self._results = button(_("Show results"))
        self._compare = button(_("Compare"), primary=True)
        self._delete = button(_("Delete…"))
        self._results.clicked.connect(lambda: self.results_requested.emit(self._chosen()[0]))
        self._compare.clicked.connect(lambda: self.compare_requested.emit(self._chosen()))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self._chosen()[0]))
        self.column.addLayout(button_row(self._compare, self._results, None, self._delete))
        self._trend = QVBoxLayout()
        self._comparison = QVBoxLayout()
        self.column.addLayout(self._comparison)
        self.column.addLayout(self._trend)
        self.column.addStretch(1)
        self._on_selection()

    def show_trend(self, chart: QWidget) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Readiness over time")))
        card.column.addWidget(chart)
        self._trend.addWidget(card)

    def show_comparison(self, state: ComparisonState) -> None:
        clear(self._comparison)
        card = Card()
        card.column.addWidget(Heading(state.title))
        card.column.addWidget(PlainLabel(state.summary))
        table = PlainTable(_("Change by competency"))
        table.show_rows(state.headers, state.rows)
        card.column.addWidget(table)
        if state.changes:
            card.column.addWidget(Heading(_("Answers that changed")))
            for line in state.changes:
                card.column.addWidget(PlainLabel(line))
        self._comparison.addWidget(card)

    def _chosen(self) -> list[str]:
        rows: Sequence[int] = sorted({index.row() for index in self._table.selectedIndexes()})
        return [self._rows[row].attempt_id for row in rows]

    def _on_selection(self) -> None:
        chosen = set(self._chosen())
        finished = all(row.is_finished for row in self._rows if row.attempt_id in chosen)
        self._results.setEnabled(len(chosen) == 1 and finished)
        self._delete.setEnabled(len(chosen) == 1)
        self._compare.setEnabled(len(chosen) == 2 and finished)
