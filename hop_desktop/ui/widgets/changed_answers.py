"""The answers that changed, each with room for a note that opens when it is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.presentation.change import ChangedAnswer
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row, lay_out_from
from hop_desktop.ui.widgets.text_field import TextField

AT_ONCE = 6  # rows that are made in one turn, so that none takes long


class ChangedAnswers(Card):
    """Shows `ChangedAnswer`s.

    Signals:
        reason_edited: Item id, what is written about it so far.
        reasons_given: Texts by item id; an empty one is passed over.
    """

    reason_edited = Signal(str, str)
    reasons_given = Signal(dict)

    def __init__(self, changes: Sequence[ChangedAnswer], ask_text: str) -> None:
        super().__init__()
        self._waiting = list(changes)
        self._texts = {change.item_id: change.typed for change in changes if change.asks}
        self._status = NewsLabel()
        self._status.setProperty("state", "not-saved")
        self._save = button(_("Save what I wrote"), primary=True)
        self._skip = button(_("Nothing to add"))
        rows = QWidget()  # of their own: those made later are read before the buttons
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(current_theme().spacing.l)
        self.column.addWidget(Heading(_("Answers that changed")))
        if ask_text:
            self.column.addWidget(PlainLabel(ask_text))
        self.column.addWidget(rows)
        self.column.addWidget(self._status)
        self.column.addLayout(button_row(self._save, self._skip, None))
        for control in (self._save, self._skip):
            control.setVisible(bool(self._texts))
        self._skip.setEnabled(not any(self._texts.values()))
        self._save.clicked.connect(lambda: self.reasons_given.emit(dict(self._texts)))
        self._skip.clicked.connect(lambda: self.reasons_given.emit(dict.fromkeys(self._texts, "")))
        self._add_rows()

    def show_not_saved(self, text: str) -> None:
        """Say why the notes could not be stored; what was typed stays."""
        self._status.show_news(text, is_urgent=True)
        self._save.show_text(_("Retry"))

    @property
    def is_complete(self) -> bool:
        """Whether all rows are made."""
        return not self._waiting

    def _add_rows(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for change in now:
            row = self._make_row(change)
            self._rows.addWidget(row)
            if self.isVisible():  # else a turn later, and squeezed until then
                row.show()
        lay_out_from(self._rows.parentWidget())
        if self._waiting:
            QTimer.singleShot(0, self, self._add_rows)

    def _make_row(self, change: ChangedAnswer) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(Heading(change.question, scale=1.0))
        column.addWidget(MutedLabel(_("Before: {answer}").format(answer=change.before)))
        now = _("Now ({direction}): {answer}") if change.direction else _("Now: {answer}")
        column.addWidget(
            PlainLabel(now.format(direction=change.direction.lower(), answer=change.now))
        )
        if change.reason:
            column.addWidget(PlainLabel(_("You wrote: {reason}").format(reason=change.reason)))
        if change.asks:
            self._add_note(column, change)
        return row

    def _add_note(self, column: QVBoxLayout, change: ChangedAnswer) -> None:
        add = button(_("Add a note"), flat=True)
        add.setAccessibleDescription(change.question)

        def open_note(*, takes_keyboard: bool) -> None:
            add.hide()
            name = _("What made the difference? {question}").format(question=change.question)
            field = TextField(name, LIMITS["ChangeReason.text"], lines=2)
            field.show_text(self._texts[change.item_id])
            field.edit.edited.connect(
                lambda: self._on_edited(change.item_id, field.edit.toPlainText())
            )
            column.addWidget(MutedLabel(_("What made the difference? (optional)")))
            column.addWidget(field)
            if takes_keyboard:
                field.edit.setFocus()

        column.addLayout(button_row(add, None))
        if change.typed:
            open_note(takes_keyboard=False)
        else:
            add.clicked.connect(lambda: open_note(takes_keyboard=True))

    def _on_edited(self, item_id: str, text: str) -> None:
        self._texts[item_id] = text
        self._skip.setEnabled(not any(self._texts.values()))  # it would lose what is written
        self.reason_edited.emit(item_id, text)
