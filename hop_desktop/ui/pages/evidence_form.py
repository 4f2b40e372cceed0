"""The form of one entry of the evidence ledger."""

from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.presentation.evidence_form import EvidenceFields, EvidenceFormState
from hop_desktop.ui.widgets.check_list import CheckList
from hop_desktop.ui.widgets.day_field import DayEdit
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.text_field import TextField

FACETS_SHOWN: Final = 7


class EvidenceForm(ScrollPage):
    """Shows an `EvidenceFormState`; what the person fills in is in `fields()`.

    Signals:
        edited: The person changed something.
        save_requested, cancel_requested: As named.
    """

    edited = Signal()
    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: EvidenceFields | None = None
        self._create_widgets()
        self._lay_out()
        self._connect_edits()
        self._save.clicked.connect(self.save_requested)
        self._cancel.clicked.connect(self.cancel_requested)

    @property
    def is_edited(self) -> bool:
        """Whether the person changed anything since the form was shown."""
        return self._shown is not None and self.fields() != self._shown

    def show_state(self, state: EvidenceFormState) -> None:
        """Show everything; a problem leaves the keyboard in its field."""
        is_new = not state.save_text
        self._title.setText(state.title)
        self._origin.setText(state.origin_text)
        self._origin.setVisible(bool(state.origin_text))
        if is_new:
            self._fill(state)
            self.verticalScrollBar().setValue(0)
        self._state.setText(state.save_text)
        self._state.setAccessibleName(state.save_text)
        self._state.setVisible(bool(state.save_text))
        self._save.setText(_("Retry") if state.can_retry else _("Save"))
        self._save.setAccessibleName(self._save.text())
        target = self._inputs.get(state.problem_field, self._texts["situation"].edit)
        if is_new or state.problem_field:
            target.setFocus()
            self.ensureWidgetVisible(target)

    def fill_in(self, fields: EvidenceFields) -> None:
        """Put into the shown form what the person wrote before; it counts as edited."""
        with QSignalBlocker(self):
            self._fill_in(fields)

    def _fill_in(self, fields: EvidenceFields) -> None:
        for name, field in self._texts.items():
            field.show_text(getattr(fields, name))
        self._day.setDate(_qdate(fields.happened_on))
        self._scope.setCurrentIndex(self._scope.findData(fields.scope))
        self._confirmer.setText(fields.confirmer)
        self._reference.setText(fields.reference)
        for row in range(self._facets.count()):
            item = self._facets.item(row)
            is_chosen = tuple(item.data(Qt.ItemDataRole.UserRole)) in fields.facets
            state = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)

    def fields(self) -> EvidenceFields:
        """Return what the form holds."""
        texts = {name: field.edit.toPlainText() for name, field in self._texts.items()}
        return EvidenceFields(
            facets=self._chosen_facets(),
            happened_on=self._day.date().toPython(),  # type: ignore[arg-type]  # a datetime.date
            scope=self._scope.currentData(),
            confirmer=self._confirmer.text(),
            reference=self._reference.text(),
            **texts,
        )

    def _create_widgets(self) -> None:
        self._title = Title()
        self._origin = MutedLabel()
        names = {
            "situation": _("Situation: what was going on"),
            "task": _("Task: what was asked of you (optional)"),
            "action": _("Action: what you did"),
            "result": _("Result: what came of it"),
        }
        self._texts = {
            name: TextField(text, LIMITS[f"EvidenceEntry.{name}"]) for name, text in names.items()
        }
        self._names = names
        self._facets = CheckList(_("Evidence of"), rows_shown=FACETS_SHOWN)
        self._wanted, self._found = LineEdit(), NewsLabel()
        self._wanted.setClearButtonEnabled(True)
        self._day = DayEdit()
        self._scope_field = Field(_("Scope"), [], None)
        self._scope = self._scope_field.combo
        self._confirmer = LineEdit("", LIMITS["EvidenceEntry.confirmer"])
        self._reference = LineEdit("", LIMITS["EvidenceEntry.reference"])
        self._state = PlainLabel()
        self._state.setProperty("state", "not-saved")
        self._save = button(_("Save"), primary=True)
        self._cancel = button(_("Cancel"))
        self._inputs: dict[str, QWidget] = {
            **{name: field.edit for name, field in self._texts.items()},
            "facets": self._facets,
            "happened_on": self._day,
            "confirmer": self._confirmer,
            "reference": self._reference,
        }

    def _connect_edits(self) -> None:
        for field in self._texts.values():
            field.edit.edited.connect(self.edited)
        for line in (self._confirmer, self._reference):
            line.textEdited.connect(self.edited)
        self._day.dateChanged.connect(self.edited)
        self._scope.activated.connect(self.edited)
        self._facets.itemChanged.connect(self.edited)
        self._wanted.textChanged.connect(self._on_wanted)

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(self._origin)
        needed = _("Needed: the situation, what you did, what came of it, and at least one facet.")
        self.column.addWidget(MutedLabel(needed))
        story = Card()
        for name, field in self._texts.items():
            story.column.addWidget(MutedLabel(self._names[name]))
            story.column.addWidget(field)
        self.column.addWidget(story)
        facts = Card()
        _add_named(facts.column, _("When it happened"), self._day)
        facts.column.addWidget(self._scope_field)
        rows = (
            (_("Who could confirm it"), self._confirmer),
            (_("Link or file name"), self._reference),
        )
        for name, widget in rows:
            _add_named(facts.column, name, widget)
        facts.column.addWidget(MutedLabel(_("Kept as text. The program never opens it.")))
        self.column.addWidget(facts)
        about = Card()
        about.column.addWidget(MutedLabel(_("Evidence of: tick one facet or several")))
        _add_named(about.column, _("Search facets"), self._wanted)
        about.column.addWidget(self._found)
        about.column.addWidget(self._facets)
        self.column.addWidget(about)
        self.column.addWidget(self._state)
        self.column.addLayout(button_row(self._save, self._cancel, None))
        self.column.addStretch(1)

    def _fill(self, state: EvidenceFormState) -> None:
        with QSignalBlocker(self):  # the person changes nothing here
            self._fill_anew(state)

    def _fill_anew(self, state: EvidenceFormState) -> None:
        self._day.setMaximumDate(_qdate(state.latest))
        self._scope.clear()
        for value, text in state.scopes:
            self._scope.addItem(text, value)
        self._facets.clear()
        for choice in state.facets:
            facet = (choice.competency_id, choice.facet_id)
            self._facets.add_entry(choice.text, facet, group=choice.competency, short=choice.name)
        self._wanted.clear()
        self._fill_in(state.fields)
        ticked = [row for row, choice in enumerate(state.facets) if choice.is_chosen]
        self._facets.show_row(ticked[0] if ticked else 0)
        self._shown = self.fields()

    def _on_wanted(self, wanted: str) -> None:
        """Show the facets that are looked for; what is ticked stays ticked."""
        shown = self._facets.show_matches(wanted)
        text = _("Showing {n} of {total}").format(n=shown, total=self._facets.count())
        self._found.show_news(text if wanted.strip() else "")

    def _chosen_facets(self) -> tuple[tuple[str, str], ...]:
        items = [self._facets.item(row) for row in range(self._facets.count())]
        return tuple(
            tuple(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )


def _add_named(column: QVBoxLayout, name: str, widget: QWidget) -> None:
    label = MutedLabel(name)
    label.setBuddy(widget)  # assistive tools name a combo box by its buddy only
    widget.setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(widget)


def _qdate(day: object) -> QDate:
    return QDate.fromString(str(day), Qt.DateFormat.ISODate)
