"""The composition root: builds everything from the folders."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.recovery import RecoveryReport
from hop_desktop.paths import AppPaths
from hop_desktop.report.snapshot import ReportSources
from hop_desktop.resources import resource
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.background import BackgroundService
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.pack import PackService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.retake import RetakeService
from hop_desktop.services.transfer.attempts import AttemptsPart
from hop_desktop.services.transfer.background import BackgroundPart
from hop_desktop.services.transfer.evidence import EvidencePart
from hop_desktop.services.transfer.plan import PlanPart
from hop_desktop.services.transfer.profiles import ProfilesPart
from hop_desktop.services.transfer.retakes import LookBacksPart, ReasonsPart
from hop_desktop.services.transfer.service import TransferService
from hop_desktop.storage import instrument_document
from hop_desktop.storage.action_library import load_action_library
from hop_desktop.storage.database import Database
from hop_desktop.storage.interview import load_interview
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles

if TYPE_CHECKING:  # what writes reports takes long to import
    from hop_desktop.report.exporter import ReportExporter
    from hop_desktop.storage.cipher import Cipher


class _Codec:
    """The storage's way of writing instruments."""

    def document(self, instrument: Instrument) -> str:
        return instrument_document.instrument_document(instrument)

    def from_document(self, text: str) -> Instrument:
        return instrument_document.instrument_from_document(text)

    def fingerprint(self, text: str) -> str:
        return instrument_document.document_fingerprint(text)


@dataclass(frozen=True)
class Services:
    """What the two shells use."""

    catalogue: Catalogue
    database: Database
    assessment: AssessmentService
    history: HistoryService
    profiles: ProfileService
    evidence: EvidenceService
    retakes: RetakeService
    planning: PlanningService
    packs: PackService
    background: BackgroundService
    transfer: TransferService
    report_sources: ReportSources
    recovery: RecoveryReport | None  # what was mended while opening; None: nothing

    def load_library(self) -> None:
        """Read the content that only some pages need, before the first of them is opened."""
        self.packs.questions  # noqa: B018 - read and kept
        self.planning.library  # noqa: B018 - the same

    @cached_property
    def reports(self) -> "ReportExporter":
        """What captures and writes reports, made when the first one is asked for."""
        from hop_desktop.report.exporter import ReportExporter

        return ReportExporter(self.report_sources)


def open_services(
    paths: AppPaths, catalogue: Catalogue, key: "str | Cipher | None" = None
) -> Services:
    """Open the store and wire the use-cases over it.

    Args:
        paths: Where it lies.
        catalogue: The shipped content.
        key: Passphrase or recovery code of an encrypted store, or the cipher that they led to;
            None: nobody was asked.

    Raises:
        PassphraseNeededError, WrongPassphraseError: The store is encrypted.
        StorageError: The store cannot be opened.
    """
    # SQLModel takes long to import, and not every command needs the store.
    from hop_desktop.storage.attempts import SqlAttemptRepository
    from hop_desktop.storage.background import SqlBackgroundRepository
    from hop_desktop.storage.clock import SystemClock
    from hop_desktop.storage.ledger import SqlEvidenceRepository
    from hop_desktop.storage.plans import SqlPlanRepository
    from hop_desktop.storage.profiles import SqlProfileRepository
    from hop_desktop.storage.retakes import SqlRetakeRepository

    # matplotlib keeps its list of fonts among our files, wherever it is imported first.
    os.environ["MPLCONFIGDIR"] = str(paths.cache / "matplotlib")
    clock = SystemClock()
    files, mended = store_files(paths, key)
    recovery = recover_if_needed(files, clock, CURRENT) or mended
    database = Database(files.store, backups=files.backups, clock=clock, cipher=files.cipher)
    codec = _Codec()
    attempts = SqlAttemptRepository(database, codec.document, codec.from_document)
    own_profiles = SqlProfileRepository(database)
    profiles = ProfileService(catalogue, own_profiles, attempts)
    history = HistoryService(catalogue, attempts, attempts, profiles)
    background = SqlBackgroundRepository(database)
    plans = SqlPlanRepository(database)
    ledger, retakes = SqlEvidenceRepository(database), SqlRetakeRepository(database)
    parts = (
        ProfilesPart(catalogue, own_profiles),
        AttemptsPart(catalogue, attempts, history, profiles, codec),
        BackgroundPart(background),
        PlanPart(catalogue, plans),
        EvidencePart(catalogue, ledger),
        ReasonsPart(retakes),
        LookBacksPart(retakes),
    )
    kept = BackgroundService(background)
    evidence = EvidenceService(catalogue, ledger, clock)
    retaking = RetakeService(history, retakes)
    planning = PlanningService(
        catalogue,
        history,
        profiles,
        plans,
        evidence,
        lambda: load_action_library(catalogue.instrument),
        clock,
    )
    packs = PackService(catalogue, evidence, planning, lambda: load_interview(catalogue.instrument))
    return Services(
        catalogue=catalogue,
        database=database,
        assessment=AssessmentService(catalogue, attempts, attempts, clock),
        history=history,
        profiles=profiles,
        evidence=evidence,
        retakes=retaking,
        planning=planning,
        packs=packs,
        background=kept,
        transfer=TransferService(catalogue, attempts, history, parts, database.saving),
        report_sources=ReportSources(
            catalogue, history, profiles, kept, codec, retaking, evidence, packs, planning
        ),
        recovery=recovery,
    )


def store_files(
    paths: AppPaths, key: "str | Cipher | None"
) -> tuple[StoreFiles, RecoveryReport | None]:
    """Return the places of the store with what opens them, and what had to be mended for it.

    Raises: As `open_services`.
    """
    files = StoreFiles(paths.database, paths.backups)
    if not files.is_locked:
        if files.converting.exists():
            files.converting.unlink()  # of a passphrase that never came to be
        return files, None
    from hop_desktop.storage.clock import SystemClock
    from hop_desktop.storage.protection import resume, unlocked

    return resume(unlocked(files, key), SystemClock(), CURRENT, paths.rescued())


def load_samples(catalogue: Catalogue) -> Sequence[Attempt]:
    """Return the shipped example attempts, oldest first; they are never stored."""
    ids = [profile.profile_id for profile in catalogue.profiles]
    files = ("earlier.json", "attempt.json")
    return [
        replace(_read_sample(resource("sample", name), catalogue, ids), attempt_id=SAMPLE_ID)
        for name in files
    ]


def _read_sample(path: Path, catalogue: Catalogue, profile_ids: Sequence[str]) -> Attempt:
    return parse_attempt(path.read_bytes(), path.name, catalogue, profile_ids)
