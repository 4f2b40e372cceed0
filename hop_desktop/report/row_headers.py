"""Makes the first cell of each row of a PDF's tables its header, which Typst cannot (ADR 15)."""

import re
from functools import partial
from typing import Final

from hop_desktop.report.pdf_reader import ENTRY_BYTES, object_places

_ROW: Final = re.compile(rb"\d+ 0 obj\s<</Type/StructElem/S/TR/P \d+ 0 R/K\[([\d R]+)\]")
_CELL: Final = re.compile(rb"/S/TD(/P \d+ 0 R)(?:/A\[((?:<<[^<>]*>>)*)\])?/K\[")
_COLUMNS: Final = re.compile(rb"<</O/Table/Headers\[[^\[\]]*\]>>")
_OF_ROW: Final = b"<</O/Table/Scope/Row>>"


def with_row_headers(content: bytes) -> bytes:
    """Return the PDF with a header for each row; cells then follow both headers by their scope.

    Raises:
        UnreadablePdfError: It is not a PDF as Typst writes it.
    """
    places = object_places(content)
    objects = {number: content[start:end] for number, (start, end) in places.items()}
    for row in [found for content in objects.values() if (found := _ROW.match(content))]:
        first, *others = map(int, re.findall(rb"(\d+) 0 R", row.group(1)))
        objects[first] = _CELL.sub(partial(_cell, b"TH", _OF_ROW), objects[first])
        for cell in others:
            objects[cell] = _CELL.sub(partial(_cell, b"TD", b""), objects[cell])
    return _joined(content, objects, {number: start for number, (start, _end) in places.items()})


def _cell(kind: bytes, scope: bytes, found: re.Match[bytes]) -> bytes:
    """Return how a cell begins that no longer lists its headers."""
    attributes = scope + _COLUMNS.sub(b"", found.group(2) or b"")
    written = b"/A[" + attributes + b"]" if attributes else b""
    return b"/S/" + kind + found.group(1) + written + b"/K["


def _joined(content: bytes, objects: dict[int, bytes], before: dict[int, int]) -> bytes:
    """Return the file with its objects as they are now, and where they begin."""
    in_order = sorted(objects, key=before.__getitem__)
    place, starts = before[in_order[0]], {}
    for number in in_order:
        starts[number] = place
        place += len(objects[number])
    table = content.rfind(b"\nxref\n") + 1
    entries = content.index(b"\n", table + len(b"xref\n")) + 1
    trailer, end = content.rfind(b"trailer"), content.rfind(b"startxref")
    rows = [
        b"%010d 00000 n\r\n" % starts[number]
        if number in starts
        else content[entries + number * ENTRY_BYTES :][:ENTRY_BYTES]
        for number in range((trailer - entries) // ENTRY_BYTES)
    ]
    parts = (
        content[: before[in_order[0]]],
        *(objects[number] for number in in_order),
        content[table:entries],
        *rows,
        content[trailer:end],
        b"startxref\n%d\n%%%%EOF" % place,
    )
    return b"".join(parts)
