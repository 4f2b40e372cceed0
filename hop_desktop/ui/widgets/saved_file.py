"""What can be done with a file that has just been saved."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.layout import button, button_row


class SavedFile(QWidget):
    """The buttons Open and Show in folder, hidden while there is no file."""

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        opens, shows = button(_("Open")), button(_("Show in folder"))
        opens.clicked.connect(self._open)
        shows.clicked.connect(self._show_in_folder)
        self.setLayout(button_row(opens, shows, None))
        self.hide()

    def show_file(self, path: Path | None) -> None:
        """Offer what can be done with a file; None: with nothing."""
        self._path = path
        self.setVisible(path is not None)

    def _open(self) -> None:
        _open_with_system(self._path)

    def _show_in_folder(self) -> None:
        _open_with_system(self._path and self._path.parent)


def _open_with_system(place: Path | None) -> None:
    if place is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.absolute())))
