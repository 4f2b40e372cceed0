"""Reads what an interviewer asks about each facet and refuses what breaks a rule."""

import tomllib
from pathlib import Path

from hop_desktop.content.table_reader import Problems, TableReader
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.pack import Questions
from hop_desktop.resources import resource


def load_interview(instrument: Instrument, file: Path | None = None) -> Questions:
    """Read the questions of one file; by default the shipped one.

    Raises:
        InvalidInstrumentError: The file cannot be read, a facet is missing, unknown or given
            twice, or a question is empty; all problems are listed.
    """
    file = file or resource("instruments", "head-of-product", "interview.toml")
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InvalidInstrumentError(str(file), ["the file is missing"]) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInstrumentError(str(file), [str(error)]) from error
    problems = Problems()
    table = TableReader(content, file.name, problems)
    read = [_read_facet(facet_table, instrument) for facet_table in table.tables("facets")]
    table.done()
    problems.add_duplicates(
        f"{file.name}: facet", [f"{ref.competency_id}/{ref.facet_id}" for ref, _texts in read]
    )
    questions = dict(read)
    for competency in instrument.competencies:
        for facet in competency.facets:
            if FacetRef(competency.competency_id, facet.facet_id) not in questions:
                missing = f"{competency.competency_id}/{facet.facet_id}"
                problems.add(file.name, f"{missing} has no questions")
    if problems:
        raise InvalidInstrumentError(str(file), problems.lines)
    return questions


def _read_facet(table: TableReader, instrument: Instrument) -> tuple[FacetRef, tuple[str, ...]]:
    competency_id = table.one_of("competency", list(instrument.competencies_by_id))
    known = [facet.facet_id for facet in instrument.competency(competency_id).facets]
    facet_id = table.one_of("facet", known)
    table.name_after(f"{competency_id}/{facet_id}")
    texts = table.texts("questions")
    if not texts or not all(text.strip() for text in texts):
        table.problem("questions", "has none, or an empty one")
    table.done()
    return FacetRef(competency_id, facet_id), texts
