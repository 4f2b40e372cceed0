"""What Evidence shows: the ledger, how far it carries each claim, and the rule behind that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hop_desktop.domain.evidence import (
    EvidenceEntry,
    Freshness,
    Scope,
    Standing,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.change import Dumbbell
from hop_desktop.presentation.evidence_words import (
    ago_words,
    freshness_words,
    one_line,
    rule_lines,
    scope_words,
    standing_words,
)
from hop_desktop.presentation.formatting import date_text, gap_text, level_text, proof_text


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
        lead=_(
            "What you did, in your own words, and how well it backs up what you say about yourself."
        ),
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
        standing_legend=_("Hollow: backed by evidence. Filled: claimed. In colour: more claimed."),
        offers_title=_("Examples you named in your last attempt"),
        offers=tuple(offers),
        rule=rule_lines(),
    )


def _picture(instrument: Instrument, standings: Mapping[str, Standing]) -> tuple[Dumbbell, ...]:
    sentence = _("{name}: {claimed} claimed, {backed} backed up.")
    return tuple(
        Dumbbell(
            name=name,
            before=float(found.evidenced.level),
            now=found.claimed,
            change=proof_text(found.proof_gap),
            is_judged=found.proof_gap is not None and found.proof_gap > 0,
            sentence=sentence.format(
                name=name, claimed=level_text(found.claimed), backed=found.evidenced.level
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
            "Nothing here yet. Add something you did: it shows how well your claims are backed "
            "up, and gives you stories for an interview."
        )
    headers = (_("Day"), _("What you did"), _("Evidence of"), _("Scope"), _("Who"), _("Age"))
    return EvidenceListState(headers, rows, count, is_empty=not total)


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
