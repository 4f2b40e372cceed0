"""An attempt: one sitting, the responses given in it, and what was said about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, IntEnum, StrEnum
from typing import Final, TypeAlias, TypeVar

from hop_desktop.domain.errors import AttemptStateError
from hop_desktop.domain.instrument import Form


class NoChance(Enum):
    """The respondent had no chance to do it; never a low level, never in a mean."""

    NO_CHANCE = "no-chance"


NO_CHANCE = NoChance.NO_CHANCE
SAMPLE_ID: Final = "sample"  # of the shipped example, which is never stored
DEFAULT_LANGUAGE: Final = "en"
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class BestWorst:
    """The response to a situation: option ids, which differ."""

    best: str
    worst: str


class CompanySize(StrEnum):
    """How many people work in the company; one for each stage of the role, smallest first."""

    SMALL = "under-50"
    MIDDLE = "50-1000"
    LARGE = "over-1000"


@dataclass(frozen=True, slots=True)
class Context:
    """The company that an attempt speaks of: levels are relative to it."""

    size: CompanySize
    products: int  # from 0
    product_people: int  # that the respondent leads, from 0


Response: TypeAlias = (
    int | NoChance | BestWorst
)  # a level or share is 1-5; a skipped item is absent


class Confidence(StrEnum):
    """How sure the respondent is that a colleague would answer alike; never scored."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class EvidenceGrade(IntEnum):
    """How well the named example could be confirmed; never scored."""

    NONE = 0
    REMEMBERED = 1
    DOCUMENTED = 2
    PERSON = 3


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """The example named at statements 4 and 5."""

    text: str
    grade: EvidenceGrade


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """An attempt without what was said in it: enough for lists, cheap to read."""

    attempt_id: str
    instrument_id: str
    fingerprint: str  # of the instrument that was answered
    form: Form
    profile_id: str
    started_at: datetime  # aware
    finished_at: datetime | None  # None: still open
    shown_order: tuple[str, ...]  # item ids; empty: not known

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def moment(self) -> datetime:
        """When it was finished; when it was begun, as long as it is open."""
        return self.finished_at or self.started_at


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting; a retake is a new attempt.

    An unanswered item is absent from `responses`, never 0.
    """

    attempt_id: str
    instrument_id: str
    fingerprint: str  # of the instrument that was answered
    form: Form
    profile_id: str
    started_at: datetime  # aware
    finished_at: datetime | None = None  # None: still open
    responses: Mapping[str, Response] = field(default_factory=dict)
    confidence: Mapping[str, Confidence] = field(default_factory=dict)  # by competency id
    evidence: Mapping[str, EvidenceNote] = field(default_factory=dict)  # by item id
    seconds: Mapping[str, float] = field(default_factory=dict)  # by item id, time on its page
    shown_order: tuple[str, ...] = ()  # item ids; empty: not known
    current_item_id: str | None = None  # where the person left; None: the first item
    reviewed: bool = False  # the person had reached Review when they left
    context: Context | None = None  # None: not told
    language: str = DEFAULT_LANGUAGE  # of the texts that were answered

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def moment(self) -> datetime:
        """When it was finished; when it was begun, as long as it is open."""
        return self.finished_at or self.started_at

    def with_response(self, item_id: str, response: Response | None) -> "Attempt":
        """Return the attempt with one response set, or taken back by None.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        self._require_open()
        return replace(self, responses=_with(self.responses, item_id, response))

    def with_evidence(self, item_id: str, note: EvidenceNote | None) -> "Attempt":
        """Return the attempt with the example of one item set, or taken back by None.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        self._require_open()
        return replace(self, evidence=_with(self.evidence, item_id, note))

    def with_confidence(self, competency_id: str, confidence: Confidence) -> "Attempt":
        """Return the attempt with the confidence in one competency set.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        self._require_open()
        return replace(self, confidence=_with(self.confidence, competency_id, confidence))

    def with_seconds(self, item_id: str, duration_s: float) -> "Attempt":
        """Return the attempt with more time spent on one item's page."""
        total_s = self.seconds.get(item_id, 0.0) + duration_s
        return replace(self, seconds=_with(self.seconds, item_id, total_s))

    def at_item(self, item_id: str) -> "Attempt":
        """Return the attempt as left on one item."""
        return replace(self, current_item_id=item_id, reviewed=False)

    def at_review(self) -> "Attempt":
        """Return the attempt as left on the review."""
        return replace(self, reviewed=True)

    def finish(self, finished_at: datetime) -> "Attempt":
        """Return the attempt closed for good.

        Raises:
            AttemptStateError: The attempt is finished already.
        """
        self._require_open()
        return replace(self, finished_at=finished_at)

    def _require_open(self) -> None:
        if self.is_finished:
            raise AttemptStateError(f"attempt {self.attempt_id} is finished and cannot be changed")


def _with(values: Mapping[str, V], key: str, value: V | None) -> Mapping[str, V]:
    rest = {k: v for k, v in values.items() if k != key}
    return rest if value is None else {**rest, key: value}
