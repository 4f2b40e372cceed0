import pytest

from hop_desktop.storage.database import Database
from tests.storage.examples import FixedClock, repository_over


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store(tmp_path):
    return tmp_path / "data" / "hop.db"


@pytest.fixture
def database(store, clock):
    database = Database(store, clock=clock)
    yield database
    database.close()


@pytest.fixture
def attempts(database):
    return repository_over(database)
