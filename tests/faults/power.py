"""What a disk may hold after the plug was pulled, by the log of what was asked of it.

A model: what was synced is there; of what came later, nothing, everything, or some, in another
order, torn at sectors and partly garbage. Names change in the order in which they were changed.
"""

import posixpath
import random
from pathlib import PurePosixPath

SECTOR = 512
FOLDER = object()  # stands for every folder


class _File:
    """What is certainly on the disk and what was written since."""

    def __init__(self):
        self.synced = b""
        self.pending = ()

    def image(self, kind, chance):
        if kind == "drop":
            return self.synced
        if kind == "keep":
            return _applied(self.synced, self.pending)
        kept = [one for one in self.pending if chance.random() < 0.5]
        if chance.random() < 0.5:
            chance.shuffle(kept)
        return _applied(self.synced, kept, chance)

    def sync(self):
        self.synced, self.pending = _applied(self.synced, self.pending), ()


class Disk:
    """The state of the files below one folder, fed with the log of `slow_disk` or a trace."""

    def __init__(self, folder=None):
        """Begin with what `folder` holds, all of it on the disk; None: with nothing."""
        self.acknowledged = {}
        self._done = 0  # operations
        self._now = {}  # by name, what a running program sees
        self._folders = set()  # that were seen to be made
        for path in sorted(folder.rglob("*")) if folder else ():
            self._now[path.relative_to(folder).as_posix()] = _there(path)
        self._durable = dict(self._now)  # by name, what is there for certain
        self._names = []  # what was done to names since, oldest first

    def do(self, what, *arguments):
        self._done += 1
        getattr(self, f"_{what.replace(' ', '_')}")(*arguments)

    def images(self, count):
        """Give possible contents after a power cut now: by name, the bytes."""
        for kind in ("drop", "keep", *range(count)):
            chance = random.Random(f"{kind} {self._done}")
            entries = dict(self._durable)
            for change in self._names[: self._kept_names(kind, chance)]:
                _rename(entries, *change)
            yield {
                name: file.image(kind, chance)
                for name, file in entries.items()
                if file is not FOLDER and self._is_reached(name, entries)
            }

    def _is_reached(self, name, entries):
        """Whether the folders of a file are on the disk, too."""
        return all(
            str(folder) in entries
            for folder in PurePosixPath(name).parents
            if str(folder) in self._folders
        )

    def _kept_names(self, kind, chance):
        if kind == "drop":
            return 0
        return len(self._names) if kind == "keep" else chance.randint(0, len(self._names))

    def _ack(self, what):
        for key, value in what.items():
            known = self.acknowledged.get(key, ())
            self.acknowledged = {**self.acknowledged, key: (*known, value)}

    def _create(self, name):
        if name not in self._now:
            self._change(None, name, _File())

    def _create_folder(self, name):
        self._folders.add(name)
        self._change(None, name, FOLDER)

    def _write(self, name, offset, content):
        self._now[name].pending += ((offset, content),)

    def _truncate(self, name, size):
        self._now[name].pending += ((size, None),)

    def _sync(self, name, is_journal):
        self._now[name].sync()
        if is_journal:  # SQLite syncs the folder with the first sync of a journal
            self._sync_folder(posixpath.dirname(name) or ".")

    def _rename(self, source, target):
        self._change(source, target, self._now[source])

    def _remove(self, name):
        if self._now.get(name) is FOLDER:
            self._folders.add(name)
        self._change(name, None, None)

    def _change(self, *change):
        _rename(self._now, *change)
        self._names.append(change)

    def _sync_folder(self, folder, *_more):
        changes, self._names = self._names, []
        for change in changes:
            changed = posixpath.dirname(change[0] or change[1]) or "."
            if changed == folder:
                _rename(self._durable, *change)
            else:
                self._names.append(change)


def _there(path):
    if path.is_dir():
        return FOLDER
    file = _File()
    file.synced = path.read_bytes()
    return file


def _rename(entries, source, target, file):
    if source is not None:
        entries.pop(source, None)
    if target is not None:
        entries[target] = file


def _applied(content, changes, chance=None):
    buffer = bytearray(content)
    for offset, written in changes:
        if len(buffer) < offset:
            buffer.extend(bytes(offset - len(buffer)))
        if written is None:
            del buffer[offset:]
        elif chance is None or chance.random() < 0.6:
            buffer[offset : offset + len(written)] = written
        else:
            _tear(buffer, offset, written, chance)
    return bytes(buffer)


def _tear(buffer, offset, written, chance):
    for start in range(0, len(written), SECTOR):
        part, luck = written[start : start + SECTOR], chance.random()
        if luck < 0.4:
            continue
        place = offset + start
        buffer.extend(bytes(max(0, place - len(buffer))))
        buffer[place : place + len(part)] = part if luck < 0.8 else chance.randbytes(len(part))
