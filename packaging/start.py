"""Where the bundled program begins: the program itself, or one of the processes that it starts."""

import os
import re
import sys
from collections.abc import Sequence

_TRACKER = re.compile(r"from multiprocessing\.resource_tracker import main;main\((\d+)\)")


def begin() -> int:
    """Be whatever the command line asks for, and return the exit status."""
    _give_back_environment()
    _serve(sys.argv[1:])
    from hop_desktop.__main__ import main

    return main()


def _give_back_environment() -> None:
    """Let what the window opens, such as a PDF viewer, load its own libraries, not these."""
    theirs = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if theirs is not None:
        os.environ["LD_LIBRARY_PATH"] = theirs
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]


def _serve(words: Sequence[str]) -> None:
    """End in here as the process that draws charts, or the one that tidies up after it.

    `multiprocessing` starts both with this program in the place of Python. No other start is to
    wait for its import.
    """
    known = _TRACKER.fullmatch(words[-1]) if words[-2:-1] == ["-c"] else None
    if known:
        from multiprocessing.resource_tracker import main

        sys.exit(main(int(known[1])))
    if words[:1] == ["--multiprocessing-fork"]:
        from multiprocessing import spawn

        spawn.freeze_support()


if __name__ == "__main__":
    del __file__  # such a process need not look for it: there is no file of that name
    sys.exit(begin())
