"""What takes the place of everything in the closed store: a backup, or nothing."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.app.log import closed_log, erase_log
from hop_desktop.app.opening import open_for_window
from hop_desktop.domain.errors import HopError, OutputError
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, forget_folder, printable, remembered_folder
from hop_desktop.ui.jobs import Progress
from hop_desktop.ui.widgets.notice import Tone

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services
    from hop_desktop.render_worker import RenderWorker
    from hop_desktop.services.drafts import Drafts
    from hop_desktop.storage.database import Database

Say = Callable[[], str]  # in the language in use by then
Work = Callable[["Database", Progress], Say]  # returns what is to be said afterwards


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is open now."""

    say: Say  # what happened
    tone: Tone
    services: "Services | None"  # None: the folder is given up, and the usual one is used again


def restoring(file: Path, name: str, drafts: "Drafts") -> Work:
    """Return the work that brings back a backup that is called `name` in sentences.

    What was being typed goes with what it was about.
    """

    def work(database: "Database", on_progress: Progress) -> Say:
        from hop_desktop.app.data_portability import holding_of
        from hop_desktop.presentation.backups import restored_text

        kept = database.restore(file, on_progress)
        drafts.forget_all()
        holding = holding_of(database, database.path)
        return partial(restored_text, name, holding, kept.name if kept else "")

    return work


def erasing(paths: AppPaths) -> Work:
    """Return the work that deletes whatever the person left here; chosen exports stay."""

    def work(database: "Database", _tell: Progress) -> Say:
        database.erase()
        with closed_log(paths):
            _erase_beside(paths)
        return lambda: _("Everything was deleted.")

    return work


def encrypting(passphrase: str, code: str, paths: AppPaths) -> Work:
    """Return the work that lets a passphrase and a recovery code open everything."""

    def work(database: "Database", _tell: Progress) -> Say:
        database.encrypt(passphrase, code, paths.rescued())
        return lambda: _(
            "Everything is encrypted. The passphrase is asked for from the next start on."
        )

    return work


def decrypting(secret: str, paths: AppPaths) -> Work:
    """Return the work that takes the passphrase away, which `secret` proves to be known."""

    def work(database: "Database", _tell: Progress) -> Say:
        database.decrypt(secret, paths.rescued())
        return lambda: _("The passphrase is removed. Everything that could be read is decrypted.")

    return work


def replace_and_open(
    database: "Database",
    work: Work,
    paths: AppPaths,
    render_worker: "RenderWorker",
    on_progress: Progress,
) -> Replaced:
    """Do the work and open what is there then, also when the work was refused.

    Raises:
        StorageError: The store cannot be opened.
    """
    chosen = remembered_folder()
    try:
        say, tone = work(database, on_progress), Tone.DONE
    except HopError as error:
        say, tone = partial(str, error.sentence), Tone.WARNING
    database.close()
    if chosen == paths.data and remembered_folder() is None:
        return Replaced(partial(_given_up_text, printable(paths.data)), tone, None)
    services = open_for_window(paths, render_worker, database.files.cipher)
    return Replaced(say, tone, services)


def _given_up_text(folder: str) -> str:
    text = _("Everything in {folder} was deleted. The usual folder is used from now on.")
    return text.format(folder=folder)


def _erase_beside(paths: AppPaths) -> None:
    """Delete what the program keeps beside the store.

    Raises:
        OutputError: The system refuses; what is left is named.
    """
    try:
        for file in (*paths.rescued(), paths.preferences):
            file.unlink(missing_ok=True)
        if paths.cache.exists():
            shutil.rmtree(paths.cache)
        erase_log(paths)
        if remembered_folder() == paths.data:
            forget_folder()
    except OSError as error:
        name = printable(Path(os.fsdecode(error.filename))) if error.filename else ""
        raise OutputError(
            _("{name} could not be deleted: {reason}").format(name=name, reason=error.strerror)
        ) from error
