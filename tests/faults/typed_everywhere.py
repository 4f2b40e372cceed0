"""A robot that types into every form of the window, and one that reads what they offer."""

import os
import signal
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.instrument import Form
from tests.journeys.typed_forms import FORMS, add_a_done_action, fill, text_of

HALF_A_SECOND_MS = 500
PATIENCE = 100  # turns until a page that has no field is opened again


class Typist:
    """What the forms ask of whoever opens them; pages that are still read are opened again."""

    def __init__(self, robot):
        self.shell, self.window = robot.shell, robot.window

    def wait_for(self, what):
        """Go on: the form is opened again until its fields are there."""

    def opened(self, form):
        while True:
            with suppress(StopIteration):  # nothing to open it by is there yet
                form.open(self)
            for _turn in range(PATIENCE):  # what is opened anew is read anew
                yield
                if len(form.fields(self.window)) >= form.count:
                    return


def type_forms(robot, report):
    """Fill every field of every form, say what each holds, and be killed half a second later."""
    yield from robot.until(lambda: robot.shell.session is not None)
    yield
    services = robot.shell.session.services
    for number, sample in enumerate(load_samples(services.catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"stored-{number}"))
    services.assessment.begin(Form.FULL, "scale-up")
    add_a_done_action(services.planning)
    typist, typed = Typist(robot), {}
    for name, form in FORMS.items():
        yield from typist.opened(form)
        typed[name] = fill(robot.window, name, form)
        yield
    report("typed", repr(typed))
    QTimer.singleShot(HALF_A_SECOND_MS, lambda: os.kill(os.getpid(), signal.SIGKILL))


def read_forms(robot, report):
    """Say what every field of every form offers."""
    yield from robot.until(lambda: robot.shell.session is not None)
    yield
    typist, found = Typist(robot), {}
    for name, form in FORMS.items():
        yield from typist.opened(form)
        QApplication.processEvents()
        found[name] = [text_of(field) for field in form.fields(robot.window)]
        yield
    report("found", repr(found))
