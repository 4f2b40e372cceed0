"""The report as a tagged PDF (PDF/UA-1), set by Typst from data alone."""

import json
from dataclasses import fields
from datetime import datetime

from hop_desktop.report.blocks import Block, Chart, Document, with_texts
from hop_desktop.report.glyphs import printable
from hop_desktop.report.paper import Paper
from hop_desktop.resources import resource


def pdf_bytes(document: Document, made_at: datetime, paper: Paper = Paper.A4) -> bytes:
    """Return the PDF; the same document, moment and paper give the same bytes."""
    import typst

    document = with_texts(document, printable)
    drawings = {
        f"chart{n}": block.svg.decode()
        for n, block in enumerate(document.blocks)
        if isinstance(block, Chart)
    }
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "lead": document.lead,
        "footer": document.footer,
        "language": document.language,
        "paper": paper.value,
        "blocks": [_plain(block, n) for n, block in enumerate(document.blocks)],
    }
    pdf: bytes = typst.compile(
        str(resource("report", "report.typ")),
        root=str(resource("report")),
        font_paths=[str(resource("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), **drawings},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
        format="pdf",
    )
    return pdf


def has_missing_characters(document: Document) -> bool:
    """Whether the bundled type lacks a character, so that its code is printed."""
    return with_texts(document, printable) != document


def _plain(block: Block, place: int) -> dict[str, object]:
    values = {one.name: getattr(block, one.name) for one in fields(block)}
    if isinstance(block, Chart):
        del values["svg"]
        values["input"] = f"chart{place}"
    return {"kind": type(block).__name__, **values}
