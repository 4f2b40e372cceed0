"""The plain-text sheet: the same questions for those whose mail takes no HTML, to be typed in."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.feedback.form import Asking, FormData, Question, QuestionKind
from hop_desktop.i18n import _, speaking
from hop_desktop.report.feedback.words import (
    due,
    introduction,
    named,
    not_seen,
    relations,
    sheet_goes_to,
    title,
)

WIDTH: Final = 76  # columns; mail programs break lines that are longer
START: Final = "hop-desktop answers:"
END: Final = "hop-desktop end"
FOR_PEOPLE: Final = "# "  # what begins so among the answers is not looked at


def text_sheet(data: FormData) -> str:
    """Return the sheet, its answers empty, as docs/feedback-files.md describes it.

    What is there to be read comes before the answers it belongs to, and no line of it looks like
    an answer, whatever a name contains.
    """
    with speaking(data.language):
        return "\n".join((*_head(data), *_answers(data), END, ""))


def _head(data: FormData) -> Iterator[str]:
    yield from _read(title(data))
    yield from _read(due(data))
    for part in (*introduction(data), sheet_goes_to(data)):
        yield ""
        yield from _read(part.title.upper())
        for sentence in part.sentences:
            yield from _read(sentence)
        for point in part.points:
            yield from _read(point, "- ", "  ")
    yield ""
    yield from _read(_how(data))
    yield ""


def _how(data: FormData) -> str:
    """Say how the sheet is filled in."""
    if data.kind is Asking.EXPECTATIONS:
        return _(
            "Answer this mail, or save this text as a file. Behind each number with a colon, write "
            "the number of the answer that you choose. Behind a letter, write words if you like. "
            "Leave the lines that begin with hop-desktop as they are."
        )
    return _(
        "Answer this mail, or save this text as a file. Behind each number with a colon, write "
        "the number of the statement that you choose, or a hyphen (-) if you have not seen it. "
        "Behind a letter, write words if you like. Leave the lines that begin with hop-desktop as "
        "they are."
    )


def _answers(data: FormData) -> Iterator[str]:
    """Return everything from the first line of answers to the last but the end."""
    yield " ".join(filter(None, (START, data.kind.value, data.asking, data.group)))
    if data.kind is not Asking.CONFIDENTIAL:
        yield ""
        yield from _noted(_("Your name"))
        yield "N:"
    if data.kind is Asking.VIEW:
        yield ""
        yield from _noted(named(_("How do you work with {name}?"), data))
        for place, text in enumerate(relations(data).values(), 1):
            yield from _noted(text, str(place))
        yield "R:"
    for question in _in_turn(data):
        yield from _question(data, question)
    for asked in data.texts:  # last, so that no mail program joins one with what follows
        yield ""
        yield from _noted(asked.stem)
        yield f"{asked.key}:"
    yield ""


def _in_turn(data: FormData) -> Iterator[Question]:
    """Return what is asked of one competency together."""
    for question in data.questions:
        if question.kind is QuestionKind.LEVEL:
            yield question
            if data.kind is Asking.EXPECTATIONS:
                for other in data.questions:
                    if other.id == question.id and other is not question:
                        yield other


def _question(data: FormData, question: Question) -> Iterator[str]:
    yield ""
    if question.kind is QuestionKind.LEVEL:
        yield from _noted(question.heading.upper())
        yield from _noted(question.cue)
    yield from _noted(question.stem)
    for place, text in enumerate(question.options, 1):
        yield from _noted(text, str(place))
    if data.kind is not Asking.EXPECTATIONS:
        yield from _noted(not_seen(), "-")
    yield f"{question.key}:"


def _noted(text: str, mark: str = "") -> Iterator[str]:
    """Return lines among the answers that the program does not look at."""
    first = f"{FOR_PEOPLE}{mark}  " if mark else FOR_PEOPLE
    return _read(text, first, FOR_PEOPLE + " " * (len(first) - len(FOR_PEOPLE)))


def _read(text: str, first: str = "", later: str = "") -> Iterator[str]:
    """Return lines for people, broken at the width; none looks like the first or last of answers.

    Args:
        text: What is to be read.
        first: What its first line begins with.
        later: The same of the others.
    """
    words = " ".join(clean_text(text).split())
    broken = wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )
    for line in broken:
        yield FOR_PEOPLE + line if line.startswith("hop-desktop") else line
