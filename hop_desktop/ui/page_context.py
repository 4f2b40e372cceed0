"""What every page's controller may be given, whatever it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from hop_desktop.ui.autosaver import Autosaver
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.navigation import Navigator
from hop_desktop.ui.undo import UndoHistory

if TYPE_CHECKING:  # its imports take long; it is made before any page
    from hop_desktop.ui.dialogs import Prompts

WriteFile: TypeAlias = Callable[[Path, bytes], None]  # raises OutputError


@dataclass(frozen=True, slots=True)
class PageContext:
    """Where to go, what runs beside the window, what asks the person, and what undoes."""

    navigator: Navigator
    jobs: JobRunner
    prompts: "Prompts"
    undo: UndoHistory
    autosaver: Autosaver
    write_file: WriteFile
    parent: QObject  # keeps the controllers alive: PySide holds a slot's receiver weakly
