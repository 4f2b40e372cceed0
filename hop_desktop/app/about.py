"""Which versions are at work here, and whose work the program stands on."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, files, version
from typing import Final

import PySide6
from PySide6.QtCore import qVersion

from hop_desktop import __version__
from hop_desktop.i18n import _
from hop_desktop.identity import identity
from hop_desktop.paths import AppPaths, printable
from hop_desktop.presentation.about import AboutState, make_about_state
from hop_desktop.resources import resource

_NOTICES: Final = "THIRD-PARTY-NOTICES.md"
_COLUMNS: Final = 3


def about(paths: AppPaths) -> AboutState:
    """Return what About shows; imports none of what it names."""
    versions = (
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide", PySide6.__version__),
        ("SQLite", sqlite3.sqlite_version),
        ("matplotlib", _installed("matplotlib")),
        ("Typst", _installed("typst")),
        (_("System"), platform.platform()),
    )
    data, log = printable(paths.data), printable(paths.log)
    return make_about_state(__version__, versions, data, log, _notices(), identity().homepage)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return _("not installed")


def _notices() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the notices' table."""
    rows = [line.strip("| ").split(" | ") for line in _notices_text().splitlines()]
    return tuple(tuple(row) for row in rows if len(row) == _COLUMNS)[1:]  # without its head


def _notices_text() -> str:
    """Return the file beside the code in a checkout, else the one installed with the package."""
    beside = resource().parent / _NOTICES
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    try:
        installed = files("hop-desktop") or ()
    except PackageNotFoundError:
        installed = ()
    return next((file.read_text() for file in installed if file.name == _NOTICES), "")
