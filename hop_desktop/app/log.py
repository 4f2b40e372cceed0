"""The log: what happened, never what was answered."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from hop_desktop.paths import AppPaths

LOG_BYTES: Final = 500_000
CRASH_LOG: Final = "crash.log"


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
            os.truncate(file, 0)
        else:
            file.unlink()


def _handler(paths: AppPaths) -> logging.Handler:
    # Not logging.handlers: it takes as long to import as the first window to paint,
    # for the sake of sockets that this program never opens.
    file = paths.log / "hop.log"
    try:
        paths.log.mkdir(mode=0o700, parents=True, exist_ok=True)
        _turn_over(file)
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return logging.NullHandler()  # a program without a log is better than none
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


def _turn_over(file: Path) -> None:
    with suppress(FileNotFoundError):
        if file.stat().st_size > LOG_BYTES:
            file.replace(file.with_name("hop.log.1"))
