"""The data that a report carries: the attempt as far as it is printed, to be imported again."""

import hashlib
import json
import re
from dataclasses import replace
from typing import Final

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.errors import InvalidFileError, UnreadablePdfError
from hop_desktop.i18n import _
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.items import items_of, shows_answer, shows_example
from hop_desktop.report.pdf_reader import START, PdfFile
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.services.attempt_file import attempt_document

NAME: Final = "hop-desktop.json"  # of the file attached to a PDF
SCRIPT_ID: Final = "hop-desktop-data"  # of the element in HTML
_SCRIPT: Final = re.compile(
    rb'<script type="application/json" id="%s">(.*?)</script>' % SCRIPT_ID.encode(), re.DOTALL
)


def carried_attempt(snapshot: ReportSnapshot, choice: ReportChoice) -> Attempt | None:
    """Return what of the attempt is printed; None if nothing is, or it is the sample.

    A person's own whole copy carries all of it. A selection carries the printed answers and
    examples alone, under an id of its own: it is not that attempt.
    """
    attempt = snapshot.attempt
    if attempt.attempt_id == SAMPLE_ID:
        return None
    items = items_of(snapshot)
    answers = {item.item_id for item in items if shows_answer(choice, item)} & {*attempt.responses}
    examples = {item.item_id for item in items if shows_example(choice, item)} & {*attempt.evidence}
    is_whole = answers == {*attempt.responses} and examples == {*attempt.evidence}
    if is_whole and choice.audience is Audience.ME:
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
        InvalidFileError: It is a table, or a PDF or web page without data of this program.
    """
    if content.startswith(START):
        return _from_pdf(content, source)
    if content[:200].lstrip().lower().startswith(b"<!doctype html"):
        found = _SCRIPT.search(content)
        if found is None:
            raise _without_data(source)
        return found.group(1)
    if source.lower().endswith(".csv"):
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


def _without_data(source: str) -> InvalidFileError:
    return InvalidFileError(source, [_("the file: carries no answers that could be imported")])


def _id_of(attempt: Attempt, version: str) -> str:
    """Return the same id for the same selection, whenever and wherever it is made."""
    text = json.dumps(attempt_document(attempt, version), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
