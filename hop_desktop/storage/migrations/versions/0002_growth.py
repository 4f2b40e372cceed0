"""The evidence ledger, reasons of changed answers, and looks back."""

from alembic import op

revision = "0002"
down_revision = "0001"

TEXT_MAX = 100_000  # bytes of one text

STATEMENTS = (
    f"""
    CREATE TABLE ledger_entry (
      id INTEGER PRIMARY KEY,
      entry_id TEXT NOT NULL UNIQUE CHECK (length(entry_id) BETWEEN 1 AND 200),
      facets TEXT NOT NULL CHECK (length(facets) BETWEEN 2 AND {TEXT_MAX}),
      situation TEXT NOT NULL CHECK (length(CAST(situation AS BLOB)) <= {TEXT_MAX}),
      task TEXT NOT NULL CHECK (length(CAST(task AS BLOB)) <= {TEXT_MAX}),
      action TEXT NOT NULL CHECK (length(CAST(action AS BLOB)) <= {TEXT_MAX}),
      result TEXT NOT NULL CHECK (length(CAST(result AS BLOB)) <= {TEXT_MAX}),
      happened_on TEXT NOT NULL CHECK (length(happened_on) = 10),
      scope TEXT NOT NULL CHECK (scope IN ('team', 'several-teams', 'company')),
      confirmer TEXT NOT NULL CHECK (length(CAST(confirmer AS BLOB)) <= {TEXT_MAX}),
      reference TEXT NOT NULL CHECK (length(CAST(reference AS BLOB)) <= {TEXT_MAX}),
      origin TEXT NOT NULL CHECK (origin IN ('hand', 'example', 'action')),
      origin_id TEXT NOT NULL CHECK (length(origin_id) <= 500),
      recorded_at TEXT NOT NULL CHECK (length(recorded_at) BETWEEN 25 AND 40),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    f"""
    CREATE TABLE change_reason (
      attempt INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
      item_id TEXT NOT NULL CHECK (length(item_id) BETWEEN 1 AND 200),
      text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) <= {TEXT_MAX}),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, item_id)
    ) STRICT
    """,
    """
    CREATE TABLE look_back (
      attempt INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
      earlier INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
      item_id TEXT NOT NULL CHECK (length(item_id) BETWEEN 1 AND 200),
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, earlier, item_id),
      CHECK (attempt <> earlier)
    ) STRICT
    """,
    "CREATE INDEX look_back_earlier ON look_back (earlier)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 2")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
