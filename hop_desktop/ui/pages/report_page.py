"""The report before it leaves: what goes in, and every page as it will be saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.report import (
    ReportState,
    ReportWish,
    SectionState,
    audience_choices,
    page_text,
    paper_choices,
)
from hop_desktop.ui.styling import scaled
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, EmptyCard, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.page_preview import PagePreview
from hop_desktop.ui.widgets.progress_row import ProgressRow

LONGEST_NAME = 200
PREVIEW_HEIGHT = 620


class ReportPage(ScrollPage):
    """Shows a `ReportState`, and the pages when they are set.

    Signals:
        audience_chosen, paper_chosen, name_edited: The value.
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
    name_edited = Signal(str)
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

    def show_empty(self) -> None:
        clear(self.column)
        self.column.addWidget(Title(_("Report")))
        text = _("There is nothing to report yet. Finish an assessment first.")
        start = button(_("Take an assessment"), primary=True)
        start.clicked.connect(self.start_requested)
        self.column.addWidget(EmptyCard(text, start))
        self.column.addStretch(1)

    def show_opening(self) -> None:
        """Say that the report is being read; nothing can be chosen yet."""
        clear(self.column)
        self.column.addWidget(Title(_("Report")))
        self._notice = NewsLabel()
        self.column.addWidget(self._notice)
        self._notice.show_news(_("The report is being put together …"))
        self.column.addStretch(1)

    def show_state(self, state: ReportState, earlier: Sequence[Choice], earlier_id: str) -> None:
        """Show what can be chosen; without `earlier` there is nothing to compare with."""
        clear(self.column)
        self.column.addWidget(Title(_("Report")))
        self.column.addWidget(MutedLabel(state.subtitle))
        self._add_actions()
        self._notice = NewsLabel()
        self.column.addWidget(self._notice)
        self._add_choices(state, earlier, earlier_id)
        self._add_preview()
        self.column.addStretch(1)

    def show_wish(self, wish: ReportWish) -> None:
        """Tick what is in; the rest of the page stays as it is."""
        self._wish = wish
        ticks = {box: one in wish.sections for one, box in self._sections.items()}
        ticks |= {box: one not in wish.left_out for one, box in self._entries.items()}
        for box, is_in in ticks.items():
            with QSignalBlocker(box):
                box.setChecked(is_in)

    def show_notice(self, text: str) -> None:
        """Say what became of a wish."""
        self._notice.show_news(text)

    def begin_setting(self, text: str) -> None:
        """Say that the pages are being set and offer to stop."""
        self._setting.begin(text)

    def show_set(self, done: int, total: int) -> None:
        """Show how far the setting of the pages is."""
        self._setting.show_step(done, total)

    def end_setting(self) -> None:
        self._setting.end()

    def begin_writing(self, text: str) -> None:
        """Say that a file or print is being made and offer to stop."""
        self._notice.show_news("")
        self._writing.begin(text)
        self._allow_outputs(are_allowed=False)

    def show_written(self, done: int, total: int) -> None:
        """Show how far the file or print is."""
        self._writing.show_step(done, total)

    def end_writing(self) -> None:
        self._writing.end()
        self._allow_outputs(are_allowed=True)

    def show_page(self, picture: QImage, number: int, total: int, zoom: float) -> None:
        """Show one page, `zoom` times as wide as it fits."""
        words = page_text(number, total)
        self._preview.show_page(picture, zoom, words)
        self._place.setText(words)
        self._back.setEnabled(number > 1)
        self._on.setEnabled(number < total)

    def show_text(self, text: str) -> None:
        """Give the words of all pages, for those who hear them."""
        self._text.setPlainText(text)

    def _add_actions(self) -> None:
        actions = (
            (button(_("Save…"), primary=True), self.save_requested),
            (button(_("Print…")), self.print_requested),
            (button(_("Export all data…")), self.export_requested),
        )
        for one, signal in actions:
            one.clicked.connect(signal)
        self._outputs = [one for one, _signal in actions]
        back = button(_("Back to results"))
        back.clicked.connect(self.results_requested)
        self.column.addLayout(button_row(*self._outputs, back, None))
        self._writing = ProgressRow(_("Stop writing"))
        self._writing.stop_requested.connect(self.stop_requested)
        self.column.addWidget(self._writing)

    def _allow_outputs(self, *, are_allowed: bool) -> None:
        for one in self._outputs:
            one.setEnabled(are_allowed)

    def _add_choices(self, state: ReportState, earlier: Sequence[Choice], earlier_id: str) -> None:
        card, wish = Card(), state.wish
        self._wish = wish
        self._sections: dict[str, CheckBox] = {}
        self._entries: dict[str, CheckBox] = {}
        card.column.addWidget(Heading(_("What goes in")))
        self.audience = audience = Field(
            _("Audience"), [(one.text, one.value) for one in audience_choices()], wish.audience
        )
        audience.combo.activated.connect(
            lambda: self.audience_chosen.emit(audience.combo.currentData())
        )
        paper = Field(_("Paper"), [(one.text, one.value) for one in paper_choices()], wish.paper)
        paper.combo.activated.connect(lambda: self.paper_chosen.emit(paper.combo.currentData()))
        boxes = [audience, paper]
        if earlier:
            other = [(one.text, one.value) for one in earlier]
            self.earlier = Field(_("Compare with"), other, earlier_id)
            self.earlier.combo.activated.connect(
                lambda: self.earlier_chosen.emit(self.earlier.combo.currentData())
            )
            boxes.append(self.earlier)
        name, label = QLineEdit(wish.name), MutedLabel(_("Your name, if it is to be printed"))
        name.setMaxLength(LONGEST_NAME)
        name.setAccessibleName(_("Your name, if it is to be printed"))
        label.setBuddy(name)
        name.editingFinished.connect(lambda: self.name_edited.emit(name.text()))
        for widget in (*boxes, label, name):
            card.column.addWidget(widget)
        for section in state.sections:
            self._add_section(card, section)
        self.column.addWidget(card)

    def _add_section(self, card: Card, section: SectionState) -> None:
        box = CheckBox(section.title)
        box.setChecked(section.is_in)
        box.toggled.connect(partial(self.section_toggled.emit, section.section_id))
        self._sections[section.section_id] = box
        card.column.addWidget(box)
        if section.entries:
            expander = Expander(_("One by one: {section}").format(section=section.title))
            expander.opened.connect(partial(self._fill, expander, section))
            card.column.addWidget(expander)

    def _fill(self, expander: Expander, section: SectionState) -> None:
        group = ""
        for entry in section.entries:
            if entry.group != group:
                group = entry.group
                expander.body.addWidget(MutedLabel(group))
            box = CheckBox(entry.text)
            box.setChecked(entry.entry_id not in self._wish.left_out)
            box.toggled.connect(partial(self.entry_toggled.emit, entry.entry_id))
            self._entries[entry.entry_id] = box
            expander.body.addWidget(box)

    def _add_preview(self) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Exactly what leaves")))
        self._setting = ProgressRow(_("Cancel"))
        self._setting.stop_requested.connect(self.cancel_requested)
        card.column.addWidget(self._setting)
        self._place = PlainLabel()
        self._back, self._on = button(_("Previous page")), button(_("Next page"))
        smaller, larger = button(_("Smaller")), button(_("Larger"))
        for one, signal, step in (
            (self._back, self.page_wanted, -1),
            (self._on, self.page_wanted, 1),
            (smaller, self.zoom_wanted, -1),
            (larger, self.zoom_wanted, 1),
        ):
            one.clicked.connect(lambda _c=False, s=signal, n=step: s.emit(n))
        self._back.setEnabled(False)
        self._on.setEnabled(False)
        card.column.addLayout(button_row(self._back, self._place, self._on, None, smaller, larger))
        self._preview = PagePreview(_("Preview"), _("Preview of the page"))
        self._preview.setAccessibleDescription(
            _("Page Up and Page Down turn the pages, plus and minus change the size.")
        )
        self._preview.page_wanted.connect(self.page_wanted)
        self._preview.zoom_wanted.connect(self.zoom_wanted)
        self._preview.setFixedHeight(scaled(PREVIEW_HEIGHT))
        card.column.addWidget(self._preview)
        words = Expander(_("The words of all pages"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Text of the report"))
        self._text.setMinimumHeight(scaled(PREVIEW_HEIGHT) // 2)
        words.body.addWidget(self._text)
        card.column.addWidget(words)
        self.column.addWidget(card)
