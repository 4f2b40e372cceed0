"""Files that come from outside: let go over the window, or chosen under File."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import StoppedError
from hop_desktop.i18n import _
from hop_desktop.paths import printable
from hop_desktop.ui.controllers.importing import Imports, TakenIn, is_readable, refusal, take_in
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok, Progress
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.widgets.drop_hint import DropHint
from hop_desktop.ui.widgets.notice import Tone

_NOTICE = "import"


class FileImport(QObject):
    """Imports files in the background, and says above the page what became of each.

    Signals:
        changed: What is stored is different now.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        imports: Imports,
        navigator: Navigator,
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._imports = imports
        self._navigator = navigator
        self._jobs = jobs
        self._prompts = prompts
        self._under_way: Sequence[Path] = ()
        self._others: Sequence[str] = ()  # the names of those that came too and are not ours
        self._is_stopped = False
        self._hint = DropHint(window)
        self._hint.dropped.connect(self.take_in)

    def end(self) -> None:
        """Take nothing in any more."""
        self._is_stopped = True
        self._window.remove_notice(_NOTICE)
        self._hint.end()
        self.deleteLater()

    def choose(self) -> None:
        """Ask for a file and import it."""
        if self._is_busy():
            return
        path = self._prompts.open_path(_("Export or report (*.json *.pdf *.html)"))
        if path is not None:
            self.take_in([path])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import what may be ours; the rest is refused by name."""
        if self._is_busy():
            return
        ours = [path for path in paths if is_readable(path.name)]
        self._others = [printable(Path(path.name)) for path in paths if path not in ours]
        if not ours:
            self._say(TakenIn((), is_stored=False, tone=Tone.WARNING))
            return
        self._under_way, self._is_stopped = ours, False
        self._show_step(0, len(ours))
        self._jobs.run_in_steps(self._work, self._show_step, self._on_end)

    def _is_busy(self) -> bool:
        """Return whether an import is under way; then say so."""
        if self._under_way:
            text = _("An import is under way. The next one can begin once it has ended.")
            self._window.show_notice(_NOTICE, text, ((_("Stop"), self._stop),), Tone.INFORMATION)
        return bool(self._under_way)

    def _work(self, on_progress: Progress) -> TakenIn:
        return take_in(self._imports, self._under_way, on_progress, self._go_on)

    def _go_on(self) -> None:
        if self._is_stopped:
            raise StoppedError

    def _show_step(self, done: int, total: int) -> None:
        if self._is_stopped:
            return
        name = printable(Path(self._under_way[done].name))
        if total > 1:
            text = _("Importing {name}, file {n} of {total} …")
            text = text.format(name=name, n=done + 1, total=total)
        else:
            text = _("Importing {name} …").format(name=name)
        self._window.show_notice(_NOTICE, text, ((_("Stop"), self._stop),), Tone.INFORMATION)

    def _stop(self) -> None:
        self._is_stopped = True
        self._window.show_notice(_NOTICE, _("Stopping …"), tone=Tone.INFORMATION)

    def _on_end(self, outcome: Ok[TakenIn] | Err) -> None:
        self._under_way = ()
        if isinstance(outcome, Err):
            self._window.remove_notice(_NOTICE)
            raise outcome.error
        if outcome.value.is_stored:
            self.changed.emit()
        self._say(outcome.value)

    def _say(self, taken: TakenIn) -> None:
        lines = list(taken.lines)
        if self._others:
            lines.append(refusal(self._others))
        see = (_("Open History"), lambda: self._navigator.go(Route.HISTORY))
        tone = Tone.WARNING if self._others else taken.tone
        actions = (see,) if taken.is_stored else ()
        self._window.show_notice(_NOTICE, "\n".join(lines), actions, tone)
