"""The collections of a collector: each is one sealed file, beside the store and no part of it.

Sealing is age's, by pyrage, which is optional. The key of a collection stands in a file of its
own, which a passphrase of the store seals once more; without the key nothing can be opened.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final, cast

from hop_desktop.domain.errors import (
    RoundStateError,
    SealError,
    SealingMissingError,
    UnknownIdError,
)
from hop_desktop.i18n import _
from hop_desktop.storage.connection import create_private_folder
from hop_desktop.storage.failures import translated
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.owned_files import is_owned, opened_owned, read_owned, write_owned
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import sync_folder

_SEALED: Final = ".age"
_KEY: Final = ".key"
_CLOSED: Final = ".closed"
_ASKING: Final = re.compile(r"[0-9a-f]{16}")  # no other name leads to a file


class SealedCollections:
    """`Collections` in a folder of the data folder."""

    def __init__(self, files: Callable[[], StoreFiles]) -> None:
        """`files` is asked each time: a passphrase that is set meanwhile holds for keys, too."""
        self._files = files

    @property
    def _folder(self) -> Path:
        return self._files().collections

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep other windows and commands from changing a collection while the block runs."""
        with translated(self._folder.name):
            create_private_folder(self._folder)
            with exclusive_in_turn(self._folder / "lock"):
                self._finish()
                yield

    def names(self) -> Sequence[str]:
        """Return the askings whose collections are open."""
        if not self._folder.is_dir():
            return ()
        with translated(self._folder.name):
            found = self._named(_SEALED)
        return sorted(name for name in found if not self._path(name, _CLOSED).exists())

    def create(self, asking: str) -> None:
        """Make the key of a new collection, unless one is left: forms may have been made for it.

        Raises:
            RoundStateError: The round was closed here: there is no second closing.
            SealError: The key that is left cannot be read.
        """
        if self._path(asking, _CLOSED).exists():
            raise RoundStateError(_("This round was closed here; it is not collected again."))
        if is_owned(self._path(asking, _KEY)):
            self._identity(asking)
            return
        secret = str(_pyrage().x25519.Identity.generate()).encode()
        write_owned(self._path(asking, _KEY), self._files().cipher.seal_file(secret))

    def recipient(self, asking: str) -> str:
        """Return the key that answers are sealed to."""
        return str(self._identity(asking).to_public())

    def load(self, asking: str) -> bytes:
        """Return what was stored.

        Raises:
            UnknownIdError: No such collection is open here.
            SealError: The file is not what was stored.
        """
        path = self._path(asking, _SEALED)
        if not is_owned(path):
            raise _unknown(asking)
        with translated(path.name):
            return self.unseal(asking, read_owned(path))

    def save(self, asking: str, content: bytes) -> None:
        """Store a collection in place of what was."""
        sealed = _pyrage().encrypt(content, [self._identity(asking).to_public()])
        write_owned(self._path(asking, _SEALED), sealed)

    def unseal(self, asking: str, sealed: bytes) -> bytes:
        """Return what was sealed to the key of a collection.

        Raises:
            UnknownIdError: No such collection is open here.
            SealError: It was sealed to another key, or is not what was sealed.
        """
        pyrage = _pyrage()
        try:
            return bytes(pyrage.decrypt(sealed, [self._identity(asking)]))
        except pyrage.DecryptError as error:
            raise SealError(_("it was sealed for another round, or changed since")) from error

    def destroy(self, asking: str) -> None:
        """Overwrite and delete the key, then what it opened; remember only that it was closed."""
        with translated(self._folder.name):
            write_owned(self._path(asking, _CLOSED), b"")
            self._finish()

    def _finish(self) -> None:
        """Let nothing be left of what was closed, also where that was broken off."""
        closed = self._named(_CLOSED)
        left = [self._path(name, ending) for name in closed for ending in (_KEY, _SEALED)]
        for path in filter(is_owned, left):
            _overwrite(path)
            path.unlink()
        sync_folder(self._folder)

    def _identity(self, asking: str) -> Any:  # pyrage says no types
        path = self._path(asking, _KEY)
        if not is_owned(path):
            if not is_owned(self._path(asking, _SEALED)):
                raise _unknown(asking)
            text = _("{name} is missing; its round cannot be opened without it")
            raise SealError(text.format(name=path.name))
        pyrage = _pyrage()
        with translated(path.name):
            secret = self._files().cipher.unseal_file(read_owned(path))
        try:
            return pyrage.x25519.Identity.from_str(secret.decode("ascii", "replace"))
        except pyrage.IdentityError as error:
            text = _("{name} is not the key that was written; its round cannot be opened")
            raise SealError(text.format(name=path.name)) from error

    def _named(self, ending: str) -> Sequence[str]:
        """Return the askings that have a file of this kind."""
        found = [path for path in self._folder.glob(f"*{ending}") if is_owned(path)]
        return [path.stem for path in found if _ASKING.fullmatch(path.stem)]

    def _path(self, asking: str, ending: str) -> Path:
        if not _ASKING.fullmatch(asking):
            raise _unknown(asking)
        return self._folder / f"{asking}{ending}"


def collection_findings(files: StoreFiles) -> Iterator[str]:
    """Say which collections cannot be opened; without the extra nobody can tell."""
    collections = SealedCollections(lambda: files)
    for name in collections.names() if can_seal() else ():
        try:
            collections.load(name)
        except (SealError, UnknownIdError) as error:
            text = _("the collected answers {name} cannot be opened: {reason}")
            yield text.format(name=name, reason=error)


def can_seal() -> bool:
    """Whether the optional package is installed; nothing is imported."""
    return find_spec("pyrage") is not None


def _pyrage() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        text = _(
            "Confidential rounds need the extra “feedback”, which is not installed: "
            "pip install pyrage"
        )
        raise SealingMissingError(text) from error
    return cast("ModuleType", pyrage)


def _unknown(asking: str) -> UnknownIdError:
    return UnknownIdError(_("no open round has the id {id}").format(id=asking))


def _overwrite(path: Path) -> None:
    """Let zeros take the place of what was there; what a disk remaps or copies stays."""
    with opened_owned(path, os.O_RDWR) as descriptor:
        os.write(descriptor, bytes(os.fstat(descriptor).st_size))
        os.fsync(descriptor)
