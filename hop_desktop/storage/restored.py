"""What a restored backup becomes before it takes the store's place: up to date, and the newest."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import prepare_to_write
from hop_desktop.storage.failures import sqlite_errors
from hop_desktop.storage.save_number import last_save_of, set_last_save
from hop_desktop.storage.schema import Schema


def make_newest(
    part: Path, cipher: Cipher, schema: Schema, record: int, others: Iterable[Path]
) -> None:
    """Let a copy be newer than everything around it, so that nothing is offered back.

    Args:
        part: The copy; it is brought up to date first.
        cipher: How it and the others are written.
        schema: The newest one.
        record: The number of the last save in the second record.
        others: The store and the latest backup; damaged ones say nothing.
    """
    from hop_desktop.storage.engine import upgrade

    upgrade(part, prepare_to_write, schema, cipher)
    numbers = [record, last_save_of(part, cipher)]
    for path in others:
        with suppress(*sqlite_errors(), UnicodeDecodeError):  # sqlite3 quotes damaged text
            numbers.append(last_save_of(path, cipher))
    set_last_save(part, cipher, max(numbers) + 1)
