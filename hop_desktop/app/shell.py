"""The window's shell: paints first, opens the store in the background, shows the pages."""

import logging
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hop_desktop.app.backup_timer import BackupTimer
from hop_desktop.app.log import start_log
from hop_desktop.app.menus import MenuNeeds, add_menus
from hop_desktop.app.pages import PageNeeds, page_factories
from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.home import error_state, loading_state
from hop_desktop.ui.dialogs import Prompts, QtPrompts
from hop_desktop.ui.jobs import Err, Executor, JobRunner, Ok
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.pages.home_page import HomePage
from hop_desktop.ui.preferences import TEXT_PERCENTS, Preferences
from hop_desktop.ui.styling import apply_theme, resolve_look
from hop_desktop.ui.undo import UndoHistory

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services

logger = logging.getLogger(__name__)


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
        self._undo = UndoHistory(self)
        self.window = MainWindow(self.navigator)
        self.window.restoreGeometry(self.preferences.geometry)
        self.window.ask_before_closing(self.may_close)
        self._prompts = prompts or QtPrompts(self.window)
        self._jobs = JobRunner(executor, self)
        self._loading = HomePage()
        self._loading.show_state(loading_state())
        self.window.show_placeholder(self._loading)
        self._undo.applied.connect(lambda route: self.navigator.go(Route(route)))
        self._undo.refused.connect(self.window.show_problem)
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
        backups = BackupTimer(outcome.value.database, self._jobs, self)
        self._app.aboutToQuit.connect(backups.end)
        start_log(self._paths)
        self._use_pages(outcome.value)
        add_menus(
            MenuNeeds(self.window, self.navigator, self._prompts, self._scale_text, self._undo)
        )
        self.navigator.go(Route.HOME)

    def _use_pages(self, services: "Services") -> None:
        needs = PageNeeds(
            services=services,
            paths=self._paths,
            preferences=self.preferences,
            navigator=self.navigator,
            jobs=self._jobs,
            prompts=self._prompts,
            undo=self._undo,
            parent=self,
            on_look_changed=self._on_look_changed,
        )
        self.window.use_pages(page_factories(needs))

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
            self._use_pages(self._services)
            self.window.reopen()

    def _apply_look(self) -> None:
        theme = resolve_look(self.preferences.look)
        apply_theme(self._app, theme, self.preferences.text_percent)


def _open_services(paths: AppPaths) -> "Services":
    from hop_desktop.bootstrap import open_services
    from hop_desktop.storage.instruments import load_catalogue

    services = open_services(paths, load_catalogue())
    services.database.back_up()
    return services
