"""One open store in the window: its pages, its menus, and what saves it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hop_desktop.app.backup_timer import BackupTimer
from hop_desktop.app.menus import MenuNeeds, Menus
from hop_desktop.app.opening import load_the_rest
from hop_desktop.app.pages import PageNeeds, page_factories
from hop_desktop.app.replacement import Work, decrypting, encrypting, erasing, restoring
from hop_desktop.app.rescue import keep_unsaved
from hop_desktop.app.tidings import tidings
from hop_desktop.bootstrap import Services
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, printable
from hop_desktop.storage.files import write_atomically
from hop_desktop.ui.editing import Editing
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.saver import AnswerSaver
from hop_desktop.ui.undo import UndoHistory

if TYPE_CHECKING:  # Home does not wait for what comes after it
    from hop_desktop.app.arrivals import Arrivals
    from hop_desktop.ui.dialogs import Prompts

# Painting Home takes less; at once, it would share the interpreter with what is loaded next.
_HOME_PICTURE_MS: Final = 40


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is there before a store is open, and after it."""

    window: MainWindow
    navigator: Navigator
    preferences: Preferences
    prompts: "Prompts"
    jobs: JobRunner
    paths: AppPaths
    may_close: Callable[[], bool]
    replace: Callable[[str, Work], None]  # what is said meanwhile, what is done
    scale_text: Callable[[int], None]  # steps up or down; 0: back to the normal size
    on_look_changed: Callable[[], None]
    on_language_changed: Callable[[], None]


class Session(QObject):
    """Lives as long as one store is open."""

    _report_saved = Signal(str)  # path; emitted by whoever wrote the file, in any thread

    def __init__(self, services: Services, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self.services = services
        self._around = around
        window, navigator = around.window, around.navigator
        self.saver = AnswerSaver(services.assessment, self)
        self.undo = UndoHistory(self)
        self.undo.applied.connect(lambda route: navigator.go(Route(route)))
        self.undo.refused.connect(lambda text: window.show_notice("undo", text))
        self._editing = Editing(self)
        self._backups = BackupTimer(services.database, around.jobs, self)
        self._arrivals: Arrivals | None = None  # until Home stands
        self._report_saved.connect(lambda name: around.preferences.remember_report(Path(name)))
        self._use_pages()
        self._menus = self._make_menus()
        self._show_tidings()

    def begin(self) -> None:
        """Show Home, then do what can wait for that."""
        self._around.navigator.go(Route.HOME)
        QTimer.singleShot(_HOME_PICTURE_MS, self._load)

    def _load(self) -> None:
        self._backups.back_up()
        self._around.jobs.run(lambda: load_the_rest(self.services), self._on_all_loaded)

    def end(self) -> None:
        """Let nothing in the window use the store any more."""
        self.saver.stop()
        self._backups.stop()
        if self._arrivals is not None:
            self._arrivals.end()
        self._around.window.use_pages({})
        self._menus.deleteLater()
        self._around.window.remove_menus()
        self.deleteLater()

    def keep_unsaved(self) -> None:
        """Write the answers that the store does not take where they outlive the program."""
        if self.saver.has_unsaved:
            cipher, document = self.services.database.files.cipher, self.saver.document()
            keep_unsaved(cipher.seal_file(document) if cipher else document, self._around.paths)

    def make_pages_anew(self) -> None:
        """Make every page anew, as sizes and words are fixed when one is made."""
        self._use_pages()
        self._around.window.reopen()
        self._menus.show_states()

    def speak_anew(self) -> None:
        """Say menus and notices in the language in use now."""
        self._menus.deleteLater()
        self._around.window.remove_menus()
        self._menus = self._make_menus()
        self._show_tidings(again=True)

    def restore(self, file: Path, name: str) -> None:
        """Put a backup, which is called `name` in sentences, in the place of everything."""
        if self._around.may_close():
            self._around.replace(_("Restoring {name} …").format(name=name), restoring(file, name))

    def erase(self) -> None:
        """Delete everything and begin as on the first day."""
        self._around.preferences.forget()
        self._around.replace(_("Deleting everything …"), erasing(self._around.paths))

    def encrypt(self, passphrase: str, code: str) -> None:
        """Let a passphrase and a recovery code open everything from now on."""
        if self._around.may_close():
            work = encrypting(passphrase, code, self._around.paths)
            self._around.replace(_("Encrypting everything …"), work)

    def decrypt(self, secret: str) -> None:
        """Take the passphrase away; `secret` is it or the recovery code."""
        if self._around.may_close():
            work = decrypting(secret, self._around.paths)
            self._around.replace(_("Decrypting everything …"), work)

    def save_elsewhere(self) -> bool:
        """Write the answers on screen to a file of the person's choice."""
        prompts = self._around.prompts
        target = prompts.save_path("my-answers.json", _("Answers (*.json)"))
        if target is None:
            return False
        try:
            write_atomically(target, self.saver.document())
        except OutputError as error:
            prompts.tell(str(error))
            return False
        text = _("Your answers so far are in {name}. “Import…” in Preferences reads that file.")
        self._around.window.show_notice("elsewhere", text.format(name=printable(target)))
        return True

    def _use_pages(self) -> None:
        around = self._around
        needs = PageNeeds(
            services=self.services,
            paths=around.paths,
            preferences=around.preferences,
            navigator=around.navigator,
            jobs=around.jobs,
            prompts=around.prompts,
            undo=self.undo,
            saver=self.saver,
            save_elsewhere=self.save_elsewhere,
            import_file=self._choose_import,
            restore=self.restore,
            erase=self.erase,
            encrypt=self.encrypt,
            decrypt=self.decrypt,
            parent=self,
            on_report_saved=self._report_saved.emit,
            on_look_changed=around.on_look_changed,
            on_language_changed=around.on_language_changed,
        )
        around.window.use_pages(page_factories(needs))

    def _make_menus(self) -> Menus:
        around, history = self._around, self.services.history
        return Menus(
            MenuNeeds(
                window=around.window,
                navigator=around.navigator,
                preferences=around.preferences,
                scale_text=around.scale_text,
                undo=self.undo,
                editing=self._editing,
                import_file=self._choose_import,
                has_results=lambda: bool(history.latest_finished(1)),
                show_keys=self._show_keys,
                show_about=self._show_about,
            )
        )

    def _on_all_loaded(self, outcome: Ok[None] | Err) -> None:
        self._receive()
        if isinstance(outcome, Err):
            raise outcome.error

    def _choose_import(self) -> None:
        self._receive().choose()

    def _receive(self) -> "Arrivals":
        """Take in from now on what is dropped on the window; return what does it."""
        if self._arrivals is None:
            from hop_desktop.app.arrivals import Arrivals
            from hop_desktop.app.keeper import Keeper

            around, imports = self._around, Keeper(self.services)
            self._arrivals = Arrivals(
                around.window, imports, around.navigator, around.jobs, around.prompts, self
            )
            self._arrivals.changed.connect(self._on_data_changed)
        return self._arrivals

    def _show_keys(self) -> None:
        from hop_desktop.app.keys import keys_state

        around = self._around
        single_keys = around.preferences.single_keys
        around.prompts.show_keys(keys_state(around.window, single_keys=single_keys))

    def _show_about(self) -> None:
        from hop_desktop.app.about import about  # asks what is installed: nobody waits for that

        self._around.prompts.show_about(about(self._around.paths))

    def _show_tidings(self, *, again: bool = False) -> None:
        """Tell what there is to tell; again: only what nobody closed since."""
        around, window = self._around, self._around.window
        news = tidings(self.services, around.paths, around.preferences, window.remove_notice)
        for one in news:
            if not again or window.has_notice(one.kind):
                window.show_notice(one.kind, one.text, one.actions)

    def _on_data_changed(self) -> None:
        """What is stored is different: nothing written before it can be undone."""
        self.undo.forget()
        self.services.planning.forget_writing()
        self._around.on_look_changed()
