"""What a person does on Evidence, and what stands there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
)

from tests.journeys.stored import rows as rows_of


def go(driver, name):
    side = driver.window.findChild(QListWidget, "navigation")
    item = side.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    place = side.visualItemRect(item).center()
    driver.qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def field(driver, name, kind=QPlainTextEdit):
    return next(one for one in visible(driver, kind) if one.accessibleName() == name)


def visible(driver, kind):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(kind) if one.isVisible()]


def texts(driver):
    return {label.text() for label in visible(driver, QLabel)}


def tell_story(driver):
    driver.qtbot.keyClicks(field(driver, "Situation: what was going on"), "S")
    driver.qtbot.keyClicks(field(driver, "Result: what came of it"), "R")


def add(driver, action, *, confirmer="", facet=0):
    driver.click("Add evidence")
    tell_story(driver)
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), action)
    driver.qtbot.keyClicks(field(driver, "Who could confirm it", QLineEdit), confirmer)
    facets = field(driver, "Evidence of", QListWidget)
    facets.setFocus()
    facets.setCurrentRow(facet)
    driver.qtbot.keyClick(facets, Qt.Key.Key_Space)
    driver.click("Save")


def stored(folder):
    return [action for (action,) in rows_of(folder, "SELECT action FROM ledger_entry ORDER BY id")]
