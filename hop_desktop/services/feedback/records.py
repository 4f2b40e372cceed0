"""The parts that answers, exports and the collection have in common, read strictly."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.feedback.answers import (
    COMMENTS,
    IMPORTANCE,
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_WORDS,
    NOT_SEEN,
    Answer,
    Asked,
    Expectation,
    NamedView,
    Sheet,
    Version,
    asked_items,
    items_by_competency,
)
from hop_desktop.domain.feedback.form import Group, Relation
from hop_desktop.domain.feedback.groups import (
    FEWEST,
    FEWEST_OF_ONE_ITEM,
    HIGHEST_TOLD,
    LOWEST_TOLD,
    MOST_IN_GROUP,
    GroupFigure,
    GroupResult,
)
from hop_desktop.domain.instrument import LEVELS, Instrument
from hop_desktop.domain.profile import LEVEL_STEP
from hop_desktop.i18n import _
from hop_desktop.services.transfer.record import Record

VERSION_FIELDS: Final = ("instrument", "instrument_version", "fingerprint")
_HEX: Final = re.compile(r"[0-9a-f]+")
EXPECTATION_FIELDS: Final = ("number", "sender", "levels", "importance", "words")
VIEW_FIELDS: Final = ("number", "sender", "relation", "answers", "texts")
RESULT_FIELDS: Final = ("collector", "closed_on", "groups", "comments")


def expectation_from(record: Record, instrument: Instrument, now: datetime) -> Expectation:
    """Return the expectation of a record whose head and version were checked."""
    ids = instrument.competencies_by_id
    return Expectation(
        **record.gather(
            asking=lambda: hex_in(record, "asking", 16),
            number=lambda: hex_in(record, "number", 32),
            sender=lambda: name_in(record, "sender"),
            version=lambda: version_in(record),
            levels=lambda: _numbers(record.record("levels"), ids, LEVELS),
            importance=lambda: _numbers(record.record("importance"), ids, IMPORTANCE),
            words=lambda: _texts(record.record("words"), ids, LONGEST_WORDS),
        ),
        received_at=now,
    )


def view_from(record: Record, instrument: Instrument, now: datetime) -> NamedView:
    """Return the named view of a record whose head and version were checked."""
    return NamedView(
        **record.gather(
            asking=lambda: hex_in(record, "asking", 16),
            number=lambda: hex_in(record, "number", 32),
            sender=lambda: name_in(record, "sender"),
            relation=lambda: record.choice("relation", Relation),
            version=lambda: version_in(record),
            answers=lambda: answers_in(record, instrument),
            texts=lambda: comments_in(record),
        ),
        received_at=now,
    )


def sheet_from(record: Record, instrument: Instrument) -> Sheet:
    """Return the sheet of a confidential round, its asking checked."""
    return Sheet(
        **record.gather(
            group=lambda: record.choice("group", Group),
            number=lambda: hex_in(record, "number", 32),
            answers=lambda: answers_in(record, instrument),
            texts=lambda: comments_in(record),
        )
    )


def result_from(record: Record, instrument: Instrument, groups: Collection[Group]) -> GroupResult:
    """Return the group result of a record whose head and version were checked."""
    items = items_by_competency(instrument)
    told = record.record("groups")
    told.require_exactly(*groups)
    figures = {group: partial(_figures, told.record(group), group, items) for group in groups}
    return GroupResult(
        **record.gather(
            asking=lambda: hex_in(record, "asking", 16),
            collector=lambda: name_in(record, "collector"),
            closed_on=lambda: record.day("closed_on"),
            version=lambda: version_in(record),
            groups=lambda: {group: read() for group, read in figures.items()},
            comments=lambda: _lists(record.record("comments")),
        )
    )


def instrument_of(record: Record, catalogue: Catalogue, asked: Asked) -> Instrument:
    """Return the questionnaire that was asked; refuse an answer to another version of it."""
    answered, wanted = version_in(record), asked.version
    if answered != wanted:
        problem = _("is of version {answered} of “{instrument}”; version {wanted} was asked")
        raise record.refusal(
            "instrument_version",
            problem,
            answered=answered.version,
            instrument=answered.instrument,
            wanted=wanted.version,
        )
    return known_instrument(record, catalogue, wanted)


def known_instrument(record: Record, catalogue: Catalogue, version: Version) -> Instrument:
    """Return a questionnaire that this program has, whole."""
    try:
        return catalogue.edition(version.fingerprint).instrument
    except UnknownIdError:
        problem = _("version {version} of the questionnaire is not in this program")
        raise record.refusal("instrument_version", problem, version=version.version) from None


def version_in(record: Record) -> Version:
    fingerprint = hex_in(record, "fingerprint", 32)
    return Version(record.id("instrument"), record.id("instrument_version"), fingerprint)


def hex_in(record: Record, field: str, digits: int) -> str:
    """Return a text of so many hexadecimal digits."""
    value = record.values.get(field)
    if not isinstance(value, str) or len(value) != digits or not _HEX.fullmatch(value):
        problem = _("is not a text of {n} hexadecimal digits")
        raise record.refusal(field, problem, n=digits)
    return value


def name_in(record: Record, field: str) -> str:
    """Return somebody's name, in one line."""
    return " ".join(record.name(field, at_most=LONGEST_NAME).split())


def answers_in(record: Record, instrument: Instrument) -> Mapping[str, Answer]:
    """Return the answers by item; at least one is a level."""
    answers = record.record("answers")
    answers.require_exactly(optional=tuple(item.item_id for item in asked_items(instrument)))
    read = {key: _answer(answers, key) for key in answers.values}
    if not any(isinstance(answer, int) for answer in read.values()):
        raise record.refusal("answers", _("nothing is answered"))
    return read


def comments_in(record: Record) -> Mapping[str, str]:
    return _texts(record.record("texts"), COMMENTS, LONGEST_COMMENT)


def language_in(record: Record) -> str:
    """Return the code of a language."""
    language = record.id("language")
    if not 2 <= len(language) <= 20:
        problem = _("{value} is not the code of a language")
        raise record.refusal("language", problem, value=language)
    return language


def groups_in(record: Record) -> tuple[Group, ...]:
    """Return the groups that were asked."""
    named = record.ids("groups")
    known = {group.value: group for group in Group}
    strange = [name for name in named if name not in known]
    if strange:
        problem = _("{value} is none of {known}")
        raise record.refusal("groups", problem, value=strange[0], known=", ".join(known))
    return tuple(known[name] for name in named)


def day_or_none(record: Record, field: str) -> date | None:
    return None if record.values.get(field) is None else record.day(field)


def _answer(answers: Record, item_id: str) -> Answer:
    if answers.values[item_id] == NOT_SEEN.value:
        return NOT_SEEN
    return answers.whole(item_id, LEVELS[0], LEVELS[-1])


def _numbers(record: Record, ids: Collection[str], numbers: range) -> Mapping[str, int]:
    record.require_exactly(*ids)
    reads: dict[str, Callable[[], Any]] = {
        key: partial(record.whole, key, numbers[0], numbers[-1]) for key in ids
    }
    return record.gather(**reads)


def _texts(record: Record, ids: Collection[str], longest: int) -> Mapping[str, str]:
    record.require_exactly(optional=tuple(ids))
    read = {key: record.text(key, at_most=longest).strip() for key in record.values}
    return {key: text for key, text in read.items() if text}


def _figures(
    record: Record, group: Group, items: Mapping[str, Collection[str]]
) -> Mapping[str, GroupFigure]:
    record.require_exactly(optional=tuple(items))
    return {key: _figure(record.record(key), group, len(items[key])) for key in record.values}


def _figure(record: Record, group: Group, items: int) -> GroupFigure:
    record.require_exactly("n", "mean")
    fewest = FEWEST if items > 1 else FEWEST_OF_ONE_ITEM
    low, high = (1, 1) if group is Group.MANAGER else (fewest, MOST_IN_GROUP)
    mean = record.number("mean", LOWEST_TOLD, HIGHEST_TOLD)
    if mean % LEVEL_STEP:
        raise record.refusal("mean", _("{level} is not in steps of {step}"), level=mean, step=0.5)
    return GroupFigure(record.whole("n", low, high), mean)


def _lists(record: Record) -> Mapping[str, tuple[str, ...]]:
    record.require_exactly(*COMMENTS)
    return {key: _list(record, key) for key in COMMENTS}


def _list(record: Record, field: str) -> tuple[str, ...]:
    value = record.values[field]
    most = MOST_IN_GROUP * len(Group)
    if not isinstance(value, list) or len(value) > most:
        raise record.refusal(field, _("is not a list of at most {n} texts"), n=most)
    texts = Record(
        record.source,
        f"{record.place}.{field}",
        dict(zip(map(str, range(most)), value, strict=False)),
    )
    return tuple(texts.name(key, at_most=LONGEST_COMMENT) for key in texts.values)
