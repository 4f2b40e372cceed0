"""Says that the log is refused when that happens, in the window."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from hop_desktop.app.log import watch_refusals
from hop_desktop.i18n import _
from hop_desktop.ui.main_window import MainWindow

KIND = "log"


def refused_log_text() -> str:
    return _(
        "The log cannot be written. Answers are saved all the same; what goes wrong is not "
        "noted anywhere."
    )


class LogNotice(QObject):
    """Lives as long as the window; the line may be lost in any thread."""

    _refused = Signal()

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._refused.connect(
            lambda: window.tell_notice(KIND, lambda: (refused_log_text(), ())),
            Qt.ConnectionType.QueuedConnection,
        )
        watch_refusals(self._tell)

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the window has gone
            self._refused.emit()
