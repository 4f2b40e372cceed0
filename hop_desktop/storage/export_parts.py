"""The parts of an export, over the store."""

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.services.feedback.parts import feedback_parts
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.transfer.attempts import (
    AttemptsPart,
    BulkAttemptRepository,
    InstrumentCodec,
)
from hop_desktop.services.transfer.background import BackgroundPart
from hop_desktop.services.transfer.evidence import EvidencePart
from hop_desktop.services.transfer.part import Part
from hop_desktop.services.transfer.plan import PlanPart
from hop_desktop.services.transfer.profiles import ProfilesPart
from hop_desktop.services.transfer.retakes import AskedItems, LookBacksPart, ReasonsPart
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.database import Database
from hop_desktop.storage.feedback import SqlFeedbackRepository
from hop_desktop.storage.ledger import SqlEvidenceRepository
from hop_desktop.storage.plans import SqlPlanRepository
from hop_desktop.storage.profiles import SqlProfileRepository
from hop_desktop.storage.retakes import SqlRetakeRepository


def export_parts(
    database: Database,
    catalogue: Catalogue,
    attempts: BulkAttemptRepository,
    history: HistoryService,
    profiles: ProfileService,
    codec: InstrumentCodec,
) -> tuple[Part, ...]:
    """Return every part, in the order in which they are stored."""
    retakes = SqlRetakeRepository(database)
    asked = AskedItems(catalogue, attempts, history)
    return (
        ProfilesPart(catalogue, SqlProfileRepository(database), profiles),
        AttemptsPart(catalogue, attempts, history, profiles, codec),
        BackgroundPart(SqlBackgroundRepository(database)),
        PlanPart(catalogue, SqlPlanRepository(database)),
        EvidencePart(catalogue, SqlEvidenceRepository(database)),
        ReasonsPart(retakes, asked),
        LookBacksPart(retakes, asked),
        *feedback_parts(catalogue, SqlFeedbackRepository(database)),
    )
