"""The way in: a command, or the window."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from hop_desktop.i18n import _
from hop_desktop.paths import APP_NAME, AppPaths, NoPlaceError


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit status."""
    _keep_private()
    _hold_standard_streams()
    _ignore_python_path()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        match words:
            case []:
                return _open_window(None)
            case ["--data-dir", folder] if folder and not folder.startswith(("-", "~")):
                return _open_window(Path(folder))
            case _:
                return _do_command(words)
    except NoPlaceError:
        _complain("there is no home folder to keep your answers in; name one with --data-dir DIR")
        return 4
    except KeyboardInterrupt:
        return 130


def _keep_private() -> None:
    """Let nobody else read what is written, nor find an answer in the dump of a crash."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A collector may take a dump in spite of the limit: then without any memory in it.
    # PR_SET_DUMPABLE would go further, but file dialogs of the desktop need what it takes away.
    with suppress(OSError):
        Path("/proc/self/coredump_filter").write_text("0", encoding="ascii")


def _hold_standard_streams() -> None:
    """Give what was closed somewhere to go: the next file opened would be taken for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _ignore_python_path() -> None:
    """Load nothing from folders that the environment names, but for our own."""
    ours = str(Path(__file__).resolve().parent.parent)
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    foreign = {os.path.abspath(path) for path in named if path} - {ours}  # noqa: PTH100 - as Python does
    sys.path[:] = [path for path in sys.path if path not in foreign]


def _do_command(words: Sequence[str]) -> int:
    # The commands know half of the program; the window would wait for their imports.
    from hop_desktop.cli import parsed, run

    arguments = parsed(words)
    if isinstance(arguments, int):
        return arguments
    if not arguments.command:
        return _open_window(arguments.data_dir)
    return run(arguments)


def _open_window(folder: Path | None) -> int:
    if not _has_display():
        text = _("There is no display to open a window on; see {program} --help for commands.")
        _complain(text.format(program=APP_NAME))
        return 2
    gc.disable()  # nothing made while starting is garbage; the shell turns it on again
    from hop_desktop.app import run_window

    return run_window(AppPaths.at(folder))


def _complain(text: str) -> None:
    if sys.stderr is not None:  # it is where a window was started without a terminal
        with suppress(OSError):
            sys.stderr.write(f"{APP_NAME}: {text}\n")


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
