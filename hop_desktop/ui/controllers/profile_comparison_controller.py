"""Compares two profiles, and what an attempt is worth under each."""

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.presentation.profile_comparison import make_profile_comparison_state
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.profile_comparison_page import ProfileComparisonPage

FIRST, SECOND = "scale-up", "enterprise"


class ProfileComparisonController(QObject):
    """Holds one attempt against two profiles at once."""

    def __init__(
        self,
        instrument: Instrument,
        history: HistoryService,
        profiles: ProfileService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._instrument = instrument
        self._history = history
        self._profiles = profiles
        self._navigator = context.navigator
        self._attempt: Attempt | None = None
        self._chosen = [FIRST, SECOND]
        self._came_from: tuple[Route, dict[str, str]] = (Route.PROFILES, {})
        self.page = ProfileComparisonPage()
        self.page.first_chosen.connect(lambda profile_id: self._on_chosen(0, profile_id))
        self.page.second_chosen.connect(lambda profile_id: self._on_chosen(1, profile_id))
        self.page.back_requested.connect(self._on_back)

    def open(self, arguments: Arguments) -> None:
        """Show `second` beside the profile of `attempt`; by default the latest attempt."""
        self._attempt = self._find(arguments.get("attempt", "latest"))
        first = self._attempt.profile_id if self._attempt is not None else FIRST
        second = arguments.get("second", first)
        self._chosen = [first, second if second != first else _other_than(first)]
        if "attempt" in arguments:
            self._came_from = (Route.RESULTS, {"attempt": arguments["attempt"]})
        else:
            self._came_from = (Route.PROFILES, {"profile": second})
        self._show()

    def _find(self, attempt_id: str) -> Attempt | None:
        try:
            return self._history.chosen(attempt_id)
        except UnknownIdError:
            return None

    def _show(self) -> None:
        first, second = (self._profiles.get(profile_id) for profile_id in self._chosen)
        attempt, cards = self._attempt, None
        instrument = self._instrument
        if attempt is not None:
            instrument = self._history.instrument_of(attempt)
            cards = (
                self._history.scorecard(attempt, first.profile_id),
                self._history.scorecard(attempt, second.profile_id),
            )
        self.page.show_state(
            make_profile_comparison_state(
                instrument, self._profiles.all(), first, second, attempt, cards
            )
        )

    def _on_chosen(self, place: int, profile_id: str) -> None:
        self._chosen[place] = profile_id
        self._show()

    def _on_back(self) -> None:
        route, arguments = self._came_from
        self._navigator.go(route, **arguments)


def _other_than(profile_id: str) -> str:
    return SECOND if profile_id != SECOND else FIRST
