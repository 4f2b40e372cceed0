"""Forms to fill in, as the program makes them: one of each kind of asking."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.answers import Asked, Version
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.services.feedback import questions
from hop_desktop.services.feedback.reading import AnswerReader

NOW = datetime(2026, 12, 1, tzinfo=UTC)
shipped = cache(load_catalogue)


def asked(kind, *, name="Maria", language="en", asking="9f3c5a77be01d2c4"):
    """Return what Maria asks."""
    edition = shipped().editions[0]
    return Asked(
        asking=asking,
        kind=kind,
        name=name,
        language=language,
        version=Version(edition.instrument.instrument_id, edition.version, edition.fingerprint),
        asked_at=NOW,
        groups=tuple(Group) if kind is Asking.CONFIDENTIAL else (),
        closes_on=date(2026, 12, 20) if kind is Asking.CONFIDENTIAL else None,
    )


def form_data(kind, *, name="Maria", language="en", asking="9f3c5a77be01d2c4", **others):
    """Return the data of a form; `others` replace fields of it."""
    data = _made(asked(kind, name=name, language=language, asking=asking))
    if kind is Asking.CONFIDENTIAL:
        others = {"group": Group.PEERS, "collector": "Ana Ruiz", "recipient": "age1x", **others}
    return replace(data, **others)


def reader(kind):
    """Return what takes in the answers to such a form."""
    known = asked(kind)
    return AnswerReader(shipped(), {known.asking: known}, NOW)


@cache
def _made(known):
    return questions.form_data(known, shipped())
