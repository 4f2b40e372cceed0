"""The window's process: Qt and the signals that end it."""

import faulthandler
import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from hop_desktop.app.log import start_log
from hop_desktop.app.mishaps import Mishaps, log_qt_messages, watch_crashes
from hop_desktop.app.shell import Shell
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.ui.jobs import PoolExecutor
from hop_desktop.ui.styling import register_fonts


def run_window(paths: AppPaths) -> int:
    """Open the window and return the exit status when it is closed."""
    os.environ["MPLCONFIGDIR"] = str(paths.cache / "matplotlib")
    start_log(paths)
    log_qt_messages()
    mishaps = Mishaps()
    mishaps.watch()
    crash_log = watch_crashes(paths.log)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("hop-desktop")
    app.setApplicationDisplayName(_("Head of Product"))
    app.setStyle("Fusion")
    register_fonts()
    shell = Shell(app, paths, PoolExecutor())
    _end_on_signals(shell)
    mishaps.happened.connect(shell.on_mishap)
    app.commitDataRequest.connect(lambda _manager: shell.flush())
    shell.window.show()
    shell.window.raise_()
    shell.window.activateWindow()
    QTimer.singleShot(0, shell.open_store)
    status = app.exec()
    faulthandler.disable()
    if crash_log is not None:
        crash_log.close()
    return status


def _end_on_signals(shell: Shell) -> None:
    """React to signals at once: Python's handlers alone wait for the next Python code."""
    if os.name != "posix":
        return
    reading, writing = os.pipe()  # a pipe: the program opens no socket, ever
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, shell)

    def on_signal(_pipe: object) -> None:
        os.read(reading, 16)
        shell.end()

    notifier.activated.connect(on_signal)

    def ignore(_number: int, _frame: FrameType | None) -> None:
        """Exist, so that the signal does not kill; the wakeup does the work."""

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, ignore)
