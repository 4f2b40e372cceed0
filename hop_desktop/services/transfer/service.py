"""Takes everything the person owns out as one file, and back in."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidFileError, OutputError, SavedMeanwhileError
from hop_desktop.i18n import _
from hop_desktop.services.attempt_edition import edition_of
from hop_desktop.services.attempt_reader import FORMAT as ATTEMPT_FORMAT
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import AttemptRepository
from hop_desktop.services.strict_json import holds_too_much, parse_object
from hop_desktop.services.transfer import spreadsheet
from hop_desktop.services.transfer.part import Incoming, Part, Store
from hop_desktop.services.transfer.record import together

FORMAT: Final = "hop-export"
FORMAT_VERSION: Final = 1
LARGEST_EXPORT: Final = 100_000_000  # bytes
Transaction = Callable[[], AbstractContextManager[object]]


class TransferService:
    """Writes and reads the export file: its parts in their order, stored in one transaction."""

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: AttemptRepository,
        history: HistoryService,
        parts: Sequence[Part],
        importing: Transaction,
        saving: Transaction,
    ) -> None:
        """`importing` lets others save meanwhile and may find that what they saved is in the way;
        `saving` lets them wait.
        """
        self._catalogue = catalogue
        self._attempts = attempts
        self._history = history
        self._parts = tuple(parts)
        self._importing = importing
        self._saving = saving

    def export(self) -> bytes:
        """Return everything as one JSON document.

        Raises:
            OutputError: It is more than `import_all` and its callers read back.
        """
        content: dict[str, object] = {"format": FORMAT, "format_version": FORMAT_VERSION}
        for part in self._parts:
            content.update(part.write())
        document = json.dumps(content, ensure_ascii=False, indent=1).encode()
        if len(document) > LARGEST_EXPORT or holds_too_much(document):
            raise OutputError(_("This is more than can be imported again: save a backup instead."))
        return document

    def add_attempt(self, attempt: Attempt) -> None:
        """Store one attempt that a file held."""
        self._attempts.add(attempt, self._catalogue.edition(attempt.fingerprint).instrument)

    def import_all(self, data: bytes, source: str) -> Mapping[str, int]:
        """Store what an export or an attempt file holds and is not stored yet.

        Everything is checked first.

        Returns:
            How many things of each part were added, by the part's name.

        Raises:
            InvalidFileError: Anything is wrong with the file; nothing was changed.
        """
        content = parse_object(data, source, InvalidFileError)
        if content.get("format") == ATTEMPT_FORMAT:
            content = self._as_export(content, source)
        incoming = Incoming(source, content)
        self._require_export(incoming)
        stores = together(partial(part.read, incoming) for part in self._parts)
        try:
            return self._stored(stores, self._importing)
        except SavedMeanwhileError:
            return self._stored(stores, self._saving)

    def _stored(self, stores: Sequence[Store], transaction: Transaction) -> Mapping[str, int]:
        with transaction():
            return {part.name: store() for part, store in zip(self._parts, stores, strict=True)}

    def files(self, target: Path) -> Mapping[Path, bytes]:
        """Return what an export to `target` writes.

        Two tables, a line per finished attempt and competency and one per response, are sheets
        of a workbook where the name ends in .xlsx; where it ends in .csv the second stands
        beside it. Any other name is that of the JSON document.

        Raises:
            OutputError: It is more than a workbook can hold, or can be imported again.
        """
        ending = target.suffix.lower()
        if ending not in {".xlsx", ".csv"}:
            return {target: self.export()}
        scores, responses = spreadsheet.scores(self._history), spreadsheet.responses(self._history)
        if ending == ".xlsx":
            return {target: spreadsheet.as_workbook([scores, responses])}
        beside = target.with_stem(f"{target.stem}-{responses.name}")
        return {target: spreadsheet.as_csv(scores), beside: spreadsheet.as_csv(responses)}

    def _as_export(self, attempt: Mapping[str, object], source: str) -> Mapping[str, object]:
        """Return the export that holds an attempt file; the same file has the same id."""
        text = json.dumps(attempt, sort_keys=True).encode()
        detail = {
            "id": hashlib.sha256(text).hexdigest()[:12],
            "fingerprint": edition_of(attempt, source, self._catalogue).fingerprint,
            "current_item": None,
            "reviewed": False,
        }
        head = {"format": FORMAT, "format_version": FORMAT_VERSION}
        return {**head, "attempts": [attempt], "details": [detail]}

    def _require_export(self, incoming: Incoming) -> None:
        content = incoming.content
        if content.get("format") != FORMAT:
            raise incoming.refusal("format", _("is not {wanted}"), wanted=FORMAT)
        version = content.get("format_version")
        if type(version) is int and version > FORMAT_VERSION:
            problem = _("{version} is newer than this program reads; update it")
            raise incoming.refusal("format_version", problem, version=version)
        if type(version) is not int or version != FORMAT_VERSION:
            raise incoming.refusal(
                "format_version",
                _("{value} is not {wanted}"),
                value=version,
                wanted=FORMAT_VERSION,
            )
        if "attempts" not in content:
            raise incoming.refusal("attempts", _("is missing"))
        known = {"format", "format_version"}
        known.update(*((part.name, *part.more_fields) for part in self._parts))
        strange = sorted(content.keys() - known)
        together(partial(_refuse, incoming, field) for field in strange)


def _refuse(incoming: Incoming, field: str) -> None:
    raise incoming.refusal(f"{field:.80}", _("is not a known field"))
