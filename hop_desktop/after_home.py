"""Makes the use-cases that Home does not need; loaded when the first of them is asked for."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from hop_desktop.content import instrument_document
from hop_desktop.content.interview import load_interview
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.pack import Questions
from hop_desktop.render_worker import RenderWorker
from hop_desktop.services.background import BackgroundService
from hop_desktop.services.drafts import Drafts
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.feedback.collecting import CollectorService
from hop_desktop.services.feedback.service import FeedbackService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.pack import PackService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.retake import RetakeService
from hop_desktop.services.transfer.service import TransferService
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.collections import SealedCollections
from hop_desktop.storage.database import Database
from hop_desktop.storage.export_parts import export_parts
from hop_desktop.storage.feedback import SqlFeedbackRepository
from hop_desktop.storage.retakes import SqlRetakeRepository

if TYPE_CHECKING:  # who adds or exports makes no report
    from hop_desktop.report.exporter import ReportExporter


class ServicesAfterHome:
    """Retakes, background, feedback, interview packs, export and import, reports."""

    def __init__(
        self,
        catalogue: Catalogue,
        database: Database,
        history: HistoryService,
        profiles: ProfileService,
        evidence: EvidenceService,
        planning: PlanningService,
        drafts: Drafts,
        render_worker: RenderWorker,
    ) -> None:
        self._catalogue = catalogue
        self._database = database
        self._history = history
        self._profiles = profiles
        self._evidence = evidence
        self._planning = planning
        self._render_worker = render_worker
        self.retakes = RetakeService(history, SqlRetakeRepository(database), drafts)
        self.background = BackgroundService(SqlBackgroundRepository(database), drafts)
        others, clock = SqlFeedbackRepository(database), SystemClock()
        self.feedback = FeedbackService(catalogue, others, history, profiles, clock)
        self.collector = CollectorService(
            catalogue, SealedCollections(lambda: database.files), others, clock
        )
        self.packs = PackService(catalogue, evidence, planning, partial(_questions, catalogue))

    @cached_property
    def transfer(self) -> TransferService:
        """What exports, imports and adds."""
        catalogue, database, codec = self._catalogue, self._database, _Codec()
        attempts = SqlAttemptRepository(database, codec.document, codec.from_document)
        parts = export_parts(database, catalogue, attempts, self._history, self._profiles, codec)
        return TransferService(
            catalogue, attempts, self._history, parts, database.importing, database.saving
        )

    @cached_property
    def reports(self) -> "ReportExporter":
        """What captures and writes reports."""
        from hop_desktop.report.exporter import ReportExporter
        from hop_desktop.report.snapshot import ReportSources

        return ReportExporter(
            ReportSources(
                self._catalogue,
                self._history,
                self._profiles,
                self.background,
                _Codec(),
                self.retakes,
                self._evidence,
                self.packs,
                self._planning,
                self.feedback,
            ),
            self._render_worker,
        )


class _Codec:
    """The storage's way of writing instruments."""

    def document(self, instrument: Instrument) -> str:
        return instrument_document.instrument_document(instrument)

    def from_document(self, text: str) -> Instrument:
        return instrument_document.instrument_from_document(text)

    def fingerprint(self, text: str) -> str:
        return instrument_document.document_fingerprint(text)


def _questions(catalogue: Catalogue) -> Questions:
    read = load_interview(catalogue.source.instrument)
    translation = catalogue.translation_in_use
    return translation.questions(read) if translation else read
