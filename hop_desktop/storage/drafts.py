"""What the person is writing and did not save yet, kept in one small file beside the store."""

import json
from collections.abc import Callable

from hop_desktop.domain.errors import OutputError, StorageUnavailableError
from hop_desktop.storage.failures import translated
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import write_atomically


class DraftFile:
    """Texts by the kind of what is written. It is no part of the store nor of its backups."""

    def __init__(self, files: Callable[[], StoreFiles]) -> None:
        """`files` is asked each time: a passphrase set meanwhile holds for drafts, too."""
        self._find = files

    @property
    def _files(self) -> StoreFiles:
        return self._find()

    def load(self, kind: str) -> str:
        """Return what is being written; empty: nothing, or it cannot be read any more."""
        return self._all().get(kind, "")

    def save(self, kind: str, text: str) -> None:
        """Keep what is being written, or (empty) forget it.

        Raises:
            StorageUnavailableError: The system refuses.
        """
        texts = {**self._all(), kind: text}
        kept = {name: text for name, text in texts.items() if text}
        with translated(self._files.drafts.name):
            if not kept:
                self._files.drafts.unlink(missing_ok=True)
                return
            content = json.dumps(kept).encode("ascii")
            try:
                write_atomically(self._files.drafts, self._files.cipher.seal_file(content))
            except OutputError as error:
                raise StorageUnavailableError(str(error)) from error

    def _all(self) -> dict[str, str]:
        try:
            content = self._files.cipher.unseal_file(self._files.drafts.read_bytes())
            texts = json.loads(content)
        except (OSError, ValueError):
            return {}
        if not isinstance(texts, dict):
            return {}
        return {str(kind): text for kind, text in texts.items() if isinstance(text, str)}
