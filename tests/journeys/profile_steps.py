"""What a person does on Profiles."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
)


def open_profiles(driver):
    action = next(one for one in driver.window.findChildren(QAction) if one.text() == "Pro&files")
    action.trigger()
    QApplication.processEvents()


def visible(driver, kind, name):
    QApplication.processEvents()
    return next(
        one
        for one in driver.window.findChildren(kind)
        if one.isVisible() and one.accessibleName() == name
    )


def texts(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def choose(driver, name, text):
    combo = visible(driver, QComboBox, name)
    index = next(n for n in range(combo.count()) if combo.itemText(n) == text)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    QApplication.processEvents()
