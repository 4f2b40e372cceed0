"""The form in which an action is written."""

from dataclasses import replace

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
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear
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

    def __init__(self) -> None:
        super().__init__()
        self._form: ActionForm | None = None
        self._draft: ActionDraft | None = None

    def show_form(self, form: ActionForm) -> None:
        """Fill the form anew and give it the keyboard."""
        self._form, self._draft = form, form.draft
        self.start_anew()
        self.column.addWidget(Heading(form.heading))
        self._problem = PlainLabel()
        self._problem.setProperty("state", "not-saved")
        self.column.addWidget(self._problem)
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
        self._save.clicked.connect(self.save_requested)
        cancel.clicked.connect(self.cancel_requested)
        self.column.addLayout(button_row(self._save, cancel, None))
        self.column.addStretch(1)
        self.show_problem(form)
        self._title.setFocus()

    def show_problem(self, form: ActionForm) -> None:
        """Say why it is not saved; what was typed stays as it is."""
        self._problem.setText(form.problem)
        self._problem.setAccessibleName(form.problem)
        self._problem.setVisible(bool(form.problem))
        self._save.show_text(_("Retry") if form.can_retry else _("Save action"))
        if form.problem:
            self.ensureWidgetVisible(self._problem)

    def _add_title(self, card: Card, form: ActionForm) -> None:
        self._title = LineEdit(form.draft.title, LIMITS["PlannedAction.title"])
        self._title.setAccessibleName(_("Title"))
        self._title.textEdited.connect(self._on_edited)
        self._title.returnPressed.connect(self.save_requested)
        self._add_named(card, _("Title"), self._title)

    def _add_about(self, card: Card, form: ActionForm) -> None:
        choices = [(choice.name, choice.competency_id) for choice in form.choices]
        self._competency = Field(_("Competency"), choices, form.draft.competency_id)
        self._competency.combo.activated.connect(self._on_competency)
        card.column.addWidget(self._competency)
        self._facets = QGroupBox()
        self._facets.setAccessibleName(_("What it is about"))
        column = QVBoxLayout(self._facets)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        card.column.addWidget(MutedLabel(_("What it is about")))
        card.column.addWidget(self._facets)
        self._fill_facets(form.draft)

    def _fill_facets(self, draft: ActionDraft) -> None:
        assert self._form is not None, "a form is shown"
        column = self._facets.layout()
        assert column is not None, "the group was given one"
        clear(column)
        self._boxes: dict[str, CheckBox] = {}
        chosen = next(
            choice for choice in self._form.choices if choice.competency_id == draft.competency_id
        )
        for facet in chosen.facets:
            box = CheckBox(facet.name)
            with QSignalBlocker(box):
                box.setChecked(facet.facet_id in draft.facet_ids)
            box.toggled.connect(self._on_edited)
            self._boxes[facet.facet_id] = box
            column.addWidget(box)

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
        assert self._draft is not None, "a form is shown"
        competency_id = self._competency.combo.currentData()
        if competency_id != self._draft.competency_id:
            self._draft = replace(self._draft, competency_id=competency_id, facet_ids=())
            self._fill_facets(self._draft)
            self._on_edited()

    def _on_edited(self) -> None:
        self._draft = ActionDraft(
            title=self._title.text(),
            competency_id=self._competency.combo.currentData(),
            facet_ids=tuple(facet_id for facet_id, box in self._boxes.items() if box.isChecked()),
            do=self._do.edit.toPlainText(),
            seen=self._seen.edit.toPlainText(),
            due=self._due.day(),
            note=self._note.edit.toPlainText(),
        )
        self.edited.emit(self._draft)
