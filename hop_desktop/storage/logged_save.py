"""What one line of the second record says; a line that says anything else is unreadable."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hop_desktop.storage.changes import RowChange
from hop_desktop.storage.checksum import Value
from hop_desktop.storage.save_number import TABLE as NUMBER_TABLE
from hop_desktop.storage.save_number import number_in

_LARGEST: Final = 2**63 - 1  # an integer of SQLite
_LAST_NUMBER: Final = 2**62  # of a save: no store comes near, and after a larger one none fits


@dataclass(frozen=True, slots=True)
class LoggedSave:
    """One transaction; `after` is the counter of the latest backup when it was made."""

    after: int
    schema: int
    changes: tuple[RowChange, ...]
    portion: tuple[str, int] | None = None  # of what, and which: the save itself comes later
    portions: tuple[str, int] | None = None  # of what, and how many came before with its changes

    @property
    def number(self) -> int | None:
        """Which save it was; None: it was made before saves had numbers."""
        rows = (change.row for change in self.changes if change.table == NUMBER_TABLE)
        return next((number_in(row) for row in rows if row), None)

    @property
    def is_mark(self) -> bool:
        """Whether it is no save, but says which save the backup before it ends with."""
        return all(change.table == NUMBER_TABLE for change in self.changes)


def logged_save(document: bytes) -> LoggedSave | None:
    """Return what a line holds; None: whatever it is, no save was ever written so."""
    try:
        content = json.loads(document)
        return LoggedSave(
            _counter(content["after"]),
            _counter(content["schema"]),
            tuple(_change(*change) for change in content["changes"]),
            *(_part(content.get(name)) for name in ("portion", "portions")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _change(table: Any, key: Any, row: Any) -> RowChange:  # Any: what JSON gives
    if row is not None:
        row = {_name(column): _value(value) for column, value in row.items()}
    if table == NUMBER_TABLE and row and number_in(row) > _LAST_NUMBER:
        raise ValueError(row)
    return RowChange(_name(table), tuple(map(_value, _sequence(key))), row)


def _part(part: Any) -> tuple[str, int] | None:
    if part is None:
        return None
    name, number = part
    return str(name), _counter(number)


def _counter(number: Any) -> int:
    if type(number) is not int or not 0 <= number <= _LARGEST:
        raise ValueError(number)
    return number


def _name(name: Any) -> str:
    """Return a name of a table or column, which stands in statements."""
    if not isinstance(name, str) or not name.isidentifier() or not name.isascii():
        raise ValueError(name)
    return name


def _sequence(key: Any) -> Sequence[Any]:
    if not isinstance(key, list):
        raise TypeError(key)
    return key


def _value(value: Any) -> Value:
    """Return what a column holds; raises a ValueError for what SQLite cannot."""
    match value:
        case None | bool():
            return value
        case int() if -_LARGEST <= value <= _LARGEST:
            return value
        case float() if math.isfinite(value):
            return value
        case str():
            value.encode()  # half a surrogate pair is no text
            return value
    raise ValueError(value)
