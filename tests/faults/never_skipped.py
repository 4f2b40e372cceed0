"""Fails a run in which a whole kind of fault was skipped: it must not look as if it had passed.

Its hooks are those of tests/conftest.py, which every process of a parallel run reads.
"""

from collections import defaultdict

import pytest

KINDS = {
    "power cuts": ("test_power_loss.py", "test_traced_power_loss.py"),
    "a disk that refuses": ("test_io_faults.py",),
}
_outcomes = defaultdict(set)  # of the tests of each kind


def pytest_collectreport(report):
    _note(report)


def pytest_runtest_logreport(report):
    _note(report)


def pytest_sessionfinish(session):
    is_whole_run = not hasattr(session.config, "workerinput")
    if is_whole_run and _skipped_kinds():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    for kind in _skipped_kinds():
        terminalreporter.write_line(f"Every test of {kind} was skipped.", red=True)


def _note(report):
    if not report.skipped and getattr(report, "when", "") != "call":
        return
    for kind, names in KINDS.items():
        if any(f"/{name}" in report.nodeid for name in names):
            _outcomes[kind].add(report.outcome)


def _skipped_kinds():
    return [kind for kind, outcomes in _outcomes.items() if outcomes == {"skipped"}]
