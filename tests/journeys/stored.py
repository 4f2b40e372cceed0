"""What the file holds, as another program reads it."""

import sqlite3
from contextlib import closing


def rows(folder, query):
    """Return the rows of a query of the store under `folder`."""
    with closing(sqlite3.connect(folder / "data" / "hop.db")) as connection:
        return connection.execute(query).fetchall()


def responses(folder):
    """Return how many answers are stored."""
    return rows(folder, "SELECT count(*) FROM response")[0][0]
