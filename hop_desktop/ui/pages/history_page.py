"""History: every attempt, and how a figure moved over them."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.history import HistoryState, TrendState
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, EmptyCard, LatePlace, ScrollPage, button, button_row
from hop_desktop.ui.widgets.list_table import ListTable

DATE_COLUMN: Final = 0
LABEL_COLUMN: Final = 4
NOTE_COLUMN: Final = 3


class HistoryPage(ScrollPage):
    """Shows a `HistoryState` and a `TrendState`.

    Signals:
        results_requested, delete_requested: Attempt id.
        compare_requested: Two attempt ids, the newer first.
        seen: The ids of the attempts that came into view.
        trend_chosen: Id of the figure, whether weak sittings are counted.
        start_requested, resume_requested: The person wants to begin, or to go on with, one.
    """

    results_requested = Signal(str)
    delete_requested = Signal(str)
    compare_requested = Signal(list)
    seen = Signal(list)
    trend_chosen = Signal(str, bool)
    start_requested = Signal()
    resume_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)
        self._finished: frozenset[str] = frozenset()
        self._create_widgets()
        self._lay_out()
        self._connect()
        self._on_chosen(())
        self._trend_card.hide()

    def show_state(self, state: HistoryState) -> None:
        self._finished = state.finished
        self._title.setText(state.title)
        self._lead.setText(state.lead)
        self._lead.setVisible(bool(state.lead))
        self._empty.setVisible(not state.rows)
        self._table.show_rows(state.headers, state.rows)
        for widget in (self._table, *self._buttons):
            widget.setVisible(bool(state.rows))
        self._resume.setVisible(state.has_open)
        self._trend_card.setVisible(state.shows_trend)

    def show_problem(self, text: str) -> None:
        """Say why the attempts could not be read."""
        self._lead.setText(text)
        self._lead.show()

    def show_scores(self, rows: Mapping[str, Sequence[str]]) -> None:
        """Fill in the scores of some attempts where they stand."""
        self._table.change_rows(rows)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer the figures whose trend can be seen; what is chosen stays."""
        chosen = self._figure.currentData()
        with QSignalBlocker(self._figure):
            self._figure.clear()
            for value, text in choices:
                self._figure.addItem(text, value)
            self._figure.setCurrentIndex(max(0, self._figure.findData(chosen)))
        self._figure.updateGeometry()

    def show_trend(self, state: TrendState) -> None:
        """Show the exact values; the chart comes by `show_chart`."""
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._values.show_rows(state.headers, state.rows)

    def show_chart(self, chart: QWidget, export: QWidget) -> None:
        """Put the chart in its place, once, and what takes it along above it."""
        self._chart.add(chart)
        self._trend_row.add(export)

    def show_notice(self, text: str) -> None:
        """Say what became of the chart that was to be copied or saved."""
        self._news.show_news(text)

    @property
    def trend_name(self) -> str:
        """The name of the chosen figure."""
        return self._figure.currentText()

    @property
    def trend_choice(self) -> tuple[str, bool]:
        """The id of the chosen figure, and whether weak sittings are counted."""
        return self._figure.currentData(), self._weak.isChecked()

    def visible_ids(self) -> list[str]:
        return self._table.visible_ids()

    def place_of(self, attempt_id: str) -> QRect:
        """Return where an attempt's row is on the screen."""
        return self._table.place_of(attempt_id)

    def _create_widgets(self) -> None:
        self._title, self._lead = Title(), PlainLabel()
        self._start = button(_("Take an assessment"), primary=True)
        self._empty = EmptyCard(_("No attempt yet. The first one starts on Home."), self._start)
        self._empty.hide()
        self._table = ListTable(
            _("Attempts"), wide_column=LABEL_COLUMN, heading=DATE_COLUMN, several=True
        )
        self._resume = button(_("Resume assessment"))
        self._resume.hide()
        self._results = button(_("Show results"))
        self._compare = button(_("Compare"), primary=True)
        self._delete = button(_("Delete…"))
        self._buttons = (self._compare, self._results, self._delete)
        self._trend_card = Card()
        self._figure_field = Field(_("Trend of"), [], None)
        self._figure = self._figure_field.combo
        self._weak = CheckBox(_("Include attempts with quality warnings"))
        self._note = MutedLabel()
        self._chart = LatePlace()
        self._news = NewsLabel()
        self._values = ListTable(
            _("Values of the trend"), wide_column=NOTE_COLUMN, heading=DATE_COLUMN
        )

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._table)
        self.column.addLayout(
            button_row(self._compare, self._results, self._resume, None, self._delete)
        )
        trend = self._trend_card.column
        trend.addWidget(Heading(_("Change over time")))
        self._trend_row = button_row(self._figure_field, self._weak, None, at_bottom=True)
        trend.addLayout(self._trend_row)
        trend.addWidget(self._chart)
        trend.addWidget(self._news)
        trend.addWidget(self._note)
        trend.addWidget(self._values)
        self.column.addWidget(self._trend_card)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_requested)
        self._table.row_chosen.connect(self._on_chosen)
        self._table.row_activated.connect(self._on_activated)
        self._table.verticalScrollBar().valueChanged.connect(
            lambda: self.seen.emit(self._table.visible_ids())
        )
        self._resume.clicked.connect(self.resume_requested)
        self._results.clicked.connect(lambda: self.results_requested.emit(self._table.chosen()[0]))
        self._compare.clicked.connect(lambda: self.compare_requested.emit(self._table.chosen()))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self._table.chosen()[0]))
        self._figure.activated.connect(lambda: self.trend_chosen.emit(*self.trend_choice))
        self._weak.toggled.connect(lambda: self.trend_chosen.emit(*self.trend_choice))

    def _on_chosen(self, ids: Sequence[str]) -> None:
        are_finished = self._finished.issuperset(ids)
        self._results.setEnabled(len(ids) == 1 and are_finished)
        self._delete.setEnabled(len(ids) == 1)
        self._compare.setEnabled(len(ids) == 2 and are_finished)

    def _on_activated(self, attempt_id: str) -> None:
        if attempt_id in self._finished:
            self.results_requested.emit(attempt_id)
        else:
            self.resume_requested.emit()
