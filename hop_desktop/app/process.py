"""The window's process: Qt, the lock on the data folder, and the signals that end it."""

import faulthandler
import os
import signal
import sys
from types import FrameType
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QFileSystemWatcher,
    QSocketNotifier,
    Qt,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication

from hop_desktop.app.instance import InstanceLock
from hop_desktop.app.log import start_log
from hop_desktop.app.shell import Shell
from hop_desktop.app.unhandled_errors import UnhandledErrors, log_qt_messages, watch_crashes
from hop_desktop.i18n import _
from hop_desktop.identity import APPLICATION_ID
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import RenderProcess
from hop_desktop.ui.styling import program_icon, register_fonts
from hop_desktop.ui.widgets.notice import Tone

# Painting takes less; at once, it would share the interpreter with what opens the store.
_FIRST_PICTURE_MS: Final = 5
_LOOK_MS: Final = 500  # between two looks whether Ctrl-C was pressed
_PATIENCE_MS: Final = 800  # at the end; whoever ended the program waits for it
# Nothing in the window moves by itself, so there is nothing to calm for those who ask for that.
_MOVING: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def run_window(paths: AppPaths, news: str = "") -> int:
    """Open the window, say the news, and return the exit status when it is closed."""
    lock = InstanceLock(paths.data)
    if not lock.take():
        lock.knock()
        if sys.stderr is not None:
            text = _("hop-desktop is open already; its window comes to the front.")
            sys.stderr.write(f"{text}\n")
        return 0
    start_log(paths)
    log_qt_messages()
    crash_log = watch_crashes(paths.log)
    unhandled_errors = UnhandledErrors()
    unhandled_errors.watch()
    app = _make_app()
    shell, status = _run_shell(app, paths, lock, unhandled_errors, news)
    faulthandler.disable()
    if crash_log is not None:
        crash_log.close()
    lock.free()
    if shell.next_paths is None:
        return status
    _let_go(shell)
    return run_window(shell.next_paths, shell.next_news)


def _make_app() -> QApplication:
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    # The style as an argument: setStyle would give it back, and Python make a class for it.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("hop-desktop")
    app.setDesktopFileName(APPLICATION_ID)
    _have_own_place_in_task_bar()
    app.setWindowIcon(program_icon())
    for effect in _MOVING:
        app.setEffectEnabled(effect, False)
    register_fonts()
    return app


def _have_own_place_in_task_bar() -> None:
    """Have Windows show the window as this program and not as the Python that runs it.

    A bundle is known by its own file, as is the entry in the start menu that opens it.
    """
    if sys.platform == "win32" and not getattr(sys, "frozen", False):
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)


def _run_shell(
    app: QApplication,
    paths: AppPaths,
    lock: InstanceLock,
    unhandled_errors: UnhandledErrors,
    news: str,
) -> tuple[Shell, int]:
    """Show the window until it is closed; return what owns it, and the status."""
    render_worker = RenderProcess(paths.font_list)
    shell = Shell(app, paths, render_worker)
    _end_on_signals(shell)
    unhandled_errors.happened.connect(shell.on_unhandled_error, Qt.ConnectionType.QueuedConnection)
    unhandled_errors.refused.connect(shell.on_refused, Qt.ConnectionType.QueuedConnection)
    app.commitDataRequest.connect(shell.flush)
    if news:
        shell.window.show_notice("news", news, tone=Tone.DONE)
    shell.window.come_forward()

    def go_on() -> None:
        watcher = QFileSystemWatcher([str(lock.path)], shell)
        watcher.fileChanged.connect(shell.window.come_forward)
        shell.open_store()

    QTimer.singleShot(_FIRST_PICTURE_MS, shell, go_on)
    status = app.exec()
    render_worker.close()
    _let_jobs_end(status, is_last=shell.next_paths is None)
    return shell, status


def _let_go(shell: Shell) -> None:
    """Let nothing of a window go on in the next one of this process."""
    if shell.session is not None:
        shell.session.end()
        shell.session.services.database.close()
    shell.window.deleteLater()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _let_jobs_end(status: int, *, is_last: bool) -> None:
    """Wait for what is done in the background, as it reports to a shell that is about to go."""
    jobs = QThreadPool.globalInstance()
    if not is_last:
        jobs.waitForDone()
    elif not jobs.waitForDone(_PATIENCE_MS):
        os._exit(status)  # whatever takes longer leaves the store whole when it is cut off


def _end_on_interrupt(shell: Shell) -> None:
    """End on Ctrl-C where Qt waits without Python: let Python look for it now and then."""
    signal.signal(signal.SIGINT, lambda _number, _frame: shell.end())
    timer = QTimer(shell)
    timer.timeout.connect(lambda: None)
    timer.start(_LOOK_MS)


def _end_on_signals(shell: Shell) -> None:
    """React to signals at once: Python's handlers alone wait for the next Python code."""
    if os.name != "posix":
        _end_on_interrupt(shell)
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
