"""Which files beside an encrypted store anyone can read: set aside before, or put there."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from hop_desktop.storage.answers_log import is_plain_line
from hop_desktop.storage.cipher import is_plain, is_sealed
from hop_desktop.storage.owned_files import is_owned, read_owned
from hop_desktop.storage.sealing import MAGIC
from hop_desktop.storage.store_files import StoreFiles


def readable_beside(files: StoreFiles, loose: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the files with answers that no key is needed for.

    Args:
        files: The places; the store itself is not looked at.
        loose: Files outside the store that hold answers.
    """
    found: list[Path] = []
    for path in (*_copies(files), *loose):
        with suppress(OSError):  # what we may not read, others may not either
            if is_owned(path) and _is_readable(path, files):
                found.append(path)
    return tuple(found)


def _copies(files: StoreFiles) -> Iterator[Path]:
    yield from (files.log, files.older_log, files.drafts, *files.unreadable_drafts)
    for folder in (files.backups, files.damaged):
        yield from sorted(folder.rglob("*"))


def _is_readable(path: Path, files: StoreFiles) -> bool:
    if path.stat().st_size == 0:
        return False
    if files.log.name in path.name:
        return any(map(is_plain_line, read_owned(path).split(b"\n")))
    if path.suffix == ".json":
        return not is_sealed(read_owned(path, len(MAGIC)))
    return is_plain(path)
