"""Plan: where to begin, what the person does about it, and what would change."""

from enum import IntEnum

from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionForm
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.action_form import ActionFormPanel
from hop_desktop.ui.widgets.actions_panel import ActionsPanel
from hop_desktop.ui.widgets.focus_panel import FocusPanel
from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.layout import CentredColumn
from hop_desktop.ui.widgets.not_saved import NotSavedBar
from hop_desktop.ui.widgets.what_if_panel import WhatIfPanel


class Tab(IntEnum):
    """The parts of the page, in their order."""

    FOCUS = 0
    ACTIONS = 1
    WHAT_IF = 2


class PlanPage(QWidget):
    """Three panels that show their own states, and a line for what could not be saved."""

    def __init__(self) -> None:
        super().__init__()
        self.not_saved = NotSavedBar()
        self.focus_panel = FocusPanel()
        self.actions_panel = ActionsPanel()
        self.form_panel = ActionFormPanel()
        self.what_if_panel = WhatIfPanel()
        self._actions = QStackedWidget()
        self._actions.addWidget(self.actions_panel)
        self._actions.addWidget(self.form_panel)
        self._tabs, self._panels = QTabBar(), QStackedWidget()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(_("Parts of the plan"))
        for name, panel in (
            (_("Focus areas"), self.focus_panel),
            (_("Actions"), self._actions),
            (_("What if"), self.what_if_panel),
        ):
            self._tabs.addTab(name)
            self._panels.addWidget(panel)
        self._tabs.currentChanged.connect(self._panels.setCurrentIndex)
        self._lay_out()

    def go_to(self, tab: Tab) -> None:
        self._tabs.setCurrentIndex(tab)

    def open_form(self, form: ActionForm) -> None:
        """Show the form in the place of the list."""
        self.go_to(Tab.ACTIONS)
        self._actions.setCurrentWidget(self.form_panel)
        self.form_panel.show_form(form)

    def close_form(self) -> None:
        """Show the list again."""
        self._actions.setCurrentWidget(self.actions_panel)

    def _lay_out(self) -> None:
        spacing = current_theme().spacing
        head = CentredColumn(spacing.xl, 0)
        head.column.setSpacing(spacing.m)
        head.column.addWidget(Title(_("Plan")))
        head.column.addWidget(self.not_saved)
        head.column.addWidget(self._tabs)
        rule = QFrame()
        rule.setProperty("rule", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule)
        column.addWidget(self._panels, 1)
