"""The button that takes a first step into the plan."""

from dataclasses import replace

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.ui.widgets.buttons import WrappingButton


class PlanButton(WrappingButton):
    """*Add to plan*; once it is there, the way to it.

    Signals:
        plan_requested: The `FirstStep`, as it stands now.
    """

    plan_requested = Signal(object)

    def __init__(self, step: FirstStep) -> None:
        super().__init__("")
        self._step = step
        self.setAccessibleDescription(step.name)
        self.clicked.connect(lambda: self.plan_requested.emit(self._step))
        self._show()

    def show_planned(self, library_id: str, planned_id: str) -> None:
        """Say that an action of the library is in the plan now; others do not concern it."""
        if library_id and library_id == self._step.library_id:
            self._step = replace(self._step, planned_id=planned_id)
            self._show()

    def _show(self) -> None:
        self.show_text(_("In your plan") if self._step.planned_id else _("Add to plan"))
