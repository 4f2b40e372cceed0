"""Profiles: what each one asks, and where every number comes from."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.profiles import ProfilesState
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, TextCard, button, button_row
from hop_desktop.ui.widgets.table import PlainTable


class ProfilesPage(ScrollPage):
    """Shows a `ProfilesState`.

    Signals:
        profile_chosen: Profile id to show.
        copy_requested, edit_requested, delete_requested: Of the shown profile.
        start_requested: An assessment against the shown profile.
        compare_requested: The shown profile beside another one.
    """

    profile_chosen = Signal(str)
    copy_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()
    start_requested = Signal()
    compare_requested = Signal()

    def show_state(self, state: ProfilesState) -> None:
        self.start_anew()
        self.column.addWidget(Title(_("Profiles")))
        self.column.addWidget(PlainLabel(state.lead))
        chooser = Field(
            _("Profile"), [(choice.text, choice.value) for choice in state.choices], state.chosen_id
        )
        chooser.combo.activated.connect(
            lambda _index: self.profile_chosen.emit(chooser.combo.currentData())
        )
        self.column.addLayout(button_row(chooser, None))
        self.column.addWidget(self._make_card(state))
        table = PlainTable(_("Levels and weights"))
        table.show_rows(state.headers, state.rows)
        self.column.addWidget(table)
        self.column.addWidget(MutedLabel(state.weights_note))
        for title, lines in (
            (_("Why these levels"), state.reasons),
            (_("Sources"), state.sources),
        ):
            if lines:
                self.column.addWidget(TextCard(title, lines))
        self.column.addStretch(1)

    def _make_card(self, state: ProfilesState) -> Card:
        card = Card()
        card.column.addWidget(Heading(state.name))
        card.column.addWidget(PlainLabel(state.description))
        if state.usage:
            card.column.addWidget(MutedLabel(state.usage))
        wanted = [
            (_("Start with this profile"), self.start_requested, True),
            (_("Copy and edit"), self.copy_requested, True),
            (_("Edit profile"), self.edit_requested, state.can_edit),
            (_("Delete profile…"), self.delete_requested, state.can_delete),
            (_("Compare two profiles"), self.compare_requested, True),
        ]
        made = []
        for text, signal, is_offered in wanted:
            if is_offered:
                control = button(text)
                control.clicked.connect(signal)
                made.append(control)
        card.column.addLayout(button_row(*made, None))
        return card
