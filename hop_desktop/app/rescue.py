"""Where answers go that the store does not take."""

import os
from itertools import count
from pathlib import Path

from hop_desktop.domain.errors import OutputError
from hop_desktop.paths import RESCUED, AppPaths


def keep_unsaved(document: bytes, paths: AppPaths) -> Path | None:
    """Write an attempt file into the first folder that takes it; None: none of them does."""
    from hop_desktop.storage.owned_files import write_owned

    for folder in (paths.data, paths.log):
        target = _free_name(folder)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_owned(target, document)
        except (OSError, OutputError):
            continue
        return target
    return None


def _free_name(folder: Path) -> Path:
    names = (f"{RESCUED}{'' if n == 1 else f'-{n}'}.json" for n in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))
