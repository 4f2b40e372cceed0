"""Reads what the content says about the role and refuses what breaks a rule."""

from collections.abc import Collection, Sequence
from typing import Final

from hop_desktop.content.table_reader import TableReader
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.role import Duty, Role, RoleSection, Title

SECTIONS: Final = (
    "job",
    "duties",
    "ladder",
    "titles",
    "stages",
    "challenges",
    "path",
    "numbers",
)


def read_role(
    table: TableReader, competencies: Sequence[Competency], profile_ids: Collection[str]
) -> Role:
    """Return what role.toml says; problems are noted in the reader."""
    facets = [
        f"{competency.competency_id}/{facet.facet_id}"
        for competency in competencies
        for facet in competency.facets
    ]
    role = Role(
        sections=tuple(_read_section(section_table) for section_table in table.tables("sections")),
        summaries=_read_summaries(table, [competency.competency_id for competency in competencies]),
        duties=tuple(_read_duty(duty_table, facets) for duty_table in table.tables("duties")),
        further_duties=tuple(
            _read_duty(duty_table, facets) for duty_table in table.tables("further_duties")
        ),
        titles=(
            *(
                _read_title(title_table, list(profile_ids))
                for title_table in table.tables("titles")
            ),
            *(_read_peer(peer_table) for peer_table in table.tables("peers")),
        ),
    )
    table.done()
    if tuple(section.section_id for section in role.sections) != SECTIONS:
        table.problem("sections", f"are not {', '.join(SECTIONS)}, in this order")
    return role


def _read_section(table: TableReader) -> RoleSection:
    section_id = table.text("id")
    table.name_after(section_id)
    section = RoleSection(
        section_id, table.text("title"), table.texts("paragraphs"), table.texts("points")
    )
    table.done()
    return section


def _read_summaries(table: TableReader, known: Sequence[str]) -> dict[str, str]:
    summaries = table.table("summaries")
    read = {competency_id: summaries.text(competency_id) for competency_id in known}
    summaries.done()
    return read


def _read_duty(table: TableReader, known: Sequence[str]) -> Duty:
    facets = table.texts("facets", among=known)
    duty = Duty(
        text=table.text("text"),
        facets=tuple(
            (competency, facet)
            for competency, facet in (reference.split("/") for reference in facets)
        ),
        note="" if facets else table.text("note"),
    )
    table.done()
    return duty


def _read_title(table: TableReader, profile_ids: Sequence[str]) -> Title:
    title = Title(
        title=table.text("title"),
        short=table.text("short"),
        profile_id=table.one_of("profile", profile_ids),
        says=table.text("says"),
        here=table.text("here"),
    )
    table.done()
    return title


def _read_peer(table: TableReader) -> Title:
    title = Title(table.text("title"), "", "", table.text("says"), table.text("here"))
    table.done()
    return title
