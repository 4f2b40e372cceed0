"""JSON from outside: nothing that two programs could read differently gets through."""

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.i18n import _

MOST_VALUES: Final = 2_000_000  # several thousand attempts; read, they take a few hundred MB
DEEPEST: Final = 50  # objects and lists inside each other; an export has nine
MOST_DIGITS: Final = 300  # of a number; with more, whole ones do not fit a float
_BETWEEN_VALUES: Final = (b",", b"[", b"{")  # each value but the first stands behind one
Refusal = Callable[[str, list[str]], InvalidFileError]


def parse_object(data: bytes, source: str, refuse: Refusal) -> Mapping[str, object]:
    """Return the object that `data` holds.

    Raises:
        InvalidFileError: Made by `refuse`: not UTF-8 (a BOM may stand before it), not JSON,
            duplicate keys, NaN, a number too long or too large for a float, deeper than DEEPEST,
            more than MOST_VALUES values, or not an object.
    """
    if holds_too_much(data):
        raise refuse(
            source, [_("the file: holds more than {most} values").format(most=MOST_VALUES)]
        )
    try:
        content = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_int=_whole,
            parse_float=_float,
        )
    except UnicodeDecodeError as error:
        problem = _("byte {place}: is not UTF-8").format(place=error.start)
        raise refuse(source, [problem]) from error
    except json.JSONDecodeError as error:
        problem = _("line {line}, column {column}: is not JSON ({reason})").format(
            line=error.lineno, column=error.colno, reason=error.msg
        )
        raise refuse(source, [problem]) from error
    except RecursionError as error:
        raise refuse(source, [_("the file: is nested too deeply")]) from error
    except ValueError as error:
        raise refuse(source, [str(error)]) from error
    if not isinstance(content, dict):
        raise refuse(source, [_("the file: is not a JSON object")])
    if _is_deep(content):
        raise refuse(source, [_("the file: is nested too deeply")])
    return content


def holds_too_much(data: bytes) -> bool:
    """Whether a document has more values than are read."""
    return sum(map(data.count, _BETWEEN_VALUES)) > MOST_VALUES


def _is_deep(content: object) -> bool:
    """Whether it is nested so deep that what follows could not walk through it."""
    level: list[Any] = [content]  # Any: what JSON gives
    for _depth in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return bool(level)


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) < len(pairs):
        ((twice, _times),) = Counter(key for key, _value in pairs).most_common(1)
        raise ValueError(_("{field}: is given twice").format(field=f"{twice!r:.80}"))
    return content


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise _unbearable(text)
    return int(text)


def _float(text: str) -> float:
    number = float(text) if len(text) <= MOST_DIGITS else math.inf
    if math.isinf(number):
        raise _unbearable(text)
    return number


def _unbearable(text: str) -> ValueError:
    problem = _("{value}: is too large for a number, or too long with its {n} characters")
    return ValueError(problem.format(value=f"{text:.40}", n=len(text)))


def _refuse_constant(name: str) -> object:
    raise ValueError(_("{value}: is not a number").format(value=name))
