"""What goes into a report: for whom, on which paper, and each part that can be left out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.domain.limits import REPORT_NAME
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.report import (
    ReportState,
    ReportWish,
    SectionState,
    audience_choices,
    language_choices,
    paper_choices,
)
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel
from hop_desktop.ui.widgets.layout import Card
from hop_desktop.ui.widgets.line_edit import LineEdit


class ReportChoices(Card):
    """Everything that can be chosen.

    Signals:
        audience_chosen, paper_chosen, language_chosen, name_edited: The value.
        name_typed: The name so far.
        one_page_toggled: Whether the summary goes in alone.
        earlier_chosen: Attempt id to compare with; empty: none.
        section_toggled, entry_toggled: Its id; whether it is in.
    """

    audience_chosen = Signal(str)
    paper_chosen = Signal(str)
    language_chosen = Signal(str)
    name_edited = Signal(str)
    name_typed = Signal(str)
    one_page_toggled = Signal(bool)
    earlier_chosen = Signal(str)
    section_toggled = Signal(str, bool)
    entry_toggled = Signal(str, bool)

    def __init__(self, state: ReportState) -> None:
        super().__init__()
        wish = self._wish = state.wish
        self._sections: dict[str, CheckBox] = {}
        self._entries: dict[str, CheckBox] = {}
        self.column.addWidget(Heading(_("What goes in")))
        self._add_field(_("Audience"), audience_choices(), wish.audience, self.audience_chosen)
        self._add_field(_("Paper"), paper_choices(), wish.paper, self.paper_chosen)
        self._add_field(_("Language"), language_choices(), wish.language, self.language_chosen)
        self._earlier: Field | None = None
        earlier = state.earlier
        if earlier.choices:
            name = _("Compare with")
            self._earlier = self._add_field(
                name, earlier.choices, earlier.chosen, self.earlier_chosen
            )
        self._add_name(wish.name)
        self._one_page = CheckBox(_("One page"))
        self._one_page.setChecked(wish.is_one_page)
        self._one_page.toggled.connect(self.one_page_toggled)
        self.column.addWidget(self._one_page)
        self._parts = QWidget()
        self._parts_column = QVBoxLayout(self._parts)
        self._parts_column.setContentsMargins(0, 0, 0, 0)
        self._parts.setEnabled(not wish.is_one_page)
        for section in state.sections:
            self._add_section(section)
        self.column.addWidget(self._parts)
        self.column.addStretch(1)

    def show_wish(self, wish: ReportWish) -> None:
        """Tick what is in; the rest stays as it is."""
        self._wish = wish
        ticks = {box: section_id in wish.sections for section_id, box in self._sections.items()}
        ticks |= {box: entry_id not in wish.left_out for entry_id, box in self._entries.items()}
        for box, is_in in ticks.items():
            with QSignalBlocker(box):
                box.setChecked(is_in)
        with QSignalBlocker(self._one_page):
            self._one_page.setChecked(wish.is_one_page)
        self._parts.setEnabled(not wish.is_one_page)

    def customise(self) -> None:
        """Go to the parts; where the summary was to go in alone, they are chosen again."""
        self._one_page.setChecked(False)
        first = next(iter(self._sections.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_earlier(self) -> None:
        if self._earlier is not None:
            self._earlier.combo.setFocus()

    def _add_field(
        self, name: str, choices: Sequence[Choice], chosen: str, signal: SignalInstance
    ) -> Field:
        field = Field(name, [(choice.text, choice.value) for choice in choices], chosen)
        field.combo.activated.connect(lambda: signal.emit(field.combo.currentData()))
        self.column.addWidget(field)
        return field

    def _add_name(self, text: str) -> None:
        question = _("Your name, if it is to be printed")
        name, label = LineEdit(text, REPORT_NAME), MutedLabel(question)
        name.setAccessibleName(question)
        label.setBuddy(name)
        name.textEdited.connect(self.name_typed)
        name.editingFinished.connect(lambda: self.name_edited.emit(name.text()))
        self.column.addWidget(label)
        self.column.addWidget(name)

    def _add_section(self, section: SectionState) -> None:
        box = CheckBox(section.title)
        box.setChecked(section.is_in)
        box.toggled.connect(partial(self.section_toggled.emit, section.section_id))
        self._sections[section.section_id] = box
        self._parts_column.addWidget(box)
        if section.entries:
            expander = Expander(_("One by one: {section}").format(section=section.title))
            expander.opened.connect(partial(self._fill, expander, section))
            self._parts_column.addWidget(expander)

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
