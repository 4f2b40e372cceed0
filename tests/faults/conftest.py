"""The real window, and ways to make its store refuse."""

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.attempts import SqlAttemptRepository
from tests.journeys.conftest import open_window  # noqa: F401 - a fixture

WRITES = ("save_changes",)


class Disk:
    """Stands between the program and its store."""

    def __init__(self, monkeypatch):
        self.failures = 0  # how many more writes are to fail
        for name in WRITES:
            monkeypatch.setattr(SqlAttemptRepository, name, self._guarded(name))

    def _guarded(self, name):
        working = getattr(SqlAttemptRepository, name)

        def write(*arguments):
            if self.failures > 0:
                self.failures -= 1
                raise StorageUnavailableError("the disk is full")
            return working(*arguments)

        return write


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


@pytest.fixture
def questionnaire(open_window):  # noqa: F811
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    return driver
