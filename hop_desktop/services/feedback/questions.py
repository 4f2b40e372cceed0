"""What a form asks, in the words of its language."""

import math
from collections.abc import Mapping, Sequence

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.feedback.answers import (
    HELP,
    KEEP,
    LONGEST_COMMENT,
    LONGEST_WORDS,
    Asked,
    asked_items,
)
from hop_desktop.domain.feedback.form import (
    Asking,
    FormData,
    Group,
    Question,
    QuestionKind,
    TextQuestion,
)
from hop_desktop.domain.instrument import Instrument, ItemKind
from hop_desktop.domain.words import count_words
from hop_desktop.i18n import _, speaking

_MINUTES_FOR_WORDS = 1


def form_data(
    asked: Asked,
    catalogue: Catalogue,
    *,
    group: Group | None = None,
    collector: str | None = None,
    recipient: str | None = None,
) -> FormData:
    """Return what one form is made from; the last three are of a confidential round.

    Raises:
        UnknownIdError: The program does not have this version of the questionnaire.
    """
    instrument = catalogue.edition(asked.version.fingerprint).instrument
    with speaking(asked.language):
        translated = catalogue.translated(instrument, asked.language)
        is_view = asked.kind is not Asking.EXPECTATIONS
        questions = _about_person(translated) if is_view else _about_role(translated)
        texts = _comments(asked.name) if is_view else _words(translated)
    return FormData(
        kind=asked.kind,
        asking=asked.asking,
        name=asked.name,
        language=asked.language,
        instrument=asked.version.instrument,
        instrument_version=asked.version.version,
        fingerprint=asked.version.fingerprint,
        minutes=_minutes(questions, catalogue.constants),
        questions=questions,
        texts=texts,
        group=group,
        collector=collector,
        recipient=recipient,
        closes_on=asked.closes_on,
    )


def group_names() -> Mapping[Group, str]:
    """Return what the groups are called in the language in use."""
    return {
        Group.MANAGER: _("Manager"),
        Group.PEERS: _("Peers"),
        Group.REPORTS: _("Direct reports"),
    }


def group_name(group: Group) -> str:
    return group_names()[group]


def _about_person(instrument: Instrument) -> tuple[Question, ...]:
    stem = _("Choose the highest one that you have seen in the last 12 months.")
    return tuple(
        Question(
            str(number),
            item.item_id,
            QuestionKind.LEVEL,
            instrument.competency(item.competency_id).name,
            item.cue,
            stem,
            item.third_person,
        )
        for number, item in enumerate(asked_items(instrument), 1)
    )


def _about_role(instrument: Instrument) -> tuple[Question, ...]:
    level = _("Which sentence should be true of who has this role?")
    importance = _("How important is it in this role?")
    options = (_("Hardly"), _("Somewhat"), _("Important"), _("Decisive"))
    competencies = instrument.competencies
    levels = [
        Question(
            str(n), c.competency_id, QuestionKind.LEVEL, c.name, c.definition, level, c.anchors
        )
        for n, c in enumerate(competencies, 1)
    ]
    importances = [
        Question(str(n), c.competency_id, QuestionKind.IMPORTANCE, c.name, "", importance, options)
        for n, c in enumerate(competencies, len(competencies) + 1)
    ]
    return (*levels, *importances)


def _comments(name: str) -> tuple[TextQuestion, ...]:
    keep = _("What should {name} keep doing?").format(name=name)
    more = _("What would help {name} most?").format(name=name)
    return (
        TextQuestion("A", KEEP, keep, LONGEST_COMMENT),
        TextQuestion("B", HELP, more, LONGEST_COMMENT),
    )


def _words(instrument: Instrument) -> tuple[TextQuestion, ...]:
    return tuple(
        TextQuestion(
            f"W{number}",
            competency.competency_id,
            _("{competency}: what is special here?").format(competency=competency.name),
            LONGEST_WORDS,
        )
        for number, competency in enumerate(instrument.competencies, 1)
    )


def _minutes(questions: Sequence[Question], constants: ScoringConstants) -> int:
    """Return about how long answering takes, by the time model of docs/instrument.md."""
    words = sum(count_words(text) for question in questions for text in question.options)
    deciding = len(questions) * constants.decide_s[ItemKind.LEVEL] / 60
    return math.ceil(words / constants.words_per_minute + deciding + _MINUTES_FOR_WORDS)
