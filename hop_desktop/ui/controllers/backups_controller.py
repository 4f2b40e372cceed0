"""Lists, makes, copies and restores backups in the background."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.i18n import _
from hop_desktop.paths import printable
from hop_desktop.presentation.backups import (
    Holding,
    KeptBackup,
    backup_name,
    copied_text,
    make_backups_state,
    restore_question,
)
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.widgets.backups_panel import BackupsPanel

T = TypeVar("T")
Restore = Callable[[Path, str], None]  # the file, and what it is called in sentences


class Backups(Protocol):
    """The backups there are."""

    def backups(self) -> Sequence[KeptBackup]:
        """Return them, latest first."""
        ...

    def compare(self, file: Path) -> tuple[Holding | None, Holding | None]:
        """Read a backup through; return what it holds and what there is now, None: not known.

        Raises:
            HopError: The file is no whole backup.
        """
        ...

    def back_up_now(self) -> bool:
        """Make a backup; False: the latest one holds the same."""
        ...

    def back_up_to(self, target: Path) -> Sequence[Path]:
        """Return the files that were written: the backup, and its key file if it has one."""
        ...


class BackupsController(QObject):
    """Lists and makes backups in the background; asks before one is brought back."""

    def __init__(
        self, backups: Backups, folder: Path, restore: Restore, context: PageContext
    ) -> None:
        super().__init__(context.parent)
        self._store = backups
        self._folder = folder
        self._restore = restore
        self._jobs = context.jobs
        self._prompts = context.prompts
        self._panel: BackupsPanel | None = None
        self._backups: Sequence[KeptBackup] = ()

    def use_panel(self, panel: BackupsPanel) -> None:
        """Show everything on `panel` from now on."""
        self._panel = panel
        panel.make_requested.connect(self.back_up_now)
        panel.copy_requested.connect(self._on_copy)
        panel.file_requested.connect(self._on_file)
        panel.restore_requested.connect(self._on_restore)
        self._jobs.run(self._store.backups, self._on_listed)

    def back_up_now(self) -> None:
        """Make a backup and show it in the list."""
        self._run(_("Backing up …"), self._store.back_up_now, self._on_made)

    def _on_listed(self, outcome: Ok[Sequence[KeptBackup]] | Err) -> None:
        if self._panel is not None:
            settle(outcome, self._show, self._panel.show_news)

    def _show(self, backups: Sequence[KeptBackup]) -> None:
        self._backups = backups
        if self._panel is not None:
            self._panel.show_state(make_backups_state(backups, printable(self._folder)))

    def _on_made(self, is_new: bool) -> str:  # noqa: FBT001 - what the use-case returns
        self._jobs.run(self._store.backups, self._on_listed)
        if is_new:
            return _("Backed up. The new backup is on top of the list.")
        return _("Nothing has changed since the latest backup, so it holds everything.")

    def _on_copy(self) -> None:
        target = self._prompts.save_path("head-of-product-backup.db", _("Backup (*.db)"))
        if target is None:
            return
        self._run(
            _("Backing up …"),
            lambda: self._store.back_up_to(target),
            copied_text,
        )

    def _on_file(self) -> None:
        file = self._prompts.open_path(_("Backup (*.db)"))
        if file is not None:
            self._ask(file, printable(file))

    def _on_restore(self, place: str) -> None:
        chosen = next((backup for backup in self._backups if backup.place == place), None)
        if chosen is not None:
            self._ask(Path(chosen.place), backup_name(chosen.made_at))

    def _ask(self, file: Path, name: str) -> None:
        """Ask, once the backup is known to be whole, and bring it back."""

        def ask(held: tuple[Holding | None, Holding | None]) -> str:
            if self._prompts.confirm_loss(restore_question(name, *held), _("Restore")):
                self._restore(file, name)
            return ""

        self._run(_("Reading the backup …"), lambda: self._store.compare(file), ask)

    def _run(self, text: str, work: Callable[[], T], done: Callable[[T], str]) -> None:
        """Do it in the background and say afterwards what happened; empty: nothing."""
        if self._panel is not None:
            self._panel.show_busy(text)
            self._jobs.run(work, partial(self._on_done, self._panel, done))

    def _on_done(self, panel: BackupsPanel, done: Callable[[T], str], outcome: Ok[T] | Err) -> None:
        if panel is self._panel:  # else the page was made anew meanwhile
            panel.show_busy("")
            settle(outcome, lambda value: panel.show_news(done(value)), panel.show_news)
