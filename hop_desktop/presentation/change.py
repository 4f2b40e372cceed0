"""What changed between two attempts, item by item, and what the person says about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from hop_desktop.domain.attempt import Attempt, Response
from hop_desktop.domain.change import (
    Change,
    ChangeClass,
    Comparison,
    LookBack,
    Reservation,
    raised_items,
)
from hop_desktop.domain.instrument import Instrument, Item
from hop_desktop.i18n import LANGUAGES, _, ngettext
from hop_desktop.presentation.formatting import change_text, date_text, level_text, percent_text
from hop_desktop.presentation.questionnaire import ChoiceGroup, ChoiceState
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
class ComparisonState:
    """Two attempts side by side."""

    title: str
    summary: str
    notes: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    changes: tuple[ChangedAnswer, ...]
    ask_text: str  # empty: nothing is asked


@dataclass(frozen=True, slots=True)
class LookBackState:
    """One question of the look back, or its beginning or end."""

    intro: str
    group: ChoiceGroup | None  # None: no question is shown
    cue: str
    progress_text: str
    can_start: bool
    start_text: str
    result: str  # what the look back says so far


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
        title=_("{earlier} compared with {later}").format(
            earlier=date_text(earlier.moment),
            later=date_text(later.moment),
        ),
        summary=_summary(comparison),
        notes=_notes(earlier, later, comparison, profile_name),
        headers=(_("Competency"), _("Before"), _("Now"), _("Change"), _("What can be said")),
        rows=tuple(
            (
                instrument.competency(competency_id).name,
                level_text(change.earlier),
                level_text(change.later),
                change_text(change.change),
                change_words(change.change_class),
            )
            for competency_id, change in comparison.competencies.items()
        ),
        changes=changes,
        ask_text=_ask_text(sum(changed.asks for changed in changes)),
    )


def make_look_back_state(
    instrument: Instrument,
    earlier: Attempt,
    items: Sequence[str],
    look_back: LookBack,
    place: int | None,
) -> LookBackState:
    """Word the look back at one item.

    Args:
        instrument: Of the later attempt.
        earlier: The attempt that is looked back at.
        items: The items it may ask about.
        look_back: What was said so far.
        place: Which of the items is shown; None: none.
    """
    date = date_text(earlier.moment)
    question = _("With what you know now, which statement fitted you on {date}?").format(date=date)
    item = None if place is None else instrument.item(items[place])
    return LookBackState(
        intro=_(
            "Learning can change the yardstick. Look back at {date} with what you know now: the "
            "core skills only, as many as you like. It is drawn as a dotted marker beside that "
            "attempt and never scored; research on such looks back is mixed."
        ).format(date=date),
        group=None if item is None else _group(item, question, look_back.levels.get(item.item_id)),
        cue="" if item is None else item.cue,
        progress_text=""
        if place is None
        else _("Looking back: {n} of {total}").format(n=place + 1, total=len(items)),
        can_start=bool(items),
        start_text=_("Go on looking back") if look_back.levels else _("Look back"),
        result=_look_back_words(earlier, look_back),
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
    text = _("Readiness {earlier} then, {later} now.")
    if readiness.change_class is not None:
        text = _("Readiness {earlier} then, {later} now: {words}.")
    return text.format(
        earlier=percent_text(readiness.earlier),
        later=percent_text(readiness.later),
        words=change_words(readiness.change_class),
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
        note = _("The earlier attempt was taken for another profile; both are held against {name}.")
        notes.append(note.format(name=profile_name))
    is_one_version = comparison.reason is not Reservation.VERSIONS
    if earlier.fingerprint != later.fingerprint and is_one_version:
        notes.append(
            _("The questionnaire changed in between; both are scored anew from the shared items.")
        )
    if earlier.finished_at is not None:
        gap = later.started_at - earlier.finished_at
        if timedelta(0) <= gap < SHORT_GAP:
            text = ngettext(
                "Short gap: only {n} day lies between them, so memory may play a part.",
                "Short gap: only {n} days lie between them, so memory may play a part.",
                gap.days,
            )
            notes.append(text.format(n=gap.days))
    return (*notes, *(() if comparison.reason else (_repeat_words(), _chance_words())))


def reservation_lines(comparison: Comparison) -> tuple[str, ...]:
    """Say which versions and languages were answered, and why no difference is judged."""
    lines = []
    versions, languages = comparison.versions, comparison.languages
    if comparison.reason is Reservation.VERSIONS:
        text = _(
            "The earlier attempt answered version {then} of the questionnaire, the later one "
            "version {now}. Their statements and scale differ, so each has its own scores and no "
            "difference is told."
        )
        lines.append(text.format(then=versions[0], now=versions[1]))
    elif comparison.reason is Reservation.SIZES:
        lines.append(
            _(
                "The two attempts speak of companies of different size. A level is relative to "
                "the company, so no change is judged."
            )
        )
    if languages[0] != languages[1]:
        text = _("The earlier attempt was answered in {then}, the later one in {now}.")
        then, now = (LANGUAGES.get(one, one) for one in languages)
        lines.append(text.format(then=then, now=now))
    return tuple(lines)


def _repeat_words() -> str:
    return _("A repeated sitting falls into the band of the earlier one about 3 times in 4.")


def _chance_words() -> str:
    """Say how often noise alone passes the bars of a possible and of a reliable change."""
    return _(
        "Where nothing moved, chance alone still shows about one competency in four as a possible "
        "change and one in twenty as a reliable one."
    )


def _group(item: Item, question: str, level: int | None) -> ChoiceGroup:
    choices = tuple(
        ChoiceState(option.option_id, option.text, option.option_id == str(level))
        for option in item.options
    )
    return ChoiceGroup(f"{item.cue} {question}".strip(), "response", choices)


def _look_back_words(earlier: Attempt, look_back: LookBack) -> str:
    """Say how today's yardstick differs from the one of then."""
    given = [
        (level, then)
        for item_id, level in look_back.levels.items()
        for then in (earlier.responses.get(item_id),)
        if isinstance(then, int)
    ]
    if not given:
        return ""
    lower = sum(level < then for level, then in given)
    higher = sum(level > then for level, then in given)
    return _(
        "Of {n} answers, {lower} look lower and {higher} higher to you today than they did then; "
        "{same} look the same."
    ).format(n=len(given), lower=lower, higher=higher, same=len(given) - lower - higher)
