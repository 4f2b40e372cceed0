"""Loads modules on the window's thread, one a turn of the event loop, before they are wanted.

PySide makes the Python class of a class of Qt when it is first met, in Python code that two
threads may not run at once: what uses Qt is never imported by a job. One module a turn leaves
the window at hand meanwhile; a test holds that jobs import none, and that no page is waited for.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

from hop_desktop.ui.jobs import keep_loaded

# Each after what it imports, so that none takes long.
FOR_HOME: Final = (
    "hop_desktop.ui.dialogs",
    "hop_desktop.ui.widgets.list_card",
    "hop_desktop.presentation.home",
    "hop_desktop.ui.pages.home_page",
    "hop_desktop.ui.controllers.home_controller",
    "hop_desktop.app.menus",
    "hop_desktop.app.session",
)
# In the order in which they are likely to be wanted.
AFTER_HOME: Final = (
    "hop_desktop.presentation.profiles",
    "hop_desktop.ui.pages.start_page",
    "hop_desktop.ui.controllers.start_controller",
    "hop_desktop.presentation.questionnaire",
    "hop_desktop.ui.pages.questionnaire_page",
    "hop_desktop.ui.controllers.questionnaire_controller",
    "hop_desktop.ui.controllers.review_controller",
    "hop_desktop.charts.chart",
    "hop_desktop.ui.widgets.figure_canvas",
    "hop_desktop.presentation.results",
    "hop_desktop.ui.pages.results_page",
    "hop_desktop.ui.controllers.results_controller",
    "hop_desktop.presentation.history",
    "hop_desktop.ui.widgets.list_table",
    "hop_desktop.ui.controllers.history_controller",
    "hop_desktop.ui.controllers.change_controller",
    "hop_desktop.presentation.plan",
    "hop_desktop.ui.widgets.action_form",
    "hop_desktop.ui.widgets.focus_panel",
    "hop_desktop.ui.controllers.plan_controller",
    "hop_desktop.presentation.evidence",
    "hop_desktop.ui.pages.evidence_page",
    "hop_desktop.ui.controllers.evidence_controller",
    "hop_desktop.presentation.pack",
    "hop_desktop.ui.controllers.pack_controller",
    "hop_desktop.ui.controllers.profiles_controller",
    "hop_desktop.ui.controllers.profile_editor_controller",
    "hop_desktop.ui.controllers.profile_comparison_controller",
    "hop_desktop.ui.controllers.background_controller",
    "hop_desktop.ui.controllers.role_controller",
    "hop_desktop.ui.controllers.guide_controller",
    "hop_desktop.ui.controllers.preferences_controller",
    "hop_desktop.ui.controllers.backups_controller",
    "hop_desktop.ui.controllers.protection_controller",
    "hop_desktop.report.snapshot",
    "hop_desktop.report.section",
    "hop_desktop.app.report_capture",
    "hop_desktop.ui.printing",
    "hop_desktop.ui.controllers.report_controller",
    "hop_desktop.app.pages",
    "hop_desktop.app.file_import",
    "hop_desktop.app.replacement",
    "hop_desktop.ui.pages.working_page",
)


def preload(names: Sequence[str], then: Callable[[], None], parent: QObject) -> None:
    """Load what is not there yet, then call `then`; at once, if all is there."""
    if all(name in sys.modules for name in names):
        then()
    else:
        _Preloader(names, then, parent)


class _Preloader(QObject):
    """Loads one module a turn, and goes."""

    def __init__(self, names: Sequence[str], then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._names = iter(names)
        self._then = then
        timer = QTimer(self, interval=0)
        timer.timeout.connect(self._on_turn)
        timer.start()

    def _on_turn(self) -> None:
        name = next((name for name in self._names if name not in sys.modules), None)
        if name is not None:
            import_module(name)
            return
        keep_loaded()
        self.setParent(None)
        self.deleteLater()
        self._then()
