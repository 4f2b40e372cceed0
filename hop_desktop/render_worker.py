"""Where heavy work is done: in a process of its own, so that the window stays light and at hand.

Drawing charts and setting reports takes matplotlib and Typst: much memory, and Python's attention
for tenths of a second. The process beside the window has both.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from hop_desktop.domain.errors import RenderWorkerError
from hop_desktop.i18n import _

if TYPE_CHECKING:  # nobody waits for its imports before there is work
    from hop_desktop.render_worker_process import RenderWorkerProcess

T = TypeVar("T")
IDLE_S: Final = 60.0  # the memory of an idle process is then worth more than its being there
TRIES: Final = 2  # a process may have ended for want of work, or of memory


class RenderWorker(Protocol):
    """Does one piece of work after the other, for whatever thread asks."""

    def start(self) -> None:
        """Get ready while something else is done here."""
        ...

    def do(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, or raise what it raises.

        Args:
            work: A function of a module, alone or in a `partial` with plain values.
        """
        ...

    def shutdown(self) -> None:
        """Give back the memory that work took; the next work has to get ready again."""
        ...


class InThisProcess:
    """For those who have little to do: nothing is started."""

    def start(self) -> None:
        """Load what is needed with the first work."""

    def do(self, work: Callable[[], T]) -> T:
        """Do it at once."""
        return work()

    def shutdown(self) -> None:
        """Do nothing: whoever has little to do ends soon."""


HERE: Final = InThisProcess()


class RenderProcess:
    """Starts the process when it is first wanted, and anew when it has ended."""

    def __init__(self, font_list: Path, idle_s: float = IDLE_S) -> None:
        """Start nothing yet.

        Args:
            font_list: The folder in which matplotlib may keep its list of fonts.
            idle_s: After so many seconds without work the process ends.
        """
        self._font_list = font_list
        self._idle_s = idle_s
        self._turn = threading.Lock()
        self._process: RenderWorkerProcess | None = None
        self._is_closed = False

    def start(self) -> None:
        """Have the process load what it needs."""
        with self._turn:
            self._running()

    def do(self, work: Callable[[], T]) -> T:
        """Have it done there; here, if the system starts no process.

        Raises:
            RenderWorkerError: The process ended each time, or this object is closed.
        """
        for _try in range(TRIES):
            with self._turn:
                process = self._running()
                answer = process.ask(work) if process else None
            if process is None or (answer is None and not process.has_begun):
                return work()
            if answer is not None:
                value: T = answer.value_or_raise()
                return value
        raise RenderWorkerError(_("Drawing and printing stopped unexpectedly. Please try again."))

    def shutdown(self) -> None:
        """End the process once it has done what it was asked for."""
        with self._turn:
            self._let_go()

    def close(self) -> None:
        """End the process, even in the midst of its work."""
        self._is_closed = True
        if self._process is not None:
            self._process.kill()
        with self._turn:
            self._let_go()

    def _running(self) -> "RenderWorkerProcess | None":
        from hop_desktop.render_worker_process import RenderWorkerProcess

        if self._is_closed:
            raise RenderWorkerError(_("The program is being closed."))
        if self._process is None or not self._process.is_running:
            self._let_go()
            with suppress(OSError):
                self._process = RenderWorkerProcess(self._font_list, self._idle_s)
        return self._process

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
