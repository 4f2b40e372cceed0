"""The real window, and ways to make its store refuse."""

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.attempts import SqlAttemptRepository
from tests.journeys.conftest import open_window  # noqa: F401 - a fixture

NEVER_ALL_SKIPPED = ("test_power_loss.py", "test_io_faults.py")
WRITES = ("save_response", "save_evidence", "save_confidence", "save_place")


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


outcomes = set()  # of what must not be skipped in silence


def pytest_collectreport(report):
    note(report)


def pytest_runtest_logreport(report):
    note(report)


def note(report):
    is_needed = any(name in report.nodeid for name in NEVER_ALL_SKIPPED)
    if is_needed and (report.skipped or getattr(report, "when", "") == "call"):
        outcomes.add(report.outcome)


def pytest_sessionfinish(session):
    """Fail a run in which every test of power cuts and of a refusing disk was skipped."""
    if outcomes == {"skipped"}:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if outcomes == {"skipped"}:
        terminalreporter.write_line("No test of power cuts or of a refusing disk ran.", red=True)
