"""The report as one self-contained HTML file."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.report.blocks import (
    Block,
    Bullets,
    Caution,
    Chart,
    Document,
    Heading,
    Hero,
    KeyFigure,
    Labelled,
    Muted,
    Panel,
    Paragraph,
    Scale,
    Steps,
    Table,
)
from hop_desktop.report.carried import as_script
from hop_desktop.resources import resource
from hop_desktop.theme.report import page_colours

_SVG_START: Final = b"<svg"
_SVG_NAME: Final = re.compile(r'(\bid="|url\(#|href="#)')
_SCALE_WIDTH: Final = 300
SHORT_CELL: Final = 16  # characters up to which a cell does not wrap


def html_bytes(document: Document) -> bytes:
    """Return the page; every text is escaped, nothing is fetched."""
    style = page_colours() + resource("report", "report.css").read_text(encoding="utf-8")
    title = escape(document.title)
    about = (document.name, document.subtitle, document.audience)
    head = "".join(f'<p class="muted">{escape(line)}</p>\n' for line in about if line)
    lead = f'<p class="lead">{escape(document.lead)}</p>\n' if document.lead else ""
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{head}{lead}{_body(document)}\n</main>\n"
        f"<footer><p>{escape(document.footer)}</p></footer>\n"
        f"{as_script(document.data) if document.data else ''}</body>\n</html>\n"
    ).encode()


def _body(document: Document) -> str:
    """Return the blocks; the contents follow the summary if there is one."""
    parts = [
        (n, block.text)
        for n, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    blocks = [_block(block, n) for n, block in enumerate(document.blocks)]
    later = parts[1:] if document.lead else parts
    if len(parts) > 1:
        blocks.insert(later[0][0], _contents(later))
    return "\n".join(blocks)


def _contents(parts: Sequence[tuple[int, str]]) -> str:
    """Link to the headings at these places."""
    links = "".join(f'<li><a href="#part-{n}">{escape(text)}</a></li>' for n, text in parts)
    return f'<nav aria-label="{escape(_("Contents"))}"><ol>{links}</ol></nav>'


def _block(block: Block, place: int) -> str:  # noqa: C901, PLR0911, PLR0912 - one answer a kind
    match block:
        case Heading(1, text):
            return f'<h2 id="part-{place}">{escape(text)}</h2>'
        case Heading(level, text):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Muted(text):
            return f'<p class="muted">{escape(text)}</p>'
        case KeyFigure():
            return _key_figure(block)
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Labelled(label, text):
            typed = f'<p class="typed" dir="auto">{escape(text)}</p>' if text else ""
            return f'<div class="labelled"><p class="label">{escape(label)}</p>{typed}</div>'
        case Table():
            return _table(block)
        case Caution(text):
            return f'<p class="caution">{escape(text)}</p>'
        case Steps():
            return _steps(block)
        case Chart():
            return _chart(block, place)
        case Hero(chart, beside):
            rest = "".join(_block(part, place) for part in beside)
            return f'<div class="hero">{_chart(chart, place)}<div>{rest}</div></div>'
        case Panel():
            return _panel(block, place)


def _key_figure(figure: KeyFigure) -> str:
    number = f"<p><b>{escape(figure.value)}</b> {escape(figure.likely)}</p>" if figure.value else ""
    note = f'<p class="muted">{escape(figure.note)}</p>' if figure.note else ""
    return (
        f'<div class="key">{number}<p class="means">{escape(figure.label)}</p>'
        f"{_scale(figure.scale)}{note}</div>"
    )


def _steps(steps: Steps) -> str:
    cards = "".join(
        f"<li><b>{escape(step.title)}</b> <span>{escape(step.levels)}</span>"
        + (f"<p>{escape(step.action)}</p>" if step.action else "")
        + "</li>"
        for step in steps.steps
    )
    return f'<h3>{escape(steps.title)}</h3><ol class="steps">{cards}</ol>'


def _panel(panel: Panel, place: int) -> str:
    badge = f'<p class="badge">{escape(panel.badge)}</p>' if panel.badge else ""
    lead = f'<p class="muted">{escape(panel.lead)}</p>' if panel.lead else ""
    columns = "".join(
        f"<div>{''.join(_block(block, place) for block in side)}</div>"
        for side in (panel.left, panel.right)
        if side
    )
    below = "".join(_block(block, place) for block in panel.below)
    return (
        f'<div class="panel"><h3>{escape(panel.title)}</h3>{badge}{lead}{_scale(panel.scale)}'
        f'<div class="columns">{columns}</div>{below}</div>'
    )


def _scale(scale: Scale | None) -> str:
    """Draw a value on its line; the words beside it say the same, so readers skip it."""
    if scale is None:
        return ""
    low, high = scale.ticks[0], scale.ticks[-1]

    def x(value: float) -> str:
        share = (min(max(value, low), high) - low) / (high - low)
        return f"{8 + share * (_SCALE_WIDTH - 16):.1f}"

    parts = [f'<path class="line" d="M8 10H{_SCALE_WIDTH - 8}"/>']
    if scale.band is not None:
        parts.append(f'<path class="band" d="M{x(scale.band[0])} 10H{x(scale.band[1])}"/>')
    if scale.expected is not None:
        here = x(scale.expected)
        parts.append(f'<path class="expected" d="M{here} 4l5 6l-5 6l-5-6z"/>')
    parts.append(f'<circle class="value" cx="{x(scale.value)}" cy="10" r="5"/>')
    box = f"0 0 {_SCALE_WIDTH} 20"
    return f'<svg class="scale" viewBox="{box}" aria-hidden="true">{"".join(parts)}</svg>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in table.headers)
    scales = table.scales or (None,) * len(table.rows)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}{_scale(scale)}</th>'
        + "".join(_cell(cell) for cell in row[1:])
        + "</tr>"
        for row, scale in zip(table.rows, scales, strict=True)
    )
    caption = f"<caption>{escape(table.caption)}</caption>"
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{escape(table.caption)}">'
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    kind = ' class="short"' if len(text) <= SHORT_CELL else ""  # "3.2 – 4.5" in one line
    return f"<td{kind}>{escape(text)}</td>"


def _chart(chart: Chart, place: int) -> str:
    svg = chart.svg[chart.svg.index(_SVG_START) :].decode()
    svg = _SVG_NAME.sub(rf"\1chart{place}-", svg)  # two drawings share one page
    svg = svg.replace("<svg", f'<svg role="img" aria-label="{escape(chart.alt)}"', 1)
    return f"<figure>{svg}<figcaption>{escape(chart.caption)}</figcaption></figure>"
