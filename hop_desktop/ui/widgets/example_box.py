"""The example of their own that a respondent may add to a high rating."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.domain.limits import TYPED_EXAMPLE
from hop_desktop.i18n import _
from hop_desktop.presentation.questionnaire import EvidenceState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import Option, show_chosen
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import button_row
from hop_desktop.ui.widgets.text_field import TextField

TYPING_PAUSE_MS: Final = 400


class ExampleBox(QGroupBox):
    """Shows an `EvidenceState`.

    Signals:
        typing: Text is being typed that is not reported yet.
        changed: Text, grade (0-3).
    """

    typing = Signal()
    changed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._create_widgets()
        self._lay_out()
        self._connect()

    def show_example(self, evidence: EvidenceState | None, *, is_new: bool) -> None:
        """Show the example, or nothing where none is asked for.

        Args:
            evidence: As stored.
            is_new: Another item is shown; if not, the person may just be writing.
        """
        self.setVisible(evidence is not None)
        if evidence is None or (self.edit.hasFocus() and not is_new):
            return
        if not self._pause.isActive():
            self._field.show_text(evidence.text)
        show_chosen(self._grades, evidence.grade)

    def flush(self) -> None:
        """Report typed text that waits for a pause."""
        if self._pause.isActive():
            self._report()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, from top to bottom."""
        return self.edit, *self._grades.buttons()

    def _create_widgets(self) -> None:
        self._name = _("Name one example that someone else could confirm (optional)")
        self.setAccessibleName(self._name)
        self._field = TextField(_("Example"), TYPED_EXAMPLE, lines=2)
        self.edit = self._field.edit
        self._grades = QButtonGroup(self)
        grades = (
            _("No example"),
            _("I remember one"),
            _("There is a document or recording"),
            _("A named person can confirm"),
        )
        for grade, text in enumerate(grades):
            self._grades.addButton(Option(str(grade), text), grade)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(PlainLabel(self._name))
        column.addWidget(self._field)
        column.addLayout(button_row(*self._grades.buttons()))

    def _connect(self) -> None:
        self.edit.edited.connect(self._pause.start)
        self.edit.edited.connect(self.typing)
        self.edit.left.connect(self.flush)
        self._grades.idToggled.connect(self._on_grade)
        self._pause.timeout.connect(self._report)

    def _on_grade(self, _grade: int, is_checked: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_checked:
            self._report()

    def _report(self) -> None:
        self._pause.stop()
        text, grade = self.edit.toPlainText(), self._grades.checkedId()
        if grade < 0:
            grade = int(bool(text))  # an example that was written down is remembered
        self.changed.emit(text, grade)
