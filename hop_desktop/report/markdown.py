"""The report as Markdown, to be edited or pasted."""

import re
from typing import Final

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
    Steps,
    Table,
)

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~$!&]")
_ESCAPED: Final = re.compile(r"\\(.)")
_LINE_START: Final = re.compile(r"^(\d{0,9})([-+=.)])")  # would start a list, a rule or a heading


def markdown_bytes(document: Document) -> bytes:
    """Return the text; charts stand in it as their descriptions."""
    about = (document.subtitle, document.name, document.audience)
    head = (
        f"# {_inline(document.title)}",
        *(_line(line) for line in about if line),
        *((f"**{_inline(document.lead)}**",) if document.lead else ()),
    )
    body = (_block(block) for block in document.blocks)
    return "\n\n".join((*head, *body, "---", _plain(document.footer) + "\n")).encode()


def plain_text(document: Document) -> str:
    """Return the words of the report without marks, for those who hear a preview."""
    return _ESCAPED.sub(r"\1", markdown_bytes(document).decode())


def _plain(text: str) -> str:
    """Escape whatever Markdown would read as more than text; keep its lines, without gaps."""
    lines = (_SPECIAL.sub(r"\\\g<0>", line.strip()) for line in text.splitlines())
    return "  \n".join(_LINE_START.sub(r"\1\\\2", line) for line in lines if line)


def _line(text: str) -> str:
    """Return what begins a line, on that one line."""
    return _plain(_joined(text))


def _inline(text: str) -> str:
    """Return what follows something on its line: there, "1." starts no list."""
    return _SPECIAL.sub(r"\\\g<0>", _joined(text))


def _joined(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def _block(block: Block) -> str:  # noqa: C901, PLR0911 - one answer a kind
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {_inline(text)}"
        case Paragraph(text) | Muted(text):
            return _plain(text)
        case KeyFigure():
            return _key_figure(block)
        case Bullets(items):
            return "\n".join(f"- {_line(item)}" for item in items)
        case Table(caption=caption, headers=headers, rows=rows):
            lines = [headers, tuple("---" for _header in headers), *rows]
            cells = (" | ".join(_inline(cell) for cell in line) for line in lines)
            return f"{_plain(caption)}\n\n" + "\n".join(f"| {line} |" for line in cells)
        case Chart(_svg, alt, caption):
            return f"*{_inline(caption)}*\n\n{_plain(alt)}"
        case Labelled(label, text):
            return "\n>\n".join(f"> {_line(words)}" for words in (label, text) if words)
        case Caution(text):
            return f"> {_line(text)}"
        case Steps():
            return _steps(block)
        case Hero(chart, beside):
            return "\n\n".join(_block(part) for part in (chart, *beside))
        case Panel():
            return _panel(block)


def _key_figure(figure: KeyFigure) -> str:
    number = f"**{_inline(figure.value)}** {_inline(figure.likely)}" if figure.value else ""
    lines = (number, f"**{_inline(figure.label)}**", _plain(figure.note))
    return "\n\n".join(line for line in lines if line)


def _steps(steps: Steps) -> str:
    lines = [
        f"{n}. **{_inline(step.title)}** {_inline(step.levels)}"
        + (f" – {_inline(step.action)}" if step.action else "")
        for n, step in enumerate(steps.steps, 1)
    ]
    return f"### {_inline(steps.title)}\n\n" + "\n".join(lines)


def _panel(panel: Panel) -> str:
    title = f"### {_inline(panel.title)}"
    head = f"**{_inline(panel.badge)}**" if panel.badge else ""
    inner = (_block(block) for block in (*panel.left, *panel.right, *panel.below))
    return "\n\n".join(text for text in (title, head, _plain(panel.lead), *inner) if text)
