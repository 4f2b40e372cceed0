"""What the person is asked before the window closes, or the store is replaced."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hop_desktop.domain.errors import StorageError
from hop_desktop.i18n import _
from hop_desktop.ui.controllers.saving import PLAN
from hop_desktop.ui.drafting import Place, WaysOut, places_of
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.saver import KEY as ANSWERS

if TYPE_CHECKING:  # the session is what is closed
    from hop_desktop.app.session import Session
    from hop_desktop.ui.dialogs import Prompts


@dataclass(frozen=True, slots=True)
class _Loss:
    """One thing that would be lost."""

    place: Place
    question: str
    ways_out: WaysOut


def may_close(
    session: "Session", navigator: Navigator, prompts: "Prompts", *, keeps_drafts: bool
) -> bool:
    """Ask about everything that is not saved; return whether the window may close.

    What the person gives up is forgotten once they gave an answer to every question.
    """
    given_up: list[str] = []
    for loss in _losses(session, given_up, keeps_drafts=keeps_drafts):
        navigator.go(loss.place.route, **loss.place.arguments)
        chosen = prompts.choose(loss.question, list(loss.ways_out))
        if chosen is None or not loss.ways_out[chosen]():
            return False
    for key in given_up:
        session.services.drafts.drop(key)
    session.autosaver.save_all()
    if ANSWERS in given_up:
        session.saver.forget_kept()
    return True


def _losses(session: "Session", given_up: list[str], *, keeps_drafts: bool) -> Sequence[_Loss]:
    _forget_orphans(session)
    drafts = session.services.drafts
    losses = []
    if session.saver.has_unsaved:
        losses.append(_unsaved_answers(session, given_up, keeps_drafts=keeps_drafts))
    places = list(places_of(drafts))
    is_plan_waiting = session.autosaver.is_waiting(PLAN)
    if is_plan_waiting and not any(place.route is Route.PLAN for place in places):
        places.append(Place(Route.PLAN, {}, ()))
    for place in places:
        can_keep = keeps_drafts and drafts.is_kept
        if place.route is Route.PLAN and is_plan_waiting:
            can_keep = False
        losses.append(_Loss(place, place.question, _ways(place, given_up, can_keep=can_keep)))
    return losses


def _unsaved_answers(session: "Session", given_up: list[str], *, keeps_drafts: bool) -> _Loss:
    place = Place(Route.QUESTIONNAIRE, {}, (ANSWERS,))
    can_keep = keeps_drafts and session.saver.is_kept
    question = (
        _("Answers on screen are not saved: {reason}. They can be kept for next time.")
        if can_keep
        else _("Answers on screen are not saved: {reason}. Closing now would lose them.")
    )
    ways = {
        _("Save my answers elsewhere…"): session.save_elsewhere,
        **_ways(place, given_up, can_keep=can_keep),
    }
    return _Loss(place, question.format(reason=session.saver.reason), ways)


def _ways(place: Place, given_up: list[str], *, can_keep: bool) -> WaysOut:
    def give_up() -> bool:
        given_up.extend(place.keys)
        return True

    ways: dict[str, Callable[[], bool]] = {}
    if can_keep:
        ways[_("Keep it for next time")] = lambda: True
    ways[_("Close anyway")] = give_up  # the last one: it loses something
    return ways


def _forget_orphans(session: "Session") -> None:
    """Give up what was typed about an attempt that is gone, however it went."""
    drafts = session.services.drafts
    keys = (*drafts.typed_keys("reason"), *drafts.typed_keys("look-back"))
    if not keys:
        return
    try:
        known = {attempt.attempt_id for attempt in session.services.history.summaries()}
    except StorageError:
        return
    for key in keys:
        place = next(place for place in places_of(drafts) if key in place.keys)
        if not known.issuperset(place.arguments.values()):
            drafts.drop(key)
