"""The program's own window in a process of its own, worked by a robot that knows only names.

    python driven_window.py SCRIPT FOLDER [PATH]

Whatever the robot reports is one line on standard output: what the screen called saved, and when
the script is done. The process then stays until it is ended from outside.
"""

import os
import random
import sys
from pathlib import Path
from threading import Event

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QRadioButton

import hop_desktop.__main__ as program
from hop_desktop.app import process
from hop_desktop.app.data_portability import DataPortability
from hop_desktop.app.shell import Shell
from hop_desktop.ui.navigation import Route
from tests.faults import begun_anew, refused_then_killed
from tests.faults.canary import CANARY, Yes, leave_everywhere
from tests.faults.careless import be_careless
from tests.faults.typed_everywhere import read_forms, type_forms, write_forms

STEP_MS = 2


def report(*words):
    os.write(1, (" ".join(words) + "\n").encode())


class Robot:
    """Finds what a person would and works it."""

    def __init__(self, shell, path):
        self.shell = shell
        self.window = shell.window
        self.path = path

    def find(self, kind, name):
        for one in self.window.findChildren(kind):
            if one.isVisible() and one.accessibleName() == name:
                return one
        return None

    def click(self, name, kind=QPushButton):
        while (found := self.find(kind, name)) is None or not found.isEnabled():
            yield
        found.click()
        yield

    def state(self):
        texts = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        return next((text for text in texts if text.startswith(("Sav", "Not saved"))), "")

    def until(self, holds):
        while not holds():
            yield

    def enter(self):
        yield from self.until(lambda: self.shell.session is not None)
        yield
        if self.find(QPushButton, "Resume assessment"):
            yield from self.click("Resume assessment")
            yield from self.until(lambda: self.shell.session.saver.current is not None)
            return
        yield from self.click("Start assessment")
        yield from self.click("Full form", QRadioButton)
        yield from self.click("Begin")
        yield from self.until(lambda: self.shell.session.saver.current is not None)

    def item(self):
        return self.shell.session.saver.current.attempt.current_item_id

    def cards(self):
        boxes = [one for one in self.window.findChildren(QRadioButton) if one.isVisible()]
        return [one for one in boxes if hasattr(one, "choice_id")]

    def example(self, text):
        """Type where the first item that asks for an example is."""
        yield from self.enter()
        self.shell.navigator.go(Route.QUESTIONNAIRE, item="neg-preparation-2")
        yield
        self.cards()[4].setChecked(True)
        yield
        field = self.find(QPlainTextEdit, "Example")
        field.setFocus()
        QTest.keyClicks(field, text)


def answer(robot, *, is_eager=False):
    """Answer for ever; say what the screen calls saved (or, eager, before anything is done)."""
    yield from robot.enter()
    chance = random.Random()
    while True:
        cards = robot.cards()
        if len(cards) != 6:  # a situation or the review
            order = robot.shell.session.saver.current.attempt.shown_order
            robot.shell.navigator.go(Route.QUESTIONNAIRE, item=chance.choice(order))
            yield
            continue
        choice = chance.randrange(1, 6)
        if cards[choice - 1].isChecked():
            choice = choice % 5 + 1
        if is_eager:
            report("saved", robot.item(), str(choice))
            yield
        cards[choice - 1].setChecked(True)
        if not is_eager and robot.state() == "Saved":
            report("saved", robot.item(), str(choice))
        yield
        order = robot.shell.session.saver.current.attempt.shown_order
        robot.shell.navigator.go(Route.QUESTIONNAIRE, item=chance.choice(order))
        yield


def answer_eagerly(robot):
    yield from answer(robot, is_eager=True)


def type_and_wait(robot):
    yield from robot.example(CANARY)
    report("typed", robot.state())


def type_and_say_nothing(robot):
    """As above, but nothing knows any more that typed text waits."""
    yield from robot.example(CANARY)
    robot.window.controller(Route.QUESTIONNAIRE).page._example._pause.stop()
    report("typed")


def visit_everything(robot):
    """Leave the canary in an example, go everywhere, to a report and an export, and end."""
    yield from robot.example(CANARY)
    yield from robot.until(lambda: robot.state() == "Saved")
    for route in Route:
        robot.shell.navigator.go(route)
        yield
        yield
    services = robot.shell.session.services
    from hop_desktop.whole_files import write_atomically

    attempt = services.history.attempts()[-1]
    services.reports.save(attempt.attempt_id, robot.path / "report.pdf")
    write_atomically(robot.path / "export.json", services.transfer.export())
    yield from raise_in_a_slot(robot, RuntimeError(CANARY))
    robot.shell.end()


def leave_everywhere_and_delete(robot):
    yield from leave_everywhere(robot, report)


def type_into_every_form(robot):
    yield from type_forms(robot, report)


def read_every_form(robot):
    yield from read_forms(robot, report)


def write_every_form(robot):
    yield from write_forms(robot, report)


def call_other_forms_saved(robot):
    """Call saved what was never written."""
    yield from write_forms(robot, lambda _word, text: report("saved", f"{text}-other"))


def raise_in_a_slot(robot, error=None):
    def slot():
        raise error or RuntimeError(CANARY)

    QTimer.singleShot(0, slot)
    yield from robot.until(lambda: robot.find(QPushButton, "Copy details"))
    robot.find(QPushButton, "Copy details").click()
    text = QApplication.clipboard().text()
    report("details", repr(text))


def minimise(robot):
    """Say when another start brings the window back."""
    yield from robot.until(lambda: robot.shell.session is not None)
    robot.window.showMinimized()
    yield from robot.until(robot.window.isMinimized)
    report("minimised")
    yield from robot.until(lambda: not robot.window.isMinimized())
    report("forward")


def work_long(robot):
    """Have something done in the background that takes very long."""
    yield from robot.until(lambda: robot.shell.session is not None)
    robot.shell._jobs.run(lambda: Event().wait(60), report)
    report("working")


def look(robot):
    """Say what the window tells on its notices and its first page."""
    yield from robot.until(lambda: robot.find(QPushButton, "Try again") or robot.shell.session)
    yield
    yield
    texts = [one.text() for one in robot.window.findChildren(QLabel) if one.isVisible()]
    report("texts", repr(texts))
    report("modal", str(QApplication.activeModalWidget()))


def answer_once(robot):
    """Answer one question, say what the screen calls it, and end."""
    yield from robot.enter()
    yield
    robot.cards()[2].setChecked(True)
    yield
    report("state", robot.state())
    report("texts", repr([one.text() for one in robot.window.findChildren(QLabel)]))
    robot.shell.end()


def read_only(robot):
    """Say what a place that may only be read is told, try to answer, and take an export out."""
    yield from robot.enter()
    yield
    robot.cards()[4].setChecked(True)
    yield
    report("state", robot.state())
    texts = [one.text() for one in robot.window.findChildren(QLabel) if one.isVisible()]
    report("texts", repr(texts))
    DataPortability(robot.shell.session.services).export_to(robot.path / "export.json")
    attempt = robot.shell.session.services.history.attempts()[0]
    robot.shell.session.services.reports.save(attempt.attempt_id, robot.path / "report.pdf")
    report("exported")


def fill_the_disk(robot):
    """Answer while nothing more fits on the disk, then make room and try again."""
    import resource

    yield from robot.enter()
    yield
    robot.cards()[2].setChecked(True)
    report("before", robot.state())
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    yield
    robot.cards()[3].setChecked(True)
    report("full", robot.state())
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    yield from robot.click("Retry")
    yield from robot.until(lambda: robot.state() == "Saved")
    report("after", robot.state(), robot.item())
    robot.shell.end()


def script_of(name, robot):
    """Return what a robot of this file or another one does."""
    own, others = globals().get(name), vars(begun_anew) | vars(refused_then_killed)
    return own(robot) if own else others[name](robot, report)


class DrivenShell(Shell):
    """The shell with a robot in front of it."""

    def __init__(self, *arguments):
        super().__init__(*arguments, prompts=Yes())
        self._script = script_of(sys.argv[1], Robot(self, Path(sys.argv[-1])))
        self._steps = QTimer(self, interval=STEP_MS)
        self._steps.timeout.connect(self._step)
        self._steps.start()

    def _step(self):
        try:
            next(self._script)
        except StopIteration:
            self._steps.stop()
            report("end")
        except Exception:
            self._steps.stop()
            raise


def answer_carelessly(robot):
    yield from answer(robot)


if __name__ == "__main__":
    if sys.argv[1] == "answer_carelessly":
        be_careless()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    process.Shell = DrivenShell
    sys.exit(program.main(["--data-dir", sys.argv[2]]))
