"""Where the program keeps what belongs to the person."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

APP_NAME: Final = "hop-desktop"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The folders and files the program owns; nothing here exists until it is needed."""

    data: Path
    log: Path

    @classmethod
    def at(cls, data_dir: Path | None) -> "AppPaths":
        """Everything below `data_dir`, or in the platform's own folders when it is None."""
        if data_dir is not None:
            folder = Path(data_dir).absolute()
            return cls(data=folder, log=folder / "log")
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

    @property
    def cache(self) -> Path:
        return self.data / "cache"


def printable(path: Path) -> str:
    """Return the path as text that every screen and file can hold."""
    return os.fsencode(path).decode("utf-8", "replace")
