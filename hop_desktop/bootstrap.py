"""The composition root: builds everything from the folders."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hop_desktop.content.action_library import load_action_library
from hop_desktop.content.instrument_document import instrument_document, instrument_from_document
from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.recovery import OpeningNote, RecoveryReport
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import HERE, RenderWorker
from hop_desktop.resources import resource
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.drafts import Drafts
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.database import Database
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.storage.ledger import SqlEvidenceRepository
from hop_desktop.storage.plans import SqlPlanRepository
from hop_desktop.storage.profiles import SqlProfileRepository
from hop_desktop.storage.protection import resume, unlocked
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.unprotected import require_protected

if TYPE_CHECKING:  # what Home does not need is imported when it is first asked for
    from hop_desktop.after_home import ServicesAfterHome
    from hop_desktop.domain.action import LibraryAction
    from hop_desktop.report.exporter import ReportExporter
    from hop_desktop.services.background import BackgroundService
    from hop_desktop.services.feedback.collecting import CollectorService
    from hop_desktop.services.feedback.service import FeedbackService
    from hop_desktop.services.pack import PackService
    from hop_desktop.services.retake import RetakeService
    from hop_desktop.services.transfer.service import TransferService
    from hop_desktop.storage.cipher import Cipher


VERSIONS_AT_HAND: Final = 4  # of the instrument, beside the one that is asked


@dataclass(frozen=True)
class Services:
    """What the two shells use; what Home does not need is made when it is first asked for."""

    catalogue: Catalogue
    database: Database
    assessment: AssessmentService
    history: HistoryService
    profiles: ProfileService
    evidence: EvidenceService
    planning: PlanningService
    drafts: Drafts  # what is typed and not saved yet
    render_worker: RenderWorker  # where reports are set
    recovery: RecoveryReport | None  # what was mended while opening; None: nothing
    notes: tuple[OpeningNote, ...] = ()  # what happened to the protection meanwhile

    @cached_property
    def _after_home(self) -> "ServicesAfterHome":
        from hop_desktop.after_home import ServicesAfterHome

        return ServicesAfterHome(
            self.catalogue,
            self.database,
            self.history,
            self.profiles,
            self.evidence,
            self.planning,
            self.drafts,
            self.render_worker,
        )

    @property
    def retakes(self) -> "RetakeService":
        """What asks why answers changed, and looks back."""
        return self._after_home.retakes

    @property
    def background(self) -> "BackgroundService":
        """What the person tells about themselves."""
        return self._after_home.background

    @property
    def feedback(self) -> "FeedbackService":
        """What asks other people and takes in what they answer."""
        return self._after_home.feedback

    @property
    def collector(self) -> "CollectorService":
        """What collects confidential rounds of others."""
        return self._after_home.collector

    @property
    def packs(self) -> "PackService":
        """What prepares an interview."""
        return self._after_home.packs

    @property
    def transfer(self) -> "TransferService":
        """What exports, imports and adds."""
        return self._after_home.transfer

    @property
    def reports(self) -> "ReportExporter":
        """What captures and writes reports."""
        return self._after_home.reports

    def read_drafts(self) -> None:
        """Read each draft once: what this version cannot read is set aside and said."""
        _ = self.evidence.writing, self.planning.writing, self.profiles.draft
        _ = self.background.draft.value

    def make_the_rest(self) -> None:
        """Load, make and read what was not asked for yet, so that nobody waits for it."""
        from hop_desktop.report import document, pdf  # noqa: F401 - loaded now, not at the click

        _ = self.transfer, self.reports, self.feedback, self.collector
        _ = self.packs.questions, self.planning.library
        for draft in (self.evidence.draft, self.planning.draft, self.profiles.writing):
            draft.load()


def open_services(
    paths: AppPaths,
    catalogue: Catalogue,
    key: "str | Cipher | None" = None,
    render_worker: RenderWorker = HERE,
) -> Services:
    """Open the store and wire the use-cases over it.

    Args:
        paths: Where it lies.
        catalogue: The shipped content.
        key: Passphrase or recovery code of an encrypted store, or the cipher that they led to;
            None: nobody was asked.
        render_worker: Where reports are set.

    Raises:
        PassphraseNeededError, WrongPassphraseError: The store is encrypted.
        StorageError: The store cannot be opened.
    """
    # matplotlib keeps its list of fonts among our files, wherever it is imported first.
    os.environ["MPLCONFIGDIR"] = str(paths.font_list.absolute())
    clock = SystemClock()
    notes: list[OpeningNote] = []
    files, mended = store_files(paths, key, notes.append)
    recovery = recover_if_needed(files, clock, CURRENT) or mended
    database = Database(files.store, backups=files.backups, clock=clock, cipher=files.cipher)
    # The document of an earlier version takes 20 ms to read, and pages ask for it again and again.
    read = lru_cache(maxsize=VERSIONS_AT_HAND)(instrument_from_document)
    attempts = SqlAttemptRepository(database, instrument_document, read)
    drafts = Drafts(DraftFile(lambda: database.files, paths.log / "drafts.json"))
    profiles = ProfileService(catalogue, SqlProfileRepository(database), attempts, drafts)
    history = HistoryService(
        catalogue, attempts, attempts, profiles, drafts, partial(load_samples, catalogue)
    )
    evidence = EvidenceService(catalogue, SqlEvidenceRepository(database), clock, drafts)
    return Services(
        catalogue=catalogue,
        database=database,
        assessment=AssessmentService(catalogue, attempts, attempts, clock),
        history=history,
        profiles=profiles,
        evidence=evidence,
        planning=PlanningService(
            catalogue,
            history,
            profiles,
            SqlPlanRepository(database),
            evidence,
            partial(_library, catalogue),
            clock,
            drafts,
        ),
        drafts=drafts,
        render_worker=render_worker,
        recovery=recovery,
        notes=tuple(notes),
    )


def _library(catalogue: Catalogue) -> "tuple[LibraryAction, ...]":
    read = load_action_library(catalogue.source.instrument)
    translation = catalogue.translation_in_use
    return translation.actions(read) if translation else read


def store_files(
    paths: AppPaths,
    key: "str | Cipher | None",
    tell: Callable[[OpeningNote], None] = lambda _note: None,
) -> tuple[StoreFiles, RecoveryReport | None]:
    """Return the places of the store with what opens them, and what had to be mended for it.

    `tell` is called with what happened to its protection meanwhile.

    Raises: As `open_services`.
    """
    files = StoreFiles(paths.database, paths.backups)
    if not files.is_locked:
        if files.converting.exists():
            files.converting.unlink()  # of a passphrase that never came to be
        require_protected(files, has_key=False)
        return files, None
    loose = paths.rescued()
    files = unlocked(files, key, tell, loose)
    return resume(files, SystemClock(), CURRENT, loose, tell)


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
