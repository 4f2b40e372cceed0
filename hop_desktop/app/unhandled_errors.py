"""Our own mistakes: logged without what was typed, and told kindly, wherever they happen."""

import faulthandler
import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, NoReturn

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from hop_desktop import __version__
from hop_desktop.app.log import CRASH_LOG
from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.storage.owned_files import open_owned
from hop_desktop.traces import places

LONGEST_QT_MESSAGE: Final = 300
_PLATFORM: Final = "platform plugin"  # what Qt's last words name when there is no display
NO_DISPLAY: Final = 2  # the exit status, as where no display is named at all
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

logger = logging.getLogger("hop_desktop.unhandled_errors")
_qt_logger = logging.getLogger("hop_desktop.qt")


class UnhandledErrors(QObject):
    """Catches what nobody caught: in slots, threads, runnables and finalisers.

    Signals:
        happened: Details to pass on; they hold no text of the person's. Emitted in the
            thread of the mistake, so receivers of other threads get it in their own.
        refused: What an error raised on purpose says, which nobody told where it happened.
    """

    happened = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._telling = threading.local()  # set while this thread tells an error

    def watch(self) -> None:
        """Take over every hook that Python offers."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._on_exception(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        sys.unraisablehook = lambda told: self._on_exception(
            told.exc_type, told.exc_value, told.exc_traceback
        )

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,  # its words may quote an answer
        trace: TracebackType | None,
    ) -> None:
        """Tell an error; whatever goes wrong in telling it is not told in its turn."""
        if getattr(self._telling, "is_on", False):
            return
        self._telling.is_on = True
        try:
            self._tell(kind, error, trace)
        except Exception:  # noqa: BLE001 - the last resort: there is nobody left to tell
            with suppress(Exception):
                logger.critical("an error could not be told: %s", kind.__name__)
        finally:
            self._telling.is_on = False

    def _tell(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        details = f"{kind.__name__} at {places(error, trace)}"
        if isinstance(error, HopError):
            logger.warning("untold %s", details)
            self.refused.emit(error.sentence)
            return
        logger.error("uncaught %s", details)
        if sys.stderr is not None:
            with suppress(OSError, ValueError):  # nobody listens there any more
                sys.stderr.write(f"hop-desktop: {details}\n")
        self.happened.emit(f"{details}\n{_versions()}")


def watch_crashes(log: Path) -> "IO[Any] | None":
    """Have a crash of the interpreter leave the lines it was in; keep what is returned."""
    try:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        file = os.fdopen(open_owned(log / CRASH_LOG, flags), "a", encoding="utf-8")
    except OSError:
        faulthandler.enable()
        return None
    faulthandler.enable(file)
    return file


def log_qt_messages() -> None:
    """Bring what Qt has to say into the log instead of the terminal."""
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_logger.log(_LEVELS[kind], "%s: %s", context.category or "qt", message[:LONGEST_QT_MESSAGE])
    if kind is QtMsgType.QtFatalMsg and _PLATFORM in message:
        _end_without_window(message)
    if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg} and sys.stderr is not None:
        sys.stderr.write(f"hop-desktop: {message}\n")


def _end_without_window(message: str) -> NoReturn:
    """Say in one line why no window can be opened; Qt would abort with a page of advice."""
    reason = " ".join(message.splitlines()[0].split())
    text = _("No window can be opened here, is there a display? {reason}").format(reason=reason)
    if sys.stderr is not None:
        sys.stderr.write(f"hop-desktop: {text}\n")
        sys.stderr.flush()
    os._exit(NO_DISPLAY)


def _versions() -> str:
    import platform  # takes a while, for a day that may never come

    return (
        f"hop-desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )
