"""About the role: what the job is, and where every number comes from."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.role import ProfileNumbers, RoleBlock, RolePart, RoleState, RoleTable
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import CaptionLabel, Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    Card,
    LatePlace,
    ScrollPage,
    button,
    button_row,
    clear,
)
from hop_desktop.ui.widgets.table import PlainTable


class RolePage(ScrollPage):
    """Shows one part of a `RoleState` at a time, below a row that names all parts.

    Signals:
        part_chosen: The person wants to read another part: its id.
        profile_chosen: The numbers of another profile are wanted: its id.
    """

    part_chosen = Signal(str)
    profile_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles = QButtonGroup(self)
        self._place = LatePlace()  # of the part that is read

    def show_titles(self, state: RoleState) -> None:
        """Show the row of parts; call once."""
        self.column.addWidget(Title(_("About the role")))
        row = button_row()
        for number, part in enumerate(state.parts):
            title = button(part.title, flat=True)
            title.setCheckable(True)
            title.clicked.connect(partial(self.part_chosen.emit, part.part_id))
            self._titles.addButton(title, number)
            row.add(title)
        titles = QWidget()  # of its own, so that its size is kept while parts come and go
        titles.setLayout(row)
        self.column.addWidget(titles)
        self.column.addWidget(self._place)
        self.column.addStretch(1)

    def show_part(self, state: RoleState, part_id: str) -> None:
        """Show one part in place of another, from its beginning."""
        number, _part = state.place_of(part_id)
        self._titles.button(number).setChecked(True)
        self._place.clear()
        self.body = _PartBody(self, state, number)
        self._place.add(self.body)
        self.verticalScrollBar().setValue(0)

    def show_numbers(self, numbers: ProfileNumbers) -> None:
        """Show the numbers of one profile in place of another's."""
        if isinstance(self.body, _PartBody):
            self.body.show_numbers(numbers)

    def go_on(self, part_id: str) -> None:
        """Read on; the button goes with its part, so the keyboard moves to the part's title."""
        self.part_chosen.emit(part_id)
        self._titles.button(self._titles.checkedId()).setFocus()


class _PartBody(Body):
    """One part, and the way to the next one."""

    def __init__(self, page: RolePage, state: RoleState, number: int) -> None:
        super().__init__()
        self._page = page
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(current_theme().spacing.s)
        part, card = state.parts[number], Card()
        card.setAccessibleName(part.title)
        card.column.addWidget(Heading(part.title))
        _fill(card, part)
        if part.choices:
            self._add_chooser(card, part)
        self.column.addWidget(card)
        if number + 1 < len(state.parts):
            self._add_next(state.parts[number + 1])

    def show_numbers(self, numbers: ProfileNumbers) -> None:
        clear(self._numbers)
        self._numbers.addWidget(MutedLabel(numbers.description))
        self._numbers.addWidget(_table(numbers.table))
        for line in numbers.footnotes:
            self._numbers.addWidget(CaptionLabel(line))

    def _add_chooser(self, card: Card, part: RolePart) -> None:
        field, page = Field(_("Numbers of which profile?"), part.choices, part.chosen), self._page
        field.combo.activated.connect(lambda: page.profile_chosen.emit(field.combo.currentData()))
        card.column.addWidget(field)
        card.column.addLayout(self._numbers)

    def _add_next(self, part: RolePart) -> None:
        onward = button(_("Next: {title}").format(title=part.title))
        onward.clicked.connect(partial(self._page.go_on, part.part_id))
        self.column.addLayout(button_row(onward, None))


def _fill(card: Card, part: RolePart) -> None:
    for text in part.paragraphs:
        card.column.addWidget(PlainLabel(text))
    for text in part.points:
        card.column.addWidget(PlainLabel(f"• {text}"))
    for block in part.blocks:
        _add_block(card, block)
    for line in part.footnotes:
        card.column.addWidget(CaptionLabel(line))


def _add_block(card: Card, block: RoleBlock) -> None:
    if block.title:
        card.column.addSpacing(current_theme().spacing.m)
        card.column.addWidget(Heading(block.title, scale=1.0))
    if block.text:
        card.column.addWidget(MutedLabel(block.text))
    card.column.addWidget(_table(block.table))


def _table(table: RoleTable) -> PlainTable:
    made = PlainTable(table.name)
    made.show_rows(table.headers, table.rows)
    return made
