"""The report as one self-contained HTML file."""

import re
from html import escape
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.report.blocks import (
    Answer,
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    KeyFigure,
    Muted,
    Paragraph,
    Table,
)
from hop_desktop.resources import resource

_SVG_START: Final = b"<svg"
_SVG_NAME: Final = re.compile(r'(\bid="|url\(#|href="#)')


def html_bytes(document: Document) -> bytes:
    """Return the page; every text is escaped, nothing is fetched."""
    style = resource("report", "report.css").read_text(encoding="utf-8")
    title = escape(document.title)
    body = "\n".join(_block(block, n) for n, block in enumerate(document.blocks))
    sections = [one for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    contents = "".join(
        f'<li><a href="#{_anchor(one.text)}">{escape(one.text)}</a></li>' for one in sections
    )
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f'<p class="muted">{escape(document.subtitle)}</p>\n'
        f'<p class="lead">{escape(document.lead)}</p>\n'
        f'<nav aria-label="{escape(_("Contents"))}"><ol>{contents}</ol></nav>\n'
        f"{body}\n</main>\n"
        f"<footer><p>{escape(document.footer)}</p></footer>\n</body>\n</html>\n"
    ).encode()


def _block(block: Block, place: int) -> str:  # noqa: PLR0911 - one answer a kind
    match block:
        case Heading(1, text):
            return f'<h2 id="{_anchor(text)}">{escape(text)}</h2>'
        case Heading(level, text):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Muted(text):
            return f'<p class="muted">{escape(text)}</p>'
        case KeyFigure(value, label, sentence):
            number = f"<b>{escape(value)}</b> " if value else ""
            figure = f"<p>{number}{escape(label)}</p>"
            return f'<div class="key">{figure}<p>{escape(sentence)}</p></div>'
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in items) + "</ul>"
        case Table():
            return _table(block)
        case Chart():
            return _chart(block, place)
        case Answer(question, answer, details):
            more = "".join(f"<p>{escape(one)}</p>" for one in details)
            head = f'<p class="muted">{escape(question)}</p>'
            return f'<div class="answer">{head}<p>{escape(answer)}</p>{more}</div>'


def _anchor(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.headers)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _chart(chart: Chart, place: int) -> str:
    svg = chart.svg[chart.svg.index(_SVG_START) :].decode()
    svg = _SVG_NAME.sub(rf"\1chart{place}-", svg)  # two drawings share one page
    svg = svg.replace("<svg", f'<svg role="img" aria-label="{escape(chart.alt)}"', 1)
    return f"<figure>{svg}<figcaption>{escape(chart.caption)}</figcaption></figure>"
