"""The questionnaire: one item a page."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.i18n import _
from hop_desktop.presentation.questionnaire import (
    NO_CHANCE_ID,
    ChoiceGroup,
    QuestionnaireState,
    SaveStatus,
)
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.page_keys import DIGITS, Press, add_shortcut, digit_of, questionnaire_keys
from hop_desktop.ui.styling import current_theme, set_style_property
from hop_desktop.ui.widgets.choice_group import ChoiceButtons, ChoiceGroupBox
from hop_desktop.ui.widgets.confidence_box import ConfidenceBox
from hop_desktop.ui.widgets.example_box import ExampleBox
from hop_desktop.ui.widgets.footed_page import FootedPage
from hop_desktop.ui.widgets.jump_bar import JumpBar
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel
from hop_desktop.ui.widgets.layout import button, lay_out_from
from hop_desktop.ui.widgets.situation_box import SituationBox

ADVANCE_MS: Final = 300  # from a choice by mouse to the next item
Kind: TypeAlias = tuple[bool, ...]  # of the choices of an item: whether each is special


class QuestionnairePage(FootedPage):
    """Shows a `QuestionnaireState`.

    Signals:
        chosen: Role of the group ("response", "best", "worst"), choice id.
        typing: Text is being typed that is not reported yet.
        evidence_changed: Text, grade (0-3).
        confidence_chosen: Competency id, confidence.
        next_requested, back_requested, skip_requested, retry_requested: As named.
        save_elsewhere_requested: As named.
        jump_requested: Item id.
    """

    chosen = Signal(str, str)
    typing = Signal()
    evidence_changed = Signal(str, int)
    confidence_chosen = Signal(str, str)
    next_requested = Signal()
    back_requested = Signal()
    skip_requested = Signal()
    retry_requested = Signal()
    save_elsewhere_requested = Signal()
    jump_requested = Signal(str)

    def __init__(self, *, single_keys: bool) -> None:
        super().__init__(sticks_to_column=True)
        self.goes_on = False  # by itself, after a choice by mouse
        self._item_id = ""
        self._single_keys = single_keys
        self._rated: dict[Kind, ChoiceGroupBox] = {}
        self._situations: dict[Kind, SituationBox] = {}
        self._groups: list[ChoiceButtons] = []  # of the shown item
        self._advance = QTimer(self, singleShot=True, interval=ADVANCE_MS)
        self._create_widgets()
        self._lay_out()
        self._connect()
        self._add_keys(single_keys=single_keys)

    def show_state(self, state: QuestionnaireState) -> None:
        is_new = state.item_id != self._item_id
        self.keeps_foot = not is_new
        if is_new:
            self._item_id = state.item_id
            self._advance.stop()
            self._show_item(state)
        self._show_groups(state.groups)
        self._progress_text.setText(state.progress_text)
        self.show_save_state(state)
        self._next.setEnabled(state.is_answered)
        self._next.setAccessibleDescription(state.why_not_next)
        self._why.setText(state.why_not_next or _("Enter: next item"))
        self._back.setEnabled(state.can_go_back)
        self.may_grow = len(state.groups) == 1  # an example may be asked for, by what is chosen
        self._example.show_example(state.evidence, is_new=is_new)
        self._confidence.show_confidence(state.confidence)
        self._jumps.show_jumps(state.jumps)
        if is_new:
            lay_out_from(self._choices)
        self.fit()
        if is_new:
            self._order_tabs()
            self._focus_first()
            QTimer.singleShot(0, self, self._show_top)
            announce(self, state.position_text)

    def flush(self) -> None:
        """Report typed text that waits for a pause."""
        self._example.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digit row also where its keys write something else than digits."""
        digit = digit_of(event, QGuiApplication.platformName())
        if not self._single_keys or digit not in DIGITS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._choose(digit if digit != "0" else NO_CHANCE_ID)

    def show_tip(self, text: str) -> None:
        """Say something that may help; empty: nothing."""
        self._tip.show_news(text)
        self.fit()

    def _create_widgets(self) -> None:
        self._progress_text = MutedLabel()
        self._question = Heading()
        self._stem = PlainLabel()  # the same for many items, each of which has a cue
        self._state, self._why, self._tip = PlainLabel(), MutedLabel(), NewsLabel()
        self._retry = button(_("Retry"))
        self._elsewhere = button(_("Save my answers elsewhere…"))
        self._next = button(_("Next"), primary=True)
        self._back = button(_("Back"))
        self._skip = button(_("Skip"))
        self._choices = QWidget()
        self._groups_box = QVBoxLayout(self._choices)
        self._groups_box.setContentsMargins(0, 0, 0, 0)
        self._example = ExampleBox()
        self._confidence = ConfidenceBox()
        self._jumps = JumpBar()

    def _lay_out(self) -> None:
        column = self.area.column
        column.setSpacing(current_theme().spacing.m)
        for part in (
            *(self._progress_text, self._jumps, self._question, self._stem, self._choices),
            *(self._confidence, self._tip),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.lay_out_foot(
            *(self._next, self._skip, self._back, self._state, self._why),
            *(self._retry, self._elsewhere),
            below=self._example,
        )

    def _connect(self) -> None:
        self._next.clicked.connect(self.next_requested)
        self._back.clicked.connect(self.back_requested)
        self._skip.clicked.connect(self.skip_requested)
        self._retry.clicked.connect(self.retry_requested)
        self._elsewhere.clicked.connect(self.save_elsewhere_requested)
        self._example.typing.connect(self.typing)
        self._example.changed.connect(self.evidence_changed)
        self._confidence.chosen.connect(self.confidence_chosen)
        self._jumps.jump_requested.connect(self.jump_requested)
        self._advance.timeout.connect(self._on_advance)

    def _add_keys(self, *, single_keys: bool) -> None:
        acts: dict[Press | None, Callable[[str], object]] = {
            Press.CHOOSE: self._choose,
            Press.NO_CHANCE: lambda _key: self._choose(NO_CHANCE_ID),
            Press.SKIP: lambda _key: self._skip.click(),
            Press.EVIDENCE: lambda _key: self._on_evidence_key(),
            Press.NEXT: lambda _key: self._on_enter(),
            Press.BACK: lambda _key: self._back.click(),
        }
        for wanted in questionnaire_keys():
            for key in wanted.keys if single_keys or not wanted.is_single else ():
                act = partial(acts[wanted.press], key)
                add_shortcut(self, key, Qt.ShortcutContext.WindowShortcut, act)

    def _show_item(self, state: QuestionnaireState) -> None:
        self._tip.show_news("")
        self._question.setText(state.cue or state.stem)
        self._stem.setText(state.stem if state.cue else "")
        self._stem.setVisible(bool(state.cue))

    def _show_groups(self, groups: Sequence[ChoiceGroup]) -> None:
        """Show an item's choices in the boxes of its kind, which are made once and never go."""
        kind = tuple(choice.is_special for choice in groups[0].choices)
        if len(groups) == 1:
            rated = self._rated.get(kind) or self._make_rated(groups[0], kind)
            rated.show_group(groups[0])
            shown: QWidget = rated
            self._groups = [rated]
        else:
            situation = self._situations.get(kind) or self._make_situation(groups, kind)
            situation.show_groups(groups)
            shown = situation
            self._groups = list(situation.groups)
        for box in (*self._rated.values(), *self._situations.values()):
            box.setVisible(box is shown)

    def _make_rated(self, group: ChoiceGroup, kind: Kind) -> ChoiceGroupBox:
        box = ChoiceGroupBox(group, shows_keys=self._single_keys)
        self._rated[kind] = box
        self._add_box(box, [box])
        return box

    def _make_situation(self, groups: Sequence[ChoiceGroup], kind: Kind) -> SituationBox:
        box = SituationBox(*groups)
        self._situations[kind] = box
        self._add_box(box, box.groups)
        return box

    def _add_box(self, box: QWidget, groups: Sequence[ChoiceButtons]) -> None:
        self._groups_box.addWidget(box)
        for group in groups:
            group.chosen.connect(self.chosen)
            group.clicked_on.connect(self._on_clicked_on)

    def _on_clicked_on(self) -> None:
        if self.goes_on:
            self._advance.start()

    def _on_advance(self) -> None:
        """Go on, unless the item is not answered or asks for something more."""
        asks_more = self._example.isVisible() or self._confidence.isVisible()
        if self._next.isEnabled() and not asks_more:
            self.next_requested.emit()

    def show_save_state(self, state: QuestionnaireState) -> None:
        """Say only what became of the answer."""
        is_news = self._state.text() != state.save_text and bool(state.save_text)
        if is_news and state.save_status is not SaveStatus.SAVING:
            is_urgent = state.save_status is SaveStatus.NOT_SAVED
            announce(self._state, state.save_text, is_urgent=is_urgent)
        self._state.setText(state.save_text)
        set_style_property(self._state, "state", state.save_status.value)
        self._retry.setVisible(state.save_status is SaveStatus.NOT_SAVED)
        self._elsewhere.setVisible(state.save_status is SaveStatus.NOT_SAVED)

    def _order_tabs(self) -> None:
        """Let Tab go down the page: new cards would come after the buttons below them."""
        cards = [card for box in self._groups for card in box.cards]
        foot = (self._next, self._skip, self._back, self._retry, self._elsewhere)
        stops = (*self._jumps.stops(), *cards, *self._confidence.stops(), *foot)
        for before, following in pairwise((*stops, *self._example.stops())):
            QWidget.setTabOrder(before, following)

    def _focus_first(self) -> None:
        cards = self._groups[0].cards
        chosen = next((card for card in cards if card.isChecked()), cards[0])
        chosen.setFocus()

    def _show_top(self) -> None:
        """Begin with the question, as far as what has the keyboard is seen, too."""
        focused = QApplication.focusWidget()
        self.area.verticalScrollBar().setValue(0)
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, current_theme().spacing.s)

    def _choose(self, choice_id: str) -> None:
        """Choose by key: in a situation the group with the keyboard, else the first."""
        if isinstance(QApplication.focusWidget(), QPlainTextEdit | QLineEdit):
            return
        focused = QApplication.focusWidget()
        box = next((b for b in self._groups if focused in b.cards), self._groups[0])
        if box.role == "response":
            box.choose(choice_id)
        elif choice_id.isdigit() and int(choice_id) <= len(box.cards):
            box.choose(box.cards[int(choice_id) - 1].choice_id)

    def _on_enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not isinstance(focused, QRadioButton):
            focused.click()
        elif isinstance(focused, QPlainTextEdit):
            focused.insertPlainText("\n")
        elif self._next.isEnabled():
            self._next.click()

    def _on_evidence_key(self) -> None:
        if self._example.isVisible():
            self._example.edit.setFocus()
            if self.area.isAncestorOf(self._example):
                self.area.ensureWidgetVisible(self._example.edit)
