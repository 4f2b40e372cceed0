"""What Home shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.change import Change, ChangeClass
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Form, Instrument
from hop_desktop.domain.pace import form_seconds
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.due import due_words
from hop_desktop.presentation.edition_words import answered_form_words
from hop_desktop.presentation.formatting import (
    about_minutes,
    date_text,
    level_text,
    minutes_left_text,
    month_text,
    percent_text,
)
from hop_desktop.presentation.headline import alike_words
from hop_desktop.presentation.label_reason import explained_label
from hop_desktop.presentation.words import (
    framing_words,
    readiness_sentence,
    verdict_words,
)

LAST_ATTEMPTS: Final = 5
DUE_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class HomeStep:
    """An assessment to start, to resume or to retake."""

    name: str
    description: str
    kind: str  # "start", "resume" or "retake"


@dataclass(frozen=True, slots=True)
class FirstWord:
    """Something a newcomer is told, under a label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StandingState:
    """Where the last finished attempt lies."""

    when: str
    sentence: str
    value: str = ""  # empty: there is no readiness to show
    label: str = ""
    percent: float = 0.0  # 0-100; where the mark is drawn if there is a value
    band: tuple[float, float] = (0.0, 0.0)  # 0-100
    trend: str = ""  # the value with its band, and how it moved; empty: nothing to compare


@dataclass(frozen=True, slots=True)
class FocusEntry:
    """One focus area."""

    competency_id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One action of the plan that is due."""

    action_id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """One finished attempt."""

    attempt_id: str
    text: str


@dataclass(frozen=True, slots=True)
class HomeState:
    """Everything Home shows."""

    title: str
    lead: str
    first_words: tuple[FirstWord, ...] = ()  # empty: the person has been here before
    step: HomeStep | None = None
    standing: StandingState | None = None  # None: no attempt is finished
    focus: tuple[FocusEntry, ...] = ()
    no_focus: str = ""  # said where there are no focus areas
    due: tuple[DueEntry, ...] = ()
    more_due: str = ""  # how many more are due; empty: none
    attempts: tuple[AttemptEntry, ...] = ()
    shows_sample: bool = False


def make_home_state(
    instrument: Instrument,
    finished: Sequence[AttemptSummary],
    open_attempt: Attempt | None,
    latest: Scorecard | None,
    data_folder: str,
    seconds_left: float | None,
    due: Sequence[PlannedAction],
    today: date,
    change: Change | None = None,
    *,
    constants: ScoringConstants,
    former: Mapping[str, str] = MappingProxyType({}),
) -> HomeState:
    """Decide what Home offers.

    Args:
        instrument: For names.
        finished: The last `LAST_ATTEMPTS` finished ones, oldest first.
        open_attempt: The one that is not finished; None: there is none.
        latest: The scorecard of the last finished attempt; None: there is none.
        data_folder: Where the answers lie.
        seconds_left: Expected time for the open attempt; None: none is open.
        due: The actions that are overdue or due soon, the earliest date first.
        today: The day against which due dates are held.
        change: Of readiness since the attempt before the last; None: there is none.
        constants: For the time that each form takes, and why the label is what it is.
        former: The versions of the questions that are asked no longer, by fingerprint.
    """
    entries = tuple(
        AttemptEntry(attempt.attempt_id, _attempt_words(instrument, attempt, former))
        for attempt in finished
    )
    is_known = bool(finished or open_attempt)
    minutes = {form: about_minutes(form_seconds(instrument, form, constants)) for form in Form}
    label = explained_label(instrument, latest, constants) if latest else ""
    return HomeState(
        title=_("Welcome back") if is_known else _("Head of Product"),
        lead=_("Where do you stand against the job, how sure is that, and what comes next?"),
        first_words=() if is_known else _first_words(data_folder, minutes),
        step=_step(finished, open_attempt, seconds_left, minutes),
        standing=(
            _standing(entries[-1].text, finished, latest, label, change)
            if finished and latest
            else None
        ),
        focus=_focus(instrument, latest) if latest else (),
        no_focus=_no_focus_words(latest) if latest else "",
        due=tuple(_due(action, today) for action in due[:DUE_SHOWN]),
        more_due=_more_due_words(len(due) - DUE_SHOWN),
        attempts=entries[::-1],
        shows_sample=not finished,
    )


def _step(
    finished: Sequence[AttemptSummary],
    open_attempt: Attempt | None,
    seconds_left: float | None,
    minutes: Mapping[Form, int],
) -> HomeStep:
    if open_attempt is not None:
        description = _("{answered} of {total}, {left}").format(
            answered=len(open_attempt.responses),
            total=len(open_attempt.shown_order),
            left=minutes_left_text(seconds_left or 0.0),
        )
        return HomeStep(_("Resume assessment"), description, "resume")
    if finished:
        return HomeStep(_("Retake assessment"), _("Best after three to six months"), "retake")
    description = _("About {quick} or about {full} minutes")
    description = description.format(quick=minutes[Form.QUICK], full=minutes[Form.FULL])
    return HomeStep(_("Start assessment"), description, "start")


def _first_words(data_folder: str, minutes: Mapping[Form, int]) -> tuple[FirstWord, ...]:
    time = _(
        "The quick form takes about {quick} minutes, the full form about {full}. You can stop at "
        "any time."
    ).format(quick=minutes[Form.QUICK], full=minutes[Form.FULL])
    place = _("Everything stays in one folder on this computer: {folder}")
    return (
        FirstWord(_("What this is"), framing_words()),
        FirstWord(_("How long it takes"), time),
        FirstWord(_("Where your data is stored"), place.format(folder=data_folder)),
    )


def _standing(
    when: str,
    finished: Sequence[AttemptSummary],
    scorecard: Scorecard,
    label: str,
    change: Change | None,
) -> StandingState:
    readiness, alike = scorecard.readiness, alike_words(scorecard)
    sentence = f"{readiness_sentence(readiness)} {alike}".strip()
    if readiness.value is None or readiness.band is None:
        return StandingState(when, sentence)
    return StandingState(
        when=when,
        sentence=sentence,
        value=percent_text(readiness.value),
        label=label,
        percent=readiness.value,
        band=readiness.band,
        trend=_trend_words(readiness.value, readiness.band, change, finished),
    )


def _trend_words(
    value: float,
    band: tuple[float, float],
    change: Change | None,
    finished: Sequence[AttemptSummary],
) -> str:
    """Say how far readiness moved since the attempt before; empty: it cannot be told."""
    if change is None or change.change is None or change.change_class is None:
        return ""
    points = int(percent_text(change.later)) - int(percent_text(change.earlier))
    texts = {
        1: _("{value} ({low}–{high}), up {points} since {month}"),
        -1: _("{value} ({low}–{high}), down {points} since {month}"),
        0: _("{value} ({low}–{high}), the same since {month}"),
    }
    low, high = band
    text = texts[(points > 0) - (points < 0)]
    if points and change.change_class is ChangeClass.NO_CHANGE:
        text = _("{value} ({low}–{high}), no clear change since {month}")
    return text.format(
        value=percent_text(value),
        low=percent_text(low),
        high=percent_text(high),
        points=abs(points),
        month=month_text(finished[-2].moment, finished[-1].moment),
    )


def _focus(instrument: Instrument, scorecard: Scorecard) -> tuple[FocusEntry, ...]:
    scores = [scorecard.competency(competency_id) for competency_id in scorecard.focus_areas]
    scored = _("{verdict}: you are at {level}, {expected} is expected")
    unscored = _("{verdict}: {expected} is expected")
    return tuple(
        FocusEntry(
            score.competency_id,
            instrument.competency(score.competency_id).name,
            (scored if score.is_scored else unscored).format(
                verdict=verdict_words(score.verdict),
                level=level_text(score.score),
                expected=level_text(score.expected),
            ),
        )
        for score in scores
    )


def _no_focus_words(scorecard: Scorecard) -> str:
    if scorecard.focus_areas:
        return ""
    if scorecard.readiness.value is None:
        return _("Too little is scored to say what to work on first.")
    return _("No gap stands out that would need work first.")


def _due(action: PlannedAction, today: date) -> DueEntry:
    return DueEntry(action.action_id, action.title, due_words(action, today))


def _more_due_words(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("{n} more is due", "{n} more are due", count).format(n=count)


def _attempt_words(
    instrument: Instrument, attempt: AttemptSummary, former: Mapping[str, str]
) -> str:
    form = answered_form_words(attempt, former, instrument.version)
    return f"{date_text(attempt.moment)} · {form}"
