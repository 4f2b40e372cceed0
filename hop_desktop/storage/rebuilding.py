"""Builds a whole store: a backup, what the second record says came later, and whole rows."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from hop_desktop.storage.answers_log import AnswersLog, Record
from hop_desktop.storage.changes import RowChange, key_columns, matching, tables_of
from hop_desktop.storage.checksum import Value
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import (
    create_private,
    open_to_read,
    open_to_write,
    prepare_to_write,
)
from hop_desktop.storage.engine import upgrade
from hop_desktop.storage.failures import damaged, sqlite_errors
from hop_desktop.storage.logged_save import LoggedSave
from hop_desktop.storage.retention import Backup
from hop_desktop.storage.salvage import whole_rows
from hop_desktop.storage.save_number import TABLE as NUMBER_TABLE
from hop_desktop.storage.save_number import last_save_of, number_in, set_last_save
from hop_desktop.storage.schema import Schema, user_version
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify

_TRIGGERS: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_OURS: Final = {NUMBER_TABLE, "instrument_snapshot"}  # what nobody said
Place: TypeAlias = tuple[str, tuple[Value, ...]]  # table and key of a row


@dataclass(slots=True)
class Rebuilt:
    """What came from where.

    Attributes:
        is_complete: Whether nothing is known to be missing of what the second record holds.
        is_last_known: Whether the damaged store itself tells that the record ends with its last
            save.
        replayed: Saves of the second record that were later than the backup.
        salvaged: Rows of damaged files that nothing else knew.
        lost: Saves and rows that are known of and could not be brought back.
        is_empty: Whether nothing that a person said came back.
    """

    is_complete: bool
    is_last_known: bool = False
    replayed: int = 0
    salvaged: int = 0
    lost: int = 0
    is_empty: bool = False
    told: set[Place] = field(default_factory=set)  # what the second record knows of


def rebuild(
    files: StoreFiles, schema: Schema, base: Backup | None, sources: Sequence[Path]
) -> Rebuilt:
    """Build `files.rebuilt`.

    Args:
        files: The places of the store.
        schema: The newest one.
        base: Where to start; None: an empty store.
        sources: Damaged files to read whole rows from, later ones last.

    Raises:
        DamagedStoreError: Not even the backup alone makes a whole store.
    """
    record = AnswersLog(files).read()
    result = _build(files, schema, base, record, sources)
    if verify(files.rebuilt, schema, files.cipher):
        result = _build(files, schema, base, Record((), 0), ())
        result.is_complete = False
    findings = verify(files.rebuilt, schema, files.cipher)
    if findings:
        raise damaged(files.store.name, findings[0])
    _number(files, record, sources, result)
    result.is_complete = result.is_complete and not result.lost
    result.is_empty = not any(
        table not in _OURS for table, _row in whole_rows(files.rebuilt, files.cipher)
    )
    return result


def _number(files: StoreFiles, record: Record, sources: Sequence[Path], result: Rebuilt) -> None:
    """Let the rebuilt store go on after every save that is known of; say if one is missing."""
    said = max((_said(source, files.cipher) for source in sources), default=0)
    result.is_last_known = 0 < said <= record.last_number
    result.is_complete = result.is_complete and said <= max(
        record.last_number, last_save_of(files.rebuilt, files.cipher)
    )
    last = max(said, record.last_number, last_save_of(files.rebuilt, files.cipher))
    if last:
        set_last_save(files.rebuilt, files.cipher, last)


def _said(damaged_file: Path, cipher: Cipher) -> int:
    """Return the number of the last save that a damaged file tells; 0: it cannot be read."""
    rows = (row for table, row in whole_rows(damaged_file, cipher) if table == NUMBER_TABLE)
    return max(map(number_in, rows), default=0)


def replay(connection: sqlite3.Connection, saves: Sequence[LoggedSave]) -> bool:
    """Do saves of the record once more, in an open transaction without foreign keys.

    Returns:
        Whether this store could hold all of it.
    """
    with _without_triggers(connection):
        refused = [not _apply(connection, change) for save in saves for change in save.changes]
        return not _remove_orphans(connection) and not any(refused)


def _build(
    files: StoreFiles, schema: Schema, base: Backup | None, record: Record, sources: Sequence[Path]
) -> Rebuilt:
    part = files.rebuilt
    for left_behind in (*files.rebuilt_sides, part):
        left_behind.unlink(missing_ok=True)
    create_private(part)
    if base is not None:
        shutil.copyfile(base.path, part)
    cipher = files.cipher
    version, number = _version(part, cipher), last_save_of(part, cipher)
    saves = [save for save in record.saves if _is_later(save, base, number)]
    result = Rebuilt(is_complete=_tells_all(record, base, number))
    if version not in {0, schema.version}:
        known = [save for save in saves if save.schema == version]
        _bring_back(part, cipher, known, sources, result)
    if version != schema.version:
        upgrade(part, prepare_to_write, schema, cipher)
    known = [save for save in saves if save.schema == schema.version]
    _bring_back(part, cipher, known, sources, result)
    result.lost += sum(save.schema not in {version, schema.version} for save in saves)
    return result


def _is_later(save: LoggedSave, base: Backup | None, number: int) -> bool:
    """Whether a save was made after the backup, which ends with `number`."""
    if save.number is None:  # made before saves had numbers
        return base is None or save.after >= base.counter
    return save.number > number


def _tells_all(record: Record, base: Backup | None, number: int) -> bool:
    """Whether the second record holds every save since the backup, which ends with `number`."""
    if not record.saves and not record.begins_after:
        return False
    numbers = [save.number for save in record.saves if _is_later(save, base, number)]
    if None in numbers:  # made before saves had numbers: all that shows is what can be read
        return not record.unreadable and (base is not None or record.saves[0].after == 0)
    return (
        record.ends_readable
        and record.last_number >= number
        and len(set(numbers)) == record.last_number - number
    )


def _version(part: Path, cipher: Cipher) -> int:
    with closing(open_to_read(part, cipher)) as connection:
        return user_version(connection)


def _bring_back(
    part: Path,
    cipher: Cipher,
    saves: Sequence[LoggedSave],
    sources: Sequence[Path],
    result: Rebuilt,
) -> None:
    with closing(open_to_write(part, cipher)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        with _without_triggers(connection):
            for save in saves:
                result.replayed += 1
                for change in save.changes:
                    result.lost += not _apply(connection, change)
                    result.told.add((change.table, change.key))
            for source in sources:
                _salvage(connection, whole_rows(source, cipher), result)
            result.lost += _remove_orphans(connection)
        connection.execute("COMMIT")


@contextmanager
def _without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """Let finished attempts be written too; their rows come in any order."""
    triggers = connection.execute(_TRIGGERS).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        connection.execute(sql)


def _salvage(
    connection: sqlite3.Connection,
    rows: Iterable[tuple[str, Mapping[str, Value]]],
    result: Rebuilt,
) -> None:
    """Take the rows that nothing else tells of, or tells of with gaps."""
    keys = {table: key_columns(connection, table) for table in tables_of(connection)}
    for table, row in rows:
        if table not in keys or not set(keys[table]) <= row.keys():
            continue
        key = tuple(row[column] for column in keys[table])
        is_told = (table, key) in result.told and result.is_complete
        stored = _stored(connection, table, keys[table], key)
        if is_told or stored == row or not _is_newer(row, stored):
            continue
        result.salvaged += _apply(connection, RowChange(table, key, row))


def _is_newer(row: Mapping[str, Value], stored: Mapping[str, Value] | None) -> bool:
    rev, stored_rev = row.get("rev"), (stored or {}).get("rev")
    return not (isinstance(rev, int) and isinstance(stored_rev, int)) or rev >= stored_rev


def _stored(
    connection: sqlite3.Connection, table: str, keys: Sequence[str], key: Sequence[Value]
) -> dict[str, Value] | None:
    where = matching(keys)
    found = connection.execute(f'SELECT * FROM "{table}" WHERE {where}', key)  # noqa: S608
    row = found.fetchone()
    columns = [column[0] for column in found.description]
    return None if row is None else dict(zip(columns, row, strict=True))


def _apply(connection: sqlite3.Connection, change: RowChange) -> bool:
    """Make a row what the change says; False: this store cannot hold it."""
    keys = key_columns(connection, change.table)
    if not keys:
        return False
    try:
        if change.row is None:
            where = matching(keys)
            connection.execute(f'DELETE FROM "{change.table}" WHERE {where}', change.key)  # noqa: S608
        else:
            connection.execute(
                _upsert(change.table, list(change.row), keys), [*change.row.values()]
            )
    except sqlite_errors("IntegrityError", "OperationalError"):
        return False
    return True


def _upsert(table: str, columns: Sequence[str], keys: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    values = ", ".join(f'"{column}" = excluded."{column}"' for column in columns)
    conflict = ", ".join(f'"{key}"' for key in keys)
    return (
        f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own
        f" ON CONFLICT ({conflict}) DO UPDATE SET {values}"
    )


def _remove_orphans(connection: sqlite3.Connection) -> int:
    """Delete rows whose attempt could not be brought back; return how many."""
    removed = 0
    while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, *_rest in orphans:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [row_id])  # noqa: S608
        removed += len(orphans)
    return removed
