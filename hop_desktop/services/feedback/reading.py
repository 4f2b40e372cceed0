"""Reads what others answered, strictly; a refusal names the file and the place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.feedback.answers import Asked, Expectation, NamedView
from hop_desktop.domain.feedback.form import FORMAT_VERSION, Asking
from hop_desktop.domain.feedback.groups import GroupResult
from hop_desktop.i18n import _
from hop_desktop.services.feedback.documents import (
    ANSWER,
    DRAFT,
    EXPECTATION,
    RESULT,
    ROUND,
    SHEET,
)
from hop_desktop.services.feedback.plain_sheet import plain_sheet, sheet_document
from hop_desktop.services.feedback.questions import form_data
from hop_desktop.services.feedback.records import (
    EXPECTATION_FIELDS,
    RESULT_FIELDS,
    VERSION_FIELDS,
    VIEW_FIELDS,
    expectation_from,
    hex_in,
    instrument_of,
    language_in,
    name_in,
    result_from,
    view_from,
)
from hop_desktop.services.strict_json import parse_object
from hop_desktop.services.transfer.record import Record, refusal

LARGEST_FILE: Final = 1_000_000  # bytes
Received: TypeAlias = Expectation | NamedView | GroupResult
_HEAD: Final = ("format", "format_version", "asking", "name")


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads answers to what one person asked."""

    catalogue: Catalogue
    asked: Mapping[str, Asked]  # by asking
    now: datetime  # aware

    def read(self, data: bytes, source: str) -> Received:
        """Return what a file holds.

        Raises:
            InvalidFileError: It is no answer, or not to what was asked here.
        """
        require_small(data, source)
        record = self._record(data, source)
        kind = record.values.get("kind") if record.place == ANSWER else None
        if record.place == EXPECTATION:
            return self._expectation(record)
        if record.place == ANSWER and kind == Asking.VIEW.value:
            return self._view(record)
        if record.place == RESULT:
            return self._result(record)
        raise record.refusal("format", _not_for_here(record.place, kind))

    def _record(self, data: bytes, source: str) -> Record:
        if is_json(data):
            return opened(data, source)
        sheet = plain_sheet(data, source)
        asked = self.asked.get(sheet.asking)
        if sheet.kind is Asking.CONFIDENTIAL:
            raise InvalidFileError(source, [_("the file: is for the collector alone")])
        if asked is None or asked.kind is not sheet.kind:
            raise InvalidFileError(source, [_("the file: answers what was not asked from here")])
        form = form_data(asked, self.catalogue)
        document = sheet_document(sheet, source, form)
        return Record(source, str(document["format"]), document)

    def _expectation(self, record: Record) -> Expectation:
        record.require_exactly(*_HEAD, "language", *VERSION_FIELDS, *EXPECTATION_FIELDS)
        asked = self._asked(record, Asking.EXPECTATIONS)
        return expectation_from(record, instrument_of(record, self.catalogue, asked), self.now)

    def _view(self, record: Record) -> NamedView:
        record.require_exactly(*_HEAD, "kind", "language", *VERSION_FIELDS, *VIEW_FIELDS)
        asked = self._asked(record, Asking.VIEW)
        return view_from(record, instrument_of(record, self.catalogue, asked), self.now)

    def _result(self, record: Record) -> GroupResult:
        record.require_exactly(*_HEAD, *VERSION_FIELDS, *RESULT_FIELDS)
        asked = self._asked(record, Asking.CONFIDENTIAL)
        instrument = instrument_of(record, self.catalogue, asked)
        return result_from(record, instrument, asked.groups)

    def _asked(self, record: Record, kind: Asking) -> Asked:
        """Return what the file answers; refuse what is for someone else."""
        name, asking = name_in(record, "name"), hex_in(record, "asking", 16)
        if "language" in record.values:
            language_in(record)
        asked = self.asked.get(asking)
        if asked is None or asked.kind is not kind:
            problem = _("is for {name}; this was not asked from here")
            raise record.refusal("asking", problem, name=name)
        return asked


def require_small(data: bytes, source: str) -> None:
    """Refuse what no form writes.

    Raises:
        InvalidFileError: It is larger than LARGEST_FILE.
    """
    if len(data) > LARGEST_FILE:
        problem = _("the file is larger than {limit} bytes").format(limit=LARGEST_FILE)
        raise InvalidFileError(source, [problem])


def is_json(data: bytes) -> bool:
    """Whether a file is to be read as JSON rather than as a plain-text sheet."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def opened(data: bytes, source: str) -> Record:
    """Return a JSON file of one of the formats, its version checked; the place is the format.

    Raises:
        InvalidFileError: It is no JSON object, or of another format.
    """
    content = parse_object(data, source, InvalidFileError)
    found = content.get("format")
    known = (EXPECTATION, ANSWER, RESULT, ROUND, SHEET, DRAFT)
    if not isinstance(found, str) or found not in known:
        problem = _("{value} is none of {known}")
        raise refusal(source, "format", problem, value=found, known=", ".join(known))
    record = Record(source, found, content)
    version = content.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        problem = _("{version} is newer than this program reads; update it")
        raise record.refusal("format_version", problem, version=version)
    record.whole("format_version", FORMAT_VERSION, FORMAT_VERSION)
    return record


def _not_for_here(file_format: str, kind: object) -> str:
    if file_format == DRAFT:
        return _("is a draft: it is continued in the form")
    if file_format == ROUND:
        return _("is a round file: the collector opens it")
    if kind == Asking.CONFIDENTIAL.value:
        return _("is sealed for the collector, who alone can open it")
    return _("is no answer that this program takes in here")
