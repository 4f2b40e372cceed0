"""What a confidential round publishes, and what it never does. Source: docs/feedback.md."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random
from typing import Final

from hop_desktop.domain.feedback.answers import COMMENTS, Sheet, Version, rated
from hop_desktop.domain.feedback.form import Group

FEWEST: Final = 3  # answers behind a figure
FEWEST_OF_ONE_ITEM: Final = 5  # where the competency has one item only
FEWEST_FOR_COMMENTS: Final = 5  # answers of all groups but the manager
MOST_IN_GROUP: Final = 20
LOWEST_TOLD: Final = 1.5  # this, or less
HIGHEST_TOLD: Final = 4.5  # this, or more


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """How a group sees one competency."""

    n: int  # answers behind it
    mean: float  # to the nearest half, LOWEST_TOLD to HIGHEST_TOLD


@dataclass(frozen=True, slots=True)
class GroupResult:
    """Everything that a closed round tells."""

    asking: str
    collector: str
    closed_on: date
    version: Version
    groups: Mapping[Group, Mapping[str, GroupFigure]]  # who was asked; by competency what is told
    comments: Mapping[str, tuple[str, ...]]  # by KEEP and HELP


def rounded(mean: Fraction) -> float:
    """Return a mean as it is told: the nearest half, half up, cut at both ends."""
    nearest = math.floor(mean * 2 + Fraction(1, 2)) / 2
    return min(max(nearest, LOWEST_TOLD), HIGHEST_TOLD)


def group_figure(group: Group, scores: Sequence[Fraction], items: int) -> GroupFigure | None:
    """Return what is told of a group and competency; None: it has too few answers.

    Args:
        group: A manager is one person, and told so beforehand.
        scores: Of those who saw enough of the competency.
        items: How many items the competency has.
    """
    fewest = FEWEST if items > 1 else FEWEST_OF_ONE_ITEM
    if len(scores) < (1 if group is Group.MANAGER else fewest):
        return None
    return GroupFigure(len(scores), rounded(sum(scores, Fraction()) / len(scores)))


def figures_of(
    group: Group, sheets: Sequence[Sheet], items: Mapping[str, Sequence[str]]
) -> Mapping[str, GroupFigure]:
    """Return what is told of a group, by competency; what is hidden is absent.

    `items` are those of each competency. Sheets of other groups may be among `sheets`.
    """
    own = [sheet.answers for sheet in sheets if sheet.group is group]
    told = {}
    for competency_id, item_ids in items.items():
        scores = [rated(answers, item_ids) for answers in own]
        figure = group_figure(group, [s for s in scores if s is not None], len(item_ids))
        if figure is not None:
            told[competency_id] = figure
    return told


def comments_of(sheets: Sequence[Sheet], chance: Random) -> Mapping[str, tuple[str, ...]]:
    """Return the comments of all groups, each question's shuffled by itself; few answers: none."""
    named = sum(sheet.group is Group.MANAGER for sheet in sheets)
    if len(sheets) - named < FEWEST_FOR_COMMENTS:
        return dict.fromkeys(COMMENTS, ())
    return {question: shuffled(sheets, question, chance) for question in COMMENTS}


def shuffled(sheets: Sequence[Sheet], question: str, chance: Random) -> tuple[str, ...]:
    """Return what was written about one question, in an order that says nothing."""
    written = sorted(sheet.texts[question] for sheet in sheets if sheet.texts.get(question))
    chance.shuffle(written)
    return tuple(written)


def with_sheet(sheets: Sequence[Sheet], new: Sheet) -> tuple[Sheet, ...]:
    """Return the sheets with a further one; one of the same number goes.

    The manager is one person: of their answers the last one counts, whatever its number.
    """
    is_manager = new.group is Group.MANAGER
    kept = (
        sheet
        for sheet in sheets
        if sheet.number != new.number and not (is_manager and sheet.group is Group.MANAGER)
    )
    return (*kept, new)


def too_many(sheets: Sequence[Sheet], invited: Mapping[Group, int]) -> tuple[Group, ...]:
    """Return the groups with more answers than people invited: forged ones would unmask others."""
    return tuple(
        group
        for group in Group
        if sum(sheet.group is group for sheet in sheets) > invited.get(group, 0)
    )
