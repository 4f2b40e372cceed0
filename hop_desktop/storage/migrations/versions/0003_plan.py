"""The plan: what the person means to do, and which library actions they can arrange."""

from alembic import op

revision = "0003"
down_revision = "0002"

TEXT_MAX = 100_000  # bytes of one text

STATEMENTS = (
    f"""
    CREATE TABLE planned_action (
      id INTEGER PRIMARY KEY,
      action_id TEXT NOT NULL UNIQUE CHECK (length(action_id) BETWEEN 1 AND 200),
      library_id TEXT NOT NULL CHECK (length(library_id) <= 200),
      competency_id TEXT NOT NULL CHECK (length(competency_id) BETWEEN 1 AND 200),
      facet_ids TEXT NOT NULL CHECK (length(facet_ids) BETWEEN 2 AND {TEXT_MAX}),
      kind TEXT CHECK (kind IN ('assignment', 'relationship', 'study')),
      title TEXT NOT NULL CHECK (length(CAST(title AS BLOB)) BETWEEN 1 AND {TEXT_MAX}),
      "do" TEXT NOT NULL CHECK (length(CAST("do" AS BLOB)) <= {TEXT_MAX}),
      seen TEXT NOT NULL CHECK (length(CAST(seen AS BLOB)) <= {TEXT_MAX}),
      note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= {TEXT_MAX}),
      hours REAL CHECK (hours > 0 AND hours < 1e6),
      due TEXT CHECK (length(due) = 10),
      state TEXT NOT NULL CHECK (state IN ('planned', 'doing', 'done', 'dropped')),
      position INTEGER NOT NULL,
      created_at TEXT NOT NULL CHECK (length(created_at) BETWEEN 25 AND 40),
      started_at TEXT CHECK (length(started_at) BETWEEN 25 AND 40),
      ended_at TEXT CHECK (length(ended_at) BETWEEN 25 AND 40),
      rev INTEGER NOT NULL CHECK (rev > 0),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      CHECK ((state IN ('done', 'dropped')) = (ended_at IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE arrangeable_action (
      library_id TEXT PRIMARY KEY CHECK (length(library_id) BETWEEN 1 AND 200),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 3")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
