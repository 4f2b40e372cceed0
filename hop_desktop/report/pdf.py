"""The report as a tagged PDF (PDF/UA-1), set by Typst from data alone."""

import json
from datetime import datetime

from hop_desktop.report.blocks import Block, Chart, Document
from hop_desktop.report.glyphs import printable
from hop_desktop.resources import resource


def pdf_bytes(document: Document, made_at: datetime) -> bytes:
    """Return the PDF; the same document and moment give the same bytes."""
    import typst

    charts = [block for block in document.blocks if isinstance(block, Chart)]
    inputs = {f"chart{n}": chart.svg.decode() for n, chart in enumerate(charts)}
    data = {
        "title": printable(document.title),
        "subtitle": printable(document.subtitle),
        "footer": printable(document.footer),
        "language": document.language,
        "blocks": [_plain(block, charts) for block in document.blocks],
    }
    pdf: bytes = typst.compile(
        str(resource("report", "report.typ")),
        root=str(resource("report")),
        font_paths=[str(resource("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), **inputs},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
        format="pdf",
    )
    return pdf


def missing_characters(document: Document) -> bool:
    """Whether a character had to be replaced because the bundled type lacks it."""
    texts = json.dumps([_plain(block, []) for block in document.blocks], ensure_ascii=False)
    return "[U+" in texts


def _plain(block: Block, charts: list[Chart]) -> dict[str, object]:
    plain: dict[str, object] = {"kind": type(block).__name__}
    for name in block.__dataclass_fields__:
        if name != "svg":
            plain[name] = _printable(getattr(block, name))
    if isinstance(block, Chart) and charts:
        plain["input"] = f"chart{charts.index(block)}"
    return plain


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return [_printable(one) for one in value]
    return value
