"""Reads the fields of an attempt file strictly and collects what is wrong with them."""

import math
import re
from collections.abc import Container, Mapping
from datetime import datetime
from typing import Final

from hop_desktop.domain.attempt import (
    DEFAULT_LANGUAGE,
    NO_CHANCE,
    Attempt,
    BestWorst,
    CompanySize,
    Confidence,
    Context,
    EvidenceGrade,
    EvidenceNote,
    Response,
)
from hop_desktop.domain.clean_text import clean_text, problem_line
from hop_desktop.domain.errors import MOST_PROBLEMS
from hop_desktop.domain.instrument import LEVELS, Form, Instrument, Item, ItemKind
from hop_desktop.domain.limits import LIMITS, as_id, fits
from hop_desktop.domain.responses import is_acceptable
from hop_desktop.i18n import _
from hop_desktop.services.outside_time import parse_moment

FORMAT: Final = "hop-attempt"
FORMAT_VERSION: Final = 1
LONGEST_PAGE_S: Final = 1e7
_REQUIRED: Final = (
    "format",
    "format_version",
    "instrument",
    "form",
    "profile",
    "started_at",
    "finished_at",
    "responses",
)
_OPTIONAL: Final = (
    *("confidence", "evidence", "seconds", "shown_order"),
    *("context", "instrument_version", "language"),
)
_CONTEXT: Final = ("size", "products", "product_people")
MOST_IN_CONTEXT: Final = 1_000_000  # products or people
_SIZES: Final = ", ".join(CompanySize)
LONGEST_LANGUAGE: Final = 20
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class AttemptReader:
    """One attempt file, field by field."""

    def __init__(self, content: Mapping[str, object], instrument: Instrument) -> None:
        self.problems: list[str] = []
        self._content = content
        self._instrument = instrument
        self._items: dict[str, Item] = {}

    def head(self) -> Form:
        content = self._content
        for field in content.keys() - {*_REQUIRED, *_OPTIONAL}:
            self._add(f"{field:.80}", _("is not a known field"))
        for field in _REQUIRED:
            if field not in content:
                self._add(field, _("is missing"))
        self._expect("format", FORMAT)
        version = content.get("format_version")
        if type(version) is int and version > FORMAT_VERSION:
            self._add(
                "format_version",
                _("{version} is newer than this program reads; update it"),
                version=version,
            )
        else:
            self._expect("format_version", FORMAT_VERSION)
        self._expect("instrument", self._instrument.instrument_id)
        self._expect("instrument_version", self._instrument.version)
        form = content.get("form")
        if isinstance(form, str) and form in set(Form):
            return Form(form)
        if "form" in content:
            self._add("form", _("{value} is neither full nor quick"), value=form)
        return Form.FULL

    def profile(self, profile_ids: Container[str]) -> str:
        """Return the id of the profile, one of `profile_ids`."""
        value = self._content.get("profile", "")
        profile_id = as_id(value)
        if "profile" in self._content and profile_id not in profile_ids:
            self._add("profile", _("{value} is not a known profile"), value=value)
        return profile_id

    def use_form(self, form: Form) -> None:
        self._items = {item.item_id: item for item in self._instrument.items_of(form)}

    def moment(self, field: str) -> datetime:
        value = self._content.get(field)
        moment = parse_moment(value)
        if moment is not None:
            return moment
        if field in self._content:
            self._add(field, _("{value} is not a date and time with a zone"), value=value)
        return datetime.fromisoformat("1970-01-01T00:00:00+00:00")

    def finished_at(self, *, may_be_open: bool) -> datetime | None:
        if may_be_open and "finished_at" in self._content and self._content["finished_at"] is None:
            return None
        return self.moment("finished_at")

    def check_times(self, attempt: Attempt) -> None:
        if not self.problems and attempt.finished_at and attempt.finished_at < attempt.started_at:
            self._add("finished_at", _("lies before started_at"))

    def responses(self) -> dict[str, Response]:
        read: dict[str, Response] = {}
        for item_id, value in self._by_id("responses").items():
            place = f"responses.{item_id:.80}"
            item = self._item(place, item_id)
            if item is None:
                continue
            response = self._response(item, value)
            if response is None:
                self._add(
                    place,
                    _("{value} is not {wanted}"),
                    value=value,
                    wanted=_wanted(item),
                )
            else:
                read[item_id] = response
        return read

    def confidence(self) -> dict[str, Confidence]:
        read = {}
        for competency_id, value in self._by_id("confidence").items():
            place = f"confidence.{competency_id:.80}"
            if competency_id not in self._instrument.competencies_by_id:
                self._add(place, _("is not a known competency"))
            elif not isinstance(value, str) or value not in set(Confidence):
                self._add(place, _("{value} is none of low, medium, high"), value=value)
            else:
                read[competency_id] = Confidence(value)
        return read

    def evidence(self) -> dict[str, EvidenceNote]:
        read = {}
        for item_id, value in self._by_id("evidence").items():
            place = f"evidence.{item_id:.80}"
            if self._item(place, item_id) is None:
                continue
            if not isinstance(value, dict) or value.keys() != {"text", "grade"}:
                self._add(place, _("is not an object with text and grade"))
                continue
            text, grade = value["text"], value["grade"]
            if not isinstance(text, str) or not fits(text, LIMITS["EvidenceNote.text"]):
                problem = _("is not a text of at most {most} characters")
                self._add(f"{place}.text", problem, most=LIMITS["EvidenceNote.text"])
            elif type(grade) is not int or grade not in list(EvidenceGrade):
                self._add(f"{place}.grade", _("{value} is not 0–3"), value=grade)
            else:
                read[item_id] = EvidenceNote(clean_text(text), EvidenceGrade(grade))
        return read

    def seconds(self) -> dict[str, float]:
        read = {}
        for item_id, value in self._by_id("seconds").items():
            place = f"seconds.{item_id:.80}"
            if self._item(place, item_id) is None:
                continue
            if type(value) not in {int, float} or not _is_duration(float(str(value))):
                self._add(place, _("{value} is not a number of seconds"), value=value)
            else:
                read[item_id] = float(str(value))
        return read

    def shown_order(self) -> tuple[str, ...]:
        value = self._content.get("shown_order", [])
        if not isinstance(value, list) or not all(isinstance(shown, str) for shown in value):
            self._add("shown_order", _("is not a list of items"))
            return ()
        shown = tuple(map(as_id, value))
        for n, item_id in enumerate(shown):
            self._item(f"shown_order.{n}", item_id)
        if len(set(shown)) < len(shown):
            self._add("shown_order", _("names an item twice"))
        return shown

    def context(self) -> Context | None:
        value = self._content.get("context")
        if "context" not in self._content:
            return None
        if not isinstance(value, dict) or value.keys() != set(_CONTEXT):
            self._add("context", _("is not an object with size, products and product_people"))
            return None
        size, *numbers = (value[key] for key in _CONTEXT)
        is_sound = True
        if not isinstance(size, str) or size not in set(CompanySize):
            self._add("context.size", _("{value} is none of {sizes}"), value=size, sizes=_SIZES)
            is_sound = False
        for field, number in zip(_CONTEXT[1:], numbers, strict=True):
            if type(number) is not int or not 0 <= number <= MOST_IN_CONTEXT:
                problem = _("{value} is not a whole number from 0 to {most}")
                self._add(f"context.{field}", problem, value=number, most=MOST_IN_CONTEXT)
                is_sound = False
        return Context(CompanySize(size), *numbers) if is_sound else None

    def language(self) -> str:
        value = self._content.get("language", DEFAULT_LANGUAGE)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value) and len(value) <= LONGEST_LANGUAGE:
            return value
        self._add("language", _("{value} is not the code of a language"), value=value)
        return DEFAULT_LANGUAGE

    def _response(self, item: Item, value: object) -> Response | None:
        response: Response | None = None
        if value == NO_CHANCE.value:
            response = NO_CHANCE
        elif type(value) is int:
            response = value
        elif isinstance(value, dict) and value.keys() == {"best", "worst"}:
            best, worst = value["best"], value["worst"]
            if isinstance(best, str) and isinstance(worst, str):
                response = BestWorst(as_id(best), as_id(worst))
        return response if response is not None and is_acceptable(item, response) else None

    def _item(self, place: str, item_id: str) -> Item | None:
        item = self._items.get(item_id)
        if item is None:
            known = item_id in self._instrument.items_by_id
            self._add(place, _("is not asked in this form") if known else _("is not a known item"))
        return item

    def _by_id(self, field: str) -> dict[str, object]:
        """Return an object with ids as the names of its fields."""
        value = self._object(field)
        named = {as_id(key) or key: content for key, content in value.items()}
        if len(named) < len(value):
            self._add(field, _("names something twice"))
        return named

    def _object(self, field: str) -> dict[str, object]:
        value = self._content.get(field, {})
        if isinstance(value, dict):
            return value
        self._add(field, _("is not an object"))
        return {}

    def _expect(self, field: str, wanted: str | int) -> None:
        value = self._content.get(field)
        if field in self._content and (type(value) is not type(wanted) or value != wanted):
            self._add(field, _("{value} is not {wanted}"), value=value, wanted=wanted)

    def _add(self, place: str, what: str, **named: object) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem_line(place, what, **named))


def _wanted(item: Item) -> str:
    if item.kind is ItemKind.SITUATION:
        letters = ", ".join(option.option_id for option in item.options)
        text = _("an object with best and worst, two different ones of {letters}")
        return text.format(letters=letters)
    return f"{LEVELS[0]}–{LEVELS[-1]}"


def _is_duration(seconds: float) -> bool:
    return math.isfinite(seconds) and 0 <= seconds <= LONGEST_PAGE_S
