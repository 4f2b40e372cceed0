"""The evidence ledger: what it carries, and each story in the order an interviewer hears it."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.i18n import _
from hop_desktop.presentation.evidence import (
    facet_name,
    make_evidence_state,
    missing_words,
    one_line,
    scope_words,
)
from hop_desktop.presentation.formatting import date_text
from hop_desktop.report.blocks import Block, Bullets, Heading, Labelled, Muted, Paragraph, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.snapshot import ReportSnapshot


def _evidence(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    shown = [one for one in snapshot.entries if choice.shows(_entry_id(one))]
    moment = snapshot.attempt.finished_at or snapshot.attempt.started_at
    state = make_evidence_state(snapshot.instrument, snapshot.standings, (), moment.date())
    blocks: list[Block] = [
        Heading(1, _("Evidence"), starts_page=True),
        Paragraph(state.standing_note),
        Table(
            _("What is claimed and what is evidenced"), state.standing_headers, state.standing_rows
        ),
        Heading(2, _("The rule")),
        Bullets(state.rule),
        Heading(2, _("Which story shows what")),
        _matrix(snapshot, shown),
    ]
    thin = _thin(snapshot)
    if thin:
        blocks += [Heading(2, _("Where proof is thin")), Bullets(thin)]
    blocks.append(Heading(2, _("Stories")))
    for number, entry in enumerate(shown, 1):
        blocks += _story(snapshot, number, entry)
    return blocks


def _matrix(snapshot: ReportSnapshot, entries: Sequence[EvidenceEntry]) -> Table:
    """Show for each story which competencies it is evidence of."""
    return Table(
        _("Coverage: competency by story"),
        (_("Competency"), _("Stories"), _("Number of stories")),
        tuple(
            (
                competency.name,
                ", ".join(str(n) for n in found) if found else "–",
                str(len(found)),
            )
            for competency in snapshot.instrument.competencies
            for found in (
                [
                    number
                    for number, entry in enumerate(entries, 1)
                    if competency.competency_id in entry.competency_ids
                ],
            )
        ),
    )


def _thin(snapshot: ReportSnapshot) -> tuple[str, ...]:
    return tuple(
        _("{competency}: {missing}").format(
            competency=snapshot.instrument.competency(one).name,
            missing=missing_words(found.evidenced),
        )
        for one, found in snapshot.standings.items()
        if found.is_thin
    )


def _story(snapshot: ReportSnapshot, number: int, entry: EvidenceEntry) -> Sequence[Block]:
    about = ", ".join(
        facet_name(snapshot.instrument, one.competency_id, one.facet_id) for one in entry.facets
    )
    parts = (
        (_("Situation"), entry.situation),
        (_("Task"), entry.task),
        (_("Action"), entry.action),
        (_("Result"), entry.result),
        (_("Who could confirm it"), entry.confirmer),
        (_("Link or file name"), entry.reference),
    )
    facts = f"{date_text(entry.happened_on)} · {scope_words(entry.scope)} · {about}"
    return (
        Heading(2, _("Story {n}").format(n=number)),
        Muted(facts),
        *(Labelled(label, text) for label, text in parts if text),
    )


def _entry_id(entry: EvidenceEntry) -> str:
    return f"evidence:{entry.entry_id}"


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    return [Entry(_entry_id(one), one_line(one.action), _("Evidence")) for one in snapshot.entries]


EVIDENCE: Final = Section(
    "evidence",
    lambda: _("Evidence and stories"),
    _evidence,
    audiences=frozenset({Audience.ME, Audience.COACH}),
    is_there=lambda snapshot: bool(snapshot.entries),
    entries=_entries,
)
