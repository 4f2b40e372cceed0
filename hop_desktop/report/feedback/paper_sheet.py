"""The printable sheet: the same questions on paper, set as a report is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.feedback.form import Asking, FormData, Question, QuestionKind
from hop_desktop.i18n import _, speaking
from hop_desktop.report.blocks import (
    Block,
    Bullets,
    Caution,
    Document,
    Heading,
    Labelled,
    Paragraph,
    Table,
    with_texts,
)
from hop_desktop.report.feedback.words import (
    due,
    introduction,
    named,
    not_seen,
    relations,
    sheet_goes_to,
    title,
)
from hop_desktop.report.paper import Paper
from hop_desktop.report.pdf import pdf_bytes

# Of every sheet alike: the same data gives the same bytes, and no sheet tells when it was made.
MADE_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)
TICK: Final = "☐"
_ROOM: Final = "\n".join(["\N{NO-BREAK SPACE}"] * 6)  # to write in


def printable_sheet(data: FormData, paper: Paper = Paper.A4) -> bytes:
    """Return the sheet as a PDF (PDF/UA-1); the same data and paper give the same bytes."""
    with speaking(data.language):
        return pdf_bytes(sheet_document(data), MADE_AT, paper)


def sheet_document(data: FormData) -> Document:
    """Return what the sheet consists of, in the language in use."""
    document = Document(
        title=title(data),
        subtitle=due(data),
        lead="",
        footer=sheet_goes_to(data).sentences[0],
        language=data.language,
        blocks=(*_introduction(data), *_questions(data), *_texts(data), *_signature(data)),
    )
    return with_texts(document, clean_text)


def _introduction(data: FormData) -> Iterator[Block]:
    yield Heading(1, _("Before you begin"))
    for part in introduction(data):
        yield Heading(2, part.title)
        yield from map(Paragraph, part.sentences)
        if part.points:
            yield Bullets(part.points)
    back = sheet_goes_to(data)
    yield Heading(2, back.title)
    is_open = data.kind is Asking.CONFIDENTIAL
    yield from map(Caution if is_open else Paragraph, back.sentences)


def _questions(data: FormData) -> Iterator[Block]:
    yield Heading(1, _("Tick one box for each question"))
    for question in data.questions:
        if question.kind is QuestionKind.LEVEL:
            yield _table(data, question, f"{question.key}. {question.heading}. {question.cue}")
            for other in data.questions:
                if other.id == question.id and other is not question:
                    yield _table(data, other, f"{other.key}. {other.heading}")


def _table(data: FormData, question: Question, caption: str) -> Table:
    options = [*question.options]
    if data.kind is not Asking.EXPECTATIONS:
        options.append(not_seen())
    return _boxes(caption, question.stem, options)


def _boxes(caption: str, header: str, options: list[str]) -> Table:
    rows = tuple((option, TICK) for option in options)
    return Table(caption, (header, _("Tick")), rows, shares=(1, 0))


def _texts(data: FormData) -> Iterator[Block]:
    yield Heading(1, _("In your own words"))
    room = _ROOM if data.kind is not Asking.EXPECTATIONS else _ROOM[:3]
    for text in data.texts:
        yield Labelled(text.stem, room)


def _signature(data: FormData) -> Iterator[Block]:
    if data.kind is Asking.CONFIDENTIAL:
        return
    yield Labelled(_("Your name"), _ROOM[:3])
    if data.kind is Asking.VIEW:
        asked = named(_("How do you work with {name}?"), data)
        yield _boxes(asked, _("Tick what fits"), [*relations(data).values()])
