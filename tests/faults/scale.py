"""How much the fault tests do, and where their figures go."""

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

N = int(os.environ.get("HOP_FAULTS", "1"))  # 20 is a night
FIGURES = os.environ.get("HOP_FAULT_FIGURES")  # a file to which the figures are added


def record(what, **figures):
    """Note what was measured, for docs/reliability.md."""
    if FIGURES:
        with Path(FIGURES).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, **figures}) + "\n")


@contextmanager
def memory_folder():
    """A folder in memory where there is one: thousands of files need no disk."""
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="hop-faults-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
