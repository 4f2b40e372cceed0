"""The form in which an action is written."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.plan import ActionDraft
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionForm
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.day_field import DayField
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.text_field import TextField


class ActionFormPanel(ScrollPage):
    """Shows an `ActionForm`.

    Signals:
        edited: The `ActionDraft` as it is now, after the person changed something.
        save_requested, cancel_requested: As named.
    """

    edited = Signal(object)
    save_requested = Signal()
    cancel_requested = Signal()

    def show_form(self, form: ActionForm) -> None:
        """Fill the form anew and give it the keyboard."""
        body = self.show_body(partial(_ActionFormBody, self, form))
        self.show_problem(form)
        body.title.setFocus()

    def show_problem(self, form: ActionForm) -> None:
        """Say why it is not saved; what was typed stays as it is."""
        if isinstance(self.body, _ActionFormBody):
            self.body.show_problem(form)
            if form.problem:
                self.ensureWidgetVisible(self.body.problem)


class _ActionFormBody(Body):
    """The fields of one action, and the draft that stands in them."""

    def __init__(self, panel: ActionFormPanel, form: ActionForm) -> None:
        super().__init__()
        self._panel = panel
        self._form, self._draft = form, form.draft
        self._boxes: dict[str, CheckBox] = {}  # by facet id
        self.problem = PlainLabel()
        self.problem.setProperty("state", "not-saved")
        self.column.addWidget(Heading(form.heading))
        self.column.addWidget(self.problem)
        card = Card()
        self._add_title(card, form)
        self._add_about(card, form)
        self._do = self._add_text(card, _("What to do"), form.draft, "do")
        self._seen = self._add_text(card, _("You’ll know it’s done when"), form.draft, "seen")
        self._add_due(card, form)
        self._note = self._add_text(card, _("Note"), form.draft, "note")
        self.column.addWidget(card)
        self._save = button(_("Save action"), primary=True)
        cancel = button(_("Cancel"))
        self._save.clicked.connect(panel.save_requested)
        cancel.clicked.connect(panel.cancel_requested)
        self.column.addLayout(button_row(self._save, cancel, None))
        self.column.addStretch(1)

    def show_problem(self, form: ActionForm) -> None:
        """Say why it is not saved, and offer to try again where that can help."""
        self.problem.setText(form.problem)
        self.problem.setAccessibleName(form.problem)
        self.problem.setVisible(bool(form.problem))
        self._save.show_text(_("Retry") if form.can_retry else _("Save action"))

    def _add_title(self, card: Card, form: ActionForm) -> None:
        self.title = LineEdit(form.draft.title, LIMITS["PlannedAction.title"])
        self.title.setAccessibleName(_("Title"))
        self.title.textEdited.connect(self._on_edited)
        self.title.returnPressed.connect(self._panel.save_requested)
        self._add_named(card, _("Title"), self.title)

    def _add_about(self, card: Card, form: ActionForm) -> None:
        choices = [(choice.name, choice.competency_id) for choice in form.choices]
        self._competency = Field(_("Competency"), choices, form.draft.competency_id)
        self._competency.combo.activated.connect(self._on_competency)
        card.column.addWidget(self._competency)
        group = QGroupBox()
        group.setAccessibleName(_("What it is about"))
        self._facets = QVBoxLayout(group)
        self._facets.setContentsMargins(0, 0, 0, 0)
        self._facets.setSpacing(current_theme().spacing.xs)
        card.column.addWidget(MutedLabel(_("What it is about")))
        card.column.addWidget(group)
        self._fill_facets(form.draft)

    def _fill_facets(self, draft: ActionDraft) -> None:
        clear(self._facets)
        self._boxes = {}
        chosen = next(
            choice for choice in self._form.choices if choice.competency_id == draft.competency_id
        )
        for facet in chosen.facets:
            box = CheckBox(facet.name)
            with QSignalBlocker(box):
                box.setChecked(facet.facet_id in draft.facet_ids)
            box.toggled.connect(self._on_edited)
            self._boxes[facet.facet_id] = box
            self._facets.addWidget(box)

    def _add_due(self, card: Card, form: ActionForm) -> None:
        self._due = DayField(_("It has a due date"), _("Due date"))
        self._due.show_day(form.draft.due, form.proposed_due)
        self._due.edited.connect(self._on_edited)
        card.column.addWidget(self._due)

    def _add_text(self, card: Card, name: str, draft: ActionDraft, which: str) -> TextField:
        field = TextField(name, LIMITS[f"PlannedAction.{which}"])
        field.show_text(getattr(draft, which))
        field.edit.edited.connect(self._on_edited)
        self._add_named(card, name, field, buddy=field.edit)
        return field

    def _add_named(
        self, card: Card, name: str, field: QWidget, *, buddy: QWidget | None = None
    ) -> None:
        label = MutedLabel(name)
        label.setBuddy(buddy or field)
        card.column.addWidget(label)
        card.column.addWidget(field)

    def _on_competency(self) -> None:
        competency_id = self._competency.combo.currentData()
        if competency_id != self._draft.competency_id:
            self._draft = replace(self._draft, competency_id=competency_id, facet_ids=())
            self._fill_facets(self._draft)
            self._on_edited()

    def _on_edited(self) -> None:
        self._draft = ActionDraft(
            title=self.title.text(),
            competency_id=self._competency.combo.currentData(),
            facet_ids=tuple(facet_id for facet_id, box in self._boxes.items() if box.isChecked()),
            do=self._do.edit.toPlainText(),
            seen=self._seen.edit.toPlainText(),
            due=self._due.day(),
            note=self._note.edit.toPlainText(),
        )
        self._panel.edited.emit(self._draft)
