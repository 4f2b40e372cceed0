"""What a person waits for now and then: the picture after Finish, What changed, another look."""

import time
from pathlib import Path

from PySide6.QtCore import QEvent

from benchmarks.drive import Drive
from hop_desktop.domain.attempt import BestWorst, Response
from hop_desktop.domain.instrument import Form, Item, ItemKind
from hop_desktop.theme import DARK
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.drop_hint import DropHint
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas

Told = dict[str, float | str]
READING_S = 2.0  # on Review, before Finish is pressed
NEEDS_ARGUMENTS = (Route.QUESTIONNAIRE, Route.REVIEW, Route.CHANGE, Route.EDIT_PROFILE)


def finishing(store: Path) -> Told:
    """Finish an attempt after twenty minutes, when the render worker has long gone to sleep."""
    drive = _ready(store)
    assert drive.shell.session is not None, "the store is open"
    assessment = drive.shell.session.services.assessment
    attempt = assessment.begin(Form.FULL, "scale-up")
    instrument = assessment.instrument_of(attempt)
    answered = attempt
    for item_id in attempt.shown_order:
        answered = answered.with_response(item_id, _response(instrument.item(item_id)))
    assessment.save(attempt, answered)
    drive.shell._render_worker.shutdown()
    drive.go("review", Route.REVIEW)
    drive.settle(READING_S)
    drive.beat.phase = "finishing"
    start = time.perf_counter()
    drive.click("Finish assessment")
    drive.until(lambda: any(not one._image.isNull() for one in drive.shown(RadarCanvas)))
    shown_ms = (time.perf_counter() - start) * 1000
    drive.settle()
    return {"radar_ms": shown_ms, **_longest(drive, "finishing")}


def changed(store: Path) -> Told:
    """Open What changed for two attempts that differ in most answers, twice."""
    drive = _ready(store)
    for _time in range(2):
        drive.go("home", Route.HOME)
        drive.go("change", Route.CHANGE, earlier="bench-00118", later="bench-00119")
        drive.settle(1.0)
    return _longest(drive, "change")


def look(store: Path) -> Told:
    """Change the look with every page open."""
    drive = _ready(store)
    for route in Route:
        if route not in NEEDS_ARGUMENTS:
            drive.go("pages", route)
    drive.beat.phase = "look"
    drive.shell.preferences.theme = DARK
    start, busy = time.perf_counter(), time.thread_time()
    drive.shell._on_appearance_changed()
    drive.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as in `exec`, first
    drive.app.processEvents()
    total_ms, busy_ms = (
        (time.perf_counter() - start) * 1000,
        (time.thread_time() - busy) * 1000,
    )
    drive.settle(1.0)
    return {"total_ms": total_ms, "total_busy_ms": busy_ms, **_longest(drive, "look")}


def _ready(store: Path) -> Drive:
    """Return a window that has loaded everything, as it has long before any of this is wanted."""
    drive = Drive(store)
    drive.until(lambda: drive.window.findChild(DropHint) is not None)
    drive.settle()
    return drive


def _longest(drive: Drive, phase: str) -> Told:
    pause = drive.beat.by_phase()[phase]
    return {"stall_ms": pause.wall_ms, "busy_ms": pause.busy_ms}


def _response(item: Item) -> Response:
    if item.kind is ItemKind.SITUATION:
        first, second, *_others = item.options
        return BestWorst(first.option_id, second.option_id)
    return 3
