"""The log: what happened, never what was answered."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from hop_desktop.paths import AppPaths
from hop_desktop.storage.owned_files import open_owned, opened_owned

LOG_BYTES: Final = 500_000
CRASH_LOG: Final = "crash.log"


_told: Final[list[Callable[[], None]]] = [lambda: None]  # the last one is told


class LogFile(logging.FileHandler):
    """Writes to a regular file alone; a disk that refuses costs lines, and nothing else.

    Attributes:
        is_refused: Whether a line was lost.
    """

    is_refused = False

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        return os.fdopen(open_owned(Path(self.baseFilename), flags), "a", encoding="utf-8")

    def handleError(self, _record: logging.LogRecord) -> None:
        """Say nothing on the terminal, and the first time that it happens in the window."""
        if not self.is_refused:
            self.is_refused = True
            _told[-1]()


class NoLog(logging.NullHandler):
    """Stands for a log that could not be opened."""

    is_refused = True


def watch_refusals(tell: Callable[[], None]) -> None:
    """Have `tell` called, in whatever thread, when a line is lost and none was before."""
    _told[:] = [tell]


def is_log_refused() -> bool:
    """Whether something that happened could not be written to the log."""
    handlers = logging.getLogger("hop_desktop").handlers
    return any(handler.is_refused for handler in handlers if isinstance(handler, NoLog | LogFile))


def start_log(paths: AppPaths) -> None:
    """Write the log from now on; a long one becomes the earlier one, which goes."""
    logger = logging.getLogger("hop_desktop")
    logger.setLevel(logging.INFO)
    for earlier in tuple(logger.handlers):
        logger.removeHandler(earlier)
        earlier.close()
    logger.addHandler(_handler(paths))
    logger.propagate = False


@contextmanager
def closed_log(paths: AppPaths) -> Iterator[None]:
    """Close the log for the block; afterwards it begins anew if it was open."""
    logger = logging.getLogger("hop_desktop")
    handlers = tuple(logger.handlers)
    for handler in handlers:
        logger.removeHandler(handler)
        handler.close()
    try:
        yield
    finally:
        if handlers:
            start_log(paths)


def erase_log(paths: AppPaths) -> None:
    """Delete the closed log; the record of crashes, which is open for good, is emptied.

    Raises:
        OSError: The system refuses.
    """
    for file in paths.log.glob("*"):
        if file.name == CRASH_LOG:
            with opened_owned(file, os.O_WRONLY) as descriptor:
                os.truncate(descriptor, 0)
        else:
            file.unlink()


def _handler(paths: AppPaths) -> logging.Handler:
    # Not logging.handlers: it takes as long to import as the first window to paint,
    # for the sake of sockets that this program never opens.
    file = paths.log / "hop.log"
    try:
        paths.log.mkdir(mode=0o700, parents=True, exist_ok=True)
        _turn_over(file)
        handler = LogFile(file, encoding="utf-8")
    except OSError:
        return NoLog()  # a program without a log is better than none
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


def _turn_over(file: Path) -> None:
    with suppress(FileNotFoundError):
        if file.lstat().st_size > LOG_BYTES:
            file.replace(file.with_name("hop.log.1"))
