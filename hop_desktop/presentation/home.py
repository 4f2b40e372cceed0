"""What Home shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text, minutes_left_text
from hop_desktop.presentation.words import form_words, framing_words, readiness_sentence


@dataclass(frozen=True, slots=True)
class HomeAction:
    """The one thing to do next."""

    name: str
    description: str
    kind: str  # "start", "resume" or "retake"


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One earlier attempt, or one action of the plan, in a list."""

    attempt_id: str
    text: str


@dataclass(frozen=True, slots=True)
class HomeState:
    """Everything Home shows."""

    title: str
    lead: str
    paragraphs: tuple[str, ...] = ()
    action: HomeAction | None = None
    readiness: str = ""
    focus: str = ""
    due: tuple[AttemptLine, ...] = ()  # the actions that are overdue or due soon
    attempts: tuple[AttemptLine, ...] = ()
    shows_sample: bool = False


def make_home_state(
    instrument: Instrument,
    attempts: Sequence[AttemptSummary],
    open_attempt: Attempt | None,
    latest: Scorecard | None,
    data_folder: str,
    seconds_left: float | None,
    due: tuple[AttemptLine, ...] = (),
) -> HomeState:
    """Decide what Home offers.

    Args:
        instrument: For names.
        attempts: All stored ones, oldest first.
        open_attempt: The one that is not finished; None: there is none.
        latest: The scorecard of the last finished attempt; None: there is none.
        data_folder: Where the answers lie.
        seconds_left: Expected time for the open attempt; None: none is open.
        due: The actions that are overdue or due soon, as lines.
    """
    finished = [attempt for attempt in attempts if attempt.is_finished]
    return HomeState(
        title=_("Head of Product") if not attempts else _("Welcome back"),
        lead=_("Where do you stand against the job, how sure is that, and what comes next?"),
        paragraphs=() if attempts else _first_words(data_folder),
        action=_action(attempts, open_attempt, seconds_left),
        readiness="" if latest is None else readiness_sentence(latest.readiness),
        focus="" if latest is None else _focus_text(instrument, latest),
        due=due,
        attempts=tuple(_line(attempt) for attempt in reversed(finished[-5:])),
        shows_sample=not finished,
    )


def _action(
    attempts: Sequence[AttemptSummary], open_attempt: Attempt | None, seconds_left: float | None
) -> HomeAction:
    if open_attempt is not None:
        description = _("{answered} of {total}, {left}").format(
            answered=len(open_attempt.responses),
            total=len(open_attempt.shown_order),
            left=minutes_left_text(seconds_left or 0.0),
        )
        return HomeAction(_("Resume assessment"), description, "resume")
    if attempts:
        return HomeAction(_("Retake assessment"), _("Best after three to six months"), "retake")
    return HomeAction(_("Start assessment"), _("About 6 or about 20 minutes"), "start")


def _first_words(data_folder: str) -> tuple[str, ...]:
    return (
        framing_words(),
        _(
            "The quick form takes about 6 minutes, the full form about 20. "
            "You can stop at any time."
        ),
        _("Everything stays in one folder on this computer: {folder}").format(folder=data_folder),
    )


def _focus_text(instrument: Instrument, scorecard: Scorecard) -> str:
    if not scorecard.focus_areas:
        return _("No gap stands out that would need work first.")
    names = ", ".join(instrument.competency(one).name for one in scorecard.focus_areas)
    return _("Worth working on first: {names}.").format(names=names)


def _line(attempt: AttemptSummary) -> AttemptLine:
    moment = attempt.finished_at or attempt.started_at
    text = f"{date_text(moment)} · {form_words(attempt.form)}"
    return AttemptLine(attempt.attempt_id, text)
