"""The report before it leaves: what goes in, and every page as it will be saved."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.report import ReportState, ReportWish
from hop_desktop.ui.widgets.keyboard import allow
from hop_desktop.ui.widgets.labels import MutedLabel, NewsLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    EmptyCard,
    LatePlace,
    ScrollPage,
    button,
    button_row,
)
from hop_desktop.ui.widgets.progress_row import ProgressRow
from hop_desktop.ui.widgets.report_choices import ReportChoices
from hop_desktop.ui.widgets.report_preview import ReportPreview

SIDE_BY_SIDE_LINES = 50  # width of the page, in heights of a line, from which both cards fit


class ReportPage(ScrollPage):
    """Shows a `ReportState`, and the pages when they are set.

    Signals:
        audience_chosen, paper_chosen, language_chosen, name_edited: The value.
        name_typed: The name so far.
        one_page_toggled: Whether the summary goes in alone.
        earlier_chosen: Attempt id to compare with; empty: none.
        section_toggled, entry_toggled: Its id; whether it is in.
        page_wanted: Steps on (1) or back (-1); as many as there may be for the last or first.
        zoom_wanted: Steps up (1) or down (-1).
        save_requested, stop_requested: The file is to be written; is no longer to be.
        print_requested, export_requested, cancel_requested, results_requested: As named.
        start_requested: The person wants to take an assessment.
    """

    audience_chosen = Signal(str)
    paper_chosen = Signal(str)
    language_chosen = Signal(str)
    name_edited = Signal(str)
    name_typed = Signal(str)
    one_page_toggled = Signal(bool)
    section_toggled = Signal(str, bool)
    entry_toggled = Signal(str, bool)
    page_wanted = Signal(int)
    zoom_wanted = Signal(int)
    earlier_chosen = Signal(str)
    save_requested = Signal()
    stop_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()
    cancel_requested = Signal()
    results_requested = Signal()
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)
        self._subtitle = MutedLabel()
        self._notice = NewsLabel()
        self._writing = ProgressRow(_("Stop writing"))
        self._writing.stop_requested.connect(self.stop_requested)
        self._place = LatePlace()
        self.column.addWidget(Title(_("Report")))
        self.column.addWidget(self._subtitle)
        self._add_actions()
        for part in (self._writing, self._notice, self._place):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_empty(self) -> None:
        self._show_nothing()
        self.show_notice("")
        self._replace_body(_EmptyBody(self))

    def show_opening(self) -> None:
        """Say that the report is being read; nothing can be chosen yet."""
        self._show_nothing()
        self.show_notice(_("Preparing report…"))

    def show_problem(self, text: str) -> None:
        """Say why the report could not be put together."""
        self._show_nothing()
        self.show_notice(text)

    def begin_change(self) -> None:
        """Let nothing be chosen until what was chosen last is shown."""
        if self.body is not None:
            self.body.setEnabled(False)

    def show_state(self, state: ReportState) -> None:
        """Show what can be chosen; its pages follow."""
        self.show_notice("")
        self._subtitle.setText(state.subtitle)
        self._subtitle.show()
        self._actions.show()
        self._replace_body(_ReportBody(self, state))

    def show_wish(self, wish: ReportWish) -> None:
        """Tick what is in; the rest of the page stays as it is."""
        if isinstance(self.body, _ReportBody):
            self.body.choices.show_wish(wish)

    def focus_earlier(self) -> None:
        """Put the keyboard where the attempt to compare with is chosen."""
        if isinstance(self.body, _ReportBody):
            self.body.choices.focus_earlier()

    def begin_setting(self, text: str) -> None:
        """Say that the pages are being set and offer to stop."""
        if isinstance(self.body, _ReportBody):
            self.body.preview.begin_setting(text)

    def show_set(self, done: int, total: int) -> None:
        """Show how far the setting of the pages is."""
        if isinstance(self.body, _ReportBody):
            self.body.preview.show_set(done, total)

    def end_setting(self) -> None:
        if isinstance(self.body, _ReportBody):
            self.body.preview.end_setting()

    def show_page(self, picture: QImage, number: int, total: int, zoom: float) -> None:
        """Show one page, `zoom` times as wide as it fits."""
        if isinstance(self.body, _ReportBody):
            self.body.preview.show_page(picture, number, total, zoom)

    def show_text(self, text: str) -> None:
        """Give the words of all pages, for those who hear them."""
        if isinstance(self.body, _ReportBody):
            self.body.preview.show_text(text)

    def show_notice(self, text: str) -> None:
        """Say what became of a wish."""
        self._notice.show_news(text)

    def begin_writing(self, text: str) -> None:
        """Say that a file or print is being made and offer to stop."""
        self.show_notice("")
        self._writing.begin(text)
        self._allow_outputs(are_allowed=False)

    def show_written(self, done: int, total: int) -> None:
        """Show how far the file or print is."""
        self._writing.show_step(done, total)

    def end_writing(self) -> None:
        self._writing.end()
        self._allow_outputs(are_allowed=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.body, _ReportBody):
            self.body.place_cards(self.viewport().width())

    def _show_nothing(self) -> None:
        self._replace_body(None)
        self._subtitle.hide()
        self._actions.hide()

    def _add_actions(self) -> None:
        actions = (
            (button(_("Save report…"), primary=True), self.save_requested),
            (button(_("Customise report…")), self._customise),
            (button(_("Print…")), self.print_requested),
            (button(_("Export all data…")), self.export_requested),
            (button(_("Back to results")), self.results_requested),
        )
        for action, wanted in actions:
            action.clicked.connect(wanted)
        *self._outputs, _back = row = [action for action, _wanted in actions]
        self._actions = QWidget()
        self._actions.setLayout(button_row(*row, None))
        self.column.addWidget(self._actions)

    def _customise(self) -> None:
        """Lead to the parts that can be chosen one by one."""
        if isinstance(self.body, _ReportBody):
            self.body.choices.customise()

    def _allow_outputs(self, *, are_allowed: bool) -> None:
        for output in self._outputs:
            allow(output, is_allowed=are_allowed)

    def _replace_body(self, body: Body | None) -> None:
        self.body = body
        self._place.clear()
        if body is not None:
            self._place.add(body)


class _EmptyBody(Body):
    """There is no attempt to report on."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__()
        text = _("There is nothing to report yet. Finish an assessment first.")
        start = button(_("Take an assessment"), primary=True)
        start.clicked.connect(page.start_requested)
        self.column.addWidget(EmptyCard(text, start))


class _ReportBody(Body):
    """What goes in, and beside or below it the pages."""

    def __init__(self, page: ReportPage, state: ReportState) -> None:
        super().__init__()
        self.choices, self.preview = ReportChoices(state), ReportPreview()
        self.choices.audience_chosen.connect(page.audience_chosen)
        self.choices.paper_chosen.connect(page.paper_chosen)
        self.choices.language_chosen.connect(page.language_chosen)
        self.choices.name_edited.connect(page.name_edited)
        self.choices.name_typed.connect(page.name_typed)
        self.choices.one_page_toggled.connect(page.one_page_toggled)
        self.choices.earlier_chosen.connect(page.earlier_chosen)
        self.choices.section_toggled.connect(page.section_toggled)
        self.choices.entry_toggled.connect(page.entry_toggled)
        self.preview.page_wanted.connect(page.page_wanted)
        self.preview.zoom_wanted.connect(page.zoom_wanted)
        self.preview.cancel_requested.connect(page.cancel_requested)
        self._cards = LatePlace()
        self._cards.add(self.choices)
        self._cards.add(self.preview)
        self.column.addWidget(self._cards)
        self.place_cards(page.viewport().width())

    def place_cards(self, width: int) -> None:
        """Show the pages beside the choices where there is room for both."""
        needed = SIDE_BY_SIDE_LINES * self.fontMetrics().height()
        self._cards.show_in_columns(2 if width >= needed else 1)
