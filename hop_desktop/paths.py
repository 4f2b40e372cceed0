"""Where the program keeps what belongs to the person."""

import os
from pathlib import Path
from typing import Final, NamedTuple

APP_NAME: Final = "hop-desktop"
RESCUED: Final = "unsaved-answers"  # begins the names of files of answers that were not stored


class NoPlaceError(Exception):
    """The system names no folder of the person, and neither did the person."""


class AppPaths(NamedTuple):
    """The folders and files the program owns; nothing here exists until it is needed."""

    data: Path
    log: Path

    @classmethod
    def at(cls, data_dir: Path | None) -> "AppPaths":
        """Everything below `data_dir`, or when it is None below the folder that the person chose
        once, or else in the platform's own folders.

        Raises:
            NoPlaceError: The platform knows none: the person has no home.
        """
        folder = data_dir or remembered_folder()
        if folder is not None:
            folder = Path(folder).absolute()
            return cls(data=folder, log=folder / "log")
        return cls(data=_own_folder("user_data_dir"), log=_own_folder("user_log_dir"))

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


def is_there(path: Path) -> bool:
    """Whether something stands there; False also where nobody may look, or no name is so long."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands there; False as above."""
    try:
        return path.is_dir()
    except OSError:
        return False


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
    return _own_folder("user_config_dir") / "data-folder"


def _own_folder(kind: str) -> Path:
    import platformdirs  # with a folder named nobody needs it

    try:
        folder = Path(getattr(platformdirs, kind)(APP_NAME, appauthor=False))
    except RuntimeError as error:  # neither HOME nor the list of users names one
        raise NoPlaceError(str(error)) from error
    if not folder.is_absolute():
        raise NoPlaceError(f"{folder} is no whole path")
    return folder


def person_path(text: str) -> Path:
    """Return a path as the person wrote it, where "~" is their home, as in a shell.

    Raises:
        ValueError: It is empty, or begins with the home of nobody.
    """
    if not text:
        raise ValueError("a name is missing")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise ValueError(f"{text}: there is no such home") from error


def printable(path: Path) -> str:
    """Return the path as text that every screen and file can hold."""
    return os.fsencode(path).decode("utf-8", "replace")
