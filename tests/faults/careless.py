"""Ways of being careless that the checks must notice."""

import os

from hop_desktop.storage import answers_log, connection, rebuilding
from hop_desktop.storage.rebuilding import rebuild


def be_careless():
    """Never wait for the disk in this process; to be called before a store is opened."""
    changed = [one.replace("EXTRA", "OFF") for one in connection._DURABILITY]
    connection._DURABILITY = tuple(changed)
    os.fsync = os.fdatasync = answers_log._wait_for_disk = lambda _descriptor: None


def recover_carelessly():
    """Throw the second record away before what is built is in place, in this process."""
    rebuilding.rebuild = _rebuild_and_forget


def _rebuild_and_forget(files, *arguments):
    result = rebuild(files, *arguments)
    files.log.unlink(missing_ok=True)
    files.older_log.unlink(missing_ok=True)
    return result
