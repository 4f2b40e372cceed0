"""What is there before a store is open, and after it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hop_desktop.app.replacement import Work
from hop_desktop.paths import AppPaths
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator
from hop_desktop.ui.preferences import Preferences

if TYPE_CHECKING:  # its imports take long
    from hop_desktop.ui.dialogs import Prompts


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Of one window, whichever store is open in it."""

    window: MainWindow
    navigator: Navigator
    preferences: Preferences
    prompts: "Prompts"
    jobs: JobRunner
    paths: AppPaths
    may_close: Callable[[], bool]
    may_lose_drafts: Callable[[], bool]  # the same where nothing typed outlives it
    replace: Callable[[str, Work], None]  # what is said meanwhile, what is done
    scale_text: Callable[[int], None]  # steps up or down; 0: back to the normal size
    on_appearance_changed: Callable[[], None]
    on_language_changed: Callable[[], None]
