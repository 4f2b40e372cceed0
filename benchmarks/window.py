"""The real window in a process of its own: stalls, answers, pages, charts, memory."""

import json
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.stores import fill
from benchmarks.timing import ROOT, environment, python

FRAME_MS: Final = 16.0
STALL_MS: Final = 50.0
RADAR_S: Final = 0.7
LOOK_MS: Final = 250.0
ATTEMPTS: Final = 120
MANY_ATTEMPTS: Final = 10_000
GROWTH_MIB: Final = 48.0  # that ten thousand attempts may add to a hundred
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
    """Drive the window through the whole flow, and through History, and collect what it told."""
    return (*_flow(folder), *_sights(folder), *_history(folder))


def _flow(folder: Path) -> Sequence[Figure]:
    fill(folder / "flow", ATTEMPTS).database.close()
    told = _in_child("flow", folder / "flow")
    drawn = _in_child("radar", folder / "flow")
    bare_kib = float(subprocess.check_output(python("-c", BARE_MEMORY), env=environment()))
    return (
        Figure(
            f"longest stall of the event loop, whole flow ({told['stall_phase']})",
            float(told["stall_ms"]),
            "ms",
            STALL_MS,
        ),
        Figure(
            f"the GUI thread's own work in one turn, at most ({told['busy_phase']})",
            float(told["busy_ms"]),
            "ms",
            STALL_MS,
        ),
        Figure(
            "answer chosen to committed and shown, p99, beyond the disk's own sync",
            max(0.0, float(told["answer_ms"]) - _sync_ms(folder)),
            "ms",
            FRAME_MS,
        ),
        Figure("page change in the questionnaire, p99", float(told["page_ms"]), "ms", FRAME_MS),
        Figure(
            "radar redraw with three series",
            float(drawn["radar_ms"]),
            "ms",
            1.2,
            float(drawn["bare_radar_ms"]),
            "bare matplotlib canvas of the same figure",
        ),
        Figure(
            "proportional memory after the whole flow",
            float(told["pss_kib"]) / 1024,
            "MiB",
            1.3,
            bare_kib / 1024,
            "bare window + matplotlib + SQLModel",
        ),
    )


def _sights(folder: Path) -> Sequence[Figure]:
    """Measure what a person waits for now and then; of a stall, the GUI thread's own work."""
    fill(folder / "sights", ATTEMPTS).database.close()
    finished, changed, look = (
        _in_child(what, folder / "sights") for what in ("finishing", "changed", "look")
    )
    busy = {
        "Results after Finish": finished,
        "What changed with most answers changed": changed,
        "another look with every page open": look,
    }
    return (
        Figure(
            "from Finish to the radar, the render worker asleep before Review",
            float(finished["radar_ms"]) / 1000,
            "s",
            RADAR_S,
        ),
        Figure("another look with every page open", float(look["total_ms"]), "ms", LOOK_MS),
        *(
            Figure(
                f"the GUI thread's own work in one turn, {name}",
                float(told["busy_ms"]),
                "ms",
                STALL_MS,
            )
            for name, told in busy.items()
        ),
    )


def _history(folder: Path) -> Sequence[Figure]:
    """Open History of a decade and of a crowd; the first time also builds the page."""
    figures, grown_kib = [], []
    for attempts, limit_s in ((ATTEMPTS, 0.3), (MANY_ATTEMPTS, 1.0)):
        store = folder / f"history-{attempts}"
        fill(store, attempts).database.close()
        told = _in_child("history", store)
        for when in ("first", "again"):
            name = f"History with {attempts} attempts, {when}"
            figures.append(Figure(name, float(told[f"{when}_ms"]) / 1000, "s", limit_s))
        grown_kib.append(float(told["pss_kib"]))
    name = f"memory of History with {MANY_ATTEMPTS} attempts beyond {ATTEMPTS}"
    return (*figures, Figure(name, (grown_kib[1] - grown_kib[0]) / 1024, "MiB", GROWTH_MIB))


def _in_child(what: str, store: Path) -> dict[str, float | str]:
    command = python("-m", "benchmarks.flow", what, str(store))
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
