"""What the interview and promotion pack shows, on its page and in a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.evidence import EvidenceEntry, FacetRef
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.pack import Pack, Phase, Step, ThinProof, stories_by_competency
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.evidence_words import facet_name, missing_words, one_line, scope_words
from hop_desktop.presentation.formatting import amount_text, date_text, level_text

NUMBERS_SHOWN = 8  # of the stories of one competency; a ledger may hold hundreds


@dataclass(frozen=True, slots=True)
class StoryText:
    """One entry of the ledger in the order an interviewer hears it."""

    title: str
    cells: tuple[str, ...]  # in the list of stories
    facts: str
    parts: tuple[tuple[str, str], ...]  # what it is called, and the person's words


@dataclass(frozen=True, slots=True)
class ThinText:
    """Where proof is thin, and what will probably be asked there."""

    title: str
    reason: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]  # by facet


@dataclass(frozen=True, slots=True)
class PhaseText:
    """Thirty days: what is begun, and what can be seen at their end."""

    title: str
    begun: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackState:
    """Everything the pack shows; what is empty has a sentence instead."""

    lead: str
    coverage_headers: tuple[str, ...]
    coverage_rows: tuple[tuple[str, ...], ...]
    thin: tuple[ThinText, ...]
    thin_text: str  # empty: `thin` says it
    phases: tuple[PhaseText, ...]
    phases_text: str
    story_headers: tuple[str, ...]
    stories: tuple[StoryText, ...]
    stories_text: str
    can_report: bool  # there is an attempt to report on


def make_pack_state(instrument: Instrument, pack: Pack, *, has_attempt: bool) -> PackState:
    """Word the pack; without a finished attempt nothing is claimed."""
    nothing_claimed = _("No attempt is finished yet, so nothing is claimed.")
    thin_text = _("No claim lies above its evidence.") if has_attempt else nothing_claimed
    phases_text = _("No gap needs work first.") if has_attempt else nothing_claimed
    return PackState(
        lead=_(
            "For an interview or a promotion talk: which story shows what, what you will probably"
            " be asked, and what the first 90 days could look like."
        ),
        coverage_headers=coverage_headers(),
        coverage_rows=coverage_rows(instrument, pack.stories),
        thin=thin_texts(instrument, pack.thin),
        thin_text="" if pack.thin else thin_text,
        phases=phase_texts(instrument, pack.phases),
        phases_text="" if pack.phases else phases_text,
        story_headers=(_("Story"), _("What you did"), _("Day")),
        stories=story_texts(instrument, pack.stories),
        stories_text="" if pack.stories else _("There is no evidence yet."),
        can_report=has_attempt,
    )


def coverage_headers() -> tuple[str, ...]:
    return (_("Competency"), _("Stories"), _("Number of stories"))


def coverage_rows(
    instrument: Instrument, entries: Sequence[EvidenceEntry]
) -> tuple[tuple[str, ...], ...]:
    """Return for each competency the numbers of the stories that are evidence of it."""
    return tuple(
        (
            instrument.competency(competency_id).name,
            _numbers(numbers),
            str(len(numbers)),
        )
        for competency_id, numbers in stories_by_competency(instrument, entries).items()
    )


def _numbers(numbers: Sequence[int]) -> str:
    first = ", ".join(str(number) for number in numbers[:NUMBERS_SHOWN]) or "–"
    others = len(numbers) - NUMBERS_SHOWN
    if others <= 0:
        return first
    return ngettext("{numbers} and {n} more", "{numbers} and {n} more", others).format(
        numbers=first, n=others
    )


def thin_texts(instrument: Instrument, thin: Sequence[ThinProof]) -> tuple[ThinText, ...]:
    """Say where proof is thin, what the next level needs, and what will be asked."""
    return tuple(
        ThinText(
            title=instrument.competency(thin_claim.standing.evidenced.competency_id).name,
            reason=_("Claimed {claimed}, evidenced {evidenced}. {missing}").format(
                claimed=level_text(thin_claim.standing.claimed),
                evidenced=thin_claim.standing.evidenced.level,
                missing=missing_words(thin_claim.standing.evidenced),
            ),
            questions=tuple(
                (_facet(instrument, probe.facet), probe.questions) for probe in thin_claim.probes
            ),
        )
        for thin_claim in thin
    )


def phase_texts(instrument: Instrument, phases: Sequence[Phase]) -> tuple[PhaseText, ...]:
    """Say what each thirty days begin and what can be seen when they end."""
    return tuple(
        PhaseText(
            title=_("Days {first} to {last}").format(first=phase.first_day, last=phase.last_day),
            begun=tuple(_begun(instrument, step) for step in phase.begun),
            seen=tuple(
                _("{title}: {seen}").format(title=step.action.title, seen=step.action.seen)
                for step in phase.finished
            ),
        )
        for phase in phases
    )


def story_texts(instrument: Instrument, entries: Sequence[EvidenceEntry]) -> tuple[StoryText, ...]:
    """Word every story as situation, task, action and result, numbered from 1."""
    return tuple(_story(instrument, number, entry) for number, entry in enumerate(entries, 1))


def _story(instrument: Instrument, number: int, entry: EvidenceEntry) -> StoryText:
    about = ", ".join(
        facet_name(instrument, facet.competency_id, facet.facet_id) for facet in entry.facets
    )
    parts = (
        (_("Situation"), entry.situation),
        (_("Task"), entry.task),
        (_("Action"), entry.action),
        (_("Result"), entry.result),
        (_("Who could confirm it"), entry.confirmer),
        (_("Link or file name"), entry.reference),
    )
    return StoryText(
        title=_("Story {n}").format(n=number),
        cells=(str(number), one_line(entry.action), date_text(entry.happened_on)),
        facts=f"{date_text(entry.happened_on)} · {scope_words(entry.scope)} · {about}",
        parts=tuple((label, text) for label, text in parts if text),
    )


def _begun(instrument: Instrument, step: Step) -> str:
    action = step.action
    weeks = ngettext("{n} week", "{n} weeks", action.weeks).format(n=action.weeks)
    sentence = _("{competency}: {title}. {do} Takes {hours} hours over {weeks}.")
    if not step.ends_in_time:
        sentence = _(
            "{competency}: {title}. {do} Takes {hours} hours over {weeks} and goes on after day 90."
        )
    return sentence.format(
        competency=instrument.competency(action.competency_id).name,
        title=action.title,
        do=action.do,
        hours=amount_text(action.hours),
        weeks=weeks,
    )


def _facet(instrument: Instrument, facet: FacetRef) -> str:
    return instrument.competency(facet.competency_id).facet(facet.facet_id).name
