"""Forms to fill in: one of each kind of asking, with the items that are shipped."""

from datetime import date
from functools import cache

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.form import (
    Asking,
    FormData,
    Group,
    Question,
    QuestionKind,
    TextQuestion,
)
from hop_desktop.domain.instrument import Form

IMPORTANCE = ("Hardly", "Somewhat", "Important", "Decisive")


@cache
def instrument_in(language):
    catalogue = load_catalogue()
    return catalogue.translated(catalogue.instrument, language)


def form_data(kind, *, name="Maria", language="en", group=Group.PEERS, **others):
    """Return the data of a form; `others` replace fields of it."""
    instrument = instrument_in(language)
    is_round = kind is Asking.CONFIDENTIAL
    asks_level = kind is Asking.EXPECTATIONS
    fields = {
        "kind": kind,
        "asking": "9f3c5a77be01d2c4",
        "name": name,
        "language": language,
        "instrument": instrument.instrument_id,
        "instrument_version": instrument.version,
        "fingerprint": "0123456789abcdef" * 2,
        "minutes": 6,
        "questions": _expected(instrument) if asks_level else _seen(instrument),
        "texts": _words(instrument) if asks_level else _texts(name),
        "group": group if is_round else None,
        "collector": "Ana Ruiz" if is_round else None,
        "closes_on": date(2026, 12, 20) if is_round else None,
    }
    return FormData(**fields | others)


def _seen(instrument):
    items = [item for item in instrument.items if Form.QUICK in item.forms]
    return tuple(
        Question(
            str(n),
            item.item_id,
            QuestionKind.LEVEL,
            instrument.competencies_by_id[item.competency_id].name,
            item.cue,
            "Choose the highest one that you have seen in the last 12 months.",
            item.third_person,
        )
        for n, item in enumerate((item for item in items if item.third_person), 1)
    )


def _expected(instrument):
    levels = tuple(
        Question(
            str(n),
            one.competency_id,
            QuestionKind.LEVEL,
            one.name,
            one.definition,
            "Which of these does the job need?",
            one.anchors,
        )
        for n, one in enumerate(instrument.competencies, 1)
    )
    importance = tuple(
        Question(
            str(n),
            one.competency_id,
            QuestionKind.IMPORTANCE,
            one.name,
            "",
            "How much does it matter in this job?",
            IMPORTANCE,
        )
        for n, one in enumerate(instrument.competencies, 11)
    )
    return levels + importance


def _words(instrument):
    stem = "A line of words, if you like"
    return tuple(
        TextQuestion(f"W{n}", one.competency_id, stem, 300)
        for n, one in enumerate(instrument.competencies, 1)
    )


def _texts(name):
    return (
        TextQuestion("A", "keep", f"What should {name} keep doing?", 1500),
        TextQuestion("B", "help", f"What would help {name} most?", 1500),
    )
