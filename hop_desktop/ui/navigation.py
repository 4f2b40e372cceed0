"""Where the person can go."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from hop_desktop.i18n import _


class Route(StrEnum):
    """One page each."""

    HOME = "home"
    START = "start"
    QUESTIONNAIRE = "questionnaire"
    REVIEW = "review"
    RESULTS = "results"
    REPORT = "report"
    HISTORY = "history"
    CHANGE = "change"
    PLAN = "plan"
    EVIDENCE = "evidence"
    PACK = "pack"
    OTHERS = "others"
    COLLECT = "collect"
    PROFILES = "profiles"
    EDIT_PROFILE = "edit-profile"
    COMPARE_PROFILES = "compare-profiles"
    BACKGROUND = "background"
    ROLE = "role"
    PREFERENCES = "preferences"
    GUIDE = "guide"


def page_name(route: Route) -> str:
    """Return what a page is called in the navigation and in the title of the window."""
    return {
        Route.HOME: _("Home"),
        Route.START: _("New assessment"),
        Route.QUESTIONNAIRE: _("Questionnaire"),
        Route.REVIEW: _("Review"),
        Route.RESULTS: _("Results"),
        Route.REPORT: _("Report"),
        Route.HISTORY: _("History"),
        Route.CHANGE: _("What changed"),
        Route.PLAN: _("Plan"),
        Route.EVIDENCE: _("Evidence"),
        Route.PACK: _("Interview and promotion pack"),
        Route.OTHERS: _("Other people's eyes"),
        Route.COLLECT: _("Collect for someone"),
        Route.PROFILES: _("Profiles"),
        Route.EDIT_PROFILE: _("Edit profile"),
        Route.COMPARE_PROFILES: _("Compare two profiles"),
        Route.BACKGROUND: _("Background"),
        Route.ROLE: _("About the role"),
        Route.PREFERENCES: _("Preferences"),
        Route.GUIDE: _("Guide"),
    }[route]


class Navigator(QObject):
    """Carries wishes to see another page to the window.

    Signals:
        navigated: Route, and arguments of the page by name.
    """

    navigated = Signal(str, dict)

    def go(self, route: Route, **arguments: str) -> None:
        self.navigated.emit(route.value, arguments)


Arguments = Mapping[str, str]
