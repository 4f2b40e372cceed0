"""Work off the GUI thread: the only threads of the program, and the process beside it."""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from hop_desktop.domain.errors import HopError, StoppedError
from hop_desktop.i18n import _
from hop_desktop.render_worker import HERE, RenderWorker

T = TypeVar("T")
Progress = Callable[[int, int], None]  # steps done, of how many

# While Python works elsewhere, each call of the GUI thread into Qt waits this long for its turn
# again, and one page makes hundreds of them; Python's own value is ten times as much.
TURN_S: Final = 0.0005


def keep_loaded() -> None:
    """Let the collector pass by what is loaded by now: to look through it stops every thread."""
    gc.freeze()


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work gave a value."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """The work raised."""

    error: Exception


def settle(
    outcome: Ok[T] | Err, then: Callable[[T], object], tell: Callable[[str], object]
) -> None:
    """Hand on what work gave, or tell an error raised on purpose in its own words.

    Raises:
        Exception: A mistake of ours, which nobody expected; it is told, too, as whoever waits
            for the work must not wait for ever.
    """
    try:
        then(_value(outcome))
    except HopError as error:
        tell(error.sentence)
    except Exception:
        tell(_("This did not work: the program made a mistake."))
        raise


def _value(outcome: Ok[T] | Err) -> T:
    if isinstance(outcome, Err):
        raise outcome.error
    return outcome.value


class Executor(Protocol):
    """Runs a piece of work at some time."""

    def submit(self, work: Callable[[], None]) -> None: ...


class PoolExecutor:
    """Runs work in Qt's thread pool, beside a GUI thread that comes to its turn at once."""

    def __init__(self) -> None:
        sys.setswitchinterval(TURN_S)

    def submit(self, work: Callable[[], None]) -> None:
        QThreadPool.globalInstance().start(QRunnable.create(work))


class _Delivery(QObject):
    """Brings one outcome, and the steps on the way, to the thread that this object lives in."""

    arrived = Signal(object)
    stepped = Signal(int, int)


class JobRunner(QObject):
    """Runs work elsewhere and delivers its outcome here."""

    def __init__(
        self,
        executor: Executor,
        parent: QObject | None = None,
        render_worker: RenderWorker = HERE,
    ) -> None:
        super().__init__(parent)
        self._executor = executor
        self._render_worker = render_worker
        self._deliveries: set[_Delivery] = set()

    def run(self, work: Callable[[], T], on_result: Callable[[Ok[T] | Err], None]) -> None:
        """Run `work`; `on_result` is called on this object's thread."""
        self.run_in_steps(lambda _progress: work(), lambda _done, _total: None, on_result)

    def run_in_render_worker(
        self, work: Callable[[], T], on_result: Callable[[Ok[T] | Err], None]
    ) -> None:
        """As `run`, but in the render worker; see there what `work` may be."""
        self.run(lambda: self._render_worker.do(work), on_result)

    def make_file(
        self,
        make: Callable[[], bytes],
        write: Callable[[bytes], None],
        on_result: Callable[[Ok[None] | Err], None],
    ) -> None:
        """Run `make` in the render worker, then `write`, even if the page has ended by then."""
        self.run(lambda: write(self._render_worker.do(make)), on_result)

    def run_in_steps(
        self,
        work: Callable[[Progress], T],
        on_step: Progress,
        on_result: Callable[[Ok[T] | Err], None],
    ) -> None:
        """Run `work`, which tells its steps; both others are called on this object's thread."""
        delivery = _Delivery(self)
        self._deliveries.add(delivery)

        @Slot(object)
        def arrive(outcome: Ok[T] | Err) -> None:
            self._deliveries.discard(delivery)
            delivery.deleteLater()
            if not _is_gone(on_result):
                on_result(outcome)

        @Slot(int, int)
        def step(done: int, total: int) -> None:
            if not _is_gone(on_step):
                on_step(done, total)

        def job() -> None:
            outcome: Ok[T] | Err
            try:
                outcome = Ok(work(delivery.stepped.emit))
            except Exception as error:  # noqa: BLE001 - handed on, never swallowed
                outcome = Err(error)
            delivery.arrived.emit(outcome)

        delivery.stepped.connect(step, Qt.ConnectionType.QueuedConnection)
        delivery.arrived.connect(arrive, Qt.ConnectionType.QueuedConnection)
        self._executor.submit(job)


class LatestJob:
    """Runs one piece of work at a time: a later one, or a stop, ends it at its next step."""

    def __init__(self, jobs: JobRunner) -> None:
        self._jobs = jobs
        self._run = 0

    def start(
        self,
        work: Callable[[Progress], T],
        on_step: Progress,
        on_result: Callable[[Ok[T] | Err], None],
    ) -> None:
        """Run `work` in the place of the one before, of which nothing more is heard."""
        self._run += 1
        run = self._run

        def watched(on_progress: Progress) -> T:
            def progress(done: int, total: int) -> None:
                if run != self._run:
                    raise StoppedError
                on_progress(done, total)

            return work(progress)

        def step(done: int, total: int) -> None:
            if run == self._run and not _is_gone(on_step):
                on_step(done, total)

        def arrive(outcome: Ok[T] | Err) -> None:
            if run == self._run and not _is_gone(on_result):
                on_result(outcome)

        self._jobs.run_in_steps(watched, step, arrive)

    def stop(self) -> None:
        self._run += 1


def _is_gone(act: Callable[..., object]) -> bool:
    """Return whether what wants to hear of a job went away meanwhile, as a page made anew does."""
    owner = getattr(getattr(act, "func", act), "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
