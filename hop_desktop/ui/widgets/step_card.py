"""What to begin with in one competency, as a card with the way into the plan."""

from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button_row
from hop_desktop.ui.widgets.plan_button import PlanButton


class StepCard(Card):
    """Shows a `FirstStep`."""

    def __init__(self, step: FirstStep) -> None:
        super().__init__()
        spacing = current_theme().spacing
        self.column.setContentsMargins(spacing.l, spacing.m, spacing.l, spacing.m)
        self.column.setSpacing(spacing.xs)
        self.plan = PlanButton(step)
        self.column.addWidget(Heading(step.name, scale=1.0))
        if step.action:
            self.column.addWidget(PlainLabel(step.action))
        self.column.addSpacing(spacing.xs)
        self.column.addStretch(1)
        self.column.addLayout(button_row(self.plan, None, MutedLabel(step.levels)))
