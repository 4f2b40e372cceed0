"""The log: what happened, never what was answered."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Final

from hop_desktop.paths import AppPaths

LOG_BYTES: Final = 500_000


def start_log(paths: AppPaths) -> None:
    """Write the log from now on; a long one becomes the earlier one, which goes."""
    logger = logging.getLogger("hop_desktop")
    logger.setLevel(logging.INFO)
    for earlier in tuple(logger.handlers):
        logger.removeHandler(earlier)
        earlier.close()
    logger.addHandler(_handler(paths))
    logger.propagate = False


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
