"""Where the program keeps what belongs to the person."""

import os
from pathlib import Path
from typing import Final, NamedTuple

APP_NAME: Final = "hop-desktop"
RESCUED: Final = "unsaved-answers"  # begins the names of files of answers that were not stored


class AppPaths(NamedTuple):
    """The folders and files the program owns; nothing here exists until it is needed."""

    data: Path
    log: Path

    @classmethod
    def at(cls, data_dir: Path | None) -> "AppPaths":
        """Everything below `data_dir`, or when it is None below the folder that the person chose
        once, or else in the platform's own folders.
        """
        folder = data_dir or remembered_folder()
        if folder is not None:
            folder = Path(folder).absolute()
            return cls(data=folder, log=folder / "log")
        import platformdirs  # with a folder named nobody needs it

        return cls(
            data=Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
            log=Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
        )

    @property
    def database(self) -> Path:
        return self.data / "hop.db"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def preferences(self) -> Path:
        return self.data / "preferences.ini"

    def rescued(self) -> list[Path]:
        """Attempt files of earlier runs that the store did not take."""
        folders = (self.log, self.data)
        return [file for folder in folders for file in sorted(folder.glob(f"{RESCUED}*.json"))]

    @property
    def font_list(self) -> Path:
        """Where matplotlib keeps its list of the system's fonts."""
        return self.cache / "matplotlib"

    @property
    def cache(self) -> Path:
        return self.data / "cache"


def remembered_folder() -> Path | None:
    """Return the folder that the person chose in the place of the platform's; None: none."""
    try:
        name = os.fsdecode(_choice().read_bytes())
    except OSError:
        return None
    return Path(name) if name else None


def remember_folder(folder: Path) -> None:
    """Keep everything in `folder` from the next start on.

    Raises:
        OSError: The choice cannot be written.
    """
    choice = _choice()
    choice.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    choice.write_bytes(os.fsencode(folder))


def forget_folder() -> None:
    """Keep everything in the platform's own folder from the next start on.

    Raises:
        OSError: The choice cannot be deleted.
    """
    _choice().unlink(missing_ok=True)


def _choice() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "data-folder"


def printable(path: Path) -> str:
    """Return the path as text that every screen and file can hold."""
    return os.fsencode(path).decode("utf-8", "replace")
