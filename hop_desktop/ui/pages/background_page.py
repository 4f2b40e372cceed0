"""The background record: a few facts about the person, all of them optional."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QIntValidator
from PySide6.QtWidgets import QWidget

from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.presentation.background import BackgroundField, BackgroundState
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.line_edit import LineEdit


class BackgroundPage(ScrollPage):
    """Shows a `BackgroundState`.

    Signals:
        edited: Field of the record, its text so far.
        left: The page is no longer seen.
        back_requested: To the page where the person came from.
    """

    edited = Signal(str, str)
    left = Signal()
    back_requested = Signal()

    def show_state(self, state: BackgroundState) -> None:
        self.show_body(partial(_BackgroundBody, self, state))

    def show_saved(self, text: str) -> None:
        """Say whether what was typed is on disk."""
        if isinstance(self.body, _BackgroundBody):
            self.body.saved.show_news(text)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()


class _BackgroundBody(Body):
    """One field for each fact."""

    def __init__(self, page: BackgroundPage, state: BackgroundState) -> None:
        super().__init__()
        self._edited = page.edited
        self.saved = NewsLabel()
        self.column.addWidget(Title(_("Background")))
        self.column.addWidget(PlainLabel(state.lead))
        card = Card()
        for field in state.fields:
            if field.choices:
                card.column.addWidget(self._make_choice(field))
            else:
                self._add_text(card, field)
        card.column.addWidget(self.saved)
        self.column.addWidget(card)
        back = button(_("Back"))
        back.clicked.connect(page.back_requested)
        self.column.addLayout(button_row(back, None))
        self.column.addStretch(1)

    def _make_choice(self, field: BackgroundField) -> QWidget:
        made = Field(
            field.name, [(choice.text, choice.value) for choice in field.choices], field.value
        )
        made.combo.activated.connect(
            lambda _index, name=field.field: self._edited.emit(name, made.combo.currentData())
        )
        return made

    def _add_text(self, card: Card, field: BackgroundField) -> None:
        edit, label = LineEdit(field.value, LIMITS["Background"]), MutedLabel(field.name)
        edit.setAccessibleName(field.name)
        if field.highest is not None:
            edit.setValidator(QIntValidator(0, field.highest, edit))
            edit.setAccessibleDescription(_("A whole number"))
        label.setBuddy(edit)
        edit.textEdited.connect(lambda text, name=field.field: self._edited.emit(name, text))
        card.column.addWidget(label)
        card.column.addWidget(edit)
