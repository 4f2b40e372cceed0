"""Remembers which bytes of a store were read through and found whole.

Reading every row takes as long as there are answers; telling that the bytes are the same
takes a moment. Whatever changes them, a save or a flipped bit, makes the next look read
everything again.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from hop_desktop.domain.errors import OutputError
from hop_desktop.storage.files import write_atomically


def mark_of(store: Path) -> Path:
    """Return the file that remembers."""
    return store.with_name(store.name + ".verified")


def remember(store: Path, backup: Path) -> None:
    """Remember that the store is whole as it is now, and which backup holds the same.

    Call it while nobody can save. Not being able to remember costs time, nothing else.
    """
    with suppress(OutputError):
        write_atomically(mark_of(store), f"{_digest(store)} {backup.name}\n".encode())


def is_verified(store: Path) -> bool:
    """Whether exactly these bytes were found whole before."""
    return holder_of(store) is not None


def holder_of(store: Path) -> str | None:
    """Return the name of the backup that holds what the store holds now; None: not known."""
    try:
        digest, backup = mark_of(store).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return backup if digest == _digest(store) else None


def _digest(store: Path) -> str:
    with store.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
