"""What is seen while a file is held over the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, Picture


class DropHint(QFrame):
    """Covers a widget while files are held over it, says what a drop would do, and takes them.

    Signals:
        dropped: The files that were let go, as a list of paths.
    """

    dropped = Signal(list)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("drop", True)
        self.setAcceptDrops(True)
        self._over = over
        self._picture = Picture()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text, self._kinds = Heading(), MutedLabel()
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self._picture, self._text, self._kinds):
            column.addWidget(widget)
        for label in (self._text, self._kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self.hide()
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def end(self) -> None:
        """Let what is held over the widget go by."""
        self._over.removeEventFilter(self)
        self._over.setAcceptDrops(False)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover what is watched as soon as files come over it."""
        if isinstance(event, QDragEnterEvent) and paths_of(event):
            self._show()
            event.acceptProposedAction()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._accept(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(paths_of(event))

    def _accept(self, event: QDragMoveEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()

    def _show(self) -> None:
        side = scaled(current_theme().measures.icon) * 2
        drawing: QIcon = icon("file-down", current_theme().colours.accent)
        self._picture.setPixmap(drawing.pixmap(side, side))
        self._text.setText(_("Drop to import"))
        self._kinds.setText(_("A report saved here, an export or an attempt file"))
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()


def paths_of(event: QDropEvent) -> Sequence[Path]:
    """Return the files of this computer that are being held."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
