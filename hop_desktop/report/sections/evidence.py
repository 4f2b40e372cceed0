"""The evidence ledger: what it carries, and each story in the order an interviewer hears it."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.i18n import _
from hop_desktop.presentation.evidence import make_evidence_state
from hop_desktop.presentation.evidence_words import missing_words, one_line
from hop_desktop.presentation.pack import coverage_headers, coverage_rows, story_texts
from hop_desktop.report.blocks import Block, Bullets, Heading, Labelled, Muted, Paragraph, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.snapshot import ReportSnapshot


def _evidence(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    shown = [entry for entry in snapshot.entries if choice.shows(_entry_id(entry))]
    moment = snapshot.attempt.moment
    state = make_evidence_state(snapshot.instrument, snapshot.standings, (), moment.date())
    blocks: list[Block] = [
        Heading(1, _("Evidence")),
        Paragraph(state.standing_note),
        Table(
            _("What is claimed and what is evidenced"),
            state.standing_headers,
            state.standing_rows,
            shares=(4, 0, 0, 0, 0, 0, 5),
        ),
        Heading(2, _("The rule")),
        Bullets(state.rule),
        Heading(2, _("Which story shows what")),
        Table(
            _("Coverage: competency by story"),
            coverage_headers(),
            coverage_rows(snapshot.instrument, shown),
        ),
    ]
    thin = _thin(snapshot)
    if thin:
        blocks += [Heading(2, _("Where proof is thin")), Bullets(thin)]
    blocks.append(Heading(2, _("Stories")))
    for story in story_texts(snapshot.instrument, shown):
        blocks += [Heading(2, story.title), Muted(story.facts)]
        blocks += [Labelled(label, text) for label, text in story.parts]
    return blocks


def _thin(snapshot: ReportSnapshot) -> tuple[str, ...]:
    return tuple(
        _("{competency}: {missing}").format(
            competency=snapshot.instrument.competency(competency_id).name,
            missing=missing_words(found.evidenced),
        )
        for competency_id, found in snapshot.standings.items()
        if found.is_thin
    )


def _entry_id(entry: EvidenceEntry) -> str:
    return f"evidence:{entry.entry_id}"


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    return [
        Entry(_entry_id(entry), one_line(entry.action), _("Evidence")) for entry in snapshot.entries
    ]


EVIDENCE: Final = Section(
    "evidence",
    lambda: _("Evidence and stories"),
    _evidence,
    audiences=frozenset({Audience.ME, Audience.COACH}),
    is_there=lambda snapshot: bool(snapshot.entries),
    entries=_entries,
)
