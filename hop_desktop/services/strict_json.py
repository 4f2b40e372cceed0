"""JSON from outside: nothing that two programs could read differently gets through."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.i18n import _

MOST_VALUES: Final = 2_000_000  # several thousand attempts; read, they take a few hundred MB
_BETWEEN_VALUES: Final = (b",", b"[", b"{")  # each value but the first stands behind one
Refusal = Callable[[str, list[str]], InvalidFileError]


def parse_object(data: bytes, source: str, refuse: Refusal) -> Mapping[str, object]:
    """Return the object that `data` holds.

    Raises:
        InvalidFileError: Made by `refuse`: not UTF-8, not JSON, duplicate keys, NaN, too deep,
            more than MOST_VALUES values, or not an object.
    """
    if sum(map(data.count, _BETWEEN_VALUES)) > MOST_VALUES:
        raise refuse(
            source, [_("the file: holds more than {most} values").format(most=MOST_VALUES)]
        )
    try:
        content = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
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
    return content


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) < len(pairs):
        ((twice, _times),) = Counter(key for key, _value in pairs).most_common(1)
        raise ValueError(_("{field}: is given twice").format(field=f"{twice!r:.80}"))
    return content


def _refuse_constant(name: str) -> object:
    raise ValueError(_("{value}: is not a number").format(value=name))
