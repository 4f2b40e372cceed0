"""How the person likes the window; kept in one small file beside the database."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from hop_desktop.i18n import PSEUDO, language_codes
from hop_desktop.paths import is_folder, printable

_OPEN_FOLDERS: Final = Path("/proc/self/fd")
SYSTEM: Final = "system"
RECENT_KEPT: Final = 8
_MOST_BYTES: Final = 1_000_000  # a thousand times what is ever written
THEMES: Final = (SYSTEM, "light", "dark", "high-contrast")
_THEME: Final = "look"  # its name in the file since the first version
TEXT_PERCENTS: Final = (100, 125, 150, 175, 200)


class Preferences:
    """Typed access to the file."""

    def __init__(self, path: Path) -> None:
        # A link, a pipe or something huge in its place is not opened: what is chosen then lasts
        # until the window closes.
        is_ours = not os.path.lexists(path) or (
            path.is_file() and not path.is_symlink() and path.stat().st_size <= _MOST_BYTES
        )
        kind = QSettings.Format.IniFormat if is_ours else QSettings.Format.InvalidFormat
        self._folder = path.parent if is_ours else None
        self._settings = QSettings(_name_for_qt(path) if is_ours else "", kind)

    def forget(self) -> None:
        """Let everything be as it is before anything was chosen."""
        self._settings.clear()
        self._settings.sync()

    def _put(self, name: str, value: object) -> None:
        if self._folder is not None:
            with suppress(OSError):  # then the file cannot be written either, and Qt knows
                _make_private(self._folder)
        self._settings.setValue(name, value)

    @property
    def theme(self) -> str:
        """One of THEMES."""
        theme = str(self._settings.value(_THEME, SYSTEM))
        return theme if theme in THEMES else SYSTEM

    @theme.setter
    def theme(self, theme: str) -> None:
        self._put(_THEME, theme)

    @property
    def language(self) -> str:
        """One of `i18n.language_codes`, or SYSTEM; PSEUDO is understood but never offered."""
        language = str(self._settings.value("language", SYSTEM))
        return language if language in {*language_codes(), PSEUDO} else SYSTEM

    @language.setter
    def language(self, language: str) -> None:
        self._put("language", language)

    @property
    def text_percent(self) -> int:
        """One of TEXT_PERCENTS."""
        stored = str(self._settings.value("text_percent", ""))
        return next(
            (percent for percent in TEXT_PERCENTS if str(percent) == stored), TEXT_PERCENTS[0]
        )

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._put("text_percent", percent)

    @property
    def single_keys(self) -> bool:
        """Whether digits and letters alone answer."""
        return str(self._settings.value("single_keys", "true")).lower() != "false"

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self._put("single_keys", on)

    @property
    def auto_advance(self) -> bool:
        """Whether the next item comes by itself after a choice by mouse."""
        return str(self._settings.value("auto_advance", "false")).lower() == "true"

    @auto_advance.setter
    def auto_advance(self, on: bool) -> None:
        self._put("auto_advance", on)

    @property
    def is_advance_told(self) -> bool:
        """Whether the person was told of `auto_advance`, or has found it."""
        return self.auto_advance or str(self._settings.value("advance_told", "")).lower() == "true"

    @is_advance_told.setter
    def is_advance_told(self, is_told: bool) -> None:
        self._put("advance_told", is_told)

    @property
    def accepted_place(self) -> str:
        """The data folder about which the person was warned and wants to hear no more."""
        return str(self._settings.value("accepted_place", ""))

    @accepted_place.setter
    def accepted_place(self, folder: str) -> None:
        self._put("accepted_place", folder)

    @property
    def last_folder(self) -> Path | None:
        """Where the person opened or saved a file last; None: never, or it is gone."""
        stored = str(self._settings.value("last_folder", ""))
        return Path(stored) if stored and is_folder(Path(stored)) else None

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._put("last_folder", str(folder))

    @property
    def recent_reports(self) -> tuple[Path, ...]:
        """The reports saved last, the newest first; at most RECENT_KEPT."""
        import json  # the first picture needs none of it

        stored = str(self._settings.value("recent_reports", "[]"))
        try:
            names = json.loads(stored)
        except (ValueError, RecursionError):
            return ()
        if not isinstance(names, list):
            return ()
        return tuple(Path(name) for name in names if isinstance(name, str))[:RECENT_KEPT]

    def remember_report(self, path: Path) -> None:
        others = (report for report in self.recent_reports if report != path)
        self._keep_reports((path, *others))

    def forget_report(self, path: Path) -> None:
        self._keep_reports(report for report in self.recent_reports if report != path)

    def _keep_reports(self, paths: Iterable[Path]) -> None:
        import json

        names = [str(path) for path in paths][:RECENT_KEPT]
        self._put("recent_reports", json.dumps(names))

    @property
    def geometry(self) -> QByteArray:
        """Of the window; empty: never stored."""
        stored = self._settings.value("geometry", QByteArray())
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._put("geometry", geometry)


def _name_for_qt(path: Path) -> str:
    """Return a name by which Qt finds the file, too, where its folder's name is no text."""
    if printable(path) == str(path):
        return str(path)
    if not _OPEN_FOLDERS.is_dir():  # Linux alone has it, and alone allows such names
        return str(path)
    _make_private(path.parent)
    folder = os.open(path.parent, os.O_RDONLY)  # for as long as the program runs
    return str(_OPEN_FOLDERS / str(folder) / path.name)


def _make_private(folder: Path) -> None:
    """Make the folder, which Qt would leave open to others; it may be the data folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
