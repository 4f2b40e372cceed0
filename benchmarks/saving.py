"""One answer brought to disk, both records, beside what the disk itself takes for a sync."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.stores import fill
from benchmarks.timing import percentile
from hop_desktop.bootstrap import Services
from hop_desktop.domain.instrument import LEVELS, Form, ItemKind

ATTEMPTS: Final = 12
ANSWERS: Final = 500
LINE: Final = b"x" * 200  # about what one answer adds to the second record
MOST_MS: Final = 16.0  # beyond the disk's own sync: one picture of a screen at 60 Hz
SHARES: Final = {"median": 0.5, "99th percentile": 0.99}


def measure(folder: Path) -> Sequence[Figure]:
    """Answer again and again, each time beside a line that is written and synced."""
    services = fill(folder, ATTEMPTS)
    with (folder / "line").open("ab", buffering=0) as line:
        pairs = list(_pairs(services, line.fileno()))
    services.database.close()
    ours, disk = zip(*pairs, strict=True)
    return [
        Figure(
            f"one saved answer beyond the disk's own sync, {name} "
            f"({percentile(ours, share):.2f} ms, {percentile(disk, share):.2f} ms)",
            percentile(ours, share) - percentile(disk, share),
            "ms",
            MOST_MS,
        )
        for name, share in SHARES.items()
    ]


def _pairs(services: Services, line: int) -> Sequence[tuple[float, float]]:
    """Return how long each answer took, and a bare sync right after it; ms."""
    attempt = services.assessment.begin(Form.FULL, "scale-up")
    instrument = services.assessment.instrument_of(attempt)
    items = [
        one for one in attempt.shown_order if instrument.item(one).kind is not ItemKind.SITUATION
    ]
    pairs = []
    for number in range(ANSWERS):
        start = time.perf_counter()
        level = LEVELS[number // len(items) % len(LEVELS)]
        answered = attempt.with_response(items[number % len(items)], level)
        attempt = services.assessment.save(attempt, answered)
        saved = time.perf_counter()
        os.write(line, LINE)
        os.fsync(line)
        pairs.append(((saved - start) * 1000, (time.perf_counter() - saved) * 1000))
    return pairs
