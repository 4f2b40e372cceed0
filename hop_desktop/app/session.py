"""One open store in the window: its pages, its menus, and what saves it."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from hop_desktop.app.backup_timer import BackupTimer
from hop_desktop.app.menus import MenuNeeds, Menus
from hop_desktop.app.opening import make_ready
from hop_desktop.app.preloading import AFTER_HOME, preload
from hop_desktop.app.rescue import keep_unsaved, save_elsewhere
from hop_desktop.app.saved_reports import SavedReports
from hop_desktop.app.startup_notices import StartupNotice, draft_notices, startup_notices
from hop_desktop.app.store_actions import StoreActions
from hop_desktop.app.window_context import WindowContext
from hop_desktop.domain.errors import StorageError
from hop_desktop.i18n import _, languages
from hop_desktop.ui.autosaver import DRAFTS, Autosaver
from hop_desktop.ui.controller import Controller
from hop_desktop.ui.controllers.home_controller import HomeController
from hop_desktop.ui.controllers.report_memory import ReportMemory
from hop_desktop.ui.editing import Editing
from hop_desktop.ui.jobs import Err, Ok, keep_loaded
from hop_desktop.ui.main_window import OF_PAGE
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.saver import AnswerSaver
from hop_desktop.ui.undo import UndoHistory
from hop_desktop.ui.widgets.notice import Told, Tone
from hop_desktop.whole_files import write_output

if TYPE_CHECKING:  # Home does not wait for what comes after it
    from hop_desktop.app.file_import import FileImport
    from hop_desktop.bootstrap import Services

# Painting Home takes less; at once, it would share the interpreter with what is loaded next.
_HOME_PICTURE_MS: Final = 40

logger = logging.getLogger(__name__)


class Session(QObject):
    """Lives as long as one store is open."""

    def __init__(self, services: "Services", context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self.services = services
        self._context = context
        window, navigator = context.window, context.navigator
        self.store_actions = StoreActions(services.drafts, context)
        self.autosaver = Autosaver(self)
        self.autosaver.tried.connect(self._on_tried)
        services.drafts.watch(lambda: self.autosaver.put(DRAFTS, services.drafts.keep))
        self.saver = AnswerSaver(services.assessment, services.drafts, self.autosaver, self)
        self.undo = UndoHistory(self)
        self.undo.applied.connect(lambda route: navigator.go(Route(route)))
        self.undo.refused.connect(lambda text: window.show_notice(OF_PAGE, text))
        self._editing = Editing(self)
        self._report_memory = ReportMemory(services.drafts)
        self._backups = BackupTimer(services.database, context.jobs, self._tell_no_backup, self)
        self._file_import: FileImport | None = None  # until Home stands
        self.saved_reports = SavedReports(window, context.preferences, self)
        self._page_context = PageContext(
            navigator=navigator,
            jobs=context.jobs,
            prompts=context.prompts,
            undo=self.undo,
            autosaver=self.autosaver,
            write_file=partial(write_output, over_read_only=True),
            parent=self,
        )
        self.renew_pages()
        self._menus = self._make_menus()
        self._told: set[str] = set()  # kinds of notices
        self._show_startup_notices()

    def begin(self) -> None:
        """Show Home, then do what can wait for that."""
        self._context.navigator.go(Route.HOME)
        QTimer.singleShot(_HOME_PICTURE_MS, self, self._load)

    def _load(self) -> None:
        self._backups.back_up()
        preload(AFTER_HOME, self._make_ready, self)

    def _make_ready(self) -> None:
        self._context.jobs.run(lambda: make_ready(self.services), self._on_ready)

    def end(self) -> None:
        """Let nothing in the window use the store any more."""
        self.services.drafts.watch(None)
        self.autosaver.stop()
        self._backups.stop()
        if self._file_import is not None:
            self._file_import.end()
        self._context.window.use_pages({})
        for kind in self._told:  # what the next store is like is told anew
            self._context.window.remove_notice(kind)
        self._menus.deleteLater()
        self._context.window.remove_menus()
        self.deleteLater()

    def keep_unsaved(self) -> None:
        """Bring what the disk does not take to where it outlives the program."""
        try:
            self.services.drafts.keep(at_the_end=True)
        except StorageError as error:
            logger.warning("drafts were not kept: %s", type(error).__name__)
        if self.saver.has_unsaved:
            cipher, document = self.services.database.files.cipher, self.saver.document()
            keep_unsaved(cipher.seal_file(document) if cipher else document, self._context.paths)

    def reopen(self) -> None:
        """Show the present page anew."""
        self._context.window.reopen()
        self._menus.show_states()

    def retranslate(self) -> None:
        """Say menus and notices in the language in use now."""
        self._menus.deleteLater()
        self._context.window.remove_menus()
        self._menus = self._make_menus()
        self._show_startup_notices(again=True)

    def offer_language(self) -> None:
        """Ask whether an assessment that was begun in another language goes on in this one."""
        opened, language = self.saver.open_attempt(), self.services.assessment.language
        if opened is None or opened.attempt.language == language:
            return
        then, now = (languages().get(code, code) for code in (opened.attempt.language, language))
        question = _(
            "Language of the assessment under way: {then}. Change it to {now}? Your answers stay, "
            "and comparisons tell the language in which it was finished."
        )
        button = _("Change to {now}").format(now=now)
        if self._context.prompts.confirm(question.format(then=then, now=now), button):
            self.saver.go_on_in(language)

    def save_elsewhere(self) -> bool:
        """Write the answers on screen to a file of the person's choice."""
        return save_elsewhere(self.saver, self._context)

    def renew_pages(self) -> None:
        """End every page; each is made anew on its next visit, as sizes and words are fixed."""
        pages = {route: partial(self._page_after_home, route) for route in Route}
        self._context.window.use_pages({**pages, Route.HOME: self._home})

    def _home(self) -> Controller:
        s, folder = self.services, str(self._context.paths.data)
        return HomeController(
            s.catalogue, s.assessment, s.history, folder, s.planning, self._page_context
        )

    def _page_after_home(self, route: Route) -> Controller:
        from hop_desktop.app.pages import SessionActions, page_factories

        factories = page_factories(
            self.services,
            self.saver,
            self._report_memory,
            SessionActions(
                save_elsewhere=self.save_elsewhere,
                import_file=self._choose_import,
                on_report_saved=self.saved_reports.saved.emit,
                on_finished=self._tell_finished,
                store=self.store_actions,
            ),
            self._context,
            self._page_context,
        )
        return factories[route]()

    def _tell_finished(self) -> None:
        text = _("Done. Here is the picture.")
        self._context.window.show_notice(OF_PAGE, text, tone=Tone.DONE)

    def _make_menus(self) -> Menus:
        context, history = self._context, self.services.history
        return Menus(
            MenuNeeds(
                window=context.window,
                navigator=context.navigator,
                preferences=context.preferences,
                scale_text=context.scale_text,
                undo=self.undo,
                editing=self._editing,
                import_file=self._choose_import,
                has_results=lambda: bool(history.latest_finished(1)),
                show_keys=self._show_keys,
                show_about=self._show_about,
            )
        )

    def _on_tried(self, key: str) -> None:
        """Say that what is typed is not on disk, for as long as that is so."""
        if key != DRAFTS:
            return
        reason = self.autosaver.reason(DRAFTS)
        if not reason:
            self._context.window.remove_notice("drafts")
            return

        def telling() -> Told:
            text = _(
                "What you are writing is kept in this window alone: {reason}. Saving is tried "
                "again until it works."
            )
            return text.format(reason=reason), ()

        self._context.window.tell_notice("drafts", telling)

    def _on_ready(self, outcome: Ok[None] | Err) -> None:
        keep_loaded()
        self._receive()
        if isinstance(outcome, Err):
            raise outcome.error
        if self.saver.has_kept:
            with suppress(StorageError):  # then they are kept on, and tried with the page
                self.saver.open_attempt()
                self.reopen()
        for notice in self._draft_notices():  # reading drafts takes what was loaded just now
            self._tell(notice)

    def _tell(self, notice: StartupNotice) -> None:
        self._told.add(notice.kind)
        told = notice.text, notice.actions
        self._context.window.tell_notice(notice.kind, lambda: told, notice.tone)

    def _choose_import(self) -> None:
        self._receive().choose()

    def _receive(self) -> "FileImport":
        """Take in from now on what is dropped on the window; return what does it."""
        if self._file_import is None:
            from hop_desktop.app.data_portability import DataPortability
            from hop_desktop.app.file_import import FileImport

            context, imports = self._context, DataPortability(self.services)
            self._file_import = FileImport(
                context.window, imports, context.navigator, context.jobs, context.prompts, self
            )
            self._file_import.changed.connect(self._on_data_changed)
        return self._file_import

    def _show_keys(self) -> None:
        from hop_desktop.app.keys import keys_state

        context = self._context
        single_keys = context.preferences.single_keys
        context.prompts.show_keys(keys_state(context.window, single_keys=single_keys))

    def _show_about(self) -> None:
        from hop_desktop.app.about import about  # asks what is installed: nobody waits for that

        self._context.prompts.show_about(about(self._context.paths))

    def _show_startup_notices(self, *, again: bool = False) -> None:
        """Tell what there is to tell; again: only what nobody closed since."""
        context, window = self._context, self._context.window
        notices = list(
            startup_notices(
                self.services,
                context.paths,
                context.preferences,
                window.remove_notice,
                self.store_actions.restore,
            )
        )
        if again:
            known = (*notices, *self._draft_notices())
            notices = [told for told in known if window.has_notice(told.kind)]
            for kind in self._told - {told.kind for told in notices}:  # it holds no more
                window.remove_notice(kind)
        for notice in reversed(notices):  # the last one told stands on top
            self._tell(notice)

    def _tell_no_backup(self, reason: str) -> None:
        text = _("Your answers are saved, but no backup of them can be made: {reason}.")
        self._context.window.show_notice("no backup", text.format(reason=reason))

    def _draft_notices(self) -> Iterator[StartupNotice]:
        navigator, window = self._context.navigator, self._context.window
        return draft_notices(
            self.services,
            lambda place: navigator.go(place.route, **place.arguments),
            window.remove_notice,
        )

    def _on_data_changed(self) -> None:
        """What is stored is different: nothing written before it can be undone."""
        self.undo.forget()
        self._context.on_appearance_changed()
