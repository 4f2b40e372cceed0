"""Which schema this version of the program knows, and what a file must hold to be one of ours."""

import hashlib
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hop_desktop.storage.failures import sqlite_errors


@dataclass(frozen=True, slots=True)
class Schema:
    """The newest schema, the steps that lead to it, and a digest of each released one."""

    version: int
    steps: Path  # folder of the migrations
    digests: Mapping[int, str]  # by version


CURRENT: Final = Schema(
    version=6,
    steps=Path(__file__).parent / "migrations",
    digests={
        1: "c675a642f0e8c365",
        2: "0b0921c6e6dee6f8",
        3: "be87d4ffac6e91cd",
        4: "540b575b9d84c4f1",
        5: "045e60c72f77c82e",
        6: "ee51097e30b27743",
    },
)

# Alembic makes its own table, and SQLite those that begin with its name.
_OBJECTS: Final = """
    SELECT type, name, sql FROM sqlite_master
    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND (type, name, tbl_name) <> ('table', 'alembic_version', 'alembic_version')
    ORDER BY type, name
"""


def schema_digest(connection: sqlite3.Connection) -> str:
    """Return 16 hex digits over every table, index and trigger: a foreign one changes them."""
    digest = hashlib.blake2b(digest_size=8)
    for kind, name, sql in connection.execute(_OBJECTS):
        text = re.sub(r"\s+", " ", sql or "")
        digest.update(f"{kind}\0{name}\0{text}\0".encode())
    return digest.hexdigest()


def user_version(connection: sqlite3.Connection) -> int:
    """Return the version that the file's header names; 0: none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application_id(connection: sqlite3.Connection) -> int:
    """Return whose file this is, as its header says; 0: nobody's."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def recorded_version(connection: sqlite3.Connection) -> int | None:
    """Return the version that a row of the file names; None: no such row."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite_errors("OperationalError") as error:
        if "no such" not in str(error):
            raise
        return None
    return int(row[0]) if row is not None and str(row[0]).isdecimal() else None
