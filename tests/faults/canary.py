"""A robot that leaves one strange word in every text field of the program, then deletes it all."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from hop_desktop.bootstrap import load_samples
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.expander import Expander

CANARY = "zebra-quagga-4711"


class Yes:
    """Stands in for a person who agrees to everything."""

    def confirm(self, _question, _button):
        return True

    def confirm_loss(self, _question, _button, _beside=None):
        return True

    def confirm_erasing(self, _question):
        return True

    def choose(self, _question, buttons):
        return buttons[-1]


def leave_everywhere(robot, report):
    """Type the word wherever text goes in, store it, export it, and delete everything."""
    filled = set()
    yield from robot.example(CANARY)
    filled.add("Example")
    yield from robot.until(lambda: robot.state() == "Saved")
    services = robot.shell.session.services
    for number, sample in enumerate(load_samples(services.catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"stored-{number}"))
    yield from _background(robot, filled)
    yield from _evidence(robot, filled)
    yield from _plan(robot, filled)
    yield from _profile(robot, filled)
    yield from _change(robot, filled)
    robot.shell.navigator.go(Route.REPORT)
    yield from robot.until(lambda: robot.find(QLineEdit, "Your name, if it is to be printed"))
    fill(robot, filled)
    for route in Route:
        robot.shell.navigator.go(route)
        yield
        yield
    services.database.back_up()
    from hop_desktop.whole_files import write_atomically

    write_atomically(robot.path / "export.json", services.transfer.export())
    report("filled", repr(sorted(filled)))
    yield from robot.until((robot.path / "delete").exists)
    yield from _delete(robot)
    report("deleted")
    yield from robot.until((robot.path / "end").exists)
    robot.shell.end()


def fill(robot, filled):
    """Type the word into every text field on screen."""
    for kind in (QLineEdit, QPlainTextEdit):
        for field in robot.window.findChildren(kind):
            is_part = isinstance(field.parent(), QAbstractSpinBox)
            if field.isVisible() and not is_part and not field.isReadOnly():
                if kind is QLineEdit and isinstance(field.validator(), QIntValidator):
                    continue  # takes numbers only
                field.setFocus()
                QTest.keyClicks(field, CANARY)
                filled.add(field.accessibleName().partition("? ")[0])


def _background(robot, filled):
    robot.shell.navigator.go(Route.BACKGROUND)
    yield
    fill(robot, filled)


def _evidence(robot, filled):
    robot.shell.navigator.go(Route.EVIDENCE)
    yield
    yield from robot.click("Add evidence")
    fill(robot, filled)
    facets = robot.find(QListWidget, "Evidence of")
    facets.item(0).setCheckState(Qt.CheckState.Checked)
    yield from robot.click("Save")
    yield from robot.until(lambda: robot.find(QPushButton, "Add evidence"))
    fill(robot, filled)  # the search


def _plan(robot, filled):
    robot.shell.navigator.go(Route.PLAN)
    yield
    for part in robot.window.findChildren(Expander):
        part.toggle.setChecked(True)
    yield
    yield from robot.click("Write my own action: 1. Negotiation")
    fill(robot, filled)
    yield from robot.click("Save action")
    yield
    yield from robot.click("Mark as done")
    yield
    fill(robot, filled)  # what came of it
    yield from robot.click("Add to evidence")
    yield


def _profile(robot, filled):
    robot.shell.navigator.go(Route.PROFILES)
    yield
    yield from robot.click("Copy and edit")
    fill(robot, filled)
    yield from robot.click("Save profile")
    yield


def _change(robot, filled):
    robot.shell.navigator.go(Route.CHANGE)
    yield
    fill(robot, filled)
    yield from robot.click("Save what I wrote")
    yield


def _delete(robot):
    robot.shell.navigator.go(Route.PREFERENCES)
    yield
    yield from robot.click("Delete everything…")
    yield from robot.until(lambda: robot.find(QPushButton, "Start assessment"))
