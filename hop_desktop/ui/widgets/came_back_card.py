"""What one person, or one round, answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.came_back import CameBack
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button_about, button_row
from hop_desktop.ui.widgets.table import PlainTable


class CameBackCard(Card):
    """Sentences first, then the exact table, then what was written.

    Signals:
        keep_requested, talk_requested, delete_requested: Number of the answer.
    """

    keep_requested = Signal(str)
    talk_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, shown: CameBack) -> None:
        super().__init__()
        self.column.addWidget(Heading(shown.title))
        self.column.addWidget(MutedLabel(shown.facts))
        for line in shown.lines:
            self.column.addWidget(PlainLabel(line))
        if shown.lines:
            every = Expander(_("Every competency"))
            every.toggle.setAccessibleDescription(shown.title)
            every.opened.connect(lambda: every.body.addWidget(_table(shown)))
            self.column.addWidget(every)
        else:
            self.column.addWidget(_table(shown))
        for heading, texts in shown.quotes:
            self.column.addWidget(Heading(heading, scale=1.0))
            for text in texts:
                self.column.addWidget(PlainLabel(text))
        notes = QVBoxLayout()
        notes.setSpacing(current_theme().spacing.xs)
        for note in shown.notes:
            notes.addWidget(MutedLabel(note))
        self.column.addLayout(notes)
        self._add_buttons(shown)

    def _add_buttons(self, shown: CameBack) -> None:
        wanted = (
            (_("Keep as a profile"), self.keep_requested, shown.can_keep),
            (_("Save a sheet to talk about…"), self.talk_requested, shown.can_talk),
            (_("Delete this answer…"), self.delete_requested, bool(shown.number)),
        )
        made = []
        for text, signal, is_offered in wanted:
            if is_offered:
                control = button_about(text, shown.title)
                control.clicked.connect(lambda _on=False, s=signal: s.emit(shown.number))
                made.append(control)
        if made:
            self.column.addLayout(button_row(*made, None))


def _table(shown: CameBack) -> PlainTable:
    table = PlainTable(shown.table_name)
    table.show_rows(shown.headers, shown.rows)
    return table
