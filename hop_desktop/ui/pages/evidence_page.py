"""Evidence: the ledger, what it carries, and the form of one entry."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.evidence import EvidenceListState, EvidenceState, ExampleOffer
from hop_desktop.presentation.evidence_form import EvidenceFormState
from hop_desktop.ui.page_keys import DELETE_KEYS, add_shortcut
from hop_desktop.ui.pages.evidence_form import EvidenceForm
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.dumbbell_list import DumbbellList
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, LatePlace, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.table import PlainTable

OFFERS_SHOWN: Final = 5  # the next ones follow when one is taken over
WIDE_COLUMN: Final = 1  # what the person did
ANY: Final = ""


class EvidencePage(QStackedWidget):
    """Shows an `EvidenceState` with an `EvidenceListState`, or the form.

    Signals:
        filter_changed: Text, competency id, scope, freshness; empty: any.
        add_requested, pack_requested: As named.
        edit_requested, delete_requested: Entry id.
        example_chosen: Attempt id, item id.
        edited, save_requested, cancel_requested: Of the form.
    """

    filter_changed = Signal(str, str, str, str)
    add_requested = Signal()
    pack_requested = Signal()
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    example_chosen = Signal(str, str)
    edited = Signal()
    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list_page = ScrollPage(is_wide=True)
        self._create_widgets()
        self._lay_out()
        self._connect()
        self.addWidget(self._list_page)

    @cached_property
    def form(self) -> EvidenceForm:
        """The form; made when it is first needed, for that takes longer than the rest."""
        form = EvidenceForm()
        form.edited.connect(self.edited)
        form.save_requested.connect(self.save_requested)
        form.cancel_requested.connect(self.cancel_requested)
        self.addWidget(form)
        return form

    @property
    def shows_form(self) -> bool:
        return self.currentWidget() is not self._list_page

    def show_state(self, state: EvidenceState) -> None:
        self._title.setText(state.title)
        self._lead.setText(state.lead)
        for combo, name, choices in (
            (self._competency, _("Any competency"), state.competencies),
            (self._scope, _("Any scope"), state.scopes),
            (self._age, _("Any age"), state.ages),
        ):
            _refill(combo, name, choices)
        self._standing.show_rows(state.standing_headers, state.standing_rows)
        self._note.setText(state.standing_note)
        self._picture.clear()
        name = _("Claimed and backed up, by competency")
        self._picture.add(DumbbellList(name, state.standing_picture))
        self._picture.add(MutedLabel(state.standing_legend))
        self._show_offers(state.offers_title, state.offers)
        clear(self._rule)
        for line in state.rule:
            self._rule.addWidget(PlainLabel(line))

    def show_list(self, state: EvidenceListState) -> None:
        self._list.show_rows(state.headers, {row.entry_id: row.cells for row in state.rows})
        self._list.setVisible(bool(state.rows))
        for part in self._filled:
            part.setVisible(not state.is_empty)
        self._count.setText(state.count_text)
        self.setCurrentWidget(self._list_page)

    def show_form(self, state: EvidenceFormState) -> None:
        self.setCurrentWidget(self.form)
        self.form.show_state(state)

    def show_notice(self, text: str) -> None:
        """Say what happened; empty: nothing to say."""
        self._notice.show_news(text)

    def choose(self, entry_id: str) -> None:
        """Choose one entry in the list, with the keyboard on it."""
        self._list.choose(entry_id)
        self._list.setFocus()

    def _create_widgets(self) -> None:
        self._title, self._lead = Title(), PlainLabel()
        self._notice = NewsLabel()
        self._notice.setProperty("state", "not-saved")
        self._add = button(_("Add evidence"), primary=True)
        self._edit = button(_("Change…"))
        self._delete = button(_("Delete"))
        self._pack = button(_("Interview and promotion pack"))
        self._text = LineEdit()
        self._text.setClearButtonEnabled(True)
        self._filters = [Field(name, [], None) for name in (_("Competency"), _("Scope"), _("Age"))]
        self._competency, self._scope, self._age = (field.combo for field in self._filters)
        self._list = ListTable(_("Evidence entries"), wide_column=WIDE_COLUMN)
        self._count = MutedLabel()
        self._standing = PlainTable(_("Claimed and evidenced levels"))
        self._note = MutedLabel()
        self._picture = LatePlace()
        self._offers = LatePlace()
        self._rule = QVBoxLayout()

    def _lay_out(self) -> None:
        column = self._list_page.column
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addWidget(self._notice)
        column.addLayout(button_row(self._add, self._edit, self._delete, self._pack, None))
        filters = QWidget()
        row = button_row()
        row.add(_named(_("Search"), self._text))
        for field in self._filters:
            row.add(field)
        filters.setLayout(row)
        rule = Card()
        rule.column.addWidget(Heading(_("The rule")))
        rule.column.addLayout(self._rule)
        exact = Expander(_("Show as table"))
        exact.body.addWidget(self._standing)
        exact.body.addWidget(self._note)
        title = Heading(_("What you claim and what is evidenced"))
        for part in (
            *(filters, self._count, self._list, self._offers),
            *(title, self._picture, exact, rule),
        ):
            column.addWidget(part)
        column.addStretch(1)
        # What there is to see only once there is an entry.
        buttons = (self._edit, self._delete)
        self._filled: tuple[QWidget, ...] = (*buttons, filters, title, self._picture, exact, rule)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_requested)
        self._pack.clicked.connect(self.pack_requested)
        self._edit.clicked.connect(lambda: self._with_chosen(self.edit_requested))
        self._delete.clicked.connect(lambda: self._with_chosen(self.delete_requested))
        self._text.textEdited.connect(self._on_filter)
        self._text.textChanged.connect(self._on_cleared)
        for combo in (self._competency, self._scope, self._age):
            combo.activated.connect(self._on_filter)
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(self.edit_requested)
        for key in DELETE_KEYS:
            add_shortcut(self._list, key, Qt.ShortcutContext.WidgetShortcut, self._delete.click)
        self._on_chosen([])

    def _show_offers(self, title: str, offers: Sequence[ExampleOffer]) -> None:
        self._offers.clear()
        self._offers.setVisible(bool(offers))
        if not offers:
            return
        card = Card()
        card.column.addWidget(Heading(title))
        for offer in offers[:OFFERS_SHOWN]:
            use = button(_("Use this example"))
            use.setAccessibleDescription(offer.text)
            use.clicked.connect(partial(self.example_chosen.emit, offer.attempt_id, offer.item_id))
            card.column.addWidget(PlainLabel(offer.text))
            card.column.addLayout(button_row(use, None))
        self._offers.add(card)

    def _on_chosen(self, ids: Sequence[str]) -> None:
        self._edit.setEnabled(len(ids) == 1)
        self._delete.setEnabled(len(ids) == 1)

    def _with_chosen(self, signal: SignalInstance) -> None:
        chosen = self._list.chosen()
        if chosen:
            signal.emit(chosen[0])

    def _on_cleared(self, text: str) -> None:
        if not text:  # the field's own button clears it without an edit
            self._on_filter()

    def _on_filter(self) -> None:
        combos = (self._competency, self._scope, self._age)
        self.filter_changed.emit(
            self._text.text(), *(combo.currentData() or ANY for combo in combos)
        )


def _named(name: str, widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().spacing.xs)
    label = MutedLabel(name)
    label.setBuddy(widget)
    widget.setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(widget)
    return box


def _refill(combo: QComboBox, any_text: str, choices: Sequence[tuple[str, str]]) -> None:
    """Fill a list of choices and keep what is chosen."""
    chosen = combo.currentData() or ANY
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(any_text, ANY)
        for value, text in choices:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
