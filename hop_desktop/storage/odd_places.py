"""What stands in the program's folders and is not opened, and who else can look in there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hop_desktop.storage.owned_files import NotAFileError, require_owned


def odd_places(places: Iterable[Path], folders: Iterable[Path]) -> Iterator[str]:
    """Say of each place that holds something else than a file what it is, one line each.

    Args:
        places: Where files of the program belong; they need not be there.
        folders: Every database and key in them belongs to the program, too.
    """
    inside = (path for folder in folders for path in _files_of(folder))
    for path in dict.fromkeys((*places, *inside)):
        try:
            require_owned(path)
        except NotAFileError as error:
            yield str(error)
        except OSError:  # a folder that is shut: whoever needs it says so
            continue


def _files_of(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix in {".db", ".key"})
    except OSError:
        return
