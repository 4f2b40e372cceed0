"""Reads what is expected of each role and refuses what breaks a rule."""

from collections.abc import Sequence
from pathlib import Path

from hop_desktop.content.table_reader import Problems, TableReader
from hop_desktop.content.text_files import content_table
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.profile import LEVEL_STEP, WEIGHT_TOTAL, Mark, Profile, Provenance


def read_profiles(
    folder: Path, known: Sequence[str], version: str, problems: Problems
) -> tuple[Profile, ...]:
    """Return the shipped profiles; problems are noted.

    Args:
        folder: The content.
        known: The competencies, each of which a profile must have.
        version: Of the instrument that they were made for.
        problems: What is wrong is noted there.
    """
    table = content_table(folder, "profiles.toml", problems, under="profiles")
    profiles = tuple(
        _read_profile(profile_table, known, version) for profile_table in table.tables("profiles")
    )
    table.done()
    problems.add_duplicates("profiles.toml: id", [profile.profile_id for profile in profiles])
    return profiles


def _read_profile(table: TableReader, known: Sequence[str], version: str) -> Profile:
    profile_id = table.text("id")
    table.name_after(profile_id)
    levels = table.table("levels")
    weights = table.table("weights")
    provenance = table.table("provenance")
    reasons = table.table("reasons")
    profile = Profile(
        profile_id=profile_id,
        name=table.text("name"),
        role_id=table.text("role"),
        description=table.text("description"),
        levels={
            competency_id: levels.number(
                competency_id, low=LOWEST_LEVEL, high=HIGHEST_LEVEL, step=LEVEL_STEP
            )
            for competency_id in known
        },
        weights={competency_id: weights.whole(competency_id) for competency_id in known},
        provenance={
            competency_id: _read_provenance(
                provenance.table(competency_id), reasons.text(competency_id)
            )
            for competency_id in known
        },
        instrument_version=version,
    )
    for part in (levels, weights, provenance, reasons, table):
        part.done()
    total = sum(profile.weights.values())
    if total != WEIGHT_TOTAL:
        table.problem("weights", f"sum to {total}, not {WEIGHT_TOTAL}")
    return profile


def _read_provenance(table: TableReader, reason: str) -> Provenance:
    marks = [Mark.DERIVED, Mark.JUDGEMENT]
    provenance = Provenance(
        mark=Mark(table.one_of("mark", marks)),
        reason=reason,
        sources=table.texts("sources"),
    )
    table.done()
    return provenance
