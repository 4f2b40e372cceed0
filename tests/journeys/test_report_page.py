"""The report is looked at page by page before it leaves."""

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from hop_desktop.ui.navigation import Route


@pytest.fixture
def driver(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.REPORT)
    driver.wait_for(lambda: picture(driver) is not None)
    return driver


def picture(driver):
    pictures = [
        one
        for one in driver.window.findChildren(QLabel)
        if one.accessibleName() == "Preview of the page" and not one.pixmap().isNull()
    ]
    return pictures[0] if pictures else None


def text(driver):
    return next(
        one.toPlainText()
        for one in driver.window.findChildren(QPlainTextEdit)
        if one.accessibleName() == "Text of the report"
    )


def test_every_page_can_be_looked_at(driver):
    first = picture(driver).accessibleDescription()

    driver.click("Next page")

    assert first.startswith("Page 1 of ")
    assert picture(driver).accessibleDescription().startswith("Page 2 of ")


def test_what_is_left_out_is_in_neither_the_preview_nor_the_file(driver, tmp_path):
    driver.answers.path = tmp_path / "report.md"
    assert "Every answer" in text(driver)

    driver.check_box("Every answer").click()
    driver.wait_for(lambda: "Every answer" not in text(driver))
    driver.click("Save…")
    driver.wait_for(driver.answers.path.exists)

    assert "Every answer" not in driver.answers.path.read_text(encoding="utf-8")
