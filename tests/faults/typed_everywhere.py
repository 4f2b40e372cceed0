"""Robots that type into every form of the window, save them, and read what they offer."""

import os
import secrets
import signal
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.feedback.form import Asking
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
    services.feedback.ask(Asking.VIEW, "Maria", "en")
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


def write_forms(robot, report):
    """Write and save for ever; say what is begun, and what the window called saved or kept."""
    yield from robot.until(lambda: robot.shell.session is not None)
    yield
    services = robot.shell.session.services
    if services.assessment.open_attempt() is None:
        for number, sample in enumerate(load_samples(services.catalogue)):
            services.transfer.add_attempt(replace(sample, attempt_id=f"stored-{number}"))
        services.assessment.begin(Form.FULL, "scale-up")
    typist = Typist(robot)
    while True:
        for kind, save in SAVED_BY.items():
            yield from typist.opened(FORMS[kind])
            text = f"{kind}-{secrets.token_hex(4)}"
            report("begun", text)
            fill(robot.window, text, FORMS[kind])
            yield
            yield from save(robot)
            report("saved", text)


def _by_button(name):
    def save(robot):
        if facets := robot.find(QListWidget, "Evidence of"):
            facets.item(0).setCheckState(Qt.CheckState.Checked)
        yield from robot.click(name)
        yield from robot.until(lambda: robot.find(QPushButton, name) is None)

    return save


def _by_itself(robot):
    yield from robot.until(lambda: robot.state() == "Saved")


def _as_a_draft(robot):
    yield from robot.until(lambda: robot.shell.session.services.drafts.is_kept)


# The kinds of forms that are written, each with what the window does to call it saved.
SAVED_BY = {
    "example": _by_itself,
    "evidence": _by_button("Save"),
    "action": _by_button("Save action"),
    "profile": _by_button("Save profile"),
    "background": _as_a_draft,
}
