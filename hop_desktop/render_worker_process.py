"""The process of the render worker, from both of its ends: this program again, behind a pipe."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from hop_desktop.i18n import language, use_language
from hop_desktop.traces import note_places, places

# What it loads while nobody waits for it yet.
_WANTED: Final = (
    "hop_desktop.charts.radar",
    "hop_desktop.charts.gaps",
    "hop_desktop.charts.trend",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "hop_desktop.report.exporter",
    "hop_desktop.report.document",
    "hop_desktop.report.pdf",
    "typst",
)
_BEGUN: Final = "begun"  # the first thing it says


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a piece of work."""

    value: Any = None
    error: Exception | None = None
    places: str = ""  # that the error went through

    def value_or_raise(self) -> Any:
        """Return the value, or raise the error, which notes where it went through."""
        if self.error is not None:
            note_places(self.error, self.places)
            raise self.error
        return self.value


class RenderWorkerProcess:
    """The process, as those see it who ask."""

    def __init__(self, font_list: Path, idle_s: float) -> None:
        """Start it; it ends after `idle_s` seconds without work.

        Raises:
            OSError: The system refuses.
        """
        context = multiprocessing.get_context("spawn")  # the same on all systems
        self.has_begun = False  # False still when it ended: the system runs no process for us
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, font_list, idle_s), name="render worker", daemon=True
        )
        try:
            with _without_foreign_folders():
                self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()

    @property
    def is_running(self) -> bool:
        return self._process.is_alive()

    def ask(self, work: Callable[[], object]) -> Answer | None:
        """Have work done in the language in use; None: the process has ended."""
        try:
            if not self.has_begun:
                self.has_begun = self._pipe.recv() == _BEGUN
            self._pipe.send((language(), work))
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return None
        return answer

    def kill(self) -> None:
        """End it now; whoever waits for an answer gets None."""
        self._process.kill()

    def end(self) -> None:
        """End it and leave nothing of it behind."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


@contextmanager
def _without_foreign_folders() -> Iterator[None]:
    """Have Python start without loading from folders that the environment or the shell names.

    What is imported comes from where this process imports from, once that is handed over.
    """
    before = {name: os.environ.get(name) for name in ("PYTHONPATH", "PYTHONSAFEPATH")}
    os.environ.pop("PYTHONPATH", None)
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def serve(requests: "Connection[Any, Any]", font_list: Path, idle_s: float) -> None:
    """Do what is asked for until nobody asks any more: all that the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the one that asks
    os.environ["MPLCONFIGDIR"] = str(font_list.absolute())  # matplotlib is loaded elsewhere
    if sys.stdout is not None and sys.stderr is not None:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no result
    with suppress(EOFError, ConnectionError):  # nobody is there any more
        requests.send(_BEGUN)
        for name in _WANTED:
            if requests.poll():
                break  # whoever asks waits for what they need, and for no more
            import_module(name)
        while requests.poll(idle_s):
            spoken, work = requests.recv()
            use_language(spoken)
            requests.send(_answer(work))


def _answer(work: Callable[[], object]) -> Answer:
    try:
        return Answer(work())
    except Exception as error:  # noqa: BLE001 - handed on, never swallowed
        return Answer(error=error, places=places(error, error.__traceback__))
