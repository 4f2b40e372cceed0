"""The log: what happened, never what was answered."""

import logging
from logging.handlers import RotatingFileHandler
from typing import Final

from hop_desktop.paths import AppPaths

LOG_BYTES: Final = 500_000


def start_log(paths: AppPaths) -> None:
    """Write the log from now on."""
    logger = logging.getLogger("hop_desktop")
    logger.setLevel(logging.INFO)
    for earlier in tuple(logger.handlers):
        logger.removeHandler(earlier)
        earlier.close()
    logger.addHandler(_handler(paths))
    logger.propagate = False


def _handler(paths: AppPaths) -> logging.Handler:
    try:
        paths.log.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.log / "hop.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()  # a program without a log is better than none
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler
