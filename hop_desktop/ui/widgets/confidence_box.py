"""How sure the respondent is of a competency's answers, asked after its last item."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.domain.attempt import Confidence
from hop_desktop.i18n import _
from hop_desktop.presentation.questionnaire import ConfidenceState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import Option, show_chosen
from hop_desktop.ui.widgets.labels import MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import button_row


class ConfidenceBox(QGroupBox):
    """Shows a `ConfidenceState`.

    Signals:
        chosen: Competency id, confidence.
    """

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._competency_id = ""
        self._values = tuple(Confidence)
        self._question = PlainLabel()
        self._break = MutedLabel()
        self._buttons = QButtonGroup(self)
        names = {
            Confidence.LOW: _("Low"),
            Confidence.MEDIUM: _("Medium"),
            Confidence.HIGH: _("High"),
        }
        for number, value in enumerate(self._values):
            self._buttons.addButton(Option(value, names[value]), number)
        self._lay_out()
        self._buttons.idToggled.connect(self._on_toggled)

    def show_confidence(self, confidence: ConfidenceState | None) -> None:
        """Show the question, or nothing where it is not asked."""
        self.setVisible(confidence is not None)
        if confidence is None:
            return
        self._competency_id = confidence.competency_id
        text = _("How sure are you that a colleague would give the same answers on {name}?")
        question = text.format(name=confidence.name)
        self._question.setText(question)
        self.setAccessibleName(question)
        self._break.setText(confidence.pause)
        chosen = confidence.chosen
        show_chosen(self._buttons, None if chosen is None else self._values.index(chosen))

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in reading order."""
        return tuple(self._buttons.buttons())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(self._question)
        column.addLayout(button_row(*self._buttons.buttons()))
        column.addWidget(self._break)

    def _on_toggled(self, number: int, is_checked: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_checked:
            self.chosen.emit(self._competency_id, self._values[number])
