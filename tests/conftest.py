"""What every test can count on: no window is left behind, and no real data is touched."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLBACKEND", "agg")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.paths import AppPaths
from hop_desktop.storage import key_file
from hop_desktop.theme import load_theme
from hop_desktop.ui.styling import apply_theme, register_fonts
from tests.faults.never_skipped import (  # noqa: F401 - hooks
    pytest_collectreport,
    pytest_runtest_logreport,
    pytest_sessionfinish,
    pytest_terminal_summary,
)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def cheap_keys(monkeypatch):
    """Let a guess at a passphrase take no time, in tests that are not about it."""
    monkeypatch.setattr(key_file, "COST", 3)


@pytest.fixture
def open_store(tmp_path, catalogue):
    """Return what opens a store by a name of its own below the folder of the test."""
    opened = []

    def open_store(name):
        opened.append(open_services(AppPaths.at(tmp_path / name), catalogue))
        return opened[-1]

    yield open_store
    for services in opened:
        services.database.close()


@pytest.fixture(autouse=True)
def windows_die_in_order(request):
    """End what is left of a test's windows while the application lives."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    app.setStyle("Fusion")
    register_fonts()
    apply_theme(app, load_theme("light"), 100)
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
