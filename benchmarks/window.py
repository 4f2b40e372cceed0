"""The real window in a process of its own: stalls, answers, pages, charts, memory."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QTableView, QWidget

from benchmarks.figure import Figure
from benchmarks.stores import fill
from benchmarks.timing import ROOT, environment, percentile, python
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.choice_card import ChoiceCard

if TYPE_CHECKING:  # the window loads it when it needs it
    from matplotlib.figure import Figure as MatplotlibFigure

W = TypeVar("W", bound=QWidget)
CHOSEN: Final = (1, 3, 2)  # a person changes their mind
FRAME_MS: Final = 16.0
STALL_MS: Final = 50.0
ATTEMPTS: Final = 120
MANY_ATTEMPTS: Final = 10_000
BARE_MEMORY = """
import re
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
import matplotlib.figure, matplotlib.backends.backend_qtagg, sqlmodel
print(re.search(r"Pss:\\s+(\\d+)", open("/proc/self/smaps_rollup").read())[1])
"""


def measure(folder: Path) -> Sequence[Figure]:
    """Drive the window through the whole flow and collect what it told."""
    fill(folder / "flow", ATTEMPTS).database.close()
    flow = _in_child("flow", folder / "flow")
    sync_ms = _sync_ms(folder)
    bare_kib = float(subprocess.check_output(python("-c", BARE_MEMORY), env=environment()))
    figures = [
        Figure(
            f"longest stall of the event loop, whole flow ({flow['stall_phase']})",
            float(flow["stall_ms"]),
            "ms",
            STALL_MS,
        ),
        Figure(
            "answer chosen to committed and shown, p99, beyond the disk's own sync",
            max(0.0, float(flow["answer_ms"]) - sync_ms),
            "ms",
            FRAME_MS,
        ),
        Figure("page change in the questionnaire, p99", float(flow["page_ms"]), "ms", FRAME_MS),
        Figure(
            "radar redraw with three series",
            float(flow["radar_ms"]),
            "ms",
            1.2,
            float(flow["bare_radar_ms"]),
            "bare matplotlib canvas of the same figure",
        ),
        Figure(
            "proportional memory after the whole flow",
            float(flow["pss_kib"]) / 1024,
            "MiB",
            1.3,
            bare_kib / 1024,
            "bare window + matplotlib + SQLModel",
        ),
        Figure(f"History with {ATTEMPTS} attempts", float(flow["history_ms"]) / 1000, "s", 0.3),
    ]
    fill(folder / "many", MANY_ATTEMPTS).database.close()
    many = _in_child("history", folder / "many")
    figures.append(
        Figure(f"History with {MANY_ATTEMPTS} attempts", float(many["history_ms"]) / 1000, "s", 1.0)
    )
    return figures


def _in_child(what: str, store: Path) -> dict[str, float | str]:
    command = python("-m", "benchmarks.window", what, str(store))
    told = subprocess.check_output(command, cwd=ROOT, env=environment(), text=True)
    answer: dict[str, float | str] = json.loads(told.splitlines()[-1])
    return answer


def _sync_ms(folder: Path, commits: int = 100) -> float:
    """Return the median of a commit of one row on this disk, with the same pragmas."""
    connection = sqlite3.connect(folder / "sync.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE answer (item INTEGER)")
    durations = []
    for number in range(commits):
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer VALUES (?)", (number,))
        connection.execute("COMMIT")
        durations.append((time.perf_counter() - start) * 1000)
    connection.close()
    return statistics.median(durations)


class _Drive:
    """The window of one store, driven from inside its own event loop."""

    def __init__(self, store: Path) -> None:
        from benchmarks.heartbeat import Heartbeat
        from hop_desktop.app.shell import Shell
        from hop_desktop.paths import AppPaths
        from hop_desktop.ui.jobs import PoolExecutor
        from hop_desktop.ui.styling import register_fonts

        self.app = QApplication([])
        self.app.setStyle("Fusion")
        register_fonts()
        self.beat = Heartbeat()
        self.beat.phase = "opening the store"
        self.shell = Shell(self.app, AppPaths.at(store), PoolExecutor())
        self.window = self.shell.window
        self.window.show()
        self.shell.open_store()
        self.until(lambda: bool(self.names() & {"Start assessment", "Retake assessment"}))

    def until(self, what: Callable[[], bool]) -> float:
        """Let events happen until `what` holds; return how long it took in milliseconds."""
        start = time.perf_counter()
        while not what():
            self.app.processEvents()
        return (time.perf_counter() - start) * 1000

    def settle(self, duration_s: float = 0.5) -> None:
        """Let everything that was started come to its end."""
        end = time.perf_counter() + duration_s
        self.until(lambda: time.perf_counter() > end)

    def shown(self, kind: type[W]) -> Iterator[W]:
        """Yield the widgets of a kind that are on the screen."""
        return (one for one in self.window.findChildren(kind) if one.isVisible())

    def names(self) -> set[str]:
        """Return the names of the buttons on the screen."""
        return {one.accessibleName() for one in self.shown(QAbstractButton)}

    def click(self, name: str) -> None:
        """Click the button of that name."""
        self.button(name).click()

    def button(self, name: str) -> QAbstractButton:
        """Return the button of that name."""
        return next(one for one in self.shown(QAbstractButton) if one.accessibleName() == name)

    def choices(self) -> list[QRadioButton]:
        """Return the cards of the shown item's groups, without what stands below them."""
        return [card for card in self.shown(ChoiceCard) if card.isEnabled()]

    def timed(self, act: Callable[[], object]) -> float:
        """Act, and let the screen follow; return how long both took in milliseconds."""
        start = time.perf_counter()
        act()
        self.app.processEvents()
        return (time.perf_counter() - start) * 1000


def _flow(store: Path) -> dict[str, float | str]:
    drive = _Drive(store)
    drive.settle()
    history_ms = _history(drive)
    answers, pages = _take_full_form(drive)
    radar_ms, bare_radar_ms = _radar(drive)
    stall_ms, phase = drive.beat.longest()
    print(drive.beat.by_phase(), file=sys.stderr)
    return {
        "history_ms": history_ms,
        "answer_ms": percentile(answers, 0.99),
        "page_ms": percentile(pages, 0.99),
        "radar_ms": radar_ms,
        "bare_radar_ms": bare_radar_ms,
        "stall_ms": stall_ms,
        "stall_phase": phase,
        "pss_kib": _pss_kib(),
    }


def _history(drive: _Drive) -> float:
    """Open History and return how long it took until its table stood."""
    drive.beat.phase = "History"
    start = time.perf_counter()
    drive.shell.navigator.go(Route.HISTORY)
    drive.until(lambda: any(one.model().rowCount() for one in drive.shown(QTableView)))
    duration_ms = (time.perf_counter() - start) * 1000
    drive.settle()
    return duration_ms


def _take_full_form(drive: _Drive) -> tuple[list[float], list[float]]:
    """Take a whole full form; return the milliseconds of each answer and each page change."""
    drive.beat.phase = "starting"
    drive.shell.navigator.go(Route.HOME)
    drive.settle()
    drive.click("Retake assessment")
    drive.settle()
    next(one for one in drive.shown(QRadioButton) if one.accessibleName() == "Full form").toggle()
    drive.click("Begin")
    drive.settle()
    answers: list[float] = []
    pages: list[float] = []
    while "Finish assessment" not in drive.names():
        drive.beat.phase = "answering"
        answers += [drive.timed(drive.choices()[place].toggle) for place in CHOSEN]
        if not drive.button("Next").isEnabled():  # a situation asks for the worst, too
            answers.append(drive.timed(drive.choices()[-1].toggle))
        drive.beat.phase = "page change"
        pages.append(drive.timed(lambda: drive.click("Next")))
    pages.pop()  # led to Review
    drive.beat.phase = "results"
    drive.click("Finish assessment")
    drive.settle(2.0)
    return answers, pages


def _radar(drive: _Drive, rounds: int = 20) -> tuple[float, float]:
    """Return the milliseconds of a redraw here and of a bare canvas with the same figure."""
    from hop_desktop.charts.style import ChartStyle
    from hop_desktop.ui.styling import current_theme
    from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

    drive.beat.phase = "radar"
    canvas = next(one for one in drive.shown(FigureCanvas) if one.accessibleName() == "Radar")
    make = canvas._draw_figure
    assert make is not None, "Results shows a radar"
    size = canvas.width() / canvas.logicalDpiX(), canvas.height() / canvas.logicalDpiX()
    arrived: list[bool] = []
    canvas.drawn.connect(lambda: arrived.append(True))
    ours, bare = [], []
    for _round in range(rounds):
        arrived.clear()
        canvas._redraw()
        ours.append(drive.until(lambda: bool(arrived)))
        bare.append(_bare_draw_ms(drive, make(ChartStyle(current_theme()), size)))
    return statistics.median(ours), statistics.median(bare)


def _bare_draw_ms(drive: _Drive, drawn: "MatplotlibFigure") -> float:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    canvas = FigureCanvasQTAgg(drawn)  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
    canvas.show()

    def draw() -> None:
        canvas.draw()  # type: ignore[no-untyped-call]  # the same
        canvas.repaint()

    duration_ms = drive.timed(draw)
    canvas.close()
    canvas.deleteLater()
    return duration_ms


def _pss_kib() -> float:
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return float(line.split()[1])
    raise OSError("/proc/self/smaps_rollup names no Pss")


if __name__ == "__main__":
    what, place = sys.argv[1:]
    if what == "flow":
        print(json.dumps(_flow(Path(place))))
    else:
        drive = _Drive(Path(place))
        drive.settle()
        print(json.dumps({"history_ms": _history(drive)}))
