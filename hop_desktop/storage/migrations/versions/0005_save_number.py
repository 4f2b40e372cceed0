"""The number of the last save, by which the store and its second record know each other."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE save_number (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL CHECK (number > 0),
      checksum TEXT NOT NULL CHECK (length(checksum) = 16)
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 5")


def downgrade() -> None:
    raise NotImplementedError("a store is never led back: restore a backup instead")
