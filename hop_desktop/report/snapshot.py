"""Everything a report needs, frozen at the click: later edits cannot leak in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.background import Background
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.change import Comparison
from hop_desktop.domain.evidence import EvidenceEntry, Standing
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.pack import Pack
from hop_desktop.domain.plan import FocusArea, PlannedAction
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import language
from hop_desktop.report.blocks import Block
from hop_desktop.report.others import others_parts
from hop_desktop.services.background import BackgroundService
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.feedback.service import FeedbackService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.pack import PackService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.retake import RetakeService
from hop_desktop.services.transfer.attempts import InstrumentCodec


@dataclass(frozen=True, slots=True)
class ReportSources:
    """Where a report reads."""

    catalogue: Catalogue
    history: HistoryService
    profiles: ProfileService
    background: BackgroundService
    codec: InstrumentCodec
    retakes: RetakeService
    evidence: EvidenceService
    packs: PackService
    planning: PlanningService
    feedback: FeedbackService


@dataclass(frozen=True, slots=True)
class ReportSnapshot:
    """One attempt, its scores, and what it is compared with.

    What belongs to a single section has a default, so that the section may be absent.
    """

    catalogue: Catalogue
    instrument: Instrument
    stored: Instrument  # the same as the store has it, in English
    language: str  # of everything that is printed
    attempt: Attempt
    profile: Profile
    scorecard: Scorecard
    earlier: Attempt | None = None
    earlier_scorecard: Scorecard | None = None
    look_back: Scorecard | None = None  # the earlier attempt as the person sees it now
    comparison: Comparison | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)  # of raised answers, by item id
    entries: tuple[EvidenceEntry, ...] = ()  # of the ledger, newest first; none for a sample
    standings: Mapping[str, Standing] = field(default_factory=dict)  # by competency id
    pack: Pack = field(default_factory=Pack)  # empty for a sample
    background: Background = field(default_factory=Background)  # empty for a sample
    profiles: tuple[Profile, ...] = ()  # that the background may name as its target
    areas: tuple[FocusArea, ...] = ()  # first things first
    actions: tuple[PlannedAction, ...] = ()  # of the plan, in the person's order; none for a sample
    further: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)  # by section id

    @property
    def is_sample(self) -> bool:
        """Whether it is the example, which has no plan and no evidence."""
        return self.attempt.attempt_id == SAMPLE_ID


def capture(
    sources: ReportSources, attempt: Attempt, compare_with: str | None = None
) -> ReportSnapshot:
    """Read everything about one attempt, stored or not, in the language in use.

    Raises:
        UnknownIdError: An attempt is not stored.
        StorageError: The store could not be read.
    """
    history = sources.history
    earlier = history.get(compare_with) if compare_with else None
    card = history.scorecard(attempt)
    instrument = history.instrument_of(attempt)
    is_sample = attempt.attempt_id == SAMPLE_ID
    actions = () if is_sample else sources.planning.actions()
    return ReportSnapshot(
        catalogue=sources.catalogue,
        instrument=instrument,
        stored=history.snapshot_of(attempt),
        language=language(),
        attempt=attempt,
        profile=sources.profiles.get(attempt.profile_id),
        scorecard=card,
        earlier=earlier,
        earlier_scorecard=history.scorecard(earlier, attempt.profile_id) if earlier else None,
        look_back=sources.retakes.seen_now(earlier, attempt.profile_id) if earlier else None,
        comparison=history.compare(earlier, attempt) if earlier else None,
        reasons=sources.retakes.reasons(attempt) if earlier else {},
        entries=() if is_sample else sources.evidence.entries(),
        standings={} if is_sample else sources.evidence.standings(card),
        pack=Pack() if is_sample else sources.packs.pack(card),
        background=Background() if is_sample else sources.background.load(),
        profiles=sources.profiles.all(),
        areas=sources.planning.focus_areas(card, actions),
        actions=actions,
        further={} if is_sample else others_parts(sources.feedback, instrument, attempt.attempt_id),
    )
