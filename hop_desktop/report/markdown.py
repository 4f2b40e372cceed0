"""The report as Markdown, to be edited or pasted."""

import re
from typing import Final

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

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$!&])|^(\d+\.|[-+=])(?=\s|$)", re.MULTILINE)


def markdown_bytes(document: Document) -> bytes:
    """Return the text; charts stand in it as their descriptions."""
    head = f"# {_plain(document.title)}\n\n{_plain(document.subtitle)}"
    body = "\n\n".join(_block(block) for block in document.blocks)
    return f"{head}\n\n{body}\n\n---\n\n{_plain(document.footer)}\n".encode()


def _plain(text: str) -> str:
    """Escape whatever Markdown would read as more than text."""
    escaped = _SPECIAL.sub(lambda m: "".join("\\" + one for one in m.groups() if one), text)
    return escaped.replace("\n", "  \n")


def _block(block: Block) -> str:  # noqa: PLR0911 - one answer a kind
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {_plain(text)}"
        case Paragraph(text) | Muted(text):
            return _plain(text)
        case KeyFigure(value, label, sentence):
            return f"**{_plain(value)} – {_plain(label)}**\n\n{_plain(sentence)}"
        case Bullets(items):
            return "\n".join(f"- {_plain(one)}" for one in items)
        case Table(caption, headers, rows):
            lines = [headers, tuple("---" for _one in headers), *rows]
            cells = (" | ".join(_cell(one) for one in line) for line in lines)
            return f"{_plain(caption)}\n\n" + "\n".join(f"| {line} |" for line in cells)
        case Chart(_svg, alt, caption):
            return f"*{_plain(caption)}*\n\n{_plain(alt)}"
        case Answer(question, answer, details):
            quoted = (_plain(one).replace("\n", " ") for one in (question, answer, *details))
            return "\n>\n".join(f"> {one}" for one in quoted)


def _cell(text: str) -> str:
    return text if text == "---" else _plain(text).replace("\n", " ")
