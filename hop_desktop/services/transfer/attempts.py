"""The attempts, open and finished, and the instruments they answered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import AttemptStateError, InvalidFileError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _
from hop_desktop.services.attempt_file import attempt_document, attempt_from
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import AttemptRepository
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record, together

_DETAILS: Final = ("id", "fingerprint", "current_item", "reviewed")


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

    def fingerprint(self, text: str) -> str:
        """Return what the instrument that `document` wrote as `text` is known by."""
        ...


class AttemptsPart:
    """`attempts` as attempt files, `details` (what those do not hold), `instruments`."""

    name = "attempts"
    more_fields = ("details", "instruments")

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: BulkAttemptRepository,
        history: HistoryService,
        profiles: ProfileService,
        codec: InstrumentCodec,
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._history = history
        self._profiles = profiles
        self._codec = codec

    def write(self) -> Mapping[str, object]:
        attempts = self._attempts.all()
        instruments = {
            attempt.fingerprint: self._history.snapshot_of(attempt) for attempt in attempts
        }
        return attempt_fields(attempts, instruments, self._codec)

    def read(self, incoming: Incoming) -> Store:
        instruments = self._instruments(incoming)
        profiles = {profile.profile_id for profile in self._profiles.all()} | incoming.ids(
            "profiles"
        )
        documents, details = together(
            partial(incoming.each, part, lambda record: record) for part in ("attempts", "details")
        )
        if len(documents) != len(details):
            raise incoming.refusal("details", _("is not as long as attempts"))
        attempts = together(
            partial(_attempt, document, detail, instruments, profiles)
            for document, detail in zip(documents, details, strict=True)
        )
        return lambda: self._store(attempts, instruments, incoming)

    def _store(
        self, attempts: Sequence[Attempt], instruments: Mapping[str, Instrument], incoming: Incoming
    ) -> int:
        try:
            return len(self._attempts.bulk_add(attempts, instruments))
        except AttemptStateError as error:
            raise incoming.refusal("attempts", str(error)) from error

    def _instruments(self, incoming: Incoming) -> dict[str, Instrument]:
        instruments = {
            edition.fingerprint: edition.instrument for edition in self._catalogue.editions
        }
        record = incoming.record("instruments")
        for key, document in record.values.items():
            text = json.dumps(document, ensure_ascii=False, sort_keys=True)
            if self._codec.fingerprint(text) != key:
                raise record.refusal(f"{key:.40}", _("was changed"))
            if key not in instruments:
                instruments[key] = self._instrument(text, record, key)
        return instruments

    def _instrument(self, text: str, record: Record, key: str) -> Instrument:
        try:
            instrument = self._codec.from_document(text)
        except InvalidFileError as error:
            raise InvalidFileError(record.source, error.problems).within(
                f"{record.place}.{key:.40}"
            ) from error
        if self._codec.document(instrument) != text:
            raise record.refusal(f"{key:.40}", _("is not written as the program writes it"))
        return instrument


def attempt_fields(
    attempts: Sequence[Attempt], instruments: Mapping[str, Instrument], codec: InstrumentCodec
) -> Mapping[str, object]:
    """Return the three fields for these attempts; `instruments` has theirs by fingerprint."""
    return {
        "attempts": [
            attempt_document(attempt, instruments[attempt.fingerprint].version)
            for attempt in attempts
        ],
        "details": [
            {
                "id": attempt.attempt_id,
                "fingerprint": attempt.fingerprint,
                "current_item": attempt.current_item_id,
                "reviewed": attempt.reviewed,
            }
            for attempt in attempts
        ],
        "instruments": {
            key: json.loads(codec.document(value)) for key, value in instruments.items()
        },
    }


def _attempt(
    document: Record,
    detail: Record,
    instruments: Mapping[str, Instrument],
    profile_ids: frozenset[str] | set[str],
) -> Attempt:
    detail.require_exactly(*_DETAILS)
    fingerprint, current = detail.id("fingerprint"), detail.optional_id("current_item")
    instrument = instruments.get(fingerprint)
    if instrument is None:
        raise detail.refusal("fingerprint", _("its instrument is not in the file"))
    if current is not None and current not in instrument.items_by_id:
        raise detail.refusal("current_item", _("is not a known item"))
    try:
        attempt = attempt_from(
            document.values, document.source, instrument, fingerprint, profile_ids, may_be_open=True
        )
    except InvalidFileError as error:
        raise error.within(document.place) from error
    return replace(
        attempt,
        attempt_id=detail.id("id"),
        current_item_id=current,
        reviewed=detail.flag("reviewed"),
    )
