"""Whether a store still holds what was written: structure, references and every row's checksum."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.i18n import _
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, row_checksum
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.connection import APPLICATION_ID, distrust, open_to_read
from hop_desktop.storage.failures import translated
from hop_desktop.storage.schema import (
    Schema,
    application_id,
    recorded_version,
    schema_digest,
    user_version,
)

_REPORTED_AT_MOST: Final = 5
# What SQLite and Alembic make themselves has these names, and no statement of its own.
_HIDDEN: Final = """
    SELECT name FROM sqlite_master WHERE name LIKE 'sqlite\\_%' ESCAPE '\\' AND sql IS NOT NULL
      AND name NOT IN ('sqlite_sequence', 'sqlite_stat1')
    OR tbl_name = 'alembic_version' AND name <> tbl_name AND sql IS NOT NULL
    OR name = 'alembic_version' AND (type <> 'table' OR length(sql) > 200)
"""
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def verify(
    path: Path, schema: Schema, cipher: Cipher = PLAIN, *, is_foreign: bool = False
) -> tuple[str, ...]:
    """Return what is wrong with a file, one readable line each; empty: it is whole.

    Args:
        path: The file.
        schema: The formats that are known.
        cipher: How it is written.
        is_foreign: Somebody may have made it to do harm: then nothing in it is evaluated before
            its tables are known to be ours, and little memory is given to it.

    Raises:
        StorageUnavailableError: It cannot be read now, which says nothing about its content.
    """
    findings: list[str] = []
    try:
        with translated(path.name, looking=True), closing(open_to_read(path, cipher)) as connection:
            if is_foreign:
                distrust(connection)
                findings.extend(_foreign_objects(connection))
                if not findings:
                    findings.extend(_identity(connection, schema))
            for check in () if findings else (_identity, _structure, _references, _rows):
                findings.extend(check(connection, schema))
    except DamagedStoreError as error:
        findings.append(error.finding)
    return tuple(findings[:_REPORTED_AT_MOST])


def _identity(connection: sqlite3.Connection, schema: Schema) -> Iterator[str]:
    version = user_version(connection)
    if application_id(connection) != APPLICATION_ID:
        yield _("it was not written by this program")
    if recorded_version(connection) != version:
        yield _("it names two different versions of its format")
    elif schema.digests.get(version, "") not in {"", schema_digest(connection)}:
        yield _("its tables are not the ones of format {version}").format(version=version)


def _foreign_objects(connection: sqlite3.Connection) -> Iterator[str]:
    """Name what no version of the program made, and the digest of the tables leaves out."""
    for (name,) in connection.execute(_HIDDEN):
        yield _("{name} is none of its tables").format(name=name)


def _structure(connection: sqlite3.Connection, _schema: Schema) -> Iterator[str]:
    for (finding,) in connection.execute(f"PRAGMA integrity_check({_REPORTED_AT_MOST})"):
        if finding != "ok":
            yield str(finding)


def _references(connection: sqlite3.Connection, _schema: Schema) -> Iterator[str]:
    for table, row, *_rest in connection.execute("PRAGMA foreign_key_check"):
        yield _("{table}, row {row}: what it belongs to is missing").format(table=table, row=row)


def _rows(connection: sqlite3.Connection, _schema: Schema) -> Iterator[str]:
    for (table,) in connection.execute(_TABLES).fetchall():
        rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of our own
        columns = [column[0] for column in rows.description]
        if CHECKSUM_COLUMN not in columns:
            continue
        for row in rows:
            values = dict(zip(columns, row, strict=True))
            if row_checksum(values) != values[CHECKSUM_COLUMN]:
                yield _("{table}: a row is not what was written ({key})").format(
                    table=table, key=", ".join(str(value) for value in row[:2])
                )
