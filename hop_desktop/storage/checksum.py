"""A checksum for each stored row: SQLite has none, so a flipped bit in a text would be silent."""

import hashlib
from collections.abc import Mapping
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | None
CHECKSUM_COLUMN: Final = "checksum"
_BYTES: Final = 8


def row_checksum(values: Mapping[str, Value]) -> str:
    """Return 16 hex digits over all columns of a row but the checksum itself."""
    digest = hashlib.blake2b(digest_size=_BYTES)
    for column in sorted(values.keys() - {CHECKSUM_COLUMN}):
        for part in (column.encode(), _as_bytes(values[column])):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _as_bytes(value: Value) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, float):
        return b"f" + value.hex().encode()
    return b"i%d" % value
