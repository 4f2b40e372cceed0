"""Answers to a confidential round, as the collector's program opens them."""

import binascii
import secrets
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidFileError, SealError
from hop_desktop.domain.feedback.answers import Sheet
from hop_desktop.domain.feedback.form import Asking
from hop_desktop.i18n import _
from hop_desktop.services.feedback.collection_file import (
    Collection,
    collection_from,
    instrument_of_collection,
)
from hop_desktop.services.feedback.documents import ANSWER, SHEET
from hop_desktop.services.feedback.plain_sheet import plain_sheet, sheet_document
from hop_desktop.services.feedback.ports import Collections
from hop_desktop.services.feedback.questions import form_data
from hop_desktop.services.feedback.reading import is_json, opened
from hop_desktop.services.feedback.records import hex_in, name_in, sheet_from
from hop_desktop.services.transfer.record import Record

SHEET_BYTES: Final = 16_384  # of each sealed sheet, filled up with spaces
_SEALED_ANSWER: Final = ("format", "format_version", "kind", "asking", "name", "sealed")
_SHEET: Final = ("format", "format_version", "asking", "group", "number", "answers", "texts")


def loaded(collections: Collections, asking: str, catalogue: Catalogue) -> Collection:
    """Return what is kept of a round.

    Raises:
        UnknownIdError: No such round is open here.
    """
    return collection_from(collections.load(asking), asking, catalogue)


@dataclass(frozen=True, slots=True)
class SheetReader:
    """Reads answers to the rounds that are open here."""

    catalogue: Catalogue
    collections: Collections

    def read(self, data: bytes, source: str) -> tuple[Collection, Sheet]:
        """Return a sheet and the collection that it is for.

        Raises:
            InvalidFileError: It is no answer to a round that is open here.
        """
        if not is_json(data):
            return self._plain(data, source)
        record = opened(data, source)
        if record.place != ANSWER or record.values.get("kind") != Asking.CONFIDENTIAL.value:
            raise record.refusal("format", _("is no answer to a confidential round"))
        record.require_exactly(*_SEALED_ANSWER)
        collection = self._of(hex_in(record, "asking", 16), name_in(record, "name"), source)
        sealed = record.values["sealed"]
        try:
            content = self.collections.unseal(
                collection.asked.asking,
                b64decode(sealed if isinstance(sealed, str) else "", validate=True),
            )
        except (SealError, binascii.Error, ValueError) as error:
            problem = _("was sealed for another round, or changed since")
            raise record.refusal("sealed", problem) from error
        with _nothing_told(record):
            return collection, self._opened_sheet(collection, content, source)

    def _opened_sheet(self, collection: Collection, content: bytes, source: str) -> Sheet:
        if len(content) != SHEET_BYTES:
            raise InvalidFileError(source, [_("the file: has the wrong size")])
        record = opened(content.rstrip(b" "), source)
        record.require_exactly(*_SHEET)
        if record.place != SHEET or record.values["asking"] != collection.asked.asking:
            raise record.refusal("asking", _("is that of another round"))
        return self._of_group(collection, record)

    def _plain(self, data: bytes, source: str) -> tuple[Collection, Sheet]:
        plain = plain_sheet(data, source)
        if plain.kind is not Asking.CONFIDENTIAL:
            raise InvalidFileError(source, [_("the file: is no answer to a confidential round")])
        collection = self._of(plain.asking, "", source)
        document = sheet_document(plain, source, form_data(collection.asked, self.catalogue))
        record = Record(source, SHEET, {**document, "number": secrets.token_hex(16)})
        return collection, self._of_group(collection, record)

    def _of_group(self, collection: Collection, record: Record) -> Sheet:
        sheet = sheet_from(record, instrument_of_collection(collection, self.catalogue))
        if sheet.group not in collection.asked.groups:
            raise record.refusal("group", _("was not asked in this round"))
        return sheet

    def _of(self, asking: str, name: str, source: str) -> Collection:
        if asking in self.collections.names():
            return loaded(self.collections, asking, self.catalogue)
        problem = _("the file: is an answer about {name}; no such round is open here")
        whose = name or _("somebody else")
        raise InvalidFileError(source, [problem.format(name=whose)])


@contextmanager
def _nothing_told(record: Record) -> Iterator[None]:
    """Say of a sealed sheet only that it is none: what is wrong would quote from it."""
    try:
        yield
    except InvalidFileError:
        problem = _("holds no answers to the form of this round")
        raise record.refusal("sealed", problem) from None
