"""The report is looked at page by page before it leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.page_preview import PagePreview


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


def test_the_keyboard_turns_pages_and_changes_their_size(driver, qtbot):
    preview = next(
        one
        for one in driver.window.findChildren(PagePreview)
        if one.accessibleName() == "Preview" and one.isVisible()
    )
    preview.setFocus()
    width = picture(driver).width()

    qtbot.keyClick(preview, Qt.Key.Key_End)
    _page, number, _of, total = picture(driver).accessibleDescription().split()
    assert number == total
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert picture(driver).accessibleDescription() == f"Page {int(total) - 1} of {total}"
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert picture(driver).accessibleDescription() == f"Page 1 of {total}"
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert picture(driver).width() > width
    qtbot.keyClick(preview, Qt.Key.Key_Minus)
    assert picture(driver).width() == width


def test_another_audience_changes_the_ticks_and_leaves_the_page_where_it_is(driver):
    audience = driver.combo("Audience")
    assert driver.check_box("Situations, with reasons").isChecked()

    audience.setCurrentIndex(1)
    audience.activated.emit(1)

    assert not driver.check_box("Situations, with reasons").isChecked()
    assert driver.combo("Audience") is audience


def test_what_is_left_out_is_in_neither_the_preview_nor_the_file(driver, tmp_path):
    driver.answers.path = tmp_path / "report.md"
    assert "Situations, with reasons" in text(driver)

    driver.check_box("Situations, with reasons").click()
    driver.wait_for(lambda: "Situations, with reasons" not in text(driver))
    driver.click("Save report…")
    driver.wait_for(driver.answers.path.exists)

    assert "Situations, with reasons" not in driver.answers.path.read_text(encoding="utf-8")


def test_one_page_is_the_summary_alone_and_comes_back_with_all_its_parts(driver):
    part = driver.check_box("Situations, with reasons")

    driver.check_box("One page").click()
    driver.wait_for(lambda: picture(driver).accessibleDescription() == "Page 1 of 1")
    assert "Where you stand" in text(driver)
    assert "Competency by competency" not in text(driver)
    assert not part.isEnabled()

    driver.click("Customise report…")
    driver.wait_for(lambda: "Competency by competency" in text(driver))
    assert not driver.check_box("One page").isChecked()
    assert part.isEnabled()
    assert part.isChecked()


def test_a_saved_report_can_be_opened_and_found(driver, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    driver.answers.path = tmp_path / "report.md"
    assert "Open" not in driver.names()

    driver.click("Save report…")
    driver.wait_for(lambda: "Open" in driver.names())
    driver.click("Open")
    driver.click("Show in folder")

    assert opened == [str(driver.answers.path), str(tmp_path)]


def keyboard(driver):
    focused = driver.window.focusWidget()
    return focused.accessibleName() if focused is not None else ""


@pytest.mark.parametrize("route", [Route.REPORT, Route.RESULTS])
def test_after_saving_the_keyboard_is_on_the_one_open(driver, tmp_path, route):
    driver.shell.navigator.go(route)
    driver.wait_for(lambda: "Save report…" in driver.names())
    driver.answers.path = tmp_path / "report.md"
    driver.button("Save report…").setFocus()

    driver.click("Save report…")
    driver.wait_for(lambda: keyboard(driver) == "Open")

    for name in ("Open", "Show in folder"):
        shown = [
            one for one in driver.window.findChildren(QPushButton) if one.accessibleName() == name
        ]
        assert len([one for one in shown if one.isVisible()]) == 1


@pytest.mark.parametrize("route", [Route.REPORT, Route.RESULTS])
def test_when_a_report_is_refused_the_keyboard_is_where_it_was(driver, tmp_path, route):
    driver.shell.navigator.go(route)
    driver.wait_for(lambda: "Save report…" in driver.names())
    driver.answers.path = tmp_path / "gone" / "report.md"
    driver.button("Save report…").setFocus()

    driver.click("Save report…")
    driver.wait_for(lambda: keyboard(driver) == "Save report…")

    assert "Open" not in driver.names()


def test_ctrl_p_is_in_the_menu_and_prints_the_pages_of_the_preview(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.HOME)

    printing = next(
        one
        for one in driver.window.findChildren(QAction)
        if one.shortcut() == QKeySequence.StandardKey.Print
    )
    printing.trigger()
    driver.wait_for(lambda: bool(driver.answers.printed))

    (job,) = driver.answers.printed
    driver.wait_for(lambda: picture(driver) is not None)
    total = picture(driver).accessibleDescription().rpartition(" ")[2]
    assert len(job.pages) == int(total)


def test_an_earlier_attempt_brings_what_changed_and_keeps_the_choices(driver):
    driver.combo("Audience").setCurrentIndex(1)
    driver.combo("Audience").activated.emit(1)
    assert "What changed" not in text(driver)
    earlier = driver.combo("Compare with")

    earlier.setCurrentIndex(1)
    earlier.activated.emit(1)
    driver.wait_for(lambda: "What changed" in text(driver))

    assert driver.combo("Audience").currentIndex() == 1
    assert driver.combo("Compare with").hasFocus()


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx"])
def test_all_data_is_exported_from_the_report_page(driver, tmp_path, ending):
    driver.answers.path = tmp_path / f"all{ending}"

    driver.click("Export all data…")
    driver.wait_for(driver.answers.path.exists)

    made = {one.name for one in tmp_path.glob("all*")}
    assert made == {f"all{ending}"} | ({"all-responses.csv"} if ending == ".csv" else set())


def test_a_copied_chart_is_a_picture_a_drawing_and_a_table(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    driver.wait_for(lambda: "Copy chart" in driver.names())

    driver.click("Copy chart")
    data = QApplication.clipboard().mimeData()
    driver.wait_for(data.hasImage)

    assert QApplication.clipboard().image().width() > 500
    assert b"<svg" in data.data("image/svg+xml").data()
    assert "\t" in data.text()
    QApplication.clipboard().clear()
