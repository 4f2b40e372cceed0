"""Where the person can go."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


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
    PROFILES = "profiles"
    EDIT_PROFILE = "edit-profile"
    COMPARE_PROFILES = "compare-profiles"
    BACKGROUND = "background"
    ROLE = "role"
    PREFERENCES = "preferences"
    GUIDE = "guide"


class Navigator(QObject):
    """Carries wishes to see another page to the window.

    Signals:
        navigated: Route, and arguments of the page by name.
    """

    navigated = Signal(str, dict)

    def go(self, route: Route, **arguments: str) -> None:
        self.navigated.emit(route.value, arguments)


Arguments = Mapping[str, str]
