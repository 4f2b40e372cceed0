"""A checksum for each stored row: SQLite has none, so a flipped bit in a text would be silent."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

Value: TypeAlias = str | int | float | None
Values: TypeAlias = Mapping[str, Any]  # of one row, by column
CHECKSUM_COLUMN: Final = "checksum"
_BYTES: Final = 8


def row_checksum(values: Values) -> str:
    """Return 16 hex digits over all columns of a row but the checksum itself."""
    parts: list[bytes] = []
    for column in sorted(values.keys() - {CHECKSUM_COLUMN}):
        name, value = column.encode(), _as_bytes(values[column])
        parts += (b"%d:%d:" % (len(name), len(value)), name, value)
    return hashlib.blake2b(b"".join(parts), digest_size=_BYTES).hexdigest()


def _as_bytes(value: Value | bytes) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, bytes):  # never written: one flipped bit turns a text into it
        return b"b" + value
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, float):
        return b"f" + value.hex().encode()
    return b"i%d" % value
