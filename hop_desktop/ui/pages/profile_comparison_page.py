"""Two profiles side by side: which verdicts flip."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.profile_comparison import ProfileComparisonState
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, Title
from hop_desktop.ui.widgets.layout import ScrollPage, button, button_row
from hop_desktop.ui.widgets.table import PlainTable


class ProfileComparisonPage(ScrollPage):
    """Shows a `ProfileComparisonState`.

    Signals:
        first_chosen, second_chosen: Profile id.
        back_requested: To the page where the person came from.
    """

    first_chosen = Signal(str)
    second_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)

    def show_state(self, state: ProfileComparisonState) -> None:
        self.start_anew()
        self.column.addWidget(Title(_("Compare two profiles")))
        back = button(_("Back"))
        back.clicked.connect(self.back_requested)
        self.column.addLayout(button_row(back, None))
        if state.subject:
            self.column.addWidget(MutedLabel(state.subject))
        choices = [(choice.text, choice.value) for choice in state.choices]
        first = Field(_("Profile 1"), choices, state.first_id)
        second = Field(_("Profile 2"), choices, state.second_id)
        first.combo.activated.connect(lambda: self.first_chosen.emit(first.combo.currentData()))
        second.combo.activated.connect(lambda: self.second_chosen.emit(second.combo.currentData()))
        self.column.addLayout(button_row(first, second, None))
        self.column.addWidget(Heading(state.summary))
        table = PlainTable(_("Verdicts under two profiles"))
        table.show_rows(state.headers, state.rows)
        self.column.addWidget(table)
        self.column.addStretch(1)
