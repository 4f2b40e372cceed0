"""The circumstances of an attempt: the company it speaks of, and the language it was taken in.

Attempts of before have no row: they were taken in English, and the company was not asked for.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

TABLE = """
    CREATE TABLE circumstances (
      attempt INTEGER PRIMARY KEY
        REFERENCES attempt (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 20),
      size TEXT CHECK (size IN ('under-50', '50-1000', 'over-1000')),
      products INTEGER CHECK (products BETWEEN 0 AND 1000000),
      product_people INTEGER CHECK (product_people BETWEEN 0 AND 1000000),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16),
      CHECK ((size IS NULL) = (products IS NULL)),
      CHECK ((size IS NULL) = (product_people IS NULL))
    ) STRICT
"""
TRIGGER = """
    CREATE TRIGGER finished_circumstances_{verb}_refused BEFORE {verb} ON circumstances
    WHEN (SELECT finished_at FROM attempt WHERE id = {row}.attempt) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the attempt is finished'); END
"""
VERBS = (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD"))


def upgrade() -> None:
    op.execute(TABLE)
    for verb, row in VERBS:
        op.execute(TRIGGER.format(verb=verb, row=row))
    op.execute("PRAGMA user_version = 4")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
