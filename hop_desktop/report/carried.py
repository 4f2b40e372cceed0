"""The data that a report carries: the attempt as far as it is printed, to be imported again."""

import codecs
import hashlib
import json
from dataclasses import replace
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import InvalidFileError, UnreadablePdfError
from hop_desktop.i18n import _
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.items import (
    answer_entry,
    example_entry,
    items_of,
    shows_answer,
    shows_example,
)
from hop_desktop.report.pdf_reader import START, PdfFile
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.services.attempt_file import attempt_document

NAME: Final = "hop-desktop.json"  # of the file attached to a PDF
DATA: Final = "data"  # the id of the section that says so
SCRIPT_ID: Final = "hop-desktop-data"  # of the element in HTML
LARGEST_REPORT: Final = 50_000_000  # bytes of a PDF or web page that is looked into
_SCRIPT_START: Final = b'<script type="application/json" id="%s">' % SCRIPT_ID.encode()
_SCRIPT_END: Final = b"</script>"


def carried_attempt(snapshot: ReportSnapshot, choice: ReportChoice) -> Attempt | None:
    """Return what of the attempt is printed; None if nothing is, or it is the sample.

    A person's own copy carries what was not left out by itself: all of it, mostly. A selection
    carries the printed answers and examples alone, under an id of its own: it is not that attempt.
    """
    attempt = snapshot.attempt
    if snapshot.is_sample or not choice.prints(DATA):
        return None
    items, is_own = items_of(snapshot), choice.audience is Audience.ME
    answers = {
        item.item_id
        for item in items
        if (choice.shows(answer_entry(item)) if is_own else shows_answer(choice, item))
    } & {*attempt.responses}
    examples = {
        item.item_id
        for item in items
        if (choice.shows(example_entry(item)) if is_own else shows_example(choice, item))
    } & {*attempt.evidence}
    if is_own and answers == {*attempt.responses} and examples == {*attempt.evidence}:
        return attempt
    if not answers and not examples:
        return None
    part = replace(
        attempt,
        responses={k: v for k, v in attempt.responses.items() if k in answers},
        evidence={k: v for k, v in attempt.evidence.items() if k in examples},
        confidence={},
        seconds={},
        shown_order=tuple(
            item_id for item_id in attempt.shown_order if item_id in answers | examples
        ),
        current_item_id=None,
        reviewed=False,
        context=None,
    )
    return replace(part, attempt_id=_id_of(part, snapshot.instrument.version))


def carried_data(content: bytes, source: str) -> bytes:
    """Return the data in a report; a file of another kind is returned as it is.

    Raises:
        InvalidFileError: It is a table, or a PDF or web page that is larger than LARGEST_REPORT
            or without data of this program.
    """
    if content.startswith(START):
        _require_bearable(content, source)
        return _from_pdf(content, source)
    if content[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(b"<!doctype html"):
        _require_bearable(content, source)
        return _from_html(content, source)
    if source.lower().endswith((".csv", ".xlsx")):
        text = _("the file: tables are for spreadsheets alone; import the exported JSON file")
        raise InvalidFileError(source, [text])
    return content


def as_script(data: bytes) -> str:
    """Return the element that carries the data in HTML; no text in it can end it."""
    text = data.decode().replace("<", r"\u003c")
    return f'<script type="application/json" id="{SCRIPT_ID}">{text}</script>\n'


def _from_pdf(content: bytes, source: str) -> bytes:
    try:
        data = PdfFile(content).attachment()
    except UnreadablePdfError as error:
        text = _(
            "the file: another program has rewritten this PDF, or it is damaged; import the "
            "exported JSON file or the report as a web page"
        )
        raise InvalidFileError(source, [text]) from error
    if data is None:
        raise _without_data(source)
    return data


def _from_html(content: bytes, source: str) -> bytes:
    """Return what stands in the element that `as_script` wrote; looked for once, in one pass."""
    start = content.find(_SCRIPT_START)
    end = content.find(_SCRIPT_END, start)
    if start < 0 or end < 0:
        raise _without_data(source)
    return content[start + len(_SCRIPT_START) : end]


def _require_bearable(content: bytes, source: str) -> None:
    if len(content) > LARGEST_REPORT:
        text = _("the file is larger than {limit} bytes").format(limit=LARGEST_REPORT)
        raise InvalidFileError(source, [text])


def _without_data(source: str) -> InvalidFileError:
    return InvalidFileError(source, [_("the file: carries no answers that could be imported")])


def _id_of(attempt: Attempt, version: str) -> str:
    """Return the same id for the same selection, whenever and wherever it is made."""
    text = json.dumps(attempt_document(attempt, version), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
