"""What came back, beside your own answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hop_desktop.domain.feedback.answers import Expectation, NamedView
from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.expectations import ThreeWays
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult
from hop_desktop.domain.feedback.overview import Source
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class ExpectationShown:
    """What one person expects, beside you and the shipped profile."""

    answer: Expectation
    theirs: Profile  # not stored yet unless `is_kept`
    is_kept: bool
    shipped: Profile | None  # None: it is of another version of the questionnaire
    attempt_id: str | None  # what stands beside it; None: there is no attempt of that version
    mine: Scorecard | None  # that attempt under `theirs`
    rows: tuple[ThreeWays, ...]  # a whole level apart first; empty without `shipped`
    talk_first: tuple[ThreeWays, ...]


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One competency as one person sees it."""

    competency_id: str
    mine: float | None  # B
    theirs: float | None  # None: they saw too little
    levels: int  # that they chose
    not_seen: int
    expected: float | None  # by the profile of the attempt
    difference: Difference | None  # None: nothing to compare


@dataclass(frozen=True, slots=True)
class ViewShown:
    """How one person sees you."""

    answer: NamedView
    attempt_id: str | None  # as in ExpectationShown
    rows: tuple[ViewRow, ...]  # in framework order


@dataclass(frozen=True, slots=True)
class GroupCell:
    """What is told of one group and competency."""

    figure: GroupFigure
    difference: Difference | None
    reliability: float  # of a mean of n raters, 0-1


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One competency as groups see it; a group without a figure is absent."""

    competency_id: str
    mine: float | None  # B
    groups: Mapping[Group, GroupCell]


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The result of one closed round."""

    result: GroupResult
    received_at: datetime
    attempt_id: str | None  # as in ExpectationShown
    rows: tuple[GroupRow, ...]  # in framework order


@dataclass(frozen=True, slots=True)
class SeenLevels:
    """What one person or group sees, as a chart draws it."""

    key: str  # of the answer, or of the round and group
    source: Source
    levels: Mapping[str, float]  # 1.0-5.0 by competency id; never empty


@dataclass(frozen=True, slots=True)
class OpenRound:
    """What a collector sees of a round; never a sheet."""

    asking: str
    name: str  # of the person
    collector: str
    language: str
    closes_on: date | None
    invited: Mapping[Group, int]
    given: Mapping[Group, int]  # answers, by the same groups
    is_closed: bool  # its result is there and may be written again
    problem: str = ""  # why it cannot be opened; then it is known by its id alone
