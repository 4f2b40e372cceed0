"""Files that come from outside: let go over the window, or chosen under File."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hop_desktop.i18n import _
from hop_desktop.paths import printable
from hop_desktop.ui.controllers.importing import Imports, is_readable, refusal, take_in
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.widgets.drop_hint import DropHint

_NOTICE = "import"


class Arrivals(QObject):
    """Imports files, and says above the page what became of each.

    Signals:
        changed: What is stored is different now.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        imports: Imports,
        navigator: Navigator,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._imports = imports
        self._navigator = navigator
        self._prompts = prompts
        self._hint = DropHint(window)
        self._hint.dropped.connect(self.take_in)

    def end(self) -> None:
        """Take nothing in any more."""
        self._hint.end()
        self.deleteLater()

    def choose(self) -> None:
        """Ask for a file and import it."""
        path = self._prompts.open_path(_("Export or report (*.json *.pdf *.html)"))
        if path is not None:
            self.take_in([path])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import what may be ours; the rest is refused by name."""
        ours = [path for path in paths if is_readable(path.name)]
        others = [printable(Path(path.name)) for path in paths if path not in ours]
        taken = [take_in(self._imports, path) for path in ours]
        lines = [one.text for one in taken]
        if others:
            lines.append(refusal(others))
        is_changed = any(one.is_stored for one in taken)
        if is_changed:
            self.changed.emit()
        see = (_("Open History"), lambda: self._navigator.go(Route.HISTORY))
        self._window.show_notice(_NOTICE, "\n".join(lines), (see,) if is_changed else ())
