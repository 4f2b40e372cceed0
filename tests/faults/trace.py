"""What a traced program asked of its files, as the operations that `power.Disk` understands.

strace writes down the system calls of the real program; nothing in the program is changed.
"""

import json
import os
import re
import subprocess
import sys

CALLS = (
    *("openat", "open", "creat", "close", "dup", "lseek", "mkdir", "rmdir", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "write", "pwrite64", "writev"),
    *("pwritev", "ftruncate", "truncate", "fallocate", "sendfile", "copy_file_range", "fsync"),
    *("fdatasync", "mmap"),
)
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "4000000", "-e")
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNNAMED = re.compile(rb"^/proc/self/fd/(\d+)$")
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)")


def traced(trace, *command, **options):
    """Return what runs a Python script with every change of a file written to `trace`."""
    names = "trace=" + ",".join(CALLS)
    return subprocess.Popen([*STRACE, names, "-o", trace, sys.executable, *command], **options)


def operations(trace, folder, before, read_line=json.loads):
    """Yield (what, name, ...) with names relative to `folder`; ("ack", what) is a line of output.

    `before` is a copy of the folder as it was; `read_line` returns what a line calls done.

    Raises:
        NotImplementedError: The program did something to a file that is not modelled here.
    """
    reader = _Reader(os.fspath(folder), before, read_line)
    waiting = {}
    with trace.open(encoding="ascii", errors="replace") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.endswith(_UNFINISHED):
                waiting[line.split()[0]] = line.removesuffix(_UNFINISHED)
                continue
            if resumed := _RESUMED.match(line):
                line = waiting.pop(resumed[1], "") + resumed[2]
            if call := _LINE.match(line):
                yield from reader.read(call[2], call[3], int(call[4]))


class _Open:
    """An open file of the folder: its name now (None: it has none any more), and the place."""

    def __init__(self, name, *, appends):
        self.name, self.place, self.appends = name, 0, appends


class _Reader:
    def __init__(self, folder, before, read_line):
        self._folder, self._read_line = folder, read_line
        self._open = {}  # by descriptor
        self._content = {  # by name
            path.relative_to(before).as_posix(): bytearray(path.read_bytes())
            for path in before.rglob("*")
            if path.is_file()
        }

    def read(self, call, arguments, result):
        act = getattr(self, f"_{_KIND.get(call, call)}")
        at = self._file(arguments) if call in _RELATIVE and arguments[:1].isdigit() else None
        base = self._folder if at is None else os.path.join(self._folder, at.name)  # noqa: PTH118
        names = [self._name(one, base) for one in _TEXT.findall(arguments)]
        return act(arguments, names, result) or ()

    def _name(self, text, base):
        found = bytes.fromhex(text.replace("\\x", ""))
        path = os.path.normpath(os.path.join(os.fsencode(base), found))  # noqa: PTH118
        inside = os.fsencode(self._folder)
        if path == inside:
            return "."
        if path.startswith(inside + b"/"):
            return os.fsdecode(path[len(inside) + 1 :])
        return None

    def _file(self, arguments):
        return self._open.get(int(arguments.split(",")[0]))

    def _openat(self, arguments, names, descriptor):
        self._open.pop(descriptor, None)
        name = names[0]
        if name is None:
            return
        if "O_TMPFILE" in arguments:
            name = os.path.normpath(f"{name}/unnamed-{descriptor}")  # until `linkat` names it
        is_folder = name == "." or "O_DIRECTORY" in arguments
        if not is_folder and name not in self._content:
            if "O_CREAT" not in arguments and "O_TMPFILE" not in arguments:
                is_folder = True  # a folder that is opened to be synced
            else:
                self._content[name] = bytearray()
                yield "create", name
        self._open[descriptor] = _Open(name, appends="O_APPEND" in arguments)
        if "O_TRUNC" in arguments and self._content.get(name):
            del self._content[name][:]
            yield "truncate", name, 0

    def _close(self, arguments, _names, _result):
        self._open.pop(int(arguments), None)

    def _dup(self, arguments, _names, result):
        self._open[result] = self._file(arguments)

    def _lseek(self, arguments, _names, result):
        if file := self._file(arguments):
            file.place = result

    def _mkdir(self, _arguments, names, _result):
        if names[0] is not None:
            yield "create folder", names[0]

    def _unlink(self, _arguments, names, _result):
        if names[-1] is None:
            return
        self._content.pop(names[-1], None)
        self._rename_open(names[-1], None)
        yield "remove", names[-1]

    def _rename(self, _arguments, names, _result):
        source, target = names
        if source is None or target is None:
            return
        if source in self._content:
            self._content[target] = self._content.pop(source)
        self._rename_open(target, None)
        self._rename_open(source, target)
        yield "rename", source, target

    def _linkat(self, arguments, names, result):
        """Qt gives an unnamed file its name so; the file keeps no other."""
        unnamed = _UNNAMED.search(bytes.fromhex(_TEXT.search(arguments)[1].replace("\\x", "")))
        file = self._open.get(int(unnamed[1])) if unnamed else None
        if file is not None:
            yield from self._rename(arguments, [file.name, names[-1]], result)
        else:
            self._not_modelled(arguments, names, result)

    def _rename_open(self, name, target):
        for file in self._open.values():
            if file is not None and file.name == name:
                file.name = target

    def _write(self, arguments, _names, size):
        content = bytes.fromhex(_TEXT.search(arguments)[1].replace("\\x", ""))[:size]
        if int(arguments.split(",")[0]) == 1:
            for line in content.splitlines():
                yield "ack", self._read_line(line)
            return
        file = self._file(arguments)
        if file is None or file.name is None:
            return
        if file.appends:
            file.place = len(self._content[file.name])
        yield self._put(file, file.place, content)
        file.place += size

    def _pwrite64(self, arguments, _names, size):
        file = self._file(arguments)
        if file is not None and file.name is not None:
            content = bytes.fromhex(_TEXT.search(arguments)[1].replace("\\x", ""))[:size]
            yield self._put(file, int(arguments.rsplit(",", 1)[1]), content)

    def _sendfile(self, arguments, _names, size):
        target, source = (self._open.get(int(one)) for one in arguments.split(",")[:2])
        if target is None or target.name is None or not size:
            return
        start = int(re.search(r"\[(\d+)\]", arguments)[1])
        yield self._put(target, target.place, self._content[source.name][start : start + size])
        target.place += size

    def _put(self, file, place, content):
        live = self._content[file.name]
        live.extend(bytes(max(0, place - len(live))))
        live[place : place + len(content)] = content
        return "write", file.name, place, bytes(content)

    def _ftruncate(self, arguments, _names, _result):
        file, size = self._file(arguments), int(arguments.rsplit(",", 1)[1])
        if file is not None and file.name is not None:
            live = self._content[file.name]
            live.extend(bytes(max(0, size - len(live))))
            del live[size:]
            yield "truncate", file.name, size

    def _fsync(self, arguments, _names, _result):
        file = self._file(arguments)
        if file is None or file.name is None:
            return
        if file.name in self._content:
            yield "sync", file.name, False
        else:
            yield "sync folder", file.name

    def _mmap(self, arguments, _names, _result):
        if "MAP_SHARED" in arguments and "PROT_WRITE" in arguments:
            parts = arguments.split(",")
            if len(parts) > 4 and self._open.get(int(parts[4])) is not None:
                raise NotImplementedError(arguments[:200])

    def _not_modelled(self, arguments, names, _result):
        touched = self._file(arguments) if arguments[:1].isdigit() else any(names)
        if touched:
            raise NotImplementedError(arguments[:200])


_RELATIVE = {"openat", "unlinkat"}  # to a folder that is open: how a whole tree is deleted
_KIND = {
    **dict.fromkeys(("open",), "openat"),
    **dict.fromkeys(("unlinkat", "rmdir"), "unlink"),
    **dict.fromkeys(("renameat", "renameat2"), "rename"),
    "fdatasync": "fsync",
    **dict.fromkeys(
        ("creat", "link", "writev", "pwritev", "truncate", "fallocate"), "not_modelled"
    ),
    "copy_file_range": "not_modelled",
}
