"""A walk over the real window that nobody planned, in a process of its own.

    python -m tests.faults.walk SECONDS [FAULT]

Hypothesis chooses the steps: any page, anything that can be pressed, chosen or typed, undo, other
sizes and languages, a disk and a drawing process that refuse, an end and a new start. After every
step the window must have raised and warned of nothing, and show what the store holds. What breaks
that is printed as the steps that led there. FAULT plants one that was mended once.
"""

import os
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
)

from hop_desktop.app import Shell
from hop_desktop.app.unhandled_errors import UnhandledErrors
from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.errors import HopError, RenderWorkerError, StorageUnavailableError
from hop_desktop.i18n import use_language
from hop_desktop.paths import AppPaths
from hop_desktop.storage.database import Database
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.preferences import TEXT_PERCENTS, THEMES
from hop_desktop.ui.styling import register_fonts
from hop_desktop.ui.widgets.check_box import CheckBox
from tests.faults.planted import FAULTS
from tests.journeys.conftest import Answers, InstantExecutor

STEPS = 30  # of one walk
WALKS = 10_000  # more than the time allows
NUMBER = st.integers(0, 400)  # which of those there are, taken round and round
LEFT_ALONE = ("Open data folder", "Open log folder", "Delete everything…", "Set a passphrase…")
TYPED = ("a", "3", "Budget round", "x" * 60, "ä & <b>", "")
ACTS = (
    *("press", "press", "tick", "choose", "choose a row", "type"),
    *("look at an attempt", "undo", "resize", "delete"),
)
EMPTIED = (Route.RESULTS, Route.START, Route.REPORT, Route.PLAN)
EVENTS = ("theme", "disk", "drawing", "import", "end")
EARLIER = "Earlier attempt in the radar"
COMPARED = "Compare with"

problems: list[str] = []  # that the window raised or warned of


class Clock:
    """When the walking ends; a walk that found something is walked again to the end."""

    end = 0.0
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


class Walk(RuleBasedStateMachine):
    """One walk through one window over one store."""

    def __init__(self):
        super().__init__()
        if Clock.is_over():
            end_well()
        Clock.walks += 1
        problems.clear()
        use_language("en")
        self.folder = tempfile.TemporaryDirectory(prefix="hop-walk-")
        self.answers = Answers()
        self.worker = Worker()
        self.deleted: set[str] = set()
        self.taken_out: dict[str, set[str]] = {}  # sections of the report, by attempt
        Refusing.is_on = False
        self.open_window()

    def open_window(self):
        paths = AppPaths.at(Path(self.folder.name) / "data")
        self.shell = Shell(
            QApplication.instance(), paths, self.worker, InstantExecutor(), self.answers
        )
        self.shell.window.resize(1180, 800)
        self.shell.window.show()
        self.shell.window.activateWindow()
        self.shell.open_store()
        until(lambda: self.shell.session is not None)
        settle()

    def close_window(self):
        Refusing.is_on = False
        self.answers.yes = True
        self.shell.window.close()
        if self.shell.session is not None:
            self.shell.session.services.database.close()
        self.shell.deleteLater()
        self.shell.window.deleteLater()
        settle()

    def teardown(self):
        self.close_window()
        self.folder.cleanup()

    @property
    def services(self):
        return self.shell.session.services

    def shown(self, kind):
        found = self.shell.window.findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled()]

    @initialize(stored=st.sampled_from((1, 2, 2, 14)))
    def begin(self, stored):
        for number in range(stored):
            self.store(number)
        self.shell.navigator.go(Route.HOME)
        settle()

    def store(self, days):
        """Store an attempt finished so many days after the sample."""
        sample = load_samples(self.services.catalogue)[days % 2]
        later = timedelta(days=days)
        attempt = replace(
            sample,
            attempt_id=f"stored-{days}",
            started_at=sample.started_at + later,
            finished_at=sample.finished_at + later,
        )
        if attempt.attempt_id not in self.deleted:
            self.services.transfer.add_attempt(attempt)

    def do(self, act):
        """Take one step, unless the time is over."""
        if self.shell.session is None or Clock.is_over():
            return
        Clock.steps += 1
        with found_something(), suppress(HopError):  # told by those who call
            act()
        settle()

    @rule(route=st.sampled_from(list(Route)))
    def go(self, route):
        self.do(lambda: self.shell.navigator.go(route))

    def look_at_an_attempt(self, number):
        def act():
            ids = [one.attempt_id for one in self.services.history.finished()]
            if ids:
                route = (Route.RESULTS, Route.REPORT)[number % 2]
                self.shell.navigator.go(route, attempt=ids[number // 2 % len(ids)])

        self.do(act)

    def press(self, number, yes):
        def act():
            buttons = [
                one for one in self.shown(QAbstractButton) if one.accessibleName() not in LEFT_ALONE
            ]
            if buttons:
                self.answers.yes = yes
                self.answers.path = Path(self.folder.name) / f"out-{number}.pdf"
                self.note_section(pressed := buttons[number % len(buttons)])
                pressed.click()

        self.do(act)

    def tick(self, number):
        def act():
            boxes = self.shown(CheckBox)
            if boxes:
                self.note_section(pressed := boxes[number % len(boxes)])
                pressed.click()

        self.do(act)

    def note_section(self, box):
        """Remember which section of the report is being taken out, or put back in."""
        if self.shell.window.route is not Route.REPORT or not isinstance(box, CheckBox):
            return
        out = self.taken_out.setdefault(self.reported(), set())
        (out.add if box.isChecked() else out.discard)(box.accessibleName())

    def reported(self):
        controller = self.shell.window.controller(Route.REPORT)
        opened = controller._opened if controller else None
        return opened.attempt.attempt_id if opened and opened.report else ""

    def choose(self, number, row):
        def act():
            combos = [one for one in self.shown(QComboBox) if one.count()]
            if not combos:
                return
            combo = combos[number % len(combos)]
            if combo.accessibleName() in {"Audience", "Language"}:
                return  # an audience brings its own sections; languages have a step of their own
            combo.setCurrentIndex(row % combo.count())
            combo.activated.emit(combo.currentIndex())

        self.do(act)

    def choose_a_row(self, number, row):
        def act():
            lists = [*self.shown(QTableView), *self.shown(QListWidget)]
            lists = [one for one in lists if one.model().rowCount()]
            if lists:
                listed = lists[number % len(lists)]
                model = listed.model()
                listed.setCurrentIndex(model.index(row % model.rowCount(), 0))

        self.do(act)

    def type(self, number, text):
        def act():
            fields = [*self.shown(QLineEdit), *self.shown(QPlainTextEdit)]
            fields = [one for one in fields if not one.isReadOnly()]
            if fields:
                QTest.keyClicks(fields[number % len(fields)], text)

        self.do(act)

    def delete_an_attempt(self, number):
        def act():
            found = self.services.history.summaries()
            if found:
                self.shell.navigator.go(Route.HISTORY)
                settle()
                self.answers.yes = True
                history = self.shell.window.controller(Route.HISTORY)
                chosen = found[number % len(found)].attempt_id
                history.page.delete_requested.emit(chosen)

        self.do(act)

    def delete_all_attempts(self):
        def act():
            for one in self.services.history.summaries():
                self.shell.navigator.go(Route.HISTORY)
                settle()
                self.answers.yes = True
                history = self.shell.window.controller(Route.HISTORY)
                history.page.delete_requested.emit(one.attempt_id)
                settle()

        self.do(act)

    @rule(
        route=st.sampled_from(
            (Route.RESULTS, Route.START, Route.REPORT, Route.HISTORY, Route.PLAN)
        ),
        width=st.integers(700, 1500),
        number=NUMBER,
    )
    def empty_a_page_and_come_back(self, route, width, number):
        """What a page showed is deleted from under it."""
        self.go(route)
        self.delete_all_attempts()
        self.go(route)
        self.resize(width, 800)
        self.fill_in_and_go_on(number)
        self.import_an_attempt(number % 10)

    @rule(number=NUMBER)
    def fill_in_and_go_on(self, number):
        """Choose one of all that exclude each other, and press what leads on."""

        def act():
            for one in self.shown(QRadioButton)[number % 3 :]:
                one.click()
            settle()
            leading = [one for one in self.shown(QAbstractButton) if one.property("primary")]
            leading = [one for one in leading if one.accessibleName() not in LEFT_ALONE]
            if leading:
                self.answers.path = Path(self.folder.name) / f"out-{number}.pdf"
                leading[0].click()

        self.do(act)

    @rule(route=st.sampled_from(list(Route)))
    def hurry(self, route):
        """Scroll what is there while what is asked for is still being read."""

        def act():
            self.shell.navigator.go(route)
            settle()
            self.shell.navigator.go(route)
            for area in self.shown(QAbstractScrollArea):
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

        self.do(act)

    @rule(number=NUMBER, row=NUMBER)
    def take_out_and_compare(self, number, row):
        """Take something out of a report, and choose another earlier attempt."""
        self.go(Route.REPORT)

        def act():
            boxes = [one for one in self.shown(CheckBox) if one.isChecked()]
            if boxes:
                self.note_section(pressed := boxes[number % len(boxes)])
                pressed.click()
            settle()
            for combo in self.shown(QComboBox):
                if combo.accessibleName() == COMPARED:
                    combo.setCurrentIndex(row % combo.count())
                    combo.activated.emit(combo.currentIndex())

        self.do(act)

    def import_an_attempt(self, days):
        def act():
            self.store(days)
            self.shell.session._on_data_changed()

        self.do(act)

    def undo(self, back):
        def act():
            history = self.shell.session.undo
            (history.undo if back else history.redo)()

        self.do(act)

    def resize(self, width, height):
        self.do(lambda: self.shell.window.resize(width, height))

    def change_theme(self, theme, percent):
        def act():
            self.shell.preferences.theme = theme
            self.shell.preferences.text_percent = percent
            self.shell._on_appearance_changed()

        self.do(act)

    def refuse_or_free_the_disk(self, is_full):
        Refusing.is_on = is_full

    def kill_or_start_the_drawing_process(self, is_dead):
        self.worker.is_dead = is_dead

    def end_and_start(self):
        self.close_window()
        self.open_window()
        self.taken_out.clear()

    @rule(what=st.sampled_from(ACTS), number=NUMBER, row=NUMBER)
    def act(self, what, number, row):
        """Do one of what a person does most."""
        acts = {
            "press": lambda: self.press(number, yes=bool(row % 2)),
            "tick": lambda: self.tick(number),
            "choose": lambda: self.choose(number, row),
            "choose a row": lambda: self.choose_a_row(number, row),
            "type": lambda: self.type(number, TYPED[row % len(TYPED)]),
            "look at an attempt": lambda: self.look_at_an_attempt(number),
            "undo": lambda: self.undo(back=bool(row % 2)),
            "resize": lambda: self.resize(700 + 2 * number, 500 + row),
            "delete": lambda: self.delete_an_attempt(number),
        }
        acts[what]()

    @rule(what=st.sampled_from(EVENTS), number=NUMBER)
    def happen(self, what, number):
        """Have something happen around the window."""
        events = {
            "theme": lambda: self.change_theme(
                THEMES[number % len(THEMES)], TEXT_PERCENTS[number % len(TEXT_PERCENTS)]
            ),
            "disk": lambda: self.refuse_or_free_the_disk(is_full=bool(number % 2)),
            "drawing": lambda: self.kill_or_start_the_drawing_process(is_dead=bool(number % 2)),
            "import": lambda: self.import_an_attempt(number % 10),
            "end": self.end_and_start,
        }
        events[what]()

    @invariant()
    def nothing_was_raised_or_warned_of(self):
        with found_something():
            assert problems == []

    @invariant()
    def pages_show_what_the_store_holds(self):
        if self.shell.session is not None:
            with found_something():
                self.compare_with_store()

    def compare_with_store(self):
        stored = self.services.history.summaries()
        self.deleted |= self.shown_before - {one.attempt_id for one in stored}
        self.shown_before = {one.attempt_id for one in stored}
        if self.shell.window.route is Route.HISTORY:
            tables = [one for one in self.shown(QTableView) if one.accessibleName() == "Attempts"]
            assert sum(one.model().rowCount() for one in tables) == len(stored)
        for name in (EARLIER, COMPARED):
            self.only_earlier_ones_are_offered(name)

    shown_before: set[str] = set()  # noqa: RUF012 - replaced, never changed

    def only_earlier_ones_are_offered(self, name):
        route = self.shell.window.route
        controller = self.shell.window.controller(route)
        combos = [one for one in self.shown(QComboBox) if one.accessibleName() == name]
        for combo in combos:
            opened = getattr(controller, "_opened", None)
            shown = opened.attempt if opened else getattr(controller, "_attempt", None)
            for place in range(combo.count()):
                if shown is not None and combo.itemData(place):
                    other = self.services.history.get(combo.itemData(place))
                    assert other.moment <= shown.moment, f"{name}: a later one is offered"

    @invariant()
    def what_was_taken_out_of_the_report_is_out(self):
        if self.shell.session is None or self.shell.window.route is not Route.REPORT:
            return
        out = self.taken_out.get(self.reported(), set())
        back = [
            box.accessibleName()
            for box in self.shown(CheckBox)
            if box.accessibleName() in out and box.isChecked()
        ]
        with found_something():
            assert back == [], "it was taken out"


@contextmanager
def found_something():
    """Walk on for as long as it takes where something was found: the steps are taken again."""
    try:
        yield
    except BaseException:
        Clock.end = float("inf")
        raise


class Refusing:
    """A disk that takes nothing as long as it `is_on`."""

    is_on = False
    real = Database.saving

    @staticmethod
    def saving(database):
        if Refusing.is_on:
            raise StorageUnavailableError("the disk is full")
        return Refusing.real(database)


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


def end_well():
    """End at once: what is left of the last window has no time to matter."""
    print(f"{Clock.walks} walks, {Clock.steps} steps", flush=True)
    os._exit(0)


def main():
    """Walk as long as asked for; the exit status says whether something was found."""
    application = QApplication([])
    application.setStyle("Fusion")
    register_fonts()
    UnhandledErrors().watch()
    sys.excepthook = note_exception
    qInstallMessageHandler(note_message)
    QDesktopServices.openUrl = lambda _url: True
    Database.saving = Refusing.saving
    Database.back_up = lambda *_arguments: None  # other tests are about backups
    for fault in sys.argv[2:]:
        FAULTS[fault]()
    Clock.end = time.monotonic() + float(sys.argv[1])
    asked = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Walk, settings=asked)
    except BaseException:  # noqa: BLE001 - whatever it is, it was found
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    end_well()


if __name__ == "__main__":
    main()
