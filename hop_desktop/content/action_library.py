"""Reads the library of actions and refuses what breaks a rule."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from hop_desktop.content.table_reader import Problems, TableReader
from hop_desktop.content.text_files import content_table
from hop_desktop.domain.action import ActionKind, LibraryAction, Stage
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL, Competency, Instrument
from hop_desktop.resources import resource

_MOST_HOURS: Final = 200.0
_MOST_WEEKS: Final = 52
_STEPS: Final = {
    f"{level - 1}-{level}": level for level in range(LOWEST_LEVEL + 1, HIGHEST_LEVEL + 1)
}


def load_action_library(
    instrument: Instrument, folder: Path | None = None
) -> tuple[LibraryAction, ...]:
    """Read every competency's actions from a content folder; by default the shipped one.

    Returns:
        The actions in framework order, within a competency as the file has them.

    Raises:
        InvalidInstrumentError: A file is missing or breaks a rule; all problems are listed.
    """
    folder = folder or resource("instruments", "head-of-product")
    problems = Problems()
    actions = [
        action
        for competency in instrument.competencies
        for action in _read_file(folder, competency, problems)
    ]
    problems.add_duplicates("actions: id", [action.action_id for action in actions])
    if problems:
        raise InvalidInstrumentError(str(folder), problems.lines)
    return tuple(actions)


def _read_file(folder: Path, competency: Competency, problems: Problems) -> Sequence[LibraryAction]:
    name = f"actions/{competency.competency_id}.toml"
    table = content_table(folder, name, problems, under="actions")
    actions = [_read_action(action_table, competency) for action_table in table.tables("actions")]
    table.done()
    return actions


def _read_action(table: TableReader, competency: Competency) -> LibraryAction:
    action_id = table.text("id")
    table.name_after(action_id)
    steps = _some(table, "steps", list(_STEPS))
    action = LibraryAction(
        action_id=action_id,
        competency_id=competency.competency_id,
        facet_ids=_some(table, "facets", [facet.facet_id for facet in competency.facets]),
        steps=tuple(_STEPS[step] for step in steps),
        kind=ActionKind(table.one_of("kind", list(ActionKind))),
        gives_exposure=table.flag("exposure"),
        title=table.text("title"),
        do=table.text("do"),
        seen=table.text("seen"),
        hours=table.number("hours", low=0.5, high=_MOST_HOURS),
        weeks=round(table.number("weeks", low=1, high=_MOST_WEEKS, step=1)),
        stages=frozenset(Stage(stage) for stage in _some(table, "stages", list(Stage))),
    )
    table.text("key_status")
    table.whole("version")
    table.text("author")
    table.texts("sources")
    table.done()
    return action


def _some(table: TableReader, field: str, among: Sequence[str]) -> tuple[str, ...]:
    """Read a list with at least one entry and none of them twice."""
    texts = table.texts(field, among=among)
    if not texts:
        table.problem(field, "is empty")
    table.problems.add_duplicates(f"{table.place}: {field}", texts)
    return texts
