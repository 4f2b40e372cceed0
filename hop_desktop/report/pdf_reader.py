"""Reads back what a PDF of ours holds: pages, title, type and the attachment."""

import re
import zlib
from collections.abc import Mapping
from html import unescape
from typing import Final

from hop_desktop.domain.errors import UnreadablePdfError

START: Final = b"%PDF-"
LARGEST_ATTACHMENT: Final = 20_000_000  # bytes, when decompressed
ENTRY_BYTES: Final = 20  # of an entry of the cross-reference table
_STREAM: Final = re.compile(rb"\bstream\r?\n")


class PdfFile:
    """A PDF with plain objects and one cross-reference table, as Typst writes it (ADR 4).

    The bytes may be anybody's: each step goes through them once, and numbers have ten digits at
    most, as in the table.

    Raises:
        UnreadablePdfError: By every method and when made: it is another kind of PDF, or damaged.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places = object_places(content)
        root = re.search(rb"/Root (\d{1,10}) 0 R", content[content.rfind(b"trailer") :])
        self._catalogue = self._object(_number(root))

    def page_count(self) -> int:
        """Return how many pages the file says it has; each of them is there."""
        tree = self._object(_reference(self._catalogue, b"Pages"))
        count = _number(re.search(rb"/Count (\d{1,10})\b", tree))
        pages = sum(b"/Type/Page/" in self._object(number) for number in self._places)
        if pages != count:
            raise UnreadablePdfError
        return count

    def title(self) -> str:
        """Return the title that viewers show."""
        metadata = self._stream(_reference(self._catalogue, b"Metadata"))
        _before, _start, named = metadata.partition(b"<dc:title>")
        _before, _start, item = named.partition(b"<rdf:li")
        _attributes, _start, text = item.partition(b">")
        title, end, _after = text.partition(b"</rdf:li>")
        return unescape(title.decode("utf-8", "replace")) if end else ""

    def has_type(self) -> bool:
        """Whether the type that its text is set in is part of the file."""
        return any(b"/Type/FontDescriptor" in self._object(place) for place in self._places)

    def attachment(self) -> bytes | None:
        """Return the first attached file; None if there is none."""
        if b"/EmbeddedFiles" not in self._catalogue:
            return None
        _before, _start, names = self._catalogue.partition(b"/EmbeddedFiles<</Names[(")
        _name, _end, after = names.partition(b")")
        number = _number(re.match(rb"(\d{1,10}) 0 R", after))
        return self._stream(_reference(self._object(number), b"F"))

    def _object(self, number: int) -> bytes:
        """Return an object's dictionary, without the stream that may follow."""
        body = self._body(number)
        return body[: stream.start()] if (stream := _STREAM.search(body)) else body

    def _stream(self, number: int) -> bytes:
        body = self._body(number)
        stream = _STREAM.search(body)
        length = _number(re.search(rb"/Length (\d{1,10})\b", self._object(number)))
        if stream is None or len(body) < stream.end() + length:
            raise UnreadablePdfError
        data = body[stream.end() : stream.end() + length]
        return _inflated(data) if b"/FlateDecode" in body[: stream.start()] else data

    def _body(self, number: int) -> bytes:
        start, end = self._places.get(number, (0, 0))
        body = self._content[start:end]
        if not body.startswith(b"%d 0 obj" % number):
            raise UnreadablePdfError
        return body


def object_places(content: bytes) -> Mapping[int, tuple[int, int]]:
    """Return where each object starts and where the next one does, by number."""
    start = _number(re.search(rb"startxref\s+(\d{1,10})\s+%%EOF\s*$", content[-64:]))
    head = re.compile(rb"xref\r?\n0 (\d{1,10})\r?\n").match(content, start)
    if not content.startswith(START) or head is None:
        raise UnreadablePdfError
    table = content[head.end() : head.end() + ENTRY_BYTES * int(head.group(1))]
    entries = enumerate(re.findall(rb"(\d{10}) \d{5} ([fn])\s\s", table))
    starts = {n: int(place) for n, (place, kind) in entries if kind == b"n"}
    ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], start], strict=True))
    return {number: (place, ends[place]) for number, place in starts.items()}


def _reference(inside: bytes, key: bytes) -> int:
    return _number(re.search(rb"/%s (\d{1,10}) 0 R" % key, inside))


def _number(found: re.Match[bytes] | None) -> int:
    if found is None:
        raise UnreadablePdfError
    return int(found.group(1))


def _inflated(data: bytes) -> bytes:
    """Decompress, but never more than a report can hold."""
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data, LARGEST_ATTACHMENT)
    except zlib.error as error:
        raise UnreadablePdfError from error
    if not stream.eof:
        raise UnreadablePdfError
    return content
