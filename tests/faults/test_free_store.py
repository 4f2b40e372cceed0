"""Whatever the program did, it holds no lock on the store afterwards."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.instrument import Form
from hop_desktop.paths import AppPaths

USES = {
    "list": lambda services: services.history.summaries(),
    "read": lambda services: services.history.attempts(),
    "score": lambda services: services.history.scored(),
    "start": lambda services: services.assessment.begin(Form.QUICK, profile(services)),
    "profiles": lambda services: services.profiles.all(),
    "background": lambda services: services.background.load(),
    "export": lambda services: services.transfer.export(),
    "import": lambda services: services.transfer.import_all(services.transfer.export(), "x"),
    "refuse": lambda services: services.transfer.import_all(b"{", "x"),
    "tables": lambda services: services.transfer.files(Path("x.csv")),
    "report": lambda services: services.reports.capture("mine"),
    "back up": lambda services: services.database.back_up(),
    "delete": lambda services: services.history.delete("mine"),
    "delete what is not there": lambda services: services.history.delete("nothing"),
}


def profile(services):
    return services.catalogue.profiles[0].profile_id


@pytest.fixture(scope="module")
def services(tmp_path_factory, catalogue):
    opened = open_services(AppPaths.at(tmp_path_factory.mktemp("store")), catalogue)
    with closing(opened.database):
        yield opened


@pytest.fixture
def other(services):
    """A second opening of the store that waits for nothing."""
    path = services.database.path
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        yield other


@pytest.mark.parametrize("use", USES)
def test_after_every_use_the_store_is_free_at_once(services, other, catalogue, use):
    with suppress(HopError):
        services.transfer.add_attempt(sample(catalogue))
    with suppress(HopError):
        USES[use](services)

    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")


def test_a_use_that_forgets_its_session_would_be_noticed(services, other, catalogue):
    with suppress(HopError):
        services.transfer.add_attempt(sample(catalogue))
    with services.database.reading() as reading:
        list(reading.select("SELECT * FROM attempt"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN EXCLUSIVE")


def sample(catalogue):
    return replace(load_samples(catalogue)[0], attempt_id="mine")
