"""A walk over the real window that nobody planned, in a process of its own.

    python -m tests.faults.walk SECONDS [FAULT]

First every story is told once, whatever time that takes; then, until SECONDS have gone by since the
start, Hypothesis chooses the steps: any page, anything that can be pressed, chosen or typed, undo,
other sizes and languages, a disk and a drawing process that refuse, an end and a new start. After
every step the window must have raised and warned of nothing, and show what the store holds. What
breaks that is printed as the steps that led there. FAULT plants one that was mended once.
"""

import os
import sys
import time
import traceback

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
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from hop_desktop.app.unhandled_errors import UnhandledErrors
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.styling import register_fonts
from tests.faults.planted import NAMES
from tests.faults.walk_checks import Checks
from tests.faults.walk_stories import EMPTIED, Stories
from tests.faults.walked_window import (
    Clock,
    found_something,
    make_steps_cheap,
    note_exception,
    note_message,
    settle,
)

STEPS = 30  # of one walk
WALKS = 10_000  # more than the time allows
NUMBER = st.integers(0, 400)  # which of those there are, taken round and round
ACTS = (
    *("press", "press", "tick", "choose", "choose_a_row", "type", "lead_on"),
    *("look_at_an_attempt", "undo", "resize", "delete", "press_twice"),
)
EVENTS = (
    *("change_look", "change_language", "refuse_or_free_the_disk", "import_an_attempt"),
    *("kill_or_start_the_drawing_process", "end_and_start", "end_at_once"),
)
STORIES = (
    *("delete_what_was_not_saved", "end_with_everything_unsaved"),
    *("nearly_delete_everything", "delete_everything"),
)


class Walk(Checks, Stories, RuleBasedStateMachine):
    """One walk through one window over one store."""

    def __init__(self):
        super().__init__()
        if Clock.is_over():
            end_well()
        Clock.walks += 1
        self.open_walk()

    def teardown(self):
        if not Clock.is_over() and self.shell.session is not None:
            with found_something():
                self.nothing_deleted_is_exported()
        self.close_window()
        self.folder.cleanup()

    @initialize(stored=st.sampled_from((1, 2, 2, 14)))
    def begin(self, stored):
        for number in range(stored):
            self.store(number)
        self.shell.navigator.go(Route.HOME)
        settle()

    @rule(route=st.sampled_from(list(Route)))
    def visit(self, route):
        self.go(route)

    @rule(route=st.sampled_from(list(Route)))
    def hurry(self, route):
        self.scroll_in_a_hurry(route)

    @rule(route=st.sampled_from(EMPTIED), number=NUMBER)
    def empty(self, route, number):
        self.empty_a_page_and_come_back(route, number)

    @rule(number=NUMBER, row=NUMBER)
    def compare(self, number, row):
        self.take_out_and_compare(number, row)

    @rule(what=st.sampled_from(STORIES), number=NUMBER)
    def tell(self, what, number):
        getattr(self, what)(number)

    @rule(what=st.sampled_from(ACTS), number=NUMBER, row=NUMBER)
    def act(self, what, number, row):
        """Do one of what a person does most."""
        getattr(self, what)(number, row)

    @rule(what=st.sampled_from(EVENTS), number=NUMBER)
    def happen(self, what, number):
        """Have something happen around the window."""
        getattr(self, what)(number)

    @invariant()
    def all_is_well(self):
        self.check()


def tell_every_story():
    """Go once through what went wrong before: chance needs longer for it than a gate has."""
    steps = (
        lambda walk: walk.empty(Route.RESULTS, 0),
        lambda walk: walk.empty(Route.START, 1),
        lambda walk: walk.compare(0, 1),
        lambda walk: walk.compare(3, 0),
        lambda walk: walk.act("look_at_an_attempt", 0, 0),
        lambda walk: walk.hurry(Route.HISTORY),
        *(lambda walk, story=story: walk.tell(story, 1) for story in STORIES),
        lambda walk: walk.tell("nearly_delete_everything", 0),
        lambda walk: walk.happen("change_language", 0),
    )
    for stored, step in zip((2, 2, 14, 14, 2, 14, *(2 for _step in steps)), steps, strict=False):
        walk = Walk()
        walk.begin(stored)
        walk.check()
        step(walk)
        walk.check()
        walk.teardown()


def end_well():
    """End at once: what is left of the last window has no time to matter."""
    print(f"{Clock.walks} walks, {Clock.steps} steps", flush=True)
    os._exit(0)


def main():
    """Walk as long as asked for; the exit status says whether something was found."""
    make_steps_cheap()
    for fault in sys.argv[2:]:
        NAMES[fault]()
    application = QApplication([])
    application.setStyle("Fusion")
    register_fonts()
    UnhandledErrors().watch()
    sys.excepthook = note_exception
    qInstallMessageHandler(note_message)
    QDesktopServices.openUrl = lambda _url: True
    end = time.monotonic() + float(sys.argv[1])
    asked = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        tell_every_story()  # to the end, however busy the machine is
        Clock.end = end
        run_state_machine_as_test(Walk, settings=asked)
    except BaseException:  # noqa: BLE001 - whatever it is, it was found
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    end_well()


if __name__ == "__main__":
    main()
