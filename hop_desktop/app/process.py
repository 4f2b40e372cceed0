"""The window's process: Qt and the signals that end it."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from hop_desktop.app.shell import Shell
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.ui.jobs import PoolExecutor
from hop_desktop.ui.styling import register_fonts


def run_window(paths: AppPaths) -> int:
    """Open the window and return the exit status when it is closed."""
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache / "matplotlib"))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("hop-desktop")
    app.setApplicationDisplayName(_("Head of Product"))
    app.setStyle("Fusion")
    register_fonts()
    shell = Shell(app, paths, PoolExecutor())
    _end_on_signals(shell)
    sys.excepthook = shell.on_uncaught
    shell.window.show()
    shell.window.raise_()
    shell.window.activateWindow()
    QTimer.singleShot(0, shell.open_store)
    return app.exec()


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
