"""Everything the person owns as one file, and back without loss; scores and responses as CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from hop_desktop.domain.attempt import Attempt, BestWorst
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import AttemptStateError, HopError, InvalidFileError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Mark, Profile, Provenance
from hop_desktop.services.attempt_file import attempt_document, attempt_from, response_document
from hop_desktop.services.documents import profile_document
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import AttemptRepository, ProfileRepository
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.strict_json import parse_object

FORMAT: Final = "hop-export"
FORMAT_VERSION: Final = 1
LARGEST_EXPORT: Final = 200_000_000  # bytes
_FIELDS: Final = {"format", "format_version", "attempts", "details", "profiles", "instruments"}
_DETAILS: Final = {"id", "fingerprint", "current_item", "reviewed"}
_RUNS_IN_A_SPREADSHEET: Final = ("=", "+", "-", "@", "\t", "\r", "'")


class BulkAttemptRepository(AttemptRepository, Protocol):
    """A repository that stores many attempts in one transaction."""

    def bulk_add(
        self, attempts: Sequence[Attempt], instruments: Mapping[str, Instrument]
    ) -> tuple[str, ...]:
        """Store all that are new and return their ids; identical ones are passed over.

        Raises:
            AttemptStateError: A different attempt has the same id, or two would be open.
        """
        ...


class InstrumentCodec(Protocol):
    """Writes and reads an instrument as text."""

    def document(self, instrument: Instrument) -> str: ...

    def from_document(self, text: str) -> Instrument: ...

    def fingerprint(self, instrument: Instrument) -> str: ...


class TransferService:
    """Takes the person's data out and in."""

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: BulkAttemptRepository,
        own_profiles: ProfileRepository,
        profiles: ProfileService,
        history: HistoryService,
        codec: InstrumentCodec,
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._own_profiles = own_profiles
        self._profiles = profiles
        self._history = history
        self._codec = codec

    def export(self) -> bytes:
        """Return everything as one JSON document."""
        attempts = self._attempts.all()
        instruments = {one.fingerprint: self._history.instrument_of(one) for one in attempts}
        content = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "attempts": [attempt_document(one) for one in attempts],
            "details": [
                {
                    "id": one.attempt_id,
                    "fingerprint": one.fingerprint,
                    "current_item": one.current_item_id,
                    "reviewed": one.reviewed,
                }
                for one in attempts
            ],
            "profiles": [profile_document(one) for one in self._own_profiles.own_profiles()],
            "instruments": {
                key: json.loads(self._codec.document(value)) for key, value in instruments.items()
            },
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    def add_attempt(self, attempt: Attempt) -> None:
        """Store one attempt that a file held."""
        self._attempts.add(attempt, self._catalogue.instrument)

    def import_all(self, data: bytes, source: str) -> int:
        """Store what an export holds and is not stored yet; everything is checked first.

        Returns:
            How many attempts were added.

        Raises:
            InvalidFileError: Anything is wrong with the file; nothing was changed.
        """
        content = parse_object(data, source, InvalidFileError)
        try:
            return self._import(content, source)
        except (KeyError, TypeError, ValueError) as error:
            problem = f"the file: is not an export of this program ({type(error).__name__})"
            raise InvalidFileError(source, [problem]) from error

    def _import(self, content: Mapping[str, object], source: str) -> int:
        _require_export(content, source)
        instruments = self._instruments(content, source)
        profiles = [_profile_from(one, self._catalogue) for one in _list(content, "profiles")]
        known = {one.profile_id for one in (*self._profiles.all(), *profiles)}
        documents, details = _list(content, "attempts"), _list(content, "details")
        if len(documents) != len(details):
            raise InvalidFileError(source, ["details: is not as long as attempts"])
        attempts = []
        for n, (document, detail) in enumerate(zip(documents, details, strict=True)):
            attempts.append(
                _attempt(document, detail, f"{source}: attempts.{n}", instruments, known)
            )
        try:
            added = self._attempts.bulk_add(attempts, instruments)
        except AttemptStateError as error:
            raise InvalidFileError(source, [f"attempts: {error}"]) from error
        stored = {one.profile_id for one in self._profiles.all()}
        for profile in profiles:
            if profile.profile_id not in stored:
                self._own_profiles.save_profile(profile)
        return len(added)

    def _instruments(self, content: Mapping[str, object], source: str) -> dict[str, Instrument]:
        documents = content["instruments"]
        if not isinstance(documents, dict):
            raise TypeError
        instruments = {self._catalogue.fingerprint: self._catalogue.instrument}
        for key, document in documents.items():
            try:
                instrument = self._codec.from_document(json.dumps(document))
            except HopError as error:
                raise InvalidFileError(source, [f"instruments.{key:.40}: {error}"]) from error
            if self._codec.fingerprint(instrument) != key:
                raise InvalidFileError(source, [f"instruments.{key:.40}: was changed"])
            instruments[key] = instrument
        return instruments

    def scores_csv(self) -> bytes:
        """Return one line per finished attempt and competency."""
        rows: list[Sequence[object]] = [
            (
                *("attempt", "finished_at", "form", "profile", "competency", "score"),
                *("low", "high", "expected", "gap", "verdict", "readiness"),
            )
        ]
        for attempt in self._history.finished():
            card = self._history.scorecard(attempt)
            head = (attempt.attempt_id, attempt.finished_at, attempt.form, attempt.profile_id)
            for one in card.competencies:
                band = one.band or (None, None)
                rows.append(
                    (
                        *(*head, one.competency_id, one.score, *band, one.expected, one.gap),
                        *(one.verdict, card.readiness.value),
                    )
                )
        return _csv(rows)

    def responses_csv(self) -> bytes:
        """Return one line per response of every attempt."""
        rows: list[Sequence[object]] = [
            ("attempt", "item", "response", "best", "worst", "evidence", "seconds")
        ]
        for attempt in self._attempts.all():
            for item_id, response in attempt.responses.items():
                note = attempt.evidence.get(item_id)
                picks = (
                    ("", response.best, response.worst)
                    if isinstance(response, BestWorst)
                    else (response_document(response), "", "")
                )
                text, spent_s = note.text if note else "", attempt.seconds.get(item_id)
                rows.append((attempt.attempt_id, item_id, *picks, text, spent_s))
        return _csv(rows)


def _require_export(content: Mapping[str, object], source: str) -> None:
    if content.get("format") != FORMAT:
        raise InvalidFileError(source, [f"format: is not {FORMAT}"])
    version = content.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        problem = f"format_version: {version} is newer than this program reads; update it"
        raise InvalidFileError(source, [problem])
    unknown = sorted(content.keys() ^ _FIELDS)
    if version != FORMAT_VERSION or unknown:
        place = unknown[0] if unknown else "format_version"
        raise InvalidFileError(source, [f"{place:.80}: is missing or not known"])


def _list(content: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    value = content[field]
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise TypeError(field)
    return value


def _attempt(
    document: Mapping[str, object],
    detail: Mapping[str, object],
    source: str,
    instruments: Mapping[str, Instrument],
    known_profiles: set[str],
) -> Attempt:
    if detail.keys() != _DETAILS or not isinstance(detail["id"], str) or not detail["id"]:
        raise InvalidFileError(source, ["details: id, fingerprint, current_item, reviewed"])
    fingerprint, current = detail["fingerprint"], detail["current_item"]
    if fingerprint not in instruments or not isinstance(fingerprint, str):
        raise InvalidFileError(source, ["fingerprint: its instrument is not in the file"])
    instrument = instruments[fingerprint]
    attempt = attempt_from(
        document, source, instrument, fingerprint, known_profiles, may_be_open=True
    )
    if current is not None and current not in instrument.items_by_id:
        raise InvalidFileError(source, ["current_item: is not a known item"])
    return replace(
        attempt,
        attempt_id=detail["id"],
        current_item_id=current,
        reviewed=detail["reviewed"] is True,
    )


def _profile_from(document: Mapping[str, object], catalogue: Catalogue) -> Profile:
    levels, weights, provenance = (document[k] for k in ("levels", "weights", "provenance"))
    ids = catalogue.instrument.competencies_by_id.keys()
    if not (
        isinstance(levels, dict) and isinstance(weights, dict) and isinstance(provenance, dict)
    ):
        raise TypeError
    if levels.keys() != ids or weights.keys() != ids or sum(weights.values()) != 100:
        raise ValueError
    return Profile(
        profile_id=str(document["id"]),
        name=str(document["name"]),
        role_id=str(document["role"]),
        description=str(document["description"]),
        levels={key: float(value) for key, value in levels.items()},
        weights={key: int(value) for key, value in weights.items()},
        provenance={
            key: Provenance(Mark(why["mark"]), str(why["reason"]), tuple(why["sources"]))
            for key, why in provenance.items()
        },
        is_own=True,
    )


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet runs: numbers as they are, other texts defused."""
    if value is None:
        return ""
    text = str(value)
    is_number = isinstance(value, int | float)
    return text if is_number or not text.startswith(_RUNS_IN_A_SPREADSHEET) else f"'{text}"
