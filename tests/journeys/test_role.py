"""A person reads about the role, part by part, and asks where a number comes from."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from hop_desktop.ui.navigation import Route
from tests.ui.layout_faults import faults, measured

PARTS = (
    "The job",
    "Duties",
    "The ladder",
    "Titles",
    "Three stages",
    "Challenges",
    "The way there",
    "The numbers",
    "Sources",
)


@pytest.fixture
def driver(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.ROLE)
    return driver


def texts(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def choose(combo, text):
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def test_the_page_opens_on_the_job_and_names_all_parts(driver):
    assert set(PARTS) <= driver.names()
    assert driver.button("The job").isChecked()
    assert any("answers for what the products must achieve" in text for text in texts(driver))


def test_each_part_leads_on_to_the_next(driver):
    for here, there in pairwise(PARTS):
        assert driver.button(here).isChecked()
        driver.click(f"Next: {there}")

    assert driver.button("Sources").isChecked()
    assert driver.button("Sources").hasFocus()
    assert not any(name.startswith("Next: ") for name in driver.names())


def test_the_numbers_of_any_profile_can_be_asked_for(driver):
    driver.click("The numbers")
    combo = next(
        one
        for one in driver.window.findChildren(QComboBox)
        if one.accessibleName() == "Numbers of which profile?" and one.isVisible()
    )

    assert driver.table("Numbers of Head of Product, scale-up").item(0, 1).text() == "4.0 (derived)"
    choose(combo, "Chief Product Officer")

    table = driver.table("Numbers of Chief Product Officer")
    assert table.item(0, 1).text() == "4.5 (derived)"
    assert combo.count() == 9


@pytest.mark.parametrize(("percent", "size"), [(100, (1180, 800)), (200, (900, 600))])
def test_every_part_fits(driver, percent, size):
    driver.look("light", percent)
    driver.window.resize(*size)

    for part in PARTS:
        driver.click(part)
        for _turn in range(4):
            QApplication.processEvents()
        assert measured(driver.window) > 3
        assert not faults(driver.window), part
