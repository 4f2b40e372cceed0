"""What Evidence shows: the ledger, how far it carries each claim, and the rule behind that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hop_desktop.domain.evidence import (
    LONGEST_MONTHS,
    RULE,
    SHORTEST_MONTHS,
    THIN_FROM,
    EvidencedLevel,
    EvidenceEntry,
    Freshness,
    Origin,
    Requirement,
    Scope,
    Standing,
    freshness,
    months_after,
)
from hop_desktop.domain.instrument import Instrument, Item
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.change import Dumbbell
from hop_desktop.presentation.formatting import date_text, gap_text, level_text, proof_text

LINE_LENGTH = 120  # characters of an entry in the list
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One entry in the list."""

    entry_id: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleOffer:
    """An example that was named in an attempt and is not in the ledger yet."""

    attempt_id: str
    item_id: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceListState:
    """The entries that the filter lets through."""

    headers: tuple[str, ...]
    rows: tuple[EvidenceRow, ...]
    count_text: str
    is_empty: bool  # there is no entry at all


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """Everything Evidence shows around the list."""

    title: str
    lead: str
    competencies: tuple[tuple[str, str], ...]  # id and name, for the filter
    scopes: tuple[tuple[str, str], ...]
    ages: tuple[tuple[str, str], ...]
    standing_headers: tuple[str, ...]
    standing_rows: tuple[tuple[str, ...], ...]
    standing_note: str  # what the columns rest on
    standing_picture: tuple[Dumbbell, ...]  # carried, and claimed
    standing_legend: str
    offers_title: str
    offers: tuple[ExampleOffer, ...]
    rule: tuple[str, ...]


def make_evidence_state(
    instrument: Instrument,
    standings: Mapping[str, Standing],
    offers: Sequence[ExampleOffer],
    claimed_on: date | None,
) -> EvidenceState:
    """Word everything but the list.

    Args:
        instrument: The one in use.
        standings: By competency id, in framework order.
        offers: Examples of the last attempt that are not in the ledger.
        claimed_on: The day of the last finished attempt; None: there is none.
    """
    note = _("No attempt is finished yet, so nothing is claimed.")
    if claimed_on is not None:
        note = _(
            "Claimed: your scores of {day}. Skill gap = expected − claimed. Proof gap = claimed − "
            "evidenced. Evidence never changes a score."
        ).format(day=date_text(claimed_on))
    return EvidenceState(
        title=_("Evidence"),
        lead=_("What you did, in your words, and how far it carries what you say about yourself."),
        competencies=tuple(
            (competency.competency_id, competency.name) for competency in instrument.competencies
        ),
        scopes=tuple((scope.value, scope_words(scope)) for scope in Scope),
        ages=tuple(
            (str(int(freshness)), freshness_words(freshness)) for freshness in reversed(Freshness)
        ),
        standing_headers=(
            *(_("Competency"), _("Expected"), _("Claimed"), _("Evidenced")),
            *(_("Skill gap"), _("Proof gap"), _("What to know")),
        ),
        standing_rows=tuple(
            (
                instrument.competency(competency_id).name,
                level_text(found.expected),
                level_text(found.claimed),
                str(found.evidenced.level),
                gap_text(found.skill_gap),
                proof_text(found.proof_gap),
                standing_words(found),
            )
            for competency_id, found in standings.items()
        ),
        standing_note=note,
        standing_picture=_picture(instrument, standings),
        standing_legend=_("Hollow: carried by evidence. Filled: claimed. In colour: more claimed."),
        offers_title=_("Examples you named in your last attempt"),
        offers=tuple(offers),
        rule=rule_lines(),
    )


def _picture(instrument: Instrument, standings: Mapping[str, Standing]) -> tuple[Dumbbell, ...]:
    sentence = _("{name}: {claimed} claimed, {carried} carried.")
    return tuple(
        Dumbbell(
            name=name,
            before=float(found.evidenced.level),
            now=found.claimed,
            change=proof_text(found.proof_gap),
            is_judged=found.proof_gap is not None and found.proof_gap > 0,
            sentence=sentence.format(
                name=name, claimed=level_text(found.claimed), carried=found.evidenced.level
            ),
        )
        for competency_id, found in standings.items()
        for name in (instrument.competency(competency_id).name,)
    )


def make_evidence_list(
    instrument: Instrument, entries: Sequence[EvidenceEntry], total: int, today: date
) -> EvidenceListState:
    """Word the entries that a filter let through, of `total` in the ledger."""
    rows = tuple(EvidenceRow(entry.entry_id, _cells(instrument, entry, today)) for entry in entries)
    count = ngettext("{n} entry", "{n} entries", total).format(n=total)
    if len(rows) != total:
        count = _("{shown} of {total} entries").format(shown=len(rows), total=total)
    if not total:
        count = _(
            "Nothing here yet. Add something you did: it shows how far your claims carry, and "
            "becomes your stories for an interview."
        )
    headers = (_("Day"), _("What you did"), _("Evidence of"), _("Scope"), _("Who"), _("Age"))
    return EvidenceListState(headers, rows, count, is_empty=not total)


def scope_words(scope: Scope) -> str:
    return {
        Scope.TEAM: _("One team"),
        Scope.SEVERAL_TEAMS: _("Several teams"),
        Scope.COMPANY: _("The company"),
    }[scope]


def freshness_words(fresh: Freshness) -> str:
    return {
        Freshness.FRESH: _("Fresh: up to {n} months").format(n=SHORTEST_MONTHS),
        Freshness.AGEING: _("Ageing: up to {n} months").format(n=LONGEST_MONTHS),
        Freshness.OLD: _("Old: more than {n} months").format(n=LONGEST_MONTHS),
    }[fresh]


def origin_words(origin: Origin) -> str:
    return {
        Origin.HAND: _("Added by hand"),
        Origin.EXAMPLE: _("From an example named in an attempt"),
        Origin.ACTION: _("From a done action of the plan"),
    }[origin]


def ago_words(day: date, today: date) -> str:
    """Say how long ago a day was, in months and from two years in years."""
    months = (today.year - day.year) * MONTHS_A_YEAR + today.month - day.month
    months -= today.day < day.day
    if months <= 0:
        return _("less than a month ago")
    if months < 2 * MONTHS_A_YEAR:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    years = months // MONTHS_A_YEAR
    return ngettext("{n} year ago", "{n} years ago", years).format(n=years)


def age_words(entry: EvidenceEntry, today: date) -> str:
    """Say how old an entry is and how long it still counts."""
    sentence = {
        Freshness.FRESH: _("{ago}; counts for every level until {day}"),
        Freshness.AGEING: _("{ago}; counts for levels 2 and 3 until {day}"),
        Freshness.OLD: _("{ago}; kept, but too old to carry a level"),
    }[freshness(entry, today)]
    is_fresh = freshness(entry, today) is Freshness.FRESH
    until = months_after(entry.happened_on, SHORTEST_MONTHS if is_fresh else LONGEST_MONTHS)
    return sentence.format(ago=ago_words(entry.happened_on, today), day=date_text(until))


def requirement_words(requirement: Requirement) -> str:
    """Say what a level needs."""
    if requirement.confirmable:
        sentence = ngettext(
            "Level {level}: {n} entry from the last {months} months with the scope “{scope}” or "
            "wider that names someone who could confirm it.",
            "Level {level}: {n} entries from the last {months} months with the scope “{scope}” or "
            "wider, one of which names someone who could confirm it.",
            requirement.count,
        )
    else:
        sentence = ngettext(
            "Level {level}: {n} entry from the last {months} months with the scope “{scope}” or "
            "wider.",
            "Level {level}: {n} entries from the last {months} months with the scope “{scope}” or "
            "wider.",
            requirement.count,
        )
    return sentence.format(
        level=requirement.level,
        n=requirement.count,
        months=requirement.months,
        scope=scope_words(requirement.scope),
    )


def rule_lines() -> tuple[str, ...]:
    """Return the printed rule, line by line."""
    return (
        _("Level 1 needs no evidence."),
        *(requirement_words(requirement) for requirement in RULE),
        _("A level counts only when every level below it is reached, too."),
        _(
            "A claim is called thin when it lies more than {half} above its evidence. The rule is "
            "a convention of this program, not a standard."
        ).format(half=level_text(THIN_FROM)),
    )


def missing_words(evidenced: EvidencedLevel) -> str:
    """Say what the next level needs."""
    if evidenced.missing is None:
        return _("The highest level is evidenced.")
    return requirement_words(evidenced.missing)


def standing_words(found: Standing) -> str:
    """Say what stands out about one competency; empty: nothing."""
    evidenced, parts = found.evidenced, []
    if not evidenced.entries:
        parts.append(_("Nothing noted yet; level 1 needs nothing."))
    elif found.is_thin:
        parts.append(_("The claim lies above its evidence."))
    if evidenced.falls_on is not None:
        parts.append(
            _("Falls to {level} on {day} unless something newer is added.").format(
                level=evidenced.falls_to, day=date_text(evidenced.falls_on)
            )
        )
    return " ".join(parts)


def facet_name(instrument: Instrument, competency_id: str, facet_id: str) -> str:
    """Return a facet with its competency, as “Negotiation – Preparation”."""
    competency = instrument.competency(competency_id)
    return _("{competency} – {facet}").format(
        competency=competency.name, facet=competency.facet(facet_id).name
    )


def example_text(item: Item, text: str) -> str:
    """Return an example in one line, with what it was named for."""
    return _("{example} ({cue})").format(example=one_line(text), cue=item.cue.rstrip("."))


def one_line(text: str) -> str:
    """Return a text as one line that is shortened at a word."""
    line = " ".join(text.split())
    return line if len(line) <= LINE_LENGTH else f"{line[:LINE_LENGTH].rsplit(' ', 1)[0]}…"


def _cells(instrument: Instrument, entry: EvidenceEntry, today: date) -> tuple[str, ...]:
    names = dict.fromkeys(instrument.competency(facet.competency_id).name for facet in entry.facets)
    return (
        date_text(entry.happened_on),
        one_line(entry.action),
        ", ".join(names),
        scope_words(entry.scope),
        one_line(entry.confirmer),
        ago_words(entry.happened_on, today),
    )
