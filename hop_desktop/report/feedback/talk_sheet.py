"""The sheet for talking with whoever said what they expect: one page, room to write."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.feedback.expectations import ThreeWays
from hop_desktop.domain.feedback.shown import ExpectationShown
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _, language
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.others_told import Told
from hop_desktop.report.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Labelled,
    Paragraph,
    with_texts,
)
from hop_desktop.report.paper import Paper
from hop_desktop.report.pdf import pdf_bytes

_ROOM: Final = "\n".join(["\N{NO-BREAK SPACE}"] * 4)  # to write in


def talk_sheet(
    shown: ExpectationShown, instrument: Instrument, now: datetime, paper: Paper = Paper.A4
) -> bytes:
    """Return the sheet as a PDF (PDF/UA-1), in the language in use.

    Args:
        shown: What one person expects; its rows are those that can be compared.
        instrument: Names the competencies.
        now: When it is made.
        paper: As people print where it is read.
    """
    return pdf_bytes(talk_document(shown, instrument), now, paper)


def talk_document(shown: ExpectationShown, instrument: Instrument) -> Document:
    """Return what the sheet consists of."""
    sender = shown.answer.sender
    document = Document(
        title=_("To talk about with {sender}").format(sender=sender),
        subtitle=_("What {sender} expects, from {date}").format(
            sender=sender, date=date_text(shown.answer.received_at.astimezone())
        ),
        lead="",
        footer=_("A sheet for one conversation. Nobody is rated here."),
        language=language(),
        blocks=tuple(_blocks(shown, Told(instrument, {}))),
    )
    return with_texts(document, clean_text)


def _blocks(shown: ExpectationShown, told: Told) -> Iterator[Block]:
    first = [row.competency_id for row in shown.talk_first]
    others = [row for row in shown.rows if row.is_whole_level and row.competency_id not in first]
    agreed = [row for row in shown.rows if not row.is_whole_level]
    yield from _part(_("Talk about this first"), shown.talk_first, told)
    yield from _part(_("Where we also differ"), others, told)
    yield from _part(_("What we agree on"), agreed, told)
    if not others and not first:
        yield Paragraph(_("Nothing is a whole level apart."))
    yield Heading(1, _("What I ask for"))
    yield Labelled(_("What I would like from you"), _ROOM)
    yield Labelled(_("What we agree to do, and until when"), _ROOM)


def _part(title: str, rows: Sequence[ThreeWays], told: Told) -> Iterator[Block]:
    if rows:
        yield Heading(1, title)
        yield Bullets(tuple(told.topic(row) for row in rows))
