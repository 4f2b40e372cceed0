"""Robots that answer while the store refuses, are killed, and are begun again."""

import os
import signal

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from hop_desktop.ui.navigation import Route

HALF_A_SECOND_MS = 500
TYPED = "Typed while the disk refused"


def answer_on_a_refusing_disk(robot, report):
    """Answer and type once no file may be larger than the path says, and be killed."""
    import resource

    yield from robot.enter()
    yield
    robot.cards()[1].setChecked(True)
    report("before", robot.state(), robot.item())
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(robot.path.name), hard))
    robot.cards()[3].setChecked(True)
    yield
    robot.shell.navigator.go(Route.QUESTIONNAIRE, item="neg-preparation-2")
    yield
    robot.cards()[4].setChecked(True)
    yield
    QTest.keyClicks(robot.find(QPlainTextEdit, "Example"), TYPED)
    QTimer.singleShot(HALF_A_SECOND_MS, lambda: os.kill(os.getpid(), signal.SIGKILL))
    yield from robot.until(lambda: robot.state().startswith("Not saved"))
    report("full", robot.state())
    while True:
        told = " ".join(one.text() for one in robot.window.findChildren(QLabel))
        if "kept in this window alone" in told:
            report("alone")
            return
        yield


def take_up(robot, report):
    """End once what was refused is stored, without a page being opened."""
    yield from robot.until(lambda: robot.shell.session is not None)
    saver = robot.shell.session.saver
    yield from robot.until(lambda: saver.current is not None)
    yield from robot.until(lambda: not (saver.has_unsaved or saver.has_kept))
    report("taken up")
    robot.shell.end()
