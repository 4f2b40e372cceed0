"""What the person is writing and did not save yet, kept in one small file beside the store."""

import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import InvalidFileError, OutputError, StorageUnavailableError
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, row_checksum
from hop_desktop.storage.failures import translated
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.owned_files import require_owned, write_owned
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import write_atomically

_PARTS: Final = {"texts", CHECKSUM_COLUMN}  # of the file
MOST_BYTES: Final = 16_000_000  # every field of every form filled does not come near


class DraftFile:
    """Texts by key. It is no part of the store nor of its backups."""

    def __init__(self, files: Callable[[], StoreFiles], spare: Path) -> None:
        """Find the file.

        Args:
            files: Asked each time: a passphrase set meanwhile holds for drafts, too.
            spare: Takes the texts when the program ends and the usual place refuses.
        """
        self._find = files
        self._spare = spare
        self.set_aside_as = ""  # the copy of what could not be read; empty: there is none

    @property
    def _files(self) -> StoreFiles:
        return self._find()

    def load(self) -> dict[str, str]:
        """Return the texts by key; a file that cannot be read is set aside first."""
        for path in (self._spare, self._files.drafts):  # the spare one is there if it is newer
            try:
                if not require_owned(path):
                    continue
                return self._texts(path)
            except FileNotFoundError:
                continue
            except (InvalidFileError, TypeError, ValueError, RecursionError, OSError):
                self._move_aside(path)
        return {}

    def save(self, texts: dict[str, str], *, at_the_end: bool = False) -> None:
        """Keep these texts in place of those before.

        Args:
            texts: By key; none: the file goes.
            at_the_end: Take the spare place if the usual one refuses.

        Raises:
            StorageUnavailableError: The system refuses.
        """
        try:
            self._write(self._files.drafts, texts)
        except StorageUnavailableError:
            if not at_the_end:
                raise
            self._spare.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self._spare, texts)
        else:
            with translated(self._spare.name):
                self._spare.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Keep a copy of the file beside it."""
        with suppress(OSError, OutputError):
            target = self._free_name(self._files.drafts)
            write_atomically(target, self._files.drafts.read_bytes())
            self.set_aside_as = target.name

    def _write(self, path: Path, texts: dict[str, str]) -> None:
        with translated(path.name):
            if not texts:
                path.unlink(missing_ok=True)
                return
            document = {"texts": texts, CHECKSUM_COLUMN: row_checksum(texts)}
            content = json.dumps(document).encode("ascii")
            try:
                write_owned(path, self._files.cipher.seal_file(content))
            except OutputError as error:
                raise StorageUnavailableError(str(error)) from error

    def _texts(self, path: Path) -> dict[str, str]:
        content = self._files.cipher.unseal_file(read_bounded(path, MOST_BYTES))
        texts = _checked(json.loads(content))
        readable = {key: text for key, text in texts.items() if isinstance(text, str)}
        if len(readable) < len(texts):
            self.set_aside()
        return readable

    def _move_aside(self, path: Path) -> None:
        """Leave the bytes to whoever can read them: the next draft would take their place."""
        with suppress(OSError):
            target = self._free_name(path)
            path.rename(target)
            self.set_aside_as = target.name

    def _free_name(self, path: Path) -> Path:
        names = (f"drafts-unreadable{'' if n == 1 else f'-{n}'}.json" for n in count(1))
        return next(free for name in names if not (free := path.with_name(name)).exists())


def _checked(document: object) -> dict[str, object]:
    """Return the texts of a file if they are what was written; before 1.0.0 none could tell.

    Raises:
        TypeError, ValueError: They are not.
    """
    if isinstance(document, dict) and document.keys() & _PARTS:
        texts, told = document.get("texts"), document.get(CHECKSUM_COLUMN)
        if not isinstance(texts, dict) or row_checksum(texts) != told:
            raise ValueError("not what was written")
        return texts
    if not isinstance(document, dict):
        raise TypeError("no texts by key")
    return document
