"""The attempt file: an attempt as JSON, written whole and read strictly."""

import uuid
from collections.abc import Container, Mapping

from hop_desktop.domain.attempt import (
    NO_CHANCE,
    Attempt,
    BestWorst,
    Context,
    Response,
)
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidAttemptError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.services.attempt_edition import edition_of
from hop_desktop.services.attempt_reader import FORMAT, FORMAT_VERSION, AttemptReader
from hop_desktop.services.strict_json import parse_object


def parse_attempt(
    data: bytes, source: str, catalogue: Catalogue, profile_ids: Container[str]
) -> Attempt:
    """Read one finished attempt with a new id.

    Raises:
        InvalidAttemptError: Anything is wrong; every problem is listed with its place.
    """
    content = parse_object(data, source, InvalidAttemptError)
    edition = edition_of(content, source, catalogue)
    return attempt_from(content, source, edition.instrument, edition.fingerprint, profile_ids)


def attempt_from(
    content: Mapping[str, object],
    source: str,
    instrument: Instrument,
    fingerprint: str,
    profile_ids: Container[str],
    *,
    may_be_open: bool = False,
) -> Attempt:
    """Turn a parsed attempt-file object into an attempt with a new id.

    Raises:
        InvalidAttemptError: Anything is wrong; every problem is listed with its place.
    """
    reader = AttemptReader(content, instrument)
    form = reader.head()
    reader.use_form(form)
    attempt = Attempt(
        attempt_id=uuid.uuid4().hex[:12],
        instrument_id=instrument.instrument_id,
        fingerprint=fingerprint,
        form=form,
        profile_id=reader.profile(profile_ids),
        started_at=reader.moment("started_at"),
        finished_at=reader.finished_at(may_be_open=may_be_open),
        responses=reader.responses(),
        confidence=reader.confidence(),
        evidence=reader.evidence(),
        seconds=reader.seconds(),
        shown_order=reader.shown_order(),
        context=reader.context(),
        language=reader.language(),
    )
    reader.check_times(attempt)
    if reader.problems:
        raise InvalidAttemptError(source, reader.problems)
    return attempt


def attempt_document(attempt: Attempt, version: str) -> dict[str, object]:
    """Return the attempt-file object of an attempt; an open one has no `finished_at`.

    Args:
        attempt: Any.
        version: Of the instrument that it answers.
    """
    finished_at = attempt.finished_at.isoformat() if attempt.finished_at else None
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "instrument": attempt.instrument_id,
        "form": attempt.form.value,
        "profile": attempt.profile_id,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": finished_at,
        "responses": {k: response_document(v) for k, v in attempt.responses.items()},
        "confidence": {k: v.value for k, v in attempt.confidence.items()},
        "evidence": {
            k: {"text": v.text, "grade": int(v.grade)} for k, v in attempt.evidence.items()
        },
        "seconds": dict(attempt.seconds),
        "shown_order": list(attempt.shown_order),
        "instrument_version": version,
        "language": attempt.language,
        **({} if attempt.context is None else {"context": _context_document(attempt.context)}),
    }


def _context_document(context: Context) -> dict[str, object]:
    return {
        "size": context.size.value,
        "products": context.products,
        "product_people": context.product_people,
    }


def response_document(response: Response) -> object:
    """Return a response as JSON has it."""
    if isinstance(response, BestWorst):
        return {"best": response.best, "worst": response.worst}
    return NO_CHANCE.value if response is NO_CHANCE else response
