"""The action library as plain values, read without the program's loader."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.content.bank import CONTENT, with_texts

STEPS: Final = ("1-2", "2-3", "3-4", "4-5")
KINDS: Final = ("assignment", "relationship", "study")
STAGES: Final = ("startup", "scale-up", "enterprise")


@dataclass(frozen=True, slots=True)
class Action:
    """One action as the file has it."""

    action_id: str
    competency: str  # the name of its file
    facets: tuple[str, ...]
    steps: tuple[str, ...]
    kind: str
    exposure: bool
    title: str
    do: str
    seen: str
    hours: int
    weeks: int
    stages: tuple[str, ...]
    key_status: str
    version: int
    author: str
    sources: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.title, self.do, self.seen)


@dataclass(frozen=True, slots=True)
class Library:
    """Every action, and what it may refer to."""

    actions: tuple[Action, ...]
    facets: Mapping[str, tuple[str, ...]]  # by competency
    core: frozenset[str]  # the competencies of which every facet needs every step
    sources: frozenset[str]

    def of(self, competency: str) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if action.competency == competency)


def load_library(folder: Path = CONTENT) -> Library:
    """Read the folder; a missing file or field is an error of the test."""
    competencies = [_table(folder, name) for name in _table(folder, "instrument")["competencies"]]
    return Library(
        actions=tuple(action for one in competencies for action in _actions(folder, one["id"])),
        facets={one["id"]: tuple(facet["id"] for facet in one["facets"]) for one in competencies},
        core=frozenset(one["id"] for one in competencies if one["core"]),
        sources=frozenset(one["code"] for one in _table(folder, "sources")["sources"]),
    )


def _actions(folder: Path, competency: str) -> Iterator[Action]:
    for raw in with_texts(folder, f"actions/{competency}.toml", "actions")["actions"]:
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
        yield Action(action_id=values.pop("id"), competency=competency, **values)


def _table(folder: Path, name: str) -> dict[str, Any]:  # Any: parsed TOML
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
