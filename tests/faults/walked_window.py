"""The window that the walk goes through: what stands for disk, drawing process and person."""

import tempfile
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hop_desktop.app import Shell
from hop_desktop.bootstrap import load_samples
from hop_desktop.charts.image import Pixels
from hop_desktop.domain.errors import HopError, RenderWorkerError, StorageUnavailableError
from hop_desktop.i18n import use_language
from hop_desktop.paths import AppPaths
from hop_desktop.report.exporter import Preview, ReportExporter, SavedReport
from hop_desktop.storage.database import Database
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets import figure_canvas
from tests.faults.clumsy import Hand
from tests.journeys.conftest import Answers, InstantExecutor

SIZE = (860, 640)  # px: small windows are painted soon
ASKING = ("confirm", "confirm_loss", "confirm_erasing", "choose", "tell")

problems: list[str] = []  # that the window raised or warned of


class Clock:
    """When the walking ends; a walk that found something is walked again to the end."""

    end = float("inf")  # while stories are told
    walks = 0
    steps = 0

    @classmethod
    def is_over(cls):
        return time.monotonic() > cls.end


class Worker:
    """Draws in this process, or refuses as one that was killed."""

    is_dead = False

    def start(self):
        pass

    def do(self, work):
        if self.is_dead:
            raise RenderWorkerError("the drawing process was killed")
        return work()

    def shutdown(self):
        pass


class Refusing:
    """A disk that takes nothing as long as it `is_on`."""

    is_on = False

    @classmethod
    def stand_before(cls, owner, name):
        working = getattr(owner, name)

        def write(*given, **named):
            if cls.is_on:
                raise StorageUnavailableError("the disk is full")
            return working(*given, **named)

        setattr(owner, name, write)


class Person(Answers):
    """Answers by itself, or (`is_real`) by a hand on the program's own dialogs."""

    is_real = False
    window = None
    preferences = None

    def __getattribute__(self, name):
        if name in ASKING and object.__getattribute__(self, "is_real"):
            return getattr(QtPrompts(self.window, self.preferences), name)
        return object.__getattribute__(self, name)


class WalkedWindow:
    """One window over one store, and what is remembered of it beside the store."""

    def open_walk(self):
        use_language("en")
        problems.clear()
        self.folder = tempfile.TemporaryDirectory(prefix="hop-walk-")
        self.answers = Person()
        self.worker = Worker()
        self.hand = Hand()
        self.stored: set[str] = set()  # ids at the last look
        self.deleted: set[str] = set()  # ids that were stored once, and are not now
        self.taken_out: dict[str, set[str]] = {}  # sections of the report, by attempt
        Refusing.is_on = False
        self.open_window()

    @property
    def data(self):
        return Path(self.folder.name) / "data"

    def open_window(self):
        application = QApplication.instance()
        paths = AppPaths.at(self.data)
        self.shell = Shell(application, paths, self.worker, InstantExecutor(), self.answers)
        self.answers.window = self.shell.window
        self.answers.preferences = self.shell.preferences
        self.shell.window.resize(*SIZE)
        self.shell.window.show()
        self.shell.window.activateWindow()
        self.shell.open_store()
        until(lambda: self.shell.session is not None)
        settle()

    def close_window(self):
        """Close as a person does who keeps nothing that is not saved."""
        Refusing.is_on = False
        self.answers.yes = True
        self.shell.window.close()
        self.take_down()

    def take_down(self):
        if self.shell.session is not None:
            self.services.database.close()
        self.shell.deleteLater()
        self.shell.window.deleteLater()
        settle()

    @property
    def services(self):
        return self.shell.session.services

    @property
    def saver(self):
        return self.shell.session.saver

    @property
    def controller(self):
        return self.shell.window.controller(self.shell.window.route)

    def shown(self, *kinds):
        found = [one for kind in kinds for one in self.shell.window.findChildren(kind)]
        return [one for one in found if one.isVisible() and one.isEnabled()]

    def shown_attempt(self):
        """Return the attempt that Results or Report shows; None: another page, or the sample."""
        if self.shell.window.route not in {Route.RESULTS, Route.REPORT}:
            return None
        opened = getattr(self.controller, "_opened", None)
        return opened.attempt if opened else getattr(self.controller, "_attempt", None)

    def do(self, act):
        """Take one step, unless the time is over."""
        if self.shell.session is None or Clock.is_over():
            return
        Clock.steps += 1
        with found_something(), suppress(HopError):  # told by those who call
            act()
        settle()

    def go(self, route, **arguments):
        self.do(lambda: self.shell.navigator.go(route, **arguments))

    def store(self, days):
        """Store an attempt finished so many days after the sample."""
        sample = load_samples(self.services.catalogue)[days % 2]
        later = timedelta(days=days)
        attempt = replace(
            sample,
            attempt_id=f"stored-{days}-",
            started_at=sample.started_at + later,
            finished_at=sample.finished_at + later,
        )
        if attempt.attempt_id not in self.deleted:
            self.services.transfer.add_attempt(attempt)


@contextmanager
def found_something():
    """Walk on for as long as it takes where something was found: the steps are taken again."""
    try:
        yield
    except BaseException:
        Clock.end = float("inf")
        raise


def settle():
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(holds):
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        QTest.qWait(5)


def note_exception(kind, error, trace):
    if not (error is not None and isinstance(error, HopError)):
        problems.append("".join(traceback.format_exception(kind, error, trace)[-3:]))


def note_message(kind, _context, message):
    if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in message:
        problems.append(f"Qt: {message}")


def draw_nothing(_chart, _style, size, dpi):
    """Return an empty picture of the size that was asked for; drawing has tests of its own."""
    width, height = (round(side * dpi) for side in size)
    return Pixels(width, height, bytes(4 * width * height))


def set_nothing(exporter, snapshot, _choice, *_given):
    """Return a report without pages whose text names the attempt."""
    return exporter._render_worker.do(partial(Preview, (), snapshot.attempt.attempt_id, ()))


def write_nothing(exporter, _snapshot, _choice, target, *_given, **_named):
    exporter._render_worker.do(partial(target.write_bytes, b"%PDF-"))
    return SavedReport(target, ())


def make_steps_cheap():
    """Leave out what takes long and other tests are about: pictures, pages and backups."""
    figure_canvas.chart_pixels = draw_nothing
    ReportExporter.preview = set_nothing
    ReportExporter.write = write_nothing
    Database.back_up = lambda *_arguments: None
    Refusing.stand_before(Database, "saving")
    Refusing.stand_before(DraftFile, "save")
    QApplication.quit = lambda *_given: None  # the walk goes on after the end of a window
