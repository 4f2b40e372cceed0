"""What closing the window now would lose, and what the person is asked about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from hop_desktop.i18n import _
from hop_desktop.services.drafts import SEPARATOR, Drafts, kind_of
from hop_desktop.ui.navigation import Arguments, Route

WaysOut: TypeAlias = Mapping[str, Callable[[], bool]]  # by button; whether the window may close

# Drafts of other kinds are offered again where they were typed, and nobody is asked about them.
PLACES: Final = {
    "evidence": Route.EVIDENCE,
    "action": Route.PLAN,
    "result": Route.PLAN,
    "profile": Route.EDIT_PROFILE,
    "reason": Route.CHANGE,
    "look-back": Route.CHANGE,
    "background": Route.BACKGROUND,
    "asking": Route.OTHERS,
    "pasted": Route.OTHERS,
    "collecting": Route.COLLECT,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A page with drafts."""

    route: Route
    arguments: Arguments
    keys: Sequence[str]  # of the drafts

    @property
    def question(self) -> str:
        """What the person is asked before they are lost."""
        return {
            Route.EVIDENCE: _("The evidence you are writing is not saved. Close and lose it?"),
            Route.PLAN: _("Something in your plan is not saved. Close and lose it?"),
            Route.EDIT_PROFILE: _("The profile you are changing is not saved. Close and lose it?"),
            Route.CHANGE: _("What you wrote about a change is not saved. Close and lose it?"),
            Route.OTHERS: _("What you typed to ask others is not used yet. Close and lose it?"),
            Route.COLLECT: _("The round you are opening is not open yet. Close and lose it?"),
            Route.BACKGROUND: _("What you typed under Background is not saved. Close and lose it?"),
        }[self.route]


def places_of(drafts: Drafts) -> Sequence[Place]:
    """Return the pages on which something is typed and not saved."""
    found: dict[tuple[Route, tuple[tuple[str, str], ...]], list[str]] = {}
    for key in drafts.typed_keys():
        route = PLACES.get(kind_of(key))
        if route is not None:
            found.setdefault((route, tuple(_arguments(key).items())), []).append(key)
    return [Place(route, dict(named), keys) for (route, named), keys in found.items()]


def _arguments(key: str) -> Arguments:
    kind, *ids = key.split(SEPARATOR)
    if kind == "reason":
        return {"later": ids[0]}
    if kind == "look-back":
        return {"earlier": ids[0], "later": ids[1]}
    return {}
