"""What a person does with the window, in a process of its own: `python -m benchmarks.flow`.

Prints what was measured as one line of JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QTableView

from benchmarks import sights
from benchmarks.drive import Drive
from benchmarks.timing import percentile
from hop_desktop.ui.navigation import Route

if TYPE_CHECKING:  # the window loads it when it needs it
    from matplotlib.figure import Figure as MatplotlibFigure

Told = dict[str, float | str]
CHOSEN: Final = (1, 3, 2)  # a person changes their mind
RADARS: Final = 20
PAGES: Final = (
    Route.HISTORY,
    Route.PLAN,
    Route.EVIDENCE,
    Route.ROLE,
    Route.PREFERENCES,
    Route.PROFILES,
    Route.PACK,
    Route.COMPARE_PROFILES,
    Route.REPORT,
    Route.RESULTS,
    Route.HOME,
)


def whole_flow(store: Path) -> Told:
    """Take a form, see the results, save the report, visit every page twice."""
    drive = Drive(store)
    answers, pages = _take_full_form(drive)
    _save_report(drive)
    for again in ("", " again"):
        for route in PAGES:
            drive.go(f"{route}{again}", route)
    _use_report(drive)
    pauses = drive.beat.by_phase()
    phase = max(pauses, key=lambda one: pauses[one].wall_ms)
    busiest = max(pauses, key=lambda one: pauses[one].busy_ms)
    told = [f"{name} {one.wall_ms:.0f} ({one.busy_ms:.0f})" for name, one in pauses.items()]
    print("stalls in ms (busy):", *told, sep="\n  ", file=sys.stderr)
    return {
        "answer_ms": percentile(answers, 0.99),
        "page_ms": percentile(pages, 0.99),
        "stall_ms": pauses[phase].wall_ms,
        "stall_phase": phase,
        "busy_ms": pauses[busiest].busy_ms,
        "busy_phase": busiest,
        "pss_kib": sum(_pss_kib(one) for one in ("self", *_children())),
    }


def radar(store: Path) -> Told:
    """Draw the radar of Results again and again, in turn with a bare canvas."""
    drive = Drive(store)
    drive.go("radar", Route.RESULTS)
    radar_ms, bare_radar_ms = _radar(drive)
    return {"radar_ms": radar_ms, "bare_radar_ms": bare_radar_ms}


def history(store: Path) -> Told:
    """Open History twice; the first time also imports and builds the page."""
    drive = Drive(store)
    first_ms = _history_ms(drive)
    drive.go("home", Route.HOME)
    again_ms = _history_ms(drive)
    return {"first_ms": first_ms, "again_ms": again_ms, "pss_kib": _pss_kib("self")}


FLOWS: Final[Mapping[str, Callable[[Path], Told]]] = {
    "flow": whole_flow,
    "radar": radar,
    "history": history,
    "finishing": sights.finishing,
    "changed": sights.changed,
    "look": sights.look,
}


def _history_ms(drive: Drive) -> float:
    """Return how long History took until its table stood."""
    drive.beat.phase = "history"
    start = time.perf_counter()
    drive.shell.navigator.go(Route.HISTORY)
    drive.until(lambda: any(one.model().rowCount() for one in drive.shown(QTableView)))
    duration_ms = (time.perf_counter() - start) * 1000
    drive.settle()
    return duration_ms


def _take_full_form(drive: Drive) -> tuple[list[float], list[float]]:
    """Take a whole full form; return the milliseconds of each answer and each page change."""
    drive.beat.phase = "start"
    drive.click("Retake assessment")
    drive.settle()
    drive.toggle("Full form")
    drive.beat.phase = "begin"
    drive.click("Begin")
    drive.settle()
    answers: list[float] = []
    pages: list[float] = []
    while "Finish assessment" not in drive.names():
        drive.beat.phase = "answering"
        answers += [drive.timed(drive.choices()[place].toggle) for place in CHOSEN]
        next_button = drive.button("Next")
        if not next_button.isEnabled():  # a situation asks for the worst, too
            answers.append(drive.timed(drive.choices()[-1].toggle))
        drive.beat.phase = "page change"
        pages.append(drive.timed(next_button.click))
    pages.pop()  # led to Review
    drive.beat.phase = "review"
    drive.settle()
    drive.beat.phase = "results after the last answer"
    drive.click("Finish assessment")
    drive.settle(2.0)
    return answers, pages


def _save_report(drive: Drive) -> None:
    drive.beat.phase = "saving the report"
    drive.click("Save report…")
    drive.until(drive.report.exists)
    drive.settle(1.0)


def _use_report(drive: Drive) -> None:
    """Look at pages, choose another audience, and save, on the page of the report."""

    def pages_are_there() -> bool:
        return "Next page" in drive.names() and drive.button("Next page").isEnabled()

    drive.go("report, pages set", Route.REPORT)
    drive.until(pages_are_there)
    for _page in range(3):
        drive.beat.phase = "report, page turned"
        drive.click("Next page")
        drive.settle(0.1)
    with drive.beat.aside():
        audience = next(one for one in drive.shown(QComboBox) if one.findData("manager") > 0)
    drive.beat.phase = "report, for a manager"
    audience.setCurrentIndex(audience.findData("manager"))
    audience.activated.emit(audience.currentIndex())
    drive.settle(2.0)
    drive.report.unlink()
    drive.beat.phase = "report, saved as chosen"
    drive.click("Save report…")
    drive.until(drive.report.exists)
    drive.settle()


def _radar(drive: Drive) -> tuple[float, float]:
    """Return the milliseconds of a redraw here and of a bare canvas with the same figure."""
    from hop_desktop.charts.style import ChartStyle
    from hop_desktop.ui.styling import current_theme
    from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

    drive.until(lambda: any(drive.shown(FigureCanvas)))
    with drive.beat.aside():
        canvas = next(
            one for one in drive.shown(FigureCanvas) if one.accessibleName().startswith("Radar:")
        )
    chart = canvas._chart
    assert chart is not None, "Results shows a radar"
    size = canvas.width() / canvas.logicalDpiX(), canvas.height() / canvas.logicalDpiX()
    arrived: list[bool] = []
    canvas.drawn.connect(lambda: arrived.append(True))
    ours, bare = [], []
    for _round in range(RADARS):
        arrived.clear()
        canvas._redraw()
        ours.append(drive.until(lambda: bool(arrived)))
        with drive.beat.aside():
            bare.append(_bare_draw_ms(drive, chart.draw(ChartStyle(current_theme()), size).figure))
    return statistics.median(ours), statistics.median(bare)


def _bare_draw_ms(drive: Drive, drawn: "MatplotlibFigure") -> float:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    canvas = FigureCanvasQTAgg(drawn)  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
    canvas.show()

    def draw() -> None:
        canvas.draw()  # type: ignore[no-untyped-call]  # the same
        canvas.repaint()

    duration_ms = drive.timed(draw)
    canvas.close()
    canvas.deleteLater()
    drive.app.processEvents()  # what the bare canvas still wants to do is no stall of ours
    return duration_ms


def _pss_kib(process: str) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return float(line.split()[1])
    raise OSError(f"/proc/{process}/smaps_rollup names no Pss")


def _children() -> list[str]:
    threads = Path("/proc/self/task").iterdir()
    return [one for thread in threads for one in (thread / "children").read_text().split()]


if __name__ == "__main__":
    what, place = sys.argv[1:]
    print(json.dumps(FLOWS[what](Path(place))))
