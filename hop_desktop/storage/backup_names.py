"""What the names of backups say: which came later, when each was made, and in which format."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hop_desktop.storage.owned_files import is_owned
from hop_desktop.storage.retention import Backup

PART: Final = ".part"  # ends the name of a copy that is not finished
SET_ASIDE: Final = "-damaged.db"  # ends the name of a store that no backup could be made of
NEWER: Final = "newer-"  # begins the name of a store that is offered back
_COUNTER: Final = re.compile(r"(\d{6,})-")
_NAME: Final = re.compile(r"(\d{6,})-(\d{8}T\d{6}Z)(?:-s(\d{1,6}))?\.db")
_MOMENT: Final = "%Y%m%dT%H%M%SZ"


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups, latest first; only a regular file is one."""
    return tuple(backup for backup in places_in(folder) if is_owned(backup.path))


def places_in(folder: Path) -> tuple[Backup, ...]:
    """Return what has the name of a backup, latest first, whatever it is."""
    found = filter(None, map(_parse, _inside(folder)))
    return tuple(sorted(found, key=lambda backup: -backup.counter))


def backup_counters(folder: Path) -> Iterator[int]:
    """Return the counters that names in the folder of the backups bear, finished or not."""
    names = (path.name for path in _inside(folder))
    return (int(match[1]) for match in map(_COUNTER.match, names) if match)


def backup_name(counter: int, moment: datetime) -> str:
    """Return how the name of a copy begins that is made at this moment."""
    return f"{counter:06d}-{moment.astimezone(UTC).strftime(_MOMENT)}"


def newer_kept(folder: Path) -> tuple[Path, ...]:
    """Return the stores that are newer than the present one and wait for a decision."""
    return tuple(sorted(filter(is_owned, folder.glob(f"{NEWER}*.db")))) if folder.is_dir() else ()


def key_beside(backup: Path) -> Path:
    """Return the place of the key file that belongs to an encrypted backup elsewhere."""
    return backup.with_name(backup.name + ".key")


def _inside(folder: Path) -> tuple[Path, ...]:
    """Return what is in the folder; nothing can be said of one that is shut, and nobody waits."""
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


def _parse(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[2], _MOMENT).replace(tzinfo=UTC)
        size = path.lstat().st_size
    except (ValueError, OSError):  # no day of the calendar, or gone meanwhile
        return None
    return Backup(
        counter=int(match[1]),
        made_at=made_at,
        schema=int(match[3]) if match[3] else None,
        size=size,
        path=path,
    )
