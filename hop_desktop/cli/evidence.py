"""The evidence ledger on the command line."""

import argparse

from hop_desktop.cli.console import Commands, open_store, print_json, print_table
from hop_desktop.presentation.evidence import age_words, missing_words, rule_lines, scope_words
from hop_desktop.presentation.formatting import gap_text, level_text
from hop_desktop.services.documents import evidence_document


def declare(commands: Commands) -> None:
    commands.add(
        "evidence",
        _evidence,
        "the evidence ledger, and how far it carries what is claimed",
        as_json=True,
    )


def _evidence(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    finished = services.history.finished()
    card = None
    if finished:
        card = services.history.scorecard(services.history.get(finished[-1].attempt_id))
    standings = services.evidence.standings(card)
    entries, today = services.evidence.entries(), services.evidence.today()
    if arguments.json:
        print_json(evidence_document(standings, entries))
        return
    names = services.catalogue.instrument.competencies_by_id
    header = ("Competency", "Expected", "Claimed", "Evidenced", "Skill gap")
    rows = [
        (
            names[one].name,
            level_text(found.expected),
            level_text(found.claimed),
            str(found.evidenced.level),
            gap_text(found.skill_gap),
            gap_text(found.proof_gap),
            missing_words(found.evidenced),
        )
        for one, found in standings.items()
    ]
    print_table([(*header, "Proof gap", "For the next level"), *rows])
    for entry in entries:
        about = ", ".join(f"{one.competency_id}/{one.facet_id}" for one in entry.facets)
        print(f"\n{entry.happened_on}  {scope_words(entry.scope)}  {about}  ({entry.entry_id})")
        print(f"  {entry.action}")
        print(f"  {age_words(entry, today)}")
    print()
    for line in rule_lines():
        print(line)
