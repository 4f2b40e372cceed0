"""The editor of an own profile."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from hop_desktop.domain.limits import TYPED_PROFILE_NAME
from hop_desktop.i18n import _
from hop_desktop.presentation.profiles import EditorRow, EditorState
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.number_field import LevelField, WeightField


class ProfileEditorPage(ScrollPage):
    """Shows an `EditorState`; what is typed goes out at once and is kept by its receiver.

    Signals:
        name_edited: The name so far.
        level_edited: Competency id, level (1.0-5.0 in half steps).
        weight_edited: Competency id, weight in points.
        save_requested, cancel_requested: As named.
    """

    name_edited = Signal(str)
    level_edited = Signal(str, float)
    weight_edited = Signal(str, int)
    save_requested = Signal()
    cancel_requested = Signal()

    def show_state(self, state: EditorState) -> None:
        self.show_body(partial(_EditorBody, self, state))

    def show_check(self, state: EditorState) -> None:
        """Show the sum and whether it can be saved; the fields stay as they are."""
        if isinstance(self.body, _EditorBody):
            self.body.show_check(state)


class _EditorBody(Body):
    """The name, and a level and a weight for each competency."""

    def __init__(self, page: ProfileEditorPage, state: EditorState) -> None:
        super().__init__()
        self._page = page
        self._total = PlainLabel()
        self._problem = PlainLabel()
        self._problem.setProperty("state", "not-saved")
        self._save = button(_("Save profile"), primary=True)
        self._save.clicked.connect(page.save_requested)
        self.column.addWidget(Title(state.title))
        if state.note:
            self.column.addWidget(PlainLabel(state.note))
        self._add_name(state.name)
        self._add_rows(state.rows)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(page.cancel_requested)
        self.column.addLayout(button_row(self._save, cancel, None))
        self.column.addStretch(1)
        self.show_check(state)

    def show_check(self, state: EditorState) -> None:
        """Show the sum and whether it can be saved."""
        for label, text in ((self._total, state.total_text), (self._problem, state.problem)):
            label.setText(text)
            label.setVisible(bool(text))
        self._save.setEnabled(state.can_save)
        self._save.setAccessibleDescription(state.problem)

    def _add_rows(self, rows: Sequence[EditorRow]) -> None:
        card = Card()
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 3)  # keeps the fields near their names on a wide page
        for column, text in enumerate((_("Competency"), _("Level, 1 to 5"), _("Weight, points"))):
            grid.addWidget(Heading(text, scale=1.0), 0, column)
        for number, row in enumerate(rows, 1):
            self._add_row(grid, number, row)
        card.column.addLayout(grid)
        card.column.addWidget(self._total)
        card.column.addWidget(self._problem)
        self.column.addWidget(card)

    def _add_name(self, name: str) -> None:
        field, label = LineEdit(name, TYPED_PROFILE_NAME), MutedLabel(_("Name of the profile"))
        field.setAccessibleName(label.text())
        label.setBuddy(field)
        field.textEdited.connect(self._page.name_edited)
        self.column.addWidget(label)
        self.column.addWidget(field)
        self.column.addWidget(
            MutedLabel(_("Levels go in half steps; the weights must come to 100 in all."))
        )

    def _add_row(self, grid: QGridLayout, number: int, row: EditorRow) -> None:
        level = LevelField(_("Level of {name}").format(name=row.name), row.level)
        weight = WeightField(_("Weight of {name}").format(name=row.name), row.weight)
        # Connected after the fields are filled: filling is not editing.
        level.valueChanged.connect(
            lambda value: self._page.level_edited.emit(row.competency_id, value)
        )
        weight.valueChanged.connect(
            lambda value: self._page.weight_edited.emit(row.competency_id, value)
        )
        grid.addWidget(PlainLabel(row.name), number, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(level, number, 1)
        grid.addWidget(weight, number, 2)
