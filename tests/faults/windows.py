"""Starts driven windows and makes sure that none is left behind."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Under the C locale, Python 3.11 does not find its packages in a folder that is not ASCII.
FINDS_ITSELF = {} if sys.version_info >= (3, 12) or sys.prefix.isascii() else {"PYTHONUTF8": "1"}
LONGEST_S = 120  # no measure: a busy machine may take its time
SCRIPT = Path(__file__).with_name("driven_window.py")


class Window:
    """A running window and what its robot reports."""

    def __init__(self, child):
        self.child = child

    def read(self, word):
        """Return the rest of the next line that begins with `word`."""
        for line in self.child.stdout:
            head, _space, rest = line.strip().partition(" ")
            if head == word:
                return rest
        said, status = self.child.stderr.read(), self.child.wait()
        raise AssertionError(f"the window ended with {status}, without “{word}”: {said}")

    def end(self, number):
        self.child.send_signal(number)
        return self.child.wait(timeout=20)


@contextmanager
def window(script, folder, path=None, *, before=(), environment=None, umask=-1):
    """Run a script of driven_window.py; the window is ended with the block."""
    child = subprocess.Popen(
        [*before, sys.executable, SCRIPT, script, os.fsencode(folder), path or folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        umask=umask,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
    )
    watchdog = threading.Timer(LONGEST_S, child.kill)  # a robot that waits in vain ends, too
    watchdog.start()
    try:
        yield Window(child)
    finally:
        watchdog.cancel()
        child.kill()
        child.wait()
        child.stdout.close()
        child.stderr.close()
