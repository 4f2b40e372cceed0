"""What changed between two attempts, item by item, and what the person says about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from hop_desktop.domain.attempt import Attempt, Response
from hop_desktop.domain.change import (
    Change,
    ChangeClass,
    Comparison,
    Reservation,
    raised_items,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _, as_shown, decimal_text, ngettext
from hop_desktop.presentation.formatting import DASH, date_text, level_text, percent_text
from hop_desktop.presentation.reservations import reservation_lines
from hop_desktop.presentation.words import response_words

SHORT_GAP: Final = timedelta(days=28)  # docs/instrument.md, Retakes


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One shared item that was answered differently."""

    item_id: str
    question: str
    before: str
    now: str
    direction: str  # in words
    reason: str  # what was written about it
    asks: bool  # raised, and not asked about yet
    typed: str = ""  # what is being written about it


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One competency before and now; levels 1-5, None: no score."""

    name: str
    before: float | None
    now: float | None
    change: str
    is_judged: bool  # the difference is more than noise
    sentence: str  # all of it in words


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """Two attempts side by side."""

    headline: str  # what can be said of readiness
    title: str
    summary: str
    notes: tuple[str, ...]
    reading: tuple[str, ...]  # how often noise alone looks like a change
    dumbbells: tuple[Dumbbell, ...]
    legend: str  # of the picture of them
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    changes: tuple[ChangedAnswer, ...]
    ask_text: str  # empty: nothing is asked


def change_words(change_class: ChangeClass | None) -> str:
    if change_class is None:
        return _("Not judged")
    return {
        ChangeClass.RELIABLE_RISE: _("Reliable rise"),
        ChangeClass.POSSIBLE_RISE: _("Possible rise"),
        ChangeClass.NO_CHANGE: _("No clear change"),
        ChangeClass.POSSIBLE_FALL: _("Possible fall"),
        ChangeClass.RELIABLE_FALL: _("Reliable fall"),
    }[change_class]


def make_comparison_state(
    instrument: Instrument,
    earlier: Attempt,
    later: Attempt,
    comparison: Comparison,
    profile_name: str,
    reasons: Mapping[str, str] | None = None,
) -> ComparisonState:
    """Word a comparison.

    Args:
        instrument: Of the later attempt.
        earlier: The one that is subtracted.
        later: The one under whose profile both are scored.
        comparison: What `compare` said.
        profile_name: Of that profile.
        reasons: What was written about raised answers, by item id; None: nobody is to be asked.
    """
    changes = _changes(instrument, comparison, reasons)
    return ComparisonState(
        headline=headline_words(comparison.readiness),
        title=_("{earlier} compared with {later}").format(
            earlier=date_text(earlier.moment),
            later=date_text(later.moment),
        ),
        summary=_summary(comparison),
        notes=_notes(earlier, later, comparison, profile_name),
        reading=() if comparison.reason else (_repeat_words(), _chance_words()),
        dumbbells=_dumbbells(instrument, comparison),
        legend=_("Hollow: before. Filled: now. In colour: more than chance would do."),
        headers=(_("Competency"), _("Before"), _("Now"), _("Change"), _("What can be said")),
        rows=tuple(
            (
                instrument.competency(competency_id).name,
                level_text(change.earlier),
                level_text(change.later),
                change_text(change),
                change_words(change.change_class),
            )
            for competency_id, change in comparison.competencies.items()
        ),
        changes=changes,
        ask_text=_ask_text(sum(changed.asks for changed in changes)),
    )


def headline_words(readiness: Change) -> str:
    """Say how readiness moved, and whether that is more than chance; in points of 100."""
    if readiness.change is None:
        return _("There is no number to compare in one of the two.")
    points = abs(int(percent_text(readiness.later)) - int(percent_text(readiness.earlier)))
    if readiness.change_class is None:
        return _readiness_words(readiness)
    if readiness.change_class is ChangeClass.NO_CHANGE or not points:
        return _("No clear change")
    texts = {
        ChangeClass.RELIABLE_RISE: ngettext(
            "You rose {n} point, more than chance would",
            "You rose {n} points, more than chance would",
            points,
        ),
        ChangeClass.POSSIBLE_RISE: ngettext(
            "You rose {n} point, perhaps more than chance would",
            "You rose {n} points, perhaps more than chance would",
            points,
        ),
        ChangeClass.POSSIBLE_FALL: ngettext(
            "You fell {n} point, perhaps more than chance would",
            "You fell {n} points, perhaps more than chance would",
            points,
        ),
        ChangeClass.RELIABLE_FALL: ngettext(
            "You fell {n} point, more than chance would",
            "You fell {n} points, more than chance would",
            points,
        ),
    }
    return texts[readiness.change_class].format(n=points)


def change_text(change: Change, places: int = 1) -> str:
    """Return how far a figure moved, in words: from one number that is shown to the other."""
    if change.earlier is None or change.later is None or change.change is None:
        return DASH
    moved = float(as_shown(change.later, places) - as_shown(change.earlier, places))
    if not moved:
        return _("the same")
    points = decimal_text(abs(moved), places)
    return (_("{points} higher") if moved > 0 else _("{points} lower")).format(points=points)


def _dumbbells(instrument: Instrument, comparison: Comparison) -> tuple[Dumbbell, ...]:
    sentence = _("{name}: {before} before, {now} now; {words}.")
    clear = {ChangeClass.RELIABLE_RISE, ChangeClass.RELIABLE_FALL}
    return tuple(
        Dumbbell(
            name=name,
            before=change.earlier,
            now=change.later,
            change=change_text(change),
            is_judged=change.change_class in clear,
            sentence=sentence.format(
                name=name,
                before=level_text(change.earlier),
                now=level_text(change.later),
                words=change_words(change.change_class).lower(),
            ),
        )
        for competency_id, change in comparison.competencies.items()
        for name in (instrument.competency(competency_id).name,)
    )


def _summary(comparison: Comparison) -> str:
    readiness = comparison.readiness
    return " ".join(
        (
            _readiness_words(readiness),
            _("{shared} of {total} items are shared by both attempts.").format(
                shared=comparison.items_shared, total=comparison.items_total
            ),
            _(
                "Scores go down as well as up; both are normal: a new job, a harder year, or "
                "a clearer eye for what good looks like."
            ),
        )
    )


def _readiness_words(readiness: Change) -> str:
    return _("Readiness {earlier} then, {later} now.").format(
        earlier=percent_text(readiness.earlier), later=percent_text(readiness.later)
    )


def _ask_text(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "You raised {n} answer. If you like, write one line or an example about it: in a year "
        "you will be glad to read it. This is asked once and changes no score.",
        "You raised {n} answers. If you like, write one line or an example about them: in a "
        "year you will be glad to read it. This is asked once and changes no score.",
        count,
    ).format(n=count)


def _changes(
    instrument: Instrument, comparison: Comparison, reasons: Mapping[str, str] | None
) -> tuple[ChangedAnswer, ...]:
    raised = raised_items(comparison)
    return tuple(
        ChangedAnswer(
            item_id=response.item_id,
            question=f"{item.cue} {item.stem}".strip(),
            before=response_words(
                comparison.earlier_items.get(response.item_id, item), response.earlier
            ),
            now=response_words(item, response.later),
            direction=""
            if comparison.reason is Reservation.VERSIONS
            else _direction(response.earlier, response.later),
            reason=(reasons or {}).get(response.item_id, ""),
            asks=reasons is not None
            and response.item_id in raised
            and response.item_id not in reasons,
        )
        for response in comparison.responses
        for item in (instrument.item(response.item_id),)
    )


def _direction(earlier: Response | None, later: Response | None) -> str:
    if isinstance(earlier, int) and isinstance(later, int):
        return _("Higher") if later > earlier else _("Lower")
    return _("Different")


def _notes(
    earlier: Attempt, later: Attempt, comparison: Comparison, profile_name: str
) -> tuple[str, ...]:
    notes = list(reservation_lines(comparison))
    if earlier.profile_id != later.profile_id:
        note = _(
            "The earlier attempt was taken for another profile; both are compared with {name} here."
        )
        notes.append(note.format(name=profile_name))
    is_one_version = comparison.reason is not Reservation.VERSIONS
    if earlier.fingerprint != later.fingerprint and is_one_version:
        notes.append(
            _("The questionnaire changed in between; both are scored anew from the shared items.")
        )
    if earlier.finished_at is not None:
        gap = later.started_at - earlier.finished_at
        if timedelta(0) <= gap < timedelta(days=1):
            notes.append(
                _("Short gap: less than a day lies between them, so memory may play a part.")
            )
        elif timedelta(0) <= gap < SHORT_GAP:
            text = ngettext(
                "Short gap: only {n} day lies between them, so memory may play a part.",
                "Short gap: only {n} days lie between them, so memory may play a part.",
                gap.days,
            )
            notes.append(text.format(n=gap.days))
    return tuple(notes)


def _repeat_words() -> str:
    return _("A repeated attempt falls into the band of the earlier one about 3 times in 4.")


def _chance_words() -> str:
    """Say how often noise alone passes the bars of a possible and of a reliable change."""
    return _(
        "Where nothing moved, chance alone still shows about one competency in four as a possible "
        "change and one in twenty as a reliable one."
    )
