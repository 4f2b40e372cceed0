"""What changed between two attempts, and room to say something about it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout

from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.presentation.change import ChangedAnswer, ComparisonState, LookBackState
from hop_desktop.ui.widgets.choice_group import ChoiceGroupBox
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.table import PlainTable
from hop_desktop.ui.widgets.text_field import TextField


class ChangePage(ScrollPage):
    """Shows a `ComparisonState` and a `LookBackState`.

    Signals:
        history_requested, results_requested: As named.
        reason_edited: Item id, what is written about it so far.
        reasons_given: Texts by item id; an empty one is passed over.
        look_back_started, look_back_stopped: As named.
        look_back_moved: One item on or back: 1 or -1.
        level_chosen: The level that fitted then, as the look back says.
    """

    history_requested = Signal()
    results_requested = Signal()
    reason_edited = Signal(str, str)
    reasons_given = Signal(dict)
    look_back_started = Signal()
    look_back_stopped = Signal()
    look_back_moved = Signal(int)
    level_chosen = Signal(int)

    def show_problem(self, text: str) -> None:
        """Show why two attempts cannot be compared, or that there are none."""
        self.start_anew()
        self.column.addWidget(Title(_("What changed")))
        self.column.addWidget(PlainLabel(text))
        self.column.addLayout(self._make_back())
        self.column.addStretch(1)

    def show_state(self, state: ComparisonState, look_back: LookBackState) -> None:
        self.start_anew()
        self._fields: dict[str, TextField] = {}
        self.column.addWidget(Title(_("What changed")))
        self.column.addLayout(self._make_back())
        self._add_comparison(state)
        if state.changes:
            self._add_changes(state)
        self._look_back = QVBoxLayout()
        self.column.addLayout(self._look_back)
        self.column.addStretch(1)
        self.show_look_back(look_back)
        self.verticalScrollBar().setValue(0)

    def show_not_saved(self, text: str) -> None:
        """Say why the reasons could not be stored; what was typed stays."""
        self._status.show_news(text, is_urgent=True)
        self._save.setText(_("Retry"))
        self._save.setAccessibleName(_("Retry"))

    def show_saved(self, text: str) -> None:
        """Say whether the level that was just chosen is on disk; the choice stays on screen."""
        self._saved.show_news(text)

    def show_look_back(self, state: LookBackState) -> None:
        """Show one question of the look back, or its beginning."""
        clear(self._look_back)
        if not state.can_start:
            return
        card = Card()
        card.column.addWidget(Heading(_("Look back (optional)")))
        if state.group is None:
            card.column.addWidget(PlainLabel(state.intro))
            if state.result:
                card.column.addWidget(PlainLabel(state.result))
            start = button(state.start_text)
            start.clicked.connect(self.look_back_started)
            card.column.addLayout(button_row(start, None))
        else:
            self._add_question(card, state)
        self._look_back.addWidget(card)

    def _make_back(self) -> QLayout:
        history, results = button(_("Back to History")), button(_("Show results"))
        history.clicked.connect(self.history_requested)
        results.clicked.connect(self.results_requested)
        return button_row(history, results, None)

    def _add_comparison(self, state: ComparisonState) -> None:
        card = Card()
        card.column.addWidget(Heading(state.title))
        card.column.addWidget(PlainLabel(state.summary))
        for note in state.notes:
            card.column.addWidget(MutedLabel(note))
        table = PlainTable(_("Change by competency"))
        table.show_rows(state.headers, state.rows)
        card.column.addWidget(table)
        self.column.addWidget(card)

    def _add_changes(self, state: ComparisonState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Answers that changed")))
        if state.ask_text:
            card.column.addWidget(PlainLabel(state.ask_text))
        for change in state.changes:
            self._add_change(card.column, change)
        if self._fields:
            self._status = NewsLabel()
            self._status.setProperty("state", "not-saved")
            self._save = button(_("Save what I wrote"), primary=True)
            self._skip = skip = button(_("Nothing to add"))
            self._skip.setEnabled(not any(self._texts().values()))
            self._save.clicked.connect(lambda: self.reasons_given.emit(self._texts()))
            skip.clicked.connect(lambda: self.reasons_given.emit(dict.fromkeys(self._fields, "")))
            card.column.addWidget(self._status)
            card.column.addLayout(button_row(self._save, skip, None))
        self.column.addWidget(card)

    def _add_change(self, column: QVBoxLayout, changed: ChangedAnswer) -> None:
        column.addWidget(Heading(changed.question, scale=1.0))
        column.addWidget(MutedLabel(_("Before: {answer}").format(answer=changed.before)))
        now = _("Now ({direction}): {answer}")
        column.addWidget(
            PlainLabel(now.format(direction=changed.direction.lower(), answer=changed.now))
        )
        if changed.reason:
            column.addWidget(PlainLabel(_("You wrote: {reason}").format(reason=changed.reason)))
        if changed.asks:
            name = _("What made the difference? {question}").format(question=changed.question)
            field = TextField(name, LIMITS["ChangeReason.text"], lines=2)
            field.show_text(changed.typed)
            field.edit.edited.connect(lambda: self._on_edited(changed.item_id))
            self._fields[changed.item_id] = field
            column.addWidget(MutedLabel(_("What made the difference? (optional)")))
            column.addWidget(field)

    def _on_edited(self, item_id: str) -> None:
        texts = self._texts()
        self._skip.setEnabled(not any(texts.values()))  # it would lose what is written
        self.reason_edited.emit(item_id, texts[item_id])

    def _texts(self) -> Mapping[str, str]:
        return {item_id: field.edit.toPlainText() for item_id, field in self._fields.items()}

    def _add_question(self, card: Card, state: LookBackState) -> None:
        assert state.group is not None, "a question is shown"
        card.column.addWidget(MutedLabel(state.progress_text))
        card.column.addWidget(PlainLabel(state.group.name))
        box = ChoiceGroupBox(state.group)
        box.chosen.connect(lambda _role, choice: self.level_chosen.emit(int(choice)))
        card.column.addWidget(box)
        self._saved = NewsLabel()
        back, on = button(_("Back")), button(_("Next"), primary=True)
        stop = button(_("Stop looking back"))
        back.clicked.connect(lambda: self.look_back_moved.emit(-1))
        on.clicked.connect(lambda: self.look_back_moved.emit(1))
        stop.clicked.connect(self.look_back_stopped)
        card.column.addWidget(self._saved)
        card.column.addLayout(button_row(on, back, stop, None))
        chosen = next((option for option in box.cards if option.isChecked()), box.cards[0])
        chosen.setFocus()
