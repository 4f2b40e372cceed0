"""The report as a PDF (PDF/UA-1, PDF/A-3a), and its pages as pictures, set by Typst from data."""

import json
import re
import unicodedata
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from hop_desktop.i18n import _
from hop_desktop.report.blocks import (
    Block,
    Chart,
    Document,
    Hero,
    Labelled,
    Table,
    with_texts,
)
from hop_desktop.report.carried import NAME
from hop_desktop.report.glyphs import FAMILIES, printable
from hop_desktop.report.paper import Paper
from hop_desktop.report.row_headers import with_row_headers
from hop_desktop.resources import resource
from hop_desktop.theme import LIGHT
from hop_desktop.theme.report import REPORT_COLOURS

_KEPT_BY_TYPST: Final = 10
STANDARDS: Final = ["ua-1", "a-3a"]  # read aloud; kept for years, with the answers attached
_NUMBER: Final = re.compile(r"[−+–\-]?[\d.,]*\s?%?( [–−] [\d.,]+)?|–")


def pdf_bytes(document: Document, made_at: datetime, paper: Paper = Paper.A4) -> bytes:
    """Return the PDF; the same document, moment and paper give the same bytes."""
    return with_row_headers(_set(document, made_at, paper, format="pdf", pdf_standards=STANDARDS))


def page_pictures(document: Document, made_at: datetime, paper: Paper, ppi: float) -> list[bytes]:
    """Return the pages of that PDF as PNG files, in their order."""
    pictures: bytes | list[bytes] = _set(document, made_at, paper, format="png", ppi=ppi)
    return [pictures] if isinstance(pictures, bytes) else pictures


def missing_characters(document: Document) -> tuple[str, ...]:
    """Return the characters that the bundled type lacks, each once, in the order of their codes."""
    found: set[str] = set()

    def collect(text: str) -> str:
        found.update(letter for letter in text if printable(letter) != letter)
        return text

    with_texts(document, collect)
    return tuple(sorted(found))


def forget_layouts() -> None:
    """Give back the memory of what was set: Typst keeps it until ten more documents were."""
    import typst

    for _document in range(_KEPT_BY_TYPST + 1):
        typst.compile(b"", ignore_system_fonts=True, format="svg")


def _set(document: Document, made_at: datetime, paper: Paper, **options: Any) -> Any:
    """Compile; Any: what Typst takes and returns depends on the format."""
    import typst

    document = with_texts(document, printable)
    charts = {n: _chart_of(block) for n, block in enumerate(document.blocks)}
    drawings = {f"chart{n}": chart.svg.decode() for n, chart in charts.items() if chart}
    carried = {"carried": document.data.decode()} if document.data else {}
    width, height = paper.size_mm
    data = {
        **{name: getattr(document, name) for name in _TEXTS},
        "has_cover": document.has_cover,
        "contents": _("Contents"),
        "attached": {"name": NAME, "text": _("The answers in this report, to be imported again")},
        "fonts": FAMILIES,
        "colours": REPORT_COLOURS[LIGHT],
        "paper": paper.value,
        "width": width,
        "height": height,
        "blocks": [_plain(block, n) for n, block in enumerate(document.blocks)],
    }
    return typst.compile(
        str(resource("report", "report.typ")),
        root=str(resource("report")),
        font_paths=[str(resource("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), **carried, **drawings},
        timestamp=int(made_at.timestamp()),
        **options,
    )


_TEXTS: Final = ("title", "subtitle", "lead", "footer", "language", "name", "audience")


def _chart_of(block: Block) -> Chart | None:
    chart = block.chart if isinstance(block, Hero) else block
    return chart if isinstance(chart, Chart) else None


def _plain(value: object, place: int) -> object:
    """Return a block as JSON has it, its kind beside its fields."""
    if isinstance(value, tuple):
        return [_plain(element, place) for element in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    values = {field.name: _plain(getattr(value, field.name), place) for field in fields(value)}  # type: ignore[arg-type]  # it is one
    values["kind"] = type(value).__name__
    if isinstance(value, Chart):
        del values["svg"]
        values["input"] = f"chart{place}"
    elif isinstance(value, Table):
        values["numbers"] = _number_columns(value)
    elif isinstance(value, Labelled):
        values["rtl"] = is_right_to_left(value.text)
    return values


def _number_columns(table: Table) -> list[int]:
    columns = range(1, len(table.headers))
    return [n for n in columns if all(_NUMBER.fullmatch(row[n]) for row in table.rows)]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
