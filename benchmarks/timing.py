"""Times whole processes, two in turn, so that a slow moment hits both."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WARM_UPS: Final = 1
RUNS: Final = 9


def environment() -> dict[str, str]:
    """Return the environment of a user's machine: bytecode is cached, the screen is ours."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if not kept.get("DISPLAY"):
        kept["QT_QPA_PLATFORM"] = "offscreen"
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def python(*arguments: str) -> list[str]:
    """Return the command line of this Python with `arguments`."""
    return [sys.executable, *arguments]


def duration_s(command: Sequence[str]) -> float:
    """Run a command to its end and return how long it took.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def paired(
    command: Sequence[str], yardstick: Sequence[str], runs: int = RUNS
) -> tuple[float, float, float]:
    """Return the median of both, in seconds, and the median of their ratios, pair by pair."""
    for _warm_up in range(WARM_UPS):
        duration_s(command)
        duration_s(yardstick)
    pairs = [(duration_s(command), duration_s(yardstick)) for _run in range(runs)]
    return (
        statistics.median(ours for ours, _other in pairs),
        statistics.median(other for _ours, other in pairs),
        statistics.median(ours / other for ours, other in pairs),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0-1) of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
