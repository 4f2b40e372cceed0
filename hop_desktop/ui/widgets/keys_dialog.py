"""The overview of keys."""

from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.keys import KeyGroup, KeysState, keys_words
from hop_desktop.ui.widgets.info_dialog import InfoDialog
from hop_desktop.ui.widgets.labels import Heading, MutedLabel
from hop_desktop.ui.widgets.table import PlainTable


class KeysDialog(InfoDialog):
    """Shows a `KeysState`: one table for each group."""

    def __init__(self, parent: QWidget, state: KeysState) -> None:
        super().__init__(parent, _("Keyboard shortcuts"))
        self.column.addWidget(MutedLabel(state.note))
        for group in state.groups:
            self.column.addWidget(Heading(group.title))
            self.column.addWidget(_make_table(group))
        self.column.addStretch(1)


def _make_table(group: KeyGroup) -> PlainTable:
    table = PlainTable(group.title)
    table.show_rows((_("Action"), _("Keys")), [(row.text, keys_words(row)) for row in group.rows])
    return table
