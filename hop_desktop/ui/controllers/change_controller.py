"""Compares two attempts, and stores reasons and the look back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.change import LookBack
from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.presentation.change import make_comparison_state
from hop_desktop.presentation.look_back import LookBackState, make_look_back_state
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.retake import RetakeService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.change_page import ChangePage

LOOK_BACK: Final = "look-back"  # under which its levels wait to be stored


class ChangeController(QObject):
    """Compares two attempts, keeps reasons and the look back."""

    def __init__(
        self,
        history: HistoryService,
        profiles: ProfileService,
        retakes: RetakeService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._history = history
        self._profiles = profiles
        self._retakes = retakes
        self._autosaver = context.autosaver
        context.autosaver.tried.connect(self._on_tried)
        self._pair: tuple[Attempt, Attempt] | None = None  # earlier, later
        self._items: tuple[str, ...] = ()
        self._look_back = LookBack("", "", {})
        self._place: int | None = None
        self.page = ChangePage()
        self.page.history_requested.connect(lambda: context.navigator.go(Route.HISTORY))
        self.page.results_requested.connect(
            lambda: context.navigator.go(Route.RESULTS, attempt=self._later().attempt_id)
        )
        self.page.reason_edited.connect(self._on_reason)
        self.page.reasons_given.connect(self._on_reasons)
        self.page.look_back_started.connect(lambda: self._go_to(self._first_open()))
        self.page.look_back_stopped.connect(lambda: self._go_to(None))
        self.page.look_back_moved.connect(self._on_moved)
        self.page.level_chosen.connect(self._on_level)

    def open(self, arguments: Arguments) -> None:
        """Compare `arguments["earlier"]` with `arguments["later"]`, or the last two attempts."""
        try:
            self._pair = self._chosen(arguments)
            self._read()
            self._show()
        except HopError as error:
            self._pair = None
            self.page.show_problem(str(error))

    def _chosen(self, arguments: Arguments) -> tuple[Attempt, Attempt] | None:
        later = self._history.get(arguments.get("later", "latest"))
        named = arguments.get("earlier")
        earlier = self._history.get(named) if named else self._history.before(later)
        return None if earlier is None else (earlier, later)

    def _read(self) -> None:
        self._place = None
        if self._pair is not None:
            self._items = self._retakes.items_to_look_back_at(*self._pair)
            self._look_back = self._retakes.look_back(*self._pair)

    def _show(self) -> None:
        if self._pair is None:
            self.page.show_problem(_("There is no earlier attempt to compare with yet."))
            return
        earlier, later = self._pair
        comparison = self._history.compare(earlier, later)
        state = make_comparison_state(
            self._history.instrument_of(later),
            earlier,
            later,
            comparison,
            self._profiles.get(comparison.profile_id).name,
            self._retakes.reasons(later),
        )
        changes = tuple(
            replace(change, typed=self._retakes.written_reason(later, change.item_id))
            for change in state.changes
        )
        self.page.show_state(replace(state, changes=changes))
        self.page.show_look_back(self._look_back_state())

    def _look_back_state(self) -> LookBackState:
        assert self._pair is not None, "two attempts are compared"
        earlier, later = self._pair
        instrument = self._history.instrument_of(later)
        return make_look_back_state(instrument, earlier, self._items, self._look_back, self._place)

    def _on_reason(self, item_id: str, text: str) -> None:
        self._retakes.write_reason(self._later(), item_id, text)

    def _on_reasons(self, texts: Mapping[str, str]) -> None:
        try:
            self._retakes.note_reasons(self._later(), texts)
        except HopError as error:
            self.page.show_not_saved(not_saved_words(error))
        else:
            self._show()

    def _first_open(self) -> int:
        places = range(len(self._items))
        return next((n for n in places if self._items[n] not in self._look_back.levels), 0)

    def _on_moved(self, step: int) -> None:
        place = (self._place or 0) + step
        self._go_to(place if 0 <= place < len(self._items) else None)

    def _go_to(self, place: int | None) -> None:
        self._place = place
        self.page.show_look_back(self._look_back_state())

    def _on_level(self, level: int) -> None:
        assert self._place is not None, "a question is shown"
        item_id = self._items[self._place]
        rated = self._look_back = self._retakes.rate_look_back(self._look_back, item_id, level)
        self._autosaver.put(LOOK_BACK, lambda: self._retakes.save_look_back(rated))
        self._autosaver.save(LOOK_BACK)
        self._on_tried(LOOK_BACK)

    def _on_tried(self, key: str) -> None:
        if key == LOOK_BACK and self._place is not None:
            reason = self._autosaver.reason(LOOK_BACK)
            self.page.show_saved(not_saved_words(reason) if reason else _("Saved"))

    def _later(self) -> Attempt:
        assert self._pair is not None, "two attempts are compared"
        return self._pair[1]
