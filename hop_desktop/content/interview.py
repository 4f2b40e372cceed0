"""Reads what an interviewer asks about each facet and refuses what breaks a rule."""

from pathlib import Path
from typing import Final

from hop_desktop.content.table_reader import Problems, TableReader
from hop_desktop.content.text_files import SOURCE, TEXTS, content_table
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.pack import Questions
from hop_desktop.resources import resource

FILE: Final = "interview.toml"


def load_interview(instrument: Instrument, folder: Path | None = None) -> Questions:
    """Read the questions of a content folder; by default those of the shipped one.

    Raises:
        InvalidInstrumentError: The file cannot be read, a facet is missing or unknown, or a
            question is empty; all problems are listed.
    """
    folder = folder or resource("instruments", "head-of-product")
    problems = Problems()
    table = content_table(folder, FILE, problems, is_text_alone=True)
    questions = {
        FacetRef(competency.competency_id, facet.facet_id): _read_facet(
            table.table(f"{competency.competency_id}/{facet.facet_id}")
        )
        for competency in instrument.competencies
        for facet in competency.facets
    }
    table.done()
    if problems:
        raise InvalidInstrumentError(str(folder / TEXTS / SOURCE / FILE), problems.lines)
    return questions


def _read_facet(table: TableReader) -> tuple[str, ...]:
    texts = table.texts("questions")
    if not texts or not all(text.strip() for text in texts):
        table.problem("questions", "has none, or an empty one")
    table.done()
    return texts
