"""The window's shell: paints first, opens the store in the background, wires the pages."""

import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from hop_desktop import __version__
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.home import error_state, loading_state
from hop_desktop.ui.dialogs import Prompts, QtPrompts
from hop_desktop.ui.jobs import Err, Executor, JobRunner, Ok, PoolExecutor
from hop_desktop.ui.main_window import Controller, MainWindow, make_action
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.pages.home_page import HomePage
from hop_desktop.ui.preferences import TEXT_PERCENTS, Preferences
from hop_desktop.ui.styling import apply_theme, register_fonts, resolve_look

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services

LOG_BYTES = 500_000

logger = logging.getLogger(__name__)


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


class Shell(QObject):
    """Owns the window and everything that lives as long as it."""

    def __init__(
        self,
        app: QApplication,
        paths: AppPaths,
        executor: Executor,
        prompts: Prompts | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._paths = paths
        self._services: Services | None = None
        self.preferences = Preferences(paths.preferences)
        self._apply_look()
        self.navigator = Navigator(self)
        self.window = MainWindow(self.navigator)
        self.window.restoreGeometry(self.preferences.geometry)
        self.window.ask_before_closing(self.may_close)
        self._prompts = prompts or QtPrompts(self.window)
        self._jobs = JobRunner(executor, self)
        self._loading = HomePage()
        self._loading.show_state(loading_state())
        self.window.show_placeholder(self._loading)
        app.styleHints().colorSchemeChanged.connect(self._on_look_changed)

    def open_store(self) -> None:
        """Open everything off the GUI thread, then show Home."""
        self._jobs.run(lambda: _open_services(self._paths), self._on_opened)

    def on_uncaught(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log our own mistakes without their words (they may quote an answer), and say so."""
        place = ""
        while trace is not None:
            code = trace.tb_frame.f_code
            place += f" {Path(code.co_filename).name}:{trace.tb_lineno}"
            trace = trace.tb_next
        logger.error("uncaught %s at%s", kind.__name__, place)
        text = _("Something went wrong ({kind}). Your saved answers are safe. Log: {log}")
        self.window.show_problem(text.format(kind=kind.__name__, log=self._paths.log))

    def flush(self) -> None:
        """Bring everything that waits to disk."""
        controller = self.window.controller(Route.QUESTIONNAIRE)
        if controller is not None:
            from hop_desktop.ui.controllers.questionnaire_controller import QuestionnaireController

            assert isinstance(controller, QuestionnaireController)
            controller.flush()
        self.preferences.geometry = self.window.saveGeometry()

    def may_close(self) -> bool:
        """Flush; ask if an answer still is not on disk."""
        self.flush()
        controller = self.window.controller(Route.QUESTIONNAIRE)
        if not getattr(controller, "has_unsaved", False):
            return True
        question = _("An answer on screen could not be saved. Close and lose it?")
        return self._prompts.confirm(question, _("Close anyway"))

    def end(self) -> None:
        """End at once, as on SIGTERM: flush, ask nothing."""
        try:
            self.flush()
        finally:
            self.window.ask_before_closing(lambda: True)
            self._app.quit()

    def _on_opened(self, outcome: "Ok[Services] | Err") -> None:
        if isinstance(outcome, Err):
            if not isinstance(outcome.error, HopError):
                raise outcome.error
            self._loading.show_state(error_state(str(outcome.error)))
            return
        self._services = outcome.value
        _start_log(self._paths)
        self.window.use_pages(self._factories(outcome.value))
        self._add_menus()
        self.navigator.go(Route.HOME)

    def _factories(self, services: "Services") -> Mapping[Route, Callable[[], Controller]]:
        def home() -> Controller:
            from hop_desktop.ui.controllers.home_controller import HomeController

            return HomeController(
                services.catalogue,
                services.assessment,
                services.history,
                self.navigator,
                str(self._paths.data),
                self,
            )

        def start() -> Controller:
            from hop_desktop.ui.controllers.start_controller import StartController

            return StartController(
                services.assessment,
                services.history,
                services.profiles,
                self.navigator,
                self._prompts,
                self,
            )

        def questionnaire() -> Controller:
            from hop_desktop.ui.controllers.questionnaire_controller import QuestionnaireController

            return QuestionnaireController(
                services.catalogue,
                services.assessment,
                self.navigator,
                self,
                single_keys=self.preferences.single_keys,
            )

        def review() -> Controller:
            from hop_desktop.ui.controllers.review_controller import ReviewController

            return ReviewController(
                services.assessment, services.history, self.navigator, self._prompts, self
            )

        def results() -> Controller:
            from hop_desktop.bootstrap import load_samples
            from hop_desktop.storage.files import write_atomically
            from hop_desktop.ui.controllers.results_controller import ResultsController

            return ResultsController(
                services.catalogue,
                services.history,
                services.profiles,
                lambda: load_samples(services.catalogue),
                self._save_report,
                write_atomically,
                self.navigator,
                self._jobs,
                self._prompts,
                self,
            )

        def history() -> Controller:
            from hop_desktop.ui.controllers.history_controller import HistoryController

            return HistoryController(
                services.history,
                services.history.delete,
                self.navigator,
                self._jobs,
                self._prompts,
                self,
            )

        def role() -> Controller:
            from hop_desktop.ui.controllers.role_controller import RoleController

            return RoleController(services.catalogue, self)

        def preferences() -> Controller:
            from hop_desktop.ui.controllers.preferences_controller import PreferencesController

            keeper = _Keeper(services, self._paths)
            controller = PreferencesController(
                self.preferences, keeper, self._paths.data, self._prompts, self
            )
            controller.look_changed.connect(self._on_look_changed)
            return controller

        return {
            Route.HOME: home,
            Route.START: start,
            Route.QUESTIONNAIRE: questionnaire,
            Route.REVIEW: review,
            Route.RESULTS: results,
            Route.HISTORY: history,
            Route.ROLE: role,
            Route.PREFERENCES: preferences,
        }

    def _save_report(self, attempt: Attempt, earlier_id: str, target: Path) -> Callable[[], str]:
        """Freeze the attempt now; the returned work writes it and says what was saved."""
        services = self._require_services()
        snapshot = services.reports.capture_attempt(attempt, earlier_id or None)

        def work() -> str:
            from hop_desktop.report.exporter import save_report

            saved = save_report(snapshot, target)
            done = _("Saved as {name}.").format(name=saved.path)
            return " ".join((done, *saved.notes))

        return work

    def _add_menus(self) -> None:
        go = self.navigator.go
        window = self.window
        keys = QKeySequence.StandardKey
        window.add_menu(
            _("&File"),
            [
                make_action(window, _("&Save report…"), self._on_save_report, keys.Save),
                make_action(window, _("&Quit"), window.close, keys.Quit, QAction.MenuRole.QuitRole),
            ],
        )
        window.add_menu(
            _("&View"),
            [
                make_action(window, _("&Home"), lambda: go(Route.HOME), "Ctrl+1"),
                make_action(window, _("&Results"), lambda: go(Route.RESULTS), "Ctrl+2"),
                make_action(window, _("H&istory"), lambda: go(Route.HISTORY), "Ctrl+3"),
                make_action(window, _("About the r&ole"), lambda: go(Route.ROLE), "Ctrl+4"),
                make_action(
                    window,
                    _("&Preferences"),
                    lambda: go(Route.PREFERENCES),
                    "Ctrl+,",
                    QAction.MenuRole.PreferencesRole,
                ),
                make_action(window, _("&Larger text"), lambda: self._scale_text(1), keys.ZoomIn),
                make_action(window, _("&Smaller text"), lambda: self._scale_text(-1), keys.ZoomOut),
            ],
        )
        window.add_menu(
            _("&Help"),
            [
                make_action(window, _("&Keys"), self._on_keys, keys.HelpContents),
                make_action(window, _("&About"), self._on_about, "", QAction.MenuRole.AboutRole),
            ],
        )

    def _on_save_report(self) -> None:
        self.navigator.go(Route.RESULTS)
        controller = self.window.controller(Route.RESULTS)
        save = getattr(controller, "save_report", None)
        if save is not None:
            save()

    def _on_keys(self) -> None:
        self._prompts.tell(
            _(
                "While answering: 1 to 5 choose, 0 no chance yet, S skip, E example, Enter next, "
                "Backspace or Alt+Left back. Anywhere: Ctrl+1 to Ctrl+4 open pages, Ctrl+S saves "
                "the report, Ctrl++ and Ctrl+− change the text size."
            )
        )

    def _on_about(self) -> None:
        text = _(
            "hop-desktop {version}\n\nAssess yourself against what is expected of a Head of "
            "Product. Everything stays on this computer; the program opens no network "
            "connection.\n\nMIT licence; see THIRD-PARTY-NOTICES for the work it stands on."
        )
        self._prompts.tell(text.format(version=__version__))

    def _scale_text(self, steps: int) -> None:
        here = TEXT_PERCENTS.index(self.preferences.text_percent)
        there = min(max(here + steps, 0), len(TEXT_PERCENTS) - 1)
        self.preferences.text_percent = TEXT_PERCENTS[there]
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        """Draw everything anew; sizes are fixed when a page is made, so pages are made anew."""
        self._apply_look()
        self.window.fit_side()
        if self._services is not None:
            self.flush()
            self.window.use_pages(self._factories(self._services))
            self.window.reopen()

    def _apply_look(self) -> None:
        theme = resolve_look(self.preferences.look)
        apply_theme(self._app, theme, self.preferences.text_percent)

    def _require_services(self) -> "Services":
        assert self._services is not None, "pages exist only after the store is open"
        return self._services


class _Keeper:
    """What Preferences does with everything the person owns."""

    def __init__(self, services: "Services", paths: AppPaths) -> None:
        self._services = services
        self._paths = paths

    def export_to(self, target: Path) -> None:
        from hop_desktop.storage.files import write_atomically

        write_atomically(target, self._services.transfer.export())

    def import_from(self, source: Path) -> int:
        from hop_desktop.cli import LARGEST_EXPORT
        from hop_desktop.storage.files import read_bounded

        data = read_bounded(source, LARGEST_EXPORT)
        self._services.database.backups.make()
        return self._services.transfer.import_all(data, source.name)

    def back_up_to(self, target: Path) -> None:
        self._services.database.backups.copy_to(target)

    def delete_everything(self) -> None:
        for attempt in self._services.history.attempts():
            self._services.history.delete(attempt.attempt_id)
        for folder in (self._paths.backups, self._paths.cache, self._paths.log):
            shutil.rmtree(folder, ignore_errors=True)


def _open_services(paths: AppPaths) -> "Services":
    from hop_desktop.bootstrap import open_services
    from hop_desktop.storage.instruments import load_catalogue

    services = open_services(paths, load_catalogue())
    services.database.backups.make_if_changed()
    return services


def _start_log(paths: AppPaths) -> None:
    """Write a log of what happened, never of what was answered."""
    try:
        paths.log.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(paths.log / "hop.log", maxBytes=LOG_BYTES, backupCount=2)
    except OSError:
        return  # a program without a log is better than none
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("hop_desktop").addHandler(handler)


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
