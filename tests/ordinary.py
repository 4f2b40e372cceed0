"""Rights of an ordinary person, also where the tests run as the administrator, who may do all."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

_SOMEBODY = 65_534  # the user that every system has for nobody in particular


@contextmanager
def ordinary_rights():
    """Give an empty folder of an ordinary person, whose rights this process has in the block."""
    with tempfile.TemporaryDirectory(prefix="hop-") as name:
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield Path(name)
            return
        os.chown(name, _SOMEBODY, -1)
        os.seteuid(_SOMEBODY)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)
