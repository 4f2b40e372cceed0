"""One JSON object from outside, read field by field; what is wrong is named with its place."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeVar

from hop_desktop.domain.clean_text import clean_text, problem_line
from hop_desktop.domain.errors import MOST_PROBLEMS, InvalidFileError
from hop_desktop.domain.limits import ID, LINE, LONGEST, as_id, fits
from hop_desktop.i18n import _
from hop_desktop.services.outside_time import parse_day, parse_moment

E = TypeVar("E", bound=Enum)
T = TypeVar("T")
MOST_TEXTS: Final = 1_000  # of one list


def refusal(source: str, place: str, what: str, **named: object) -> InvalidFileError:
    """Return the error that names a place of a file; see `problem_line`."""
    return InvalidFileError(source, [problem_line(place, what, **named)])


def together(reads: Iterable[Callable[[], T]]) -> list[T]:
    """Return what each of the reads returns.

    Raises:
        InvalidFileError: Some of them did; it lists the problems of all.
    """
    done: list[T] = []
    problems: dict[str, None] = {}
    source = ""
    for read in reads:
        try:
            done.append(read())
        except InvalidFileError as error:
            source, problems = error.source, problems | dict.fromkeys(error.problems)
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise InvalidFileError(source, list(problems))
    return done


@dataclass(frozen=True, slots=True)
class Record:
    """The object at `place` of the file `source`. Every method raises InvalidFileError."""

    source: str
    place: str
    values: Mapping[str, object]

    @classmethod
    def of(cls, value: object, source: str, place: str) -> "Record":
        if not isinstance(value, dict):
            raise refusal(source, place, _("is not an object"))
        return cls(source, place, value)

    def require_exactly(self, *fields: str, optional: tuple[str, ...] = ()) -> None:
        """Refuse fields that are missing or not known."""
        missing = [field for field in fields if field not in self.values]
        strange = sorted(self.values.keys() - {*fields, *optional})
        problems = [self.refusal(field, _("is missing")) for field in missing]
        problems += [self.refusal(f"{field:.80}", _("is not a known field")) for field in strange]
        if problems:
            raise InvalidFileError(self.source, [problem.problems[0] for problem in problems])

    def gather(self, **reads: Callable[[], Any]) -> dict[str, Any]:  # Any: each has its own kind
        """Return what each read returns, by its name; the problems of all are listed."""
        return dict(zip(reads, together(reads.values()), strict=True))

    def refusal(self, field: str, what: str, **named: object) -> InvalidFileError:
        return refusal(self.source, f"{self.place}.{field}", what, **named)

    def text(self, field: str, *, at_most: int = LONGEST) -> str:
        """Return a text without control and reordering characters; may be empty."""
        value = self.values.get(field)
        if not isinstance(value, str) or not fits(value, at_most):
            raise self.refusal(field, _("is not a text of at most {most} characters"), most=at_most)
        return clean_text(value)

    def name(self, field: str, *, at_most: int = LONGEST) -> str:
        """Return a text that is not empty."""
        value = self.text(field, at_most=at_most)
        if not value.strip():
            raise self.refusal(field, _("is empty"))
        return value

    def id(self, field: str) -> str:
        """Return an id, or what refers to one."""
        return self._id(field, self.values.get(field))

    def optional_id(self, field: str) -> str | None:
        return None if self.values.get(field) is None else self.id(field)

    def id_or_empty(self, field: str) -> str:
        return "" if self.values.get(field) == "" else self.id(field)

    def ids(self, field: str) -> tuple[str, ...]:
        """Return a list of ids without those that stand in it twice."""
        value = self.values.get(field)
        if not isinstance(value, list):
            raise self.refusal(field, _("is not a list of ids"))
        return tuple(dict.fromkeys(self._id(field, named) for named in value))

    def by_id(self) -> "Record":
        """Return the object with ids as the names of its fields."""
        named = {self._id(f"{key:.40}", key): value for key, value in self.values.items()}
        if len(named) < len(self.values):
            raise refusal(self.source, self.place, _("names something twice"))
        return replace(self, values=named)

    def _id(self, field: str, value: object) -> str:
        named = as_id(value)
        if named:
            return named
        if isinstance(value, str) and not value.strip():
            raise self.refusal(field, _("is empty"))
        raise self.refusal(field, _("is not a text of at most {most} characters"), most=ID)

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts, each as long as a source may be."""
        value = self.values.get(field)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.refusal(field, _("is not a list of texts"))
        if len(value) > MOST_TEXTS or not all(fits(text, LINE) for text in value):
            what = _("is not a list of at most {n} texts of at most {most} characters")
            raise self.refusal(field, what, n=MOST_TEXTS, most=LINE)
        return tuple(clean_text(text) for text in value)

    def flag(self, field: str) -> bool:
        value = self.values.get(field)
        if not isinstance(value, bool):
            raise self.refusal(field, _("{value} is neither true nor false"), value=value)
        return value

    def whole(self, field: str, low: int, high: int) -> int:
        """Return a whole number from low to high."""
        value = self.values.get(field)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.refusal(
                field,
                _("{value} is not a whole number {low}–{high}"),
                value=value,
                low=low,
                high=high,
            )
        return value

    def number(self, field: str, low: float, high: float) -> float:
        """Return a number from low to high."""
        value = self.values.get(field)
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not math.isfinite(value)
            or not low <= value <= high
        ):
            raise self.refusal(
                field,
                _("{value} is not a number {low}–{high}"),
                value=value,
                low=f"{low:g}",
                high=f"{high:g}",
            )
        return float(value)

    def moment(self, field: str) -> datetime:
        """Return a moment with its zone."""
        value = self.values.get(field)
        moment = parse_moment(value)
        if moment is None:
            raise self.refusal(field, _("{value} is not a date and time with a zone"), value=value)
        return moment

    def day(self, field: str) -> date:
        value = self.values.get(field)
        day = parse_day(value)
        if day is None:
            raise self.refusal(field, _("{value} is not a date"), value=value)
        return day

    def choice(self, field: str, kind: type[E]) -> E:
        """Return the member of an enumeration that has this value."""
        value = self.values.get(field)
        for member in kind:
            if type(value) is type(member.value) and value == member.value:
                return member
        known = ", ".join(str(member.value) for member in kind)
        raise self.refusal(field, _("{value} is none of {known}"), value=value, known=known)

    def record(self, field: str) -> "Record":
        """Return the object in a field."""
        return Record.of(self.values.get(field), self.source, f"{self.place}.{field}")
