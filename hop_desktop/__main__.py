"""The way in: a command, or the window."""

import os
import sys
from collections.abc import Sequence

from hop_desktop.cli import PROGRAM, make_parser, run
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit status."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = make_parser().parse_args(argv)
    try:
        return run(arguments) if arguments.command else _open_window(arguments.data_dir)
    except BrokenPipeError:
        # The reader had enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _open_window(data_dir: "os.PathLike[str] | None") -> int:
    if not _has_display():
        text = _("There is no display to open a window on; see {program} --help for commands.")
        print(f"{PROGRAM}: " + text.format(program=PROGRAM), file=sys.stderr)
        return 2
    from pathlib import Path

    from hop_desktop.app import run_window

    return run_window(AppPaths.at(Path(data_dir) if data_dir else None))


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
