"""Reads one table of a TOML file strictly and collects every problem with its place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hop_desktop.domain.errors import MOST_PROBLEMS


class Problems:
    """What is wrong with the files so far, at most so many lines."""

    def __init__(self, most: int = MOST_PROBLEMS) -> None:
        self.lines: list[str] = []
        self._most = most

    def __bool__(self) -> bool:
        return bool(self.lines)

    def add(self, place: str, what: str) -> None:
        if len(self.lines) < self._most:
            self.lines.append(f"{place}: {what}")

    def add_duplicates(self, place: str, ids: Iterable[str]) -> None:
        for given_id, times in Counter(ids).items():
            if times > 1:
                self.add(place, f"{given_id} is given {times} times")


class TableReader:
    """One table. A field that is missing or wrong is noted and read as an empty value."""

    def __init__(
        self,
        content: Mapping[str, object],
        place: str,
        problems: Problems,
        *,
        is_readable: bool = True,
    ) -> None:
        self.place = place
        self.problems = problems
        self._content = content
        self._read: set[str] = set()
        self._is_readable = is_readable  # False: the file is, and that is noted already

    def name_after(self, table_id: str) -> None:
        """Name the table by its id from here on; a number alone is hard to find."""
        self.place = f"{self.place} ({table_id})"

    def problem(self, field: str, what: str) -> None:
        if self._is_readable:
            self.problems.add(f"{self.place}: {field}", what)

    def done(self) -> tuple[()]:
        """Note every field that nobody asked for."""
        for field in self._content.keys() - self._read:
            self.problem(field, "is not a known field")
        return ()

    def text(self, field: str) -> str:
        value = self._value(field)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(field, value, "a text")
        return ""

    def texts(
        self, field: str, *, count: int | None = None, among: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        value = self._value(field)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            self._wrong(field, value, "a list of texts")
            return ()
        if count is not None and len(value) != count:
            self.problem(field, f"has {len(value)} entries, not {count}")
        unknown = [text for text in value if among is not None and text not in among]
        for text in unknown:
            self.problem(field, f"{text!r} is none of {', '.join(among or ())}")
        return tuple(text for text in value if text not in unknown)

    def one_of(self, field: str, known: Sequence[str]) -> str:
        value = self._value(field)
        if isinstance(value, str) and value in known:
            return value
        self._wrong(field, value, f"one of {', '.join(known)}")
        return known[0] if known else ""

    def flag(self, field: str) -> bool:
        value = self._value(field)
        if isinstance(value, bool):
            return value
        self._wrong(field, value, "true or false")
        return False

    def whole(self, field: str) -> int:
        value = self._value(field)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self._wrong(field, value, "a whole number from 0")
        return 0

    def number(
        self,
        field: str,
        *,
        low: float = 0.0,
        high: float = 1e6,
        step: float | None = None,
    ) -> float:
        value = self._value(field)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= float(str(value)) <= high:
            self._wrong(field, value, f"a number from {low:g} to {high:g}")
            return low
        number = float(str(value))
        if step is not None and number % step:
            self.problem(field, f"{number:g} is not a multiple of {step:g}")
        return number

    def table(self, field: str) -> "TableReader":
        value = self._value(field)
        if isinstance(value, dict):
            return TableReader(value, f"{self.place}: {field}", self.problems)
        self._wrong(field, value, "a table")
        return TableReader({}, f"{self.place}: {field}", self.problems, is_readable=False)

    def tables(self, field: str) -> list["TableReader"]:
        value = self._value(field)
        if not isinstance(value, list) or not all(isinstance(content, dict) for content in value):
            self._wrong(field, value, "a list of tables")
            return []
        return [
            TableReader(content, f"{self.place}: {field} {n}", self.problems)
            for n, content in enumerate(value, 1)
        ]

    def _value(self, field: str) -> object:
        self._read.add(field)
        return self._content.get(field)

    def _wrong(self, field: str, value: object, wanted: str) -> None:
        missing = field not in self._content
        self.problem(field, "is missing" if missing else f"{value!r:.60} is not {wanted}")
