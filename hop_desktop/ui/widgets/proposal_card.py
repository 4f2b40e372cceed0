"""One action of the library, to be added to the plan."""

from PySide6.QtCore import QSignalBlocker, Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.plan import ProposalState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button_row


class ProposalButton(WrappingButton):
    """Adds an action to the plan, or shows it there.

    Signals:
        add_requested: Library id.
        show_requested: Library id of an action that is in the plan.
    """

    add_requested = Signal(str)
    show_requested = Signal(str)

    def __init__(self, state: ProposalState) -> None:
        super().__init__("")
        self._state = state
        self.show_state(state)
        self.clicked.connect(self._on_clicked)

    def show_state(self, state: ProposalState) -> None:
        """Show what may change about the same action."""
        self._state = state
        text = _("Show in my plan") if state.taken else _("Add to plan")
        self.show_text(text)
        self.setAccessibleName(f"{text}: {state.title}")
        self.setAccessibleDescription(state.taken)

    def _on_clicked(self) -> None:
        signal = self.show_requested if self._state.taken else self.add_requested
        signal.emit(self._state.library_id)


class ProposalCard(Card):
    """Shows a `ProposalState`.

    Signals:
        add_requested: Library id.
        show_requested: Library id of an action that is in the plan.
        arrange_toggled: Library id, whether it can be arranged within 8 weeks.
    """

    add_requested = Signal(str)
    show_requested = Signal(str)
    arrange_toggled = Signal(str, bool)

    def __init__(self, state: ProposalState) -> None:
        super().__init__()
        self.column.addWidget(MutedLabel(state.kind))
        self.column.addWidget(Heading(state.title, scale=current_theme().type_scale.lead))
        self.column.addWidget(PlainLabel(state.do))
        self.column.addWidget(PlainLabel(state.seen))
        self.column.addWidget(PlainLabel(state.why))
        self.column.addWidget(MutedLabel(state.effort))
        possible = _("I can arrange this within 8 weeks")
        self.arrange = CheckBox(possible)
        self.arrange.setAccessibleName(f"{possible}: {state.title}")
        self.column.addWidget(self.arrange)
        self._taken = PlainLabel()
        self.action = ProposalButton(state)
        self.action.add_requested.connect(self.add_requested)
        self.action.show_requested.connect(self.show_requested)
        self.column.addWidget(self._taken)
        self.column.addLayout(button_row(self.action))
        self.show_state(state)
        self.arrange.toggled.connect(lambda on: self.arrange_toggled.emit(state.library_id, on))

    def show_state(self, state: ProposalState) -> None:
        """Show what may change about the same action."""
        with QSignalBlocker(self.arrange):
            self.arrange.setChecked(state.can_arrange)
        self.action.show_state(state)
        self._taken.setText(state.taken)
        self._taken.setVisible(bool(state.taken))
