"""What was asked of other people, and what came back."""

from alembic import op

revision = "0006"
down_revision = "0005"

TEXT_MAX = 1_000_000  # bytes of one text
VERSION = """
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 200),
      instrument_version TEXT NOT NULL CHECK (length(instrument_version) BETWEEN 1 AND 200),
      fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 32),
"""
RECEIVED = f"""
      id INTEGER PRIMARY KEY,
      asking TEXT NOT NULL {{unique}} CHECK (length(asking) = 16),{VERSION}
      received_at TEXT NOT NULL CHECK (length(received_at) BETWEEN 25 AND 40),
"""
CHECKSUM = "checksum TEXT NOT NULL CHECK (length(checksum) = 16)"


def text(*names: str) -> str:
    """Return the columns of texts that are JSON objects."""
    check = "{name} TEXT NOT NULL CHECK (length(CAST({name} AS BLOB)) BETWEEN 2 AND {most}),\n"
    return "".join(check.format(name=name, most=TEXT_MAX) for name in names)


SIGNED = """
      number TEXT NOT NULL UNIQUE CHECK (length(number) = 32),
      sender TEXT NOT NULL CHECK (length(sender) BETWEEN 1 AND 80),
"""
STATEMENTS = (
    f"""
    CREATE TABLE round (
      id INTEGER PRIMARY KEY,
      asking TEXT NOT NULL UNIQUE CHECK (length(asking) = 16),
      kind TEXT NOT NULL CHECK (kind IN ('expectations', 'view', 'confidential')),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
      language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 20),{VERSION}
      {text("groups")}
      closes_on TEXT CHECK (length(closes_on) = 10),
      asked_at TEXT NOT NULL CHECK (length(asked_at) BETWEEN 25 AND 40),
      {CHECKSUM}
    ) STRICT
    """,
    f"""
    CREATE TABLE expectation ({RECEIVED.format(unique="")}{SIGNED}
      {text("levels", "importance", "words")}
      {CHECKSUM}
    ) STRICT
    """,
    f"""
    CREATE TABLE named_view ({RECEIVED.format(unique="")}{SIGNED}
      relation TEXT NOT NULL CHECK (relation IN ('manager', 'peer', 'report', 'other')),
      {text("answers", "texts")}
      {CHECKSUM}
    ) STRICT
    """,
    f"""
    CREATE TABLE group_result ({RECEIVED.format(unique="UNIQUE")}
      collector TEXT NOT NULL CHECK (length(collector) BETWEEN 1 AND 80),
      closed_on TEXT NOT NULL CHECK (length(closed_on) = 10),
      {text("groups", "comments")}
      {CHECKSUM}
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 6")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
