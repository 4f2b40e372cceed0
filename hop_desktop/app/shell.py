"""The window's shell: paints first, opens the store in the background, shows the pages."""

import gc
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from hop_desktop.app.log_notice import LogNotice
from hop_desktop.app.look import scale_text, set_look
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import RenderWorker
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.main_window import OF_PAGE, MainWindow
from hop_desktop.ui.navigation import Navigator
from hop_desktop.ui.pages.loading_page import LoadingPage
from hop_desktop.ui.preferences import SYSTEM, Preferences
from hop_desktop.ui.styling import follow_system, resolve_theme, style_widgets
from hop_desktop.ui.widgets.notice import Told
from hop_desktop.ui.window_place import put_back

if TYPE_CHECKING:  # what the first picture does not need is imported when it is wanted
    from hop_desktop.app.replacement import Replaced, Work
    from hop_desktop.app.session import Session
    from hop_desktop.app.unlock_page import UnlockPage
    from hop_desktop.bootstrap import Services
    from hop_desktop.ui.dialogs import Prompts
    from hop_desktop.ui.input_filter import InputFilter
    from hop_desktop.ui.jobs import Err, Executor, JobRunner, Ok


class Shell(QObject):
    """Owns the window, how it looks and speaks, and the store that is open in it."""

    def __init__(
        self,
        app: QApplication,
        paths: AppPaths,
        render_worker: RenderWorker,
        executor: "Executor | None" = None,
        prompts: "Prompts | None" = None,
    ) -> None:
        """Show the first picture; an executor or prompts of None are those of Qt."""
        super().__init__()
        self._app = app
        self._paths = paths
        self.next_paths: AppPaths | None = None  # where to begin anew after this window's end
        self.next_news = ""  # what is to be said there
        self.session: Session | None = None  # None: no store is open
        self._unlock_page: UnlockPage | None = None  # made when a store does not open
        self.preferences = Preferences(paths.preferences)
        apply_language(self._app, self.preferences.language)
        set_look(app, self.preferences, resolve_theme(self.preferences.theme))
        style_widgets(app)
        self.navigator = Navigator(self)
        self.window = MainWindow(self.navigator)
        put_back(self.window, self.preferences.geometry)
        self.window.ask_before_closing(self.may_close)
        self._log_notice = LogNotice(self.window, self)
        if prompts is not None:
            self._prompts = prompts
        self._render_worker = render_worker
        self._executor = executor
        self.window.show_placeholder(LoadingPage())
        follow_system(app.styleHints(), self._on_system_look)
        app.applicationStateChanged.connect(self._on_activity)

    @cached_property
    def _jobs(self) -> "JobRunner":
        from hop_desktop.ui.jobs import JobRunner, PoolExecutor

        return JobRunner(self._executor or PoolExecutor(), self, self._render_worker)

    @cached_property
    def _prompts(self) -> "Prompts":
        from hop_desktop.storage.store_files import StoreFiles
        from hop_desktop.ui.dialogs import QtPrompts

        files = StoreFiles(self._paths.database, self._paths.backups)
        return QtPrompts(self.window, self.preferences, files.would_lose)

    @cached_property
    def _input_filter(self) -> "InputFilter":
        from hop_desktop.ui.input_filter import InputFilter

        return InputFilter(self._app, self)

    def open_store(self, secret: str | None = None) -> None:
        """Open everything off the GUI thread, then show Home; `secret` opens what is encrypted."""
        from hop_desktop.app.opening import open_for_window
        from hop_desktop.app.preloading import FOR_HOME, preload

        _ = self._input_filter  # from now on there is something to press
        self._jobs.run(
            lambda: open_for_window(self._paths, self._render_worker, secret), self._on_opened
        )
        preload(FOR_HOME, lambda: None, self)

    def on_unhandled_error(self, details: str) -> None:
        """Say kindly that we made a mistake, and how to pass it on; nothing comes of a failure."""
        if self.window.has_notice("unhandled error"):
            return  # one that happens then, as in laying the notice out, is in the log
        with suppress(Exception):  # or telling it would be a mistake to be told, and so on
            self.window.tell_notice("unhandled error", partial(self._mistake, details))

    def _mistake(self, details: str) -> Told:
        return _(
            "Something went wrong inside the program. Answers marked “Saved” are safe. "
            "The details hold nothing that you wrote."
        ), (
            (_("Copy details"), lambda: QGuiApplication.clipboard().setText(details)),
            (_("Open log folder"), self.open_log_folder),
        )

    def on_refused(self, sentence: str) -> None:
        """Tell an error raised on purpose that no page told."""
        with suppress(Exception):  # as above
            self.window.show_notice(OF_PAGE, sentence)

    def open_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.log)))

    def flush(self) -> None:
        """Bring what was done just now to where it outlives its page."""
        self._flush(lambda session: session.autosaver.save_fresh())

    def _flush(self, save: "Callable[[Session], object]") -> None:
        with ExitStack() as every:  # one that fails keeps no other from it
            if self.session is not None:
                every.callback(save, self.session)
            every.callback(self.window.flush)  # first: the last one is called first
        self.preferences.geometry = self.window.saveGeometry()

    def _flush_all(self) -> None:
        """Bring everything that waits to the disk, also what it refused before."""
        self._flush(lambda session: session.autosaver.save_all())

    def may_close(self, *, keeps_drafts: bool = True) -> bool:
        """Flush; ask about everything that still is not saved.

        Args:
            keeps_drafts: Whether what is typed can be taken up again afterwards.
        """
        self._flush_all()
        if self.session is None:
            return True
        from hop_desktop.app.closing import may_close

        return may_close(self.session, self.navigator, self._prompts, keeps_drafts=keeps_drafts)

    def end(self) -> None:
        """End at once, as on SIGTERM: flush, ask nothing; keep what the store does not take."""
        try:
            self._flush_all()
        finally:
            if self.session is not None:
                self.session.keep_unsaved()
            self.window.ask_before_closing(lambda: True)
            self._app.quit()

    def _replace(self, text: str, work: "Work") -> None:
        """Give up everything that is open, do the work, and open what is there then."""
        from hop_desktop.app.replacement import replace_and_open
        from hop_desktop.ui.pages.working_page import WorkingPage

        assert self.session is not None, "only a session asks for it"
        database = self.session.services.database
        self.session.end()
        self.session = None
        page = WorkingPage(text)
        self.window.show_placeholder(page)
        self.window.ask_before_closing(lambda: False)  # it ends by itself, and soon
        self._jobs.run_in_steps(
            lambda on_progress: replace_and_open(
                database, work, self._paths, self._render_worker, on_progress
            ),
            page.show_step,
            self._on_replaced,
        )

    def _on_replaced(self, outcome: "Ok[Replaced] | Err") -> None:
        from hop_desktop.ui.jobs import Err, Ok

        self.window.ask_before_closing(self.may_close)
        apply_language(self._app, self.preferences.language)
        self.window.show_names()
        self._on_appearance_changed()
        if isinstance(outcome, Err):
            self._on_opened(outcome)
        elif outcome.value.services is None:
            self._begin_anew(AppPaths.at(None), outcome.value.say())
        else:
            self._on_opened(Ok(outcome.value.services))
            self.window.show_notice(OF_PAGE, outcome.value.say(), tone=outcome.value.tone)

    def _begin_anew(self, paths: AppPaths, news: str = "") -> None:
        """End this window, so that another begins in its place."""
        self.next_paths, self.next_news = paths, news
        self.window.ask_before_closing(lambda: True)
        self._app.quit()

    def _on_opened(self, outcome: "Ok[Services] | Err") -> None:
        from hop_desktop.app.preloading import FOR_HOME, preload
        from hop_desktop.ui.jobs import Err

        QTimer.singleShot(0, _collect_garbage_from_now_on)
        if isinstance(outcome, Err):
            self._show_refusal(outcome.error)
        else:
            preload(FOR_HOME, partial(self._begin_session, outcome.value), self)

    def _begin_session(self, services: "Services") -> None:
        from hop_desktop.app.session import Session
        from hop_desktop.app.window_context import WindowContext

        if self._unlock_page is not None:
            self._unlock_page.leave()
        context = WindowContext(
            window=self.window,
            navigator=self.navigator,
            preferences=self.preferences,
            prompts=self._prompts,
            jobs=self._jobs,
            paths=self._paths,
            may_close=self.may_close,
            may_lose_drafts=lambda: self.may_close(keeps_drafts=False),
            replace=self._replace,
            scale_text=self._scale_text,
            on_appearance_changed=self._on_appearance_changed,
            on_language_changed=self._on_language_changed,
        )
        self.session = Session(services, context, self)
        self.session.begin()

    def _show_refusal(self, error: Exception) -> None:
        from hop_desktop.app.unlock_page import UnlockPage, WaysOn

        if self._unlock_page is None:
            ways = WaysOn(self.open_store, self._on_other_folder, self.open_log_folder)
            self._unlock_page = UnlockPage(self.window, self._paths, ways)
        self._unlock_page.show_refusal(error)

    def _on_other_folder(self) -> None:
        """Begin anew in a folder of the person's choice, and remember it."""
        from hop_desktop.app.folder_choice import choose_folder

        folder = choose_folder(self._prompts)
        if folder is not None and self.may_close():
            self._begin_anew(AppPaths.at(folder))

    def _on_activity(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _scale_text(self, steps: int) -> None:
        scale_text(self.preferences, steps)
        self._on_appearance_changed()

    def _on_language_changed(self) -> None:
        """Say everything anew: window, navigation, menus and pages."""
        apply_language(self._app, self.preferences.language)
        self.window.show_names()
        if self.session is not None:
            self.session.retranslate()
            self.flush()
            self.session.renew_pages()
            self.session.reopen()
            self.session.offer_language()

    def _on_system_look(self) -> None:
        if self.preferences.theme == SYSTEM:  # else it was this program that changed it
            self._on_appearance_changed()

    def _on_appearance_changed(self) -> None:
        """Draw everything anew: pages, whose sizes are fixed when they are made, end first."""
        session = self.session
        if session is not None:
            self.flush()
            session.renew_pages()
        set_look(self._app, self.preferences, resolve_theme(self.preferences.theme))
        QTimer.singleShot(0, self, lambda: self._show_anew(session))  # after the end of the pages

    def _show_anew(self, session: "Session | None") -> None:
        style_widgets(self._app)
        self.window.fit_side()
        if session is not None and session is self.session:  # else another one shows its own
            session.reopen()


def _collect_garbage_from_now_on() -> None:
    # What is there now stays to the end: walking it each time would hold up the window.
    gc.freeze()
    gc.enable()
