"""The evidence ledger on the command line."""

import argparse
from collections.abc import Mapping
from datetime import date

from hop_desktop.cli.console import Commands, open_store, print_json, print_table
from hop_desktop.domain.evidence import EvidenceEntry, Standing
from hop_desktop.domain.instrument import Instrument
from hop_desktop.presentation.evidence_words import (
    age_words,
    missing_words,
    rule_lines,
    scope_words,
)
from hop_desktop.presentation.formatting import gap_text, level_text, proof_text
from hop_desktop.services.documents import evidence_document


def declare(commands: Commands) -> None:
    commands.add(
        "evidence",
        _evidence,
        "the evidence ledger, and how well it backs up what is claimed",
        as_json=True,
    )


def _evidence(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    latest = services.history.latest()
    card = None if latest is None else services.history.scorecard(latest)
    standings = services.evidence.standings(card)
    entries, today = services.evidence.entries(), services.evidence.today()
    if arguments.json:
        print_json(evidence_document(standings, entries))
        return
    _print_standings(services.catalogue.instrument, standings)
    for entry in entries:
        _print_entry(entry, today)
    print("\n" + "\n".join(rule_lines()))


def _print_standings(instrument: Instrument, standings: Mapping[str, Standing]) -> None:
    header = (
        *("Competency", "Expected", "Claimed", "Evidenced"),
        *("Skill gap", "Proof gap", "For the next level"),
    )
    rows = [
        (
            instrument.competency(competency_id).name,
            level_text(found.expected),
            level_text(found.claimed),
            str(found.evidenced.level),
            gap_text(found.skill_gap),
            proof_text(found.proof_gap),
            missing_words(found.evidenced),
        )
        for competency_id, found in standings.items()
    ]
    print_table([header, *rows])


def _print_entry(entry: EvidenceEntry, today: date) -> None:
    about = ", ".join(f"{facet.competency_id}/{facet.facet_id}" for facet in entry.facets)
    print(f"\n{entry.happened_on}  {scope_words(entry.scope)}  {about}  ({entry.entry_id})")
    print(f"  {entry.action}")
    print(f"  {age_words(entry, today)}")
