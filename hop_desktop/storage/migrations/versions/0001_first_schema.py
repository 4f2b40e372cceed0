"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE respondent (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      respondent_id TEXT NOT NULL CHECK (length(respondent_id) BETWEEN 1 AND 80),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    """
    CREATE TABLE instrument_snapshot (
      fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) BETWEEN 1 AND 200),
      document TEXT NOT NULL CHECK (length(document) >= 2),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    """
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      attempt_id TEXT NOT NULL UNIQUE CHECK (length(attempt_id) BETWEEN 1 AND 200),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 200),
      fingerprint TEXT NOT NULL REFERENCES instrument_snapshot (fingerprint),
      form TEXT NOT NULL CHECK (form IN ('full', 'quick')),
      profile_id TEXT NOT NULL CHECK (length(profile_id) BETWEEN 1 AND 200),
      started_at TEXT NOT NULL CHECK (length(started_at) BETWEEN 25 AND 40),
      finished_at TEXT CHECK (length(finished_at) BETWEEN 25 AND 40),
      shown_order TEXT NOT NULL CHECK (length(shown_order) >= 2),
      current_item_id TEXT CHECK (length(current_item_id) BETWEEN 1 AND 200),
      reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
      rev INTEGER NOT NULL CHECK (rev > 0),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX one_open_attempt ON attempt (finished_at IS NULL)
    WHERE finished_at IS NULL
    """,
    "CREATE INDEX attempt_fingerprint ON attempt (fingerprint)",
    """
    CREATE TABLE response (
      attempt INTEGER NOT NULL
        REFERENCES attempt (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      item_id TEXT NOT NULL CHECK (length(item_id) BETWEEN 1 AND 200),
      kind TEXT NOT NULL CHECK (kind IN ('level', 'no-chance', 'best-worst')),
      level INTEGER CHECK (level BETWEEN 1 AND 5),
      best TEXT CHECK (length(best) BETWEEN 1 AND 200),
      worst TEXT CHECK (length(worst) BETWEEN 1 AND 200 AND worst <> best),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, item_id),
      CHECK ((kind = 'level') = (level IS NOT NULL)),
      CHECK ((kind = 'best-worst') = (best IS NOT NULL)),
      CHECK ((kind = 'best-worst') = (worst IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE evidence (
      attempt INTEGER NOT NULL
        REFERENCES attempt (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      item_id TEXT NOT NULL CHECK (length(item_id) BETWEEN 1 AND 200),
      text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) <= 1000000),
      grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 3),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, item_id)
    ) STRICT
    """,
    """
    CREATE TABLE confidence (
      attempt INTEGER NOT NULL
        REFERENCES attempt (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      competency_id TEXT NOT NULL CHECK (length(competency_id) BETWEEN 1 AND 200),
      confidence TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, competency_id)
    ) STRICT
    """,
    """
    CREATE TABLE seconds (
      attempt INTEGER NOT NULL
        REFERENCES attempt (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      item_id TEXT NOT NULL CHECK (length(item_id) BETWEEN 1 AND 200),
      seconds REAL NOT NULL CHECK (seconds >= 0 AND seconds < 1e12),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      PRIMARY KEY (attempt, item_id)
    ) STRICT
    """,
    """
    CREATE TABLE own_profile (
      id INTEGER PRIMARY KEY,
      profile_id TEXT NOT NULL UNIQUE CHECK (length(profile_id) BETWEEN 1 AND 200),
      document TEXT NOT NULL CHECK (length(document) >= 2),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    """
    CREATE TABLE background (
      field TEXT PRIMARY KEY CHECK (length(field) BETWEEN 1 AND 200),
      value TEXT NOT NULL CHECK (length(CAST(value AS BLOB)) <= 1000000),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
    """
    CREATE TRIGGER finished_attempt_is_kept BEFORE UPDATE ON attempt
    WHEN OLD.finished_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the attempt is finished'); END
    """,
)

# An attempt that arrives finished gets its parts first: until its own row stands, the
# triggers find no finished attempt (the foreign keys wait for the commit). Deleting a
# whole attempt passes too: its row is gone when the cascade reaches the parts.
PARTS = ("response", "evidence", "confidence", "seconds")
TRIGGER = """
    CREATE TRIGGER finished_{part}_{verb}_refused BEFORE {verb} ON {part}
    WHEN (SELECT finished_at FROM attempt WHERE id = {row}.attempt) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the attempt is finished'); END
"""
VERBS = (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD"))


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    for part in PARTS:
        for verb, row in VERBS:
            op.execute(TRIGGER.format(part=part, verb=verb, row=row))
    op.execute("PRAGMA application_id = 0x484F5044")
    op.execute("PRAGMA user_version = 1")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
