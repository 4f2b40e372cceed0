"""The window's shell: paints first, opens the store in the background, shows the pages."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from hop_desktop.app.opening import load_the_rest, open_services
from hop_desktop.domain.errors import (
    HopError,
    OutputError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, printable
from hop_desktop.ui.dialogs import Prompts, QtPrompts
from hop_desktop.ui.drafting import HoldsDraft
from hop_desktop.ui.editing import Editing
from hop_desktop.ui.jobs import Err, Executor, JobRunner, Ok
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.pages.loading_page import LoadingPage
from hop_desktop.ui.preferences import TEXT_PERCENTS, Preferences
from hop_desktop.ui.styling import apply_theme, follow_system, resolve_look
from hop_desktop.ui.undo import UndoHistory
from hop_desktop.ui.window_place import put_back

if TYPE_CHECKING:  # what the first picture does not need is imported in the background
    from hop_desktop.app.arrivals import Arrivals
    from hop_desktop.app.backup_timer import BackupTimer
    from hop_desktop.app.menus import Menus
    from hop_desktop.app.replacement import Replaced, Work
    from hop_desktop.bootstrap import Services
    from hop_desktop.ui.pages.passphrase_page import PassphrasePage
    from hop_desktop.ui.saver import AnswerSaver


class Shell(QObject):
    """Owns the window and everything that lives as long as it."""

    _report_saved = Signal(str)  # path; emitted by whoever wrote the file, in any thread

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
        self.next_paths: AppPaths | None = None  # where to begin anew after this window's end
        self._services: Services | None = None
        self._asking: PassphrasePage | None = None  # while the passphrase is asked for
        self._saver: AnswerSaver | None = None
        self._backups: BackupTimer | None = None
        self.preferences = Preferences(paths.preferences)
        apply_language(self._app, self.preferences.language)
        self._apply_look()
        self.navigator = Navigator(self)
        self._undo = UndoHistory(self)
        self._editing = Editing(self)
        self._menus: Menus | None = None
        self._arrivals: Arrivals | None = None
        self.window = MainWindow(self.navigator)
        put_back(self.window, self.preferences.geometry)
        self.window.ask_before_closing(self.may_close)
        self._prompts = prompts or QtPrompts(self.window, self.preferences)
        self._jobs = JobRunner(executor, self)
        self.window.show_placeholder(LoadingPage())
        self._undo.applied.connect(lambda route: self.navigator.go(Route(route)))
        self._undo.refused.connect(lambda text: self.window.show_notice("undo", text))
        self._report_saved.connect(lambda name: self.preferences.remember_report(Path(name)))
        follow_system(app.styleHints(), self._on_look_changed)
        app.applicationStateChanged.connect(self._on_activity)

    def open_store(self, secret: str | None = None) -> None:
        """Open everything off the GUI thread, then show Home; `secret` opens what is encrypted."""
        self._jobs.run(lambda: open_services(self._paths, secret), self._on_opened)

    def on_mishap(self, details: str) -> None:
        """Say kindly that we made a mistake, and how to pass it on."""
        text = _(
            "Something went wrong inside the program. Answers marked “Saved” are safe. "
            "The details hold nothing that you wrote."
        )
        actions = (
            (_("Copy details"), lambda: QGuiApplication.clipboard().setText(details)),
            (_("Open log folder"), self.open_log_folder),
        )
        self.window.show_notice("mishap", text, actions)

    def open_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.log)))

    def flush(self) -> None:
        """Bring everything that waits to where it outlives its page."""
        for _route, controller in self.window.drafts():
            controller.flush()
        self.preferences.geometry = self.window.saveGeometry()

    def may_close(self) -> bool:
        """Flush; ask about everything that still is not on disk."""
        self.flush()
        return all(
            self._may_lose(route, controller)
            for route, controller in self.window.drafts()
            if controller.has_unsaved
        )

    def _may_lose(self, route: Route, controller: HoldsDraft) -> bool:
        self.navigator.go(route)
        ways = controller.ways_out()
        chosen = self._prompts.choose(controller.closing_question(), list(ways))
        return chosen is not None and ways[chosen]()

    def save_elsewhere(self) -> bool:
        """Write the answers on screen to a file of the person's choice."""
        from hop_desktop.storage.files import write_atomically

        target = self._prompts.save_path("my-answers.json", _("Answers (*.json)"))
        if target is None or self._saver is None:
            return False
        try:
            write_atomically(target, self._saver.document())
        except OutputError as error:
            self._prompts.tell(str(error))
            return False
        text = _("Your answers so far are in {name}. “Import…” in Preferences reads that file.")
        self.window.show_notice("elsewhere", text.format(name=printable(target)))
        return True

    def end(self) -> None:
        """End at once, as on SIGTERM: flush, ask nothing; keep what the store does not take."""
        try:
            self.flush()
            for _route, controller in self.window.drafts():
                controller.keep_draft()
            if self._saver is not None and self._saver.has_unsaved:
                from hop_desktop.app.rescue import keep_unsaved

                cipher = self._services.database.files.cipher if self._services else None
                document = self._saver.document()
                keep_unsaved(cipher.seal_file(document) if cipher else document, self._paths)
        finally:
            self.window.ask_before_closing(lambda: True)
            self._app.quit()

    def restore(self, file: Path, name: str) -> None:
        """Put a backup, which is called `name` in sentences, in the place of everything."""
        from hop_desktop.app.replacement import restoring

        if self.may_close():
            self._replace(_("Restoring {name} …").format(name=name), restoring(file, name))

    def erase(self) -> None:
        """Delete everything and begin as on the first day."""
        from hop_desktop.app.replacement import erasing

        self.preferences.forget()
        self._replace(_("Deleting everything …"), erasing(self._paths))

    def encrypt(self, passphrase: str, code: str) -> None:
        """Let a passphrase and a recovery code open everything from now on."""
        from hop_desktop.app.replacement import encrypting

        if self.may_close():
            work = encrypting(passphrase, code, self._paths)
            self._replace(_("Encrypting everything …"), work)

    def decrypt(self, secret: str) -> None:
        """Take the passphrase away; `secret` is it or the recovery code."""
        from hop_desktop.app.replacement import decrypting

        if self.may_close():
            self._replace(_("Decrypting everything …"), decrypting(secret, self._paths))

    def _replace(self, text: str, work: "Work") -> None:
        """Give up everything that is open, do the work, and open what is there then."""
        from hop_desktop.app.replacement import replace_and_open
        from hop_desktop.ui.pages.working_page import WorkingPage

        services = self._services
        if services is None:
            return
        self._leave_store()
        page = WorkingPage(text)
        self.window.show_placeholder(page)
        self.window.ask_before_closing(lambda: False)  # it ends by itself, and soon
        self._jobs.run_in_steps(
            lambda tell: replace_and_open(services.database, work, self._paths, tell),
            page.show_step,
            self._on_replaced,
        )

    def _leave_store(self) -> None:
        """Let nothing in the window use the store any more."""
        for one in (self._saver, self._backups):
            if one is not None:
                one.stop()
        if self._arrivals is not None:
            self._arrivals.end()
        self._services = self._saver = self._backups = self._arrivals = None
        self._undo.forget()
        self.window.use_pages({})
        if self._menus is not None:
            self._menus.deleteLater()
            self._menus = None
        self.window.remove_menus()

    def _on_replaced(self, outcome: "Ok[Replaced] | Err") -> None:
        self.window.ask_before_closing(self.may_close)
        apply_language(self._app, self.preferences.language)
        self.window.show_names()
        self._on_look_changed()
        if isinstance(outcome, Err):
            self._on_opened(outcome)
            return
        self._on_opened(Ok(outcome.value.services))
        self.window.show_notice("replaced", outcome.value.text)
        if outcome.value.paths != self._paths:
            self.next_paths = outcome.value.paths
            self._app.quit()

    def _on_opened(self, outcome: "Ok[Services] | Err") -> None:
        QTimer.singleShot(0, _collect_garbage_from_now_on)
        if isinstance(outcome, Err):
            if isinstance(outcome.error, PassphraseNeededError | WrongPassphraseError):
                self._ask_for_passphrase()
            else:
                self._show_trouble(outcome.error)
            return
        from hop_desktop.app.arrivals import Arrivals
        from hop_desktop.app.backup_timer import BackupTimer
        from hop_desktop.app.keeper import Keeper
        from hop_desktop.ui.saver import AnswerSaver

        if self._asking is not None and self._asking.by_code:
            self._propose_new_passphrase()
        self._asking = None
        self._services = outcome.value
        self._backups = backups = BackupTimer(outcome.value.database, self._jobs, self)
        self._app.aboutToQuit.connect(backups.end)
        self._saver = AnswerSaver(outcome.value.assessment, self)
        self._arrivals = Arrivals(
            self.window, Keeper(outcome.value), self.navigator, self._jobs, self._prompts, self
        )
        self._arrivals.changed.connect(self._on_data_changed)
        self._use_pages(outcome.value)
        self._add_menus()
        self._show_tidings(outcome.value)
        self.navigator.go(Route.HOME)
        backups.back_up()
        self._jobs.run(lambda: load_the_rest(outcome.value), _raise_if_wrong)

    def _ask_for_passphrase(self) -> None:
        """Ask in the place of every page, or say there that it was the wrong one."""
        from hop_desktop.ui.pages.passphrase_page import PassphrasePage

        if self._asking is not None:
            self._asking.show_wrong()
            return
        self._asking = page = PassphrasePage()
        page.entered.connect(self.open_store)
        page.folder_requested.connect(self._on_other_folder)
        self.window.show_placeholder(page)
        page.go_to_field()

    def _propose_new_passphrase(self) -> None:
        text = _(
            "The recovery code opened your answers. “Change the passphrase…” in Preferences sets "
            "a new one; type the code there as the present passphrase."
        )
        self.window.show_notice("recovery code", text)

    def _show_trouble(self, error: Exception) -> None:
        from hop_desktop.presentation.trouble import make_trouble_state
        from hop_desktop.ui.pages.trouble_page import TroublePage

        self._asking = None
        known = error if isinstance(error, HopError) else HopError(type(error).__name__)
        page = TroublePage(make_trouble_state(known, printable(self._paths.data)))
        page.retry_requested.connect(self.open_store)
        page.folder_requested.connect(self._on_other_folder)
        page.log_requested.connect(self.open_log_folder)
        self.window.show_placeholder(page)
        if known is not error:
            raise error

    def _on_other_folder(self) -> None:
        """Begin anew in a folder of the person's choice, and remember it."""
        from hop_desktop.app.folder_choice import choose_folder

        folder = choose_folder(self._prompts)
        if folder is not None:
            self.next_paths = AppPaths.at(folder)
            self._app.quit()

    def _use_pages(self, services: "Services") -> None:
        from hop_desktop.app.pages import PageNeeds, page_factories

        assert self._saver is not None
        assert self._arrivals is not None
        needs = PageNeeds(
            services=services,
            paths=self._paths,
            preferences=self.preferences,
            navigator=self.navigator,
            jobs=self._jobs,
            prompts=self._prompts,
            undo=self._undo,
            saver=self._saver,
            save_elsewhere=self.save_elsewhere,
            import_file=self._arrivals.choose,
            restore=self.restore,
            erase=self.erase,
            encrypt=self.encrypt,
            decrypt=self.decrypt,
            parent=self,
            on_report_saved=self._report_saved.emit,
            on_look_changed=self._on_look_changed,
            on_language_changed=self._on_language_changed,
        )
        self.window.use_pages(page_factories(needs))

    def _on_activity(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _scale_text(self, steps: int) -> None:
        here = TEXT_PERCENTS.index(self.preferences.text_percent)
        there = min(max(here + steps, 0), len(TEXT_PERCENTS) - 1) if steps else 0
        self.preferences.text_percent = TEXT_PERCENTS[there]
        self._on_look_changed()

    def _show_tidings(self, services: "Services", *, again: bool = False) -> None:
        """Tell what there is to tell; again: only what nobody closed since."""
        from hop_desktop.app.tidings import tidings

        window = self.window
        for one in tidings(services, self._paths, self.preferences, window.remove_notice):
            if not again or window.has_notice(one.kind):
                window.show_notice(one.kind, one.text, one.actions)

    def _add_menus(self) -> None:
        from hop_desktop.app.menus import MenuNeeds, Menus

        services, arrivals = self._services, self._arrivals
        assert services is not None
        assert arrivals is not None
        self._menus = Menus(
            MenuNeeds(
                window=self.window,
                navigator=self.navigator,
                preferences=self.preferences,
                scale_text=self._scale_text,
                undo=self._undo,
                editing=self._editing,
                import_file=arrivals.choose,
                has_results=lambda: bool(services.history.latest_finished(1)),
                show_keys=self._show_keys,
                show_about=self._show_about,
            )
        )

    def _show_keys(self) -> None:
        from hop_desktop.app.keys import keys_state

        self._prompts.show_keys(keys_state(self.window, single_keys=self.preferences.single_keys))

    def _show_about(self) -> None:
        from hop_desktop.app.about import about

        self._prompts.show_about(about(self._paths))

    def _on_language_changed(self) -> None:
        """Say everything anew: window, navigation, menus and pages."""
        apply_language(self._app, self.preferences.language)
        self.window.show_names()
        if self._menus is not None:
            self._menus.deleteLater()
        self.window.remove_menus()
        self._add_menus()
        if self._services is not None:
            self._show_tidings(self._services, again=True)
        self._make_pages_anew()

    def _on_data_changed(self) -> None:
        """What is stored is different: nothing written before it can be undone."""
        self._undo.forget()
        if self._services is not None:
            self._services.planning.forget_writing()
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        """Draw everything anew; sizes are fixed when a page is made, so pages are made anew."""
        self._apply_look()
        self.window.fit_side()
        self._make_pages_anew()

    def _make_pages_anew(self) -> None:
        if self._services is not None:
            self.flush()
            self._use_pages(self._services)
            self.window.reopen()
        if self._menus is not None:
            self._menus.show_states()

    def _apply_look(self) -> None:
        theme = resolve_look(self.preferences.look)
        apply_theme(self._app, theme, self.preferences.text_percent)


def _collect_garbage_from_now_on() -> None:
    # What is there now stays to the end: walking it each time would hold up the window.
    gc.freeze()
    gc.enable()


def _raise_if_wrong(outcome: "Ok[None] | Err") -> None:
    if isinstance(outcome, Err):
        raise outcome.error
