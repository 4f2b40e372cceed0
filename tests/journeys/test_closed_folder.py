"""A data folder that may not be entered: said, and another one is offered."""

import pytest
from PySide6.QtWidgets import QLabel

from hop_desktop import paths as places
from tests.journeys.conftest import Driver
from tests.ordinary import ordinary_rights


@pytest.fixture
def folder():
    with ordinary_rights() as folder:
        yield folder


@pytest.fixture
def open_over(qtbot, folder, monkeypatch):
    """Return what opens the window over a folder below that of the person."""
    monkeypatch.setattr(places, "_choice", lambda: folder / "choice")
    drivers = []

    def open_over(name):
        drivers.append(Driver(qtbot, folder / name, is_locked=True))
        return drivers[-1]

    yield open_over
    for driver in drivers:
        driver.close()
    for closed in folder.iterdir():
        closed.chmod(0o700)


def said(driver):
    return "\n".join(one.text() for one in driver.window.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("mode", [0o000, 0o600, 0o200])
@pytest.mark.parametrize("name", ["closed", "closed/data"])
def test_a_folder_that_may_not_be_entered_is_said_and_another_can_be_used(
    open_over, folder, name, mode
):
    (folder / "closed").mkdir()
    (folder / "closed").chmod(mode)

    driver = open_over(name)
    driver.wait_for(lambda: "Use another folder…" in driver.names())
    assert f"the system does not allow to open {folder / name}" in said(driver)

    driver.answers.path = folder / "other"
    driver.click("Use another folder…")
    assert driver.shell.next_paths == places.AppPaths.at(folder / "other")
    assert places.remembered_folder() == folder / "other"
