"""The process of the render worker, from both of its ends: this program again, behind two pipes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, Final

from hop_desktop.i18n import language, use_language
from hop_desktop.traces import ElsewhereError, places

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


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a piece of work."""

    value: Any = None
    error: Exception | None = None
    places: str = ""  # that the error went through

    def value_or_raise(self) -> Any:
        """Return the value, or raise the error from an ElsewhereError."""
        if self.error is not None:
            raise self.error from ElsewhereError(self.places)
        return self.value


class RenderWorkerProcess:
    """The process, as those see it who ask."""

    def __init__(self, font_list: Path, idle_s: float) -> None:
        """Start it; it ends after `idle_s` seconds without work.

        Raises:
            OSError: The system refuses.
        """
        if os.name != "posix":
            raise OSError("pipes of this system are no connections")
        # It loads from where this process loads, whatever the environment names.
        program = (
            f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve({idle_s})"
        )
        flags = ["-I", "-B"] if sys.dont_write_bytecode else ["-I"]
        self._process = subprocess.Popen(  # noqa: S603 - no word of it comes from outside
            [sys.executable, *flags, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "MPLCONFIGDIR": str(font_list)},
        )
        self._requests = Connection(_taken(self._process.stdin), readable=False)
        self._answers = Connection(_taken(self._process.stdout), writable=False)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def ask(self, work: Callable[[], object]) -> Answer | None:
        """Have work done in the language in use; None: the process has ended."""
        try:
            self._requests.send((language(), work))
            answer: Answer = self._answers.recv()
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
        self._process.wait()
        self._requests.close()
        self._answers.close()


def serve(idle_s: float) -> None:
    """Do what is asked for until nobody asks any more: all that the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the one that asks
    requests = Connection(os.dup(sys.stdin.fileno()), writable=False)
    answers = Connection(os.dup(sys.stdout.fileno()), readable=False)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no answer
    for name in _WANTED:
        if requests.poll():
            break  # whoever asks waits for what they need, and for no more
        import_module(name)
    with suppress(EOFError, BrokenPipeError):  # nobody is there any more
        while requests.poll(idle_s):
            spoken, work = requests.recv()
            use_language(spoken)
            answers.send(_answer(work))


def _answer(work: Callable[[], object]) -> Answer:
    try:
        return Answer(work())
    except Exception as error:  # noqa: BLE001 - handed on, never swallowed
        return Answer(error=error, places=places(error, error.__traceback__))


def _taken(pipe: IO[bytes] | None) -> int:
    """Return the descriptor of one end of a pipe, which is nobody else's any more."""
    assert pipe is not None, "asked for"
    with pipe:
        return os.dup(pipe.fileno())
