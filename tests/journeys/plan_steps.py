"""The window on Plan, and how it is gone about there."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.ui.navigation import Route


def visible(driver, kind, name):
    QApplication.processEvents()
    return next(
        one
        for one in driver.window.findChildren(kind)
        if one.accessibleName() == name and one.isVisible()
    )


def texts(driver):
    QApplication.processEvents()
    return {one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()}


def go_to_tab(driver, name):
    tabs = next(one for one in driver.window.findChildren(QTabBar) if one.isVisible())
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(name))
    QApplication.processEvents()


def planning(driver):
    return driver.shell.session.services.planning


def titles(driver):
    return [one.title for one in planning(driver).actions()]


def open_plan(open_window):
    """Return the window on Plan, after two attempts."""
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.PLAN)
    QApplication.processEvents()
    return driver


def add_own(driver, title):
    go_to_tab(driver, "Actions")
    driver.click("New action")
    QTest.keyClicks(visible(driver, QLineEdit, "Title"), title)
    QTest.keyClicks(visible(driver, QPlainTextEdit, "What to do"), "I ask for it.")
    visible(driver, QCheckBox, "Causes and obstacles").click()
    driver.click("Save action")


def first_add(driver):
    return next(name for name in sorted(driver.names()) if name.startswith("Add to plan: "))


def break_disk(driver, monkeypatch):
    repository = planning(driver)._plans
    real = repository.save_actions

    def refuse(_actions):
        raise StorageUnavailableError("the disk is full")

    monkeypatch.setattr(repository, "save_actions", refuse)
    return lambda: monkeypatch.setattr(repository, "save_actions", real)
