"""The second record: every save once more, in plain lines beside the store.

A line is a checksum and a JSON object: the counter of the latest backup then, the schema, and
what each written row became. The lines since the last backup stand in one file, those between
the last two in another; only a recovery reads them. What an import changes comes in portions,
each a line, before the line that makes it a save.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hop_desktop.storage.backup_names import backup_counters
from hop_desktop.storage.changes import RowChange
from hop_desktop.storage.cipher import LINE_MARK, Cipher
from hop_desktop.storage.connection import create_private_folder
from hop_desktop.storage.logged_save import LoggedSave, logged_save
from hop_desktop.storage.owned_files import opened_owned, read_owned, require_owned
from hop_desktop.storage.save_number import TABLE as NUMBER_TABLE
from hop_desktop.storage.save_number import numbered
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import rename_over, sync_folder, wait_for_disk

_CHECKSUM_BYTES: Final = 8
_UNREADABLE: Final = b"?"  # counts as a line that cannot be read
_FLAGS: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT
_wait_for_disk: Final = getattr(os, "fdatasync", wait_for_disk)  # macOS has none


@dataclass(frozen=True, slots=True)
class Record:
    """What can be read of the log, oldest first, and how many lines cannot.

    The end is readable if the file in use is there and its last line can be read.
    """

    saves: tuple[LoggedSave, ...]
    unreadable: int
    begins_after: int = 0  # the save with which the latest backup that a file names ends
    ends_readable: bool = True

    @property
    def last_number(self) -> int:
        """The number of the last save that a line tells of; 0: none has one."""
        return max(self.begins_after, *(save.number or 0 for save in self.saves), 0)

    @property
    def last_backup(self) -> int:
        """The counter of the latest backup that a line knows of; 0: none."""
        return max((save.after for save in self.saves), default=0)


def translated_lines(content: bytes, source: Cipher, target: Cipher) -> bytes:
    """Return a log of one cipher as one of another; what nobody can read stays unreadable."""
    lines = (_translated_line(line, source, target) for line in content.split(b"\n") if line)
    return b"".join(b"\n%s\n" % line for line in lines)


def is_former_line(line: bytes) -> bool:
    """Whether a line is whole and was sealed before the present cipher."""
    _sum, _space, body = line.partition(b" ")
    return _is_whole(line) and not body.startswith((b"{", LINE_MARK))


def is_plain_line(line: bytes) -> bool:
    """Whether a line is whole and anyone can read what it holds."""
    return _is_whole(line) and line.partition(b" ")[2].startswith(b"{")


class AnswersLog:
    """Writes and reads the lines. Only for whoever holds the store's write lock."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files
        self._written: tuple[int, int] | None = None  # where the last line begins and ends

    def append(self, schema: int, changes: Sequence[RowChange], **more: tuple[str, int]) -> None:
        """Bring one save to the disk, before it is committed; `more` as in `line`.

        Raises:
            OSError: The system refuses.
        """
        self.write(self.line(schema, changes, None, **more))

    def line(
        self,
        schema: int,
        changes: Sequence[RowChange],
        after: int | None = None,
        **more: tuple[str, int],
    ) -> bytes:
        """Return the line of a save, or of a portion of one; see `LoggedSave`."""
        content = [[change.table, change.key, change.row] for change in changes]
        known = self.last_backup if after is None else after
        document = json.dumps({"after": known, "schema": schema, "changes": content, **more})
        body = self._files.cipher.seal_line(document.encode())
        # What a broken-off write left before must not swallow this line.
        return b"\n%s\n" % _line(body)

    @property
    def last_backup(self) -> int:
        """Its counter, finished or not; 0: there is none."""
        return max(backup_counters(self._files.backups), default=0)

    @property
    def place(self) -> tuple[int, int, int] | None:
        """What changes when a backup begins the record anew; None: there is none yet."""
        try:
            status = self._files.log.lstat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino, self.last_backup

    @contextmanager
    def taken_back_if_refused(self) -> Iterator[None]:
        """Take the line of a save away again if the block that made it raises."""
        self._written = None
        try:
            yield
        except BaseException:
            with suppress(OSError):
                self._take_back()
            raise

    @property
    def last_number(self) -> int:
        """The number of the last save that can be read; 0: none has one."""
        for file in reversed(self._there()):
            for line in reversed(_lines(file)):
                save = _parse(line, self._files.cipher)
                if save is not None and save.number is not None:
                    return save.number
        return 0

    @property
    def is_sealed(self) -> bool:
        """Whether a whole line is there that only a key opens, and this is read without one."""
        lines = [line for file in self._there() for line in _lines(file)]
        bodies = [line.partition(b" ")[2] for line in lines if _is_whole(line)]
        is_any = any(not body.startswith(b"{") for body in bodies)
        return is_any and not self._files.cipher.is_encrypting

    def is_opened_by(self, cipher: Cipher) -> bool:
        """Whether the last whole line is one of this key."""
        lines = [line for file in self._there() for line in _lines(file)]
        last = next((line for line in reversed(lines) if _is_whole(line)), b"")
        return _document(last, cipher) is not None

    def rotate(self, after: int, schema: int, number: int) -> None:
        """Begin anew after a backup; the lines before the one before are gone.

        The first line says which save the backup ends with, so that a record without later
        lines shows that there were no later saves.

        Raises:
            OSError: The system refuses.
        """
        require_owned(self._files.older_log)
        if self._files.log.exists():
            rename_over(self._files.log, self._files.older_log)
        else:
            self._files.older_log.unlink(missing_ok=True)
        sync_folder(self._files.log.parent)
        if number:
            mark = RowChange(NUMBER_TABLE, (1,), numbered(number))
            self.write(self.line(schema, [mark], after))

    def read(self) -> Record:
        """Return everything that can be read."""
        saves: list[LoggedSave] = []
        unreadable, begins_after, ends_readable = 0, 0, False
        portions: dict[tuple[str, int], LoggedSave] = {}
        for file in self._there():
            parsed = [_parse(line, self._files.cipher) for line in _lines(file)]
            lines = [_joined(line, portions) for line in parsed if not _is_kept(line, portions)]
            saves.extend(line for line in lines if line and not line.is_mark)
            marks = [line.number or 0 for line in lines if line and line.is_mark]
            begins_after = max(begins_after, *marks, 0)
            unreadable += lines.count(None) + (not parsed)
            is_last_whole = bool(parsed) and None not in (parsed[-1], *lines[-1:])
            ends_readable = is_last_whole and file == self._files.log
        return Record(tuple(saves), unreadable, begins_after, ends_readable)

    def _there(self) -> Sequence[Path]:
        return [file for file in (self._files.older_log, self._files.log) if os.path.lexists(file)]

    def _take_back(self) -> None:
        if self._written is None:
            return
        begin, end = self._written
        with opened_owned(self._files.log, os.O_WRONLY) as descriptor:
            if os.fstat(descriptor).st_size == end:  # else somebody saved meanwhile
                os.ftruncate(descriptor, begin)
                _wait_for_disk(descriptor)

    def write(self, line: bytes) -> None:
        """Bring a line to the disk; raises OSError when the system refuses."""
        path = self._files.log
        create_private_folder(path.parent)
        is_new = not path.exists()
        with opened_owned(path, _FLAGS) as descriptor:
            size = os.fstat(descriptor).st_size
            try:
                _write_whole(descriptor, line)
                _wait_for_disk(descriptor)
                self._written = size, size + len(line)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        if is_new:
            sync_folder(path.parent)


def _lines(file: Path) -> Sequence[bytes]:
    return [line for line in read_owned(file).split(b"\n") if line]


def _write_whole(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _line(body: bytes) -> bytes:
    return _checksum(body) + b" " + body


def _translated_line(line: bytes, source: Cipher, target: Cipher) -> bytes:
    document = _document(line, source)
    if document is not None:
        return _line(target.seal_line(document))
    is_kept = _document(line, target) is not None or not target.is_encrypting
    return line if is_kept else _UNREADABLE


def _parse(line: bytes, cipher: Cipher) -> LoggedSave | None:
    document = _document(line, cipher)
    return None if document is None else logged_save(document)


def _is_kept(line: LoggedSave | None, portions: dict[tuple[str, int], LoggedSave]) -> bool:
    """Keep a portion for the save that comes later, if it does; whether the line is one."""
    if line is None or line.portion is None:
        return False
    portions[line.portion] = line
    return True


def _joined(
    line: LoggedSave | None, portions: Mapping[tuple[str, int], LoggedSave]
) -> LoggedSave | None:
    """Return a save with the changes of its portions; None: one of them cannot be read."""
    if line is None or line.portions is None:
        return line
    name, count = line.portions
    if count > len(portions):
        return None
    found = [portions.get((name, which)) for which in range(count)]
    changes = [change for portion in found if portion for change in portion.changes]
    return None if None in found else replace(line, changes=(*changes, *line.changes))


def _document(line: bytes, cipher: Cipher) -> bytes | None:
    """Return what the line holds; None: it is damaged, or of another key."""
    _sum, _space, body = line.partition(b" ")
    is_readable = _is_whole(line) and body.startswith(b"{") != cipher.is_encrypting
    return cipher.unseal_line(body) if is_readable else None


def _is_whole(line: bytes) -> bool:
    checksum, _space, body = line.partition(b" ")
    return checksum == _checksum(body)


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECKSUM_BYTES).hexdigest().encode()
