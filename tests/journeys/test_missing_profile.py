"""A profile that is missing takes no page away."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from hop_desktop.bootstrap import load_samples
from hop_desktop.ui.navigation import Route


@pytest.fixture
def driver(open_window):
    driver = open_window()
    services = driver.shell.session.services
    for number, sample in enumerate(load_samples(services.catalogue)):
        attempt = replace(sample, attempt_id=f"a{number}", profile_id="own-gone")
        services.transfer.add_attempt(attempt)
    return driver


def shown(driver):
    return [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("route", Route, ids=lambda route: route.name)
def test_every_page_opens(driver, route):
    driver.shell.navigator.go(route)

    driver.wait_for(lambda: bool(shown(driver)))
    assert not any("no profile has the id" in text for text in shown(driver))
