"""A report in the running program, after the first."""

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import typst

from benchmarks.figure import Figure
from benchmarks.stores import fill
from hop_desktop.bootstrap import Services
from hop_desktop.domain.attempt import Attempt, EvidenceGrade, EvidenceNote
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset

NOTES: Final = 40
RUNS: Final = 7


def measure(folder: Path) -> Sequence[Figure]:
    """Save reports again and again, the whole and the summary alone, beside Typst's share."""
    services = fill(folder, 1)
    whole, alone = _medians(services, folder, is_one_page=False)
    summary, _typst_alone = _medians(services, folder, is_one_page=True)
    services.database.close()
    name = f"report of a full attempt with {NOTES} notes, warm"
    return (
        Figure(name, whole, "s", 0.5),
        Figure(f"{name}, by Typst", whole, "s", 2.0, alone, "Typst alone"),
        Figure("summary of the same attempt alone, warm", summary, "s", 0.2),
    )


def _medians(services: Services, folder: Path, *, is_one_page: bool) -> tuple[float, float]:
    """Return how long a report takes, and the share of Typst."""
    attempt = services.history.get("latest")
    runs = [
        _seconds(services, attempt, folder, number, is_one_page=is_one_page)
        for number in range(RUNS + 1)  # the first warms up
    ]
    whole, alone = (statistics.median(times) for times in zip(*runs[1:], strict=True))
    return whole, alone


def _seconds(
    services: Services, attempt: Attempt, folder: Path, number: int, *, is_one_page: bool
) -> tuple[float, float]:
    """Return how long the whole report and Typst alone took; no text is that of another run."""
    items = [*attempt.responses][:NOTES]
    text = f"Run {number}: what I did, with whom, what came of it and how I know. " * 4
    notes = {one: EvidenceNote(f"{one} {text}", EvidenceGrade.DOCUMENTED) for one in items}
    noted = replace(attempt, evidence=notes)
    with _timed_typst() as typst_s:
        start = time.perf_counter()
        snapshot = services.reports.capture_attempt(noted)
        choice = preset(Audience.ME, snapshot, is_one_page=is_one_page)
        services.reports.write(snapshot, choice, folder / "report.pdf")
        return time.perf_counter() - start, sum(typst_s)


@contextmanager
def _timed_typst() -> Iterator[list[float]]:
    """Write down how long each call of Typst takes."""
    original, durations = typst.compile, []

    def timed(*arguments: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return original(*arguments, **options)
        finally:
            durations.append(time.perf_counter() - start)

    typst.compile = timed
    try:
        yield durations
    finally:
        typst.compile = original
