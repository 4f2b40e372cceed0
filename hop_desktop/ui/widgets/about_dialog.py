"""About the program."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.about import AboutState, Folder
from hop_desktop.ui.styling import program_icon
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.info_dialog import InfoDialog
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, Picture, PlainLabel
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.table import PlainTable

_ICON_SIDE: Final = 64  # pixels


class AboutDialog(InfoDialog):
    """Shows an `AboutState`."""

    def __init__(self, parent: QWidget, state: AboutState) -> None:
        copy = button(_("Copy details"))
        copy.setAccessibleDescription(_("Name and versions, nothing about you"))
        copy.clicked.connect(lambda: _copy(state.details))
        super().__init__(parent, state.title, copy)
        picture = Picture()
        picture.setPixmap(program_icon().pixmap(_ICON_SIDE, _ICON_SIDE))
        picture.setAccessibleName(_("The icon of the program"))
        self.column.addWidget(picture)
        self.column.addWidget(PlainLabel(state.statement))
        self.column.addWidget(MutedLabel(state.licence))
        self.column.addWidget(MutedLabel(state.updates))
        for folder in state.folders:
            self._add_folder(folder)
        self.column.addWidget(Heading(_("Versions")))
        versions = PlainTable(_("Versions"))
        versions.show_rows((_("Part"), _("Version")), state.versions)
        self.column.addWidget(versions)
        self._add_notices(state)
        self.column.addStretch(1)

    def _add_folder(self, folder: Folder) -> None:
        self.column.addWidget(Heading(folder.name))
        self.column.addWidget(PlainLabel(folder.place))
        show, copy = button(_("Open folder")), button(_("Copy path"))
        show.setAccessibleName(_("Open folder: {name}").format(name=folder.name))
        show.clicked.connect(lambda: _open(folder.place))
        copy.setAccessibleName(_("Copy path: {name}").format(name=folder.name))
        copy.clicked.connect(lambda: _copy(folder.place))
        self.column.addLayout(button_row(show, copy, None))

    def _add_notices(self, state: AboutState) -> None:
        if not state.notices:
            return
        part = Expander(_("The work of others"))

        def fill() -> None:
            table = PlainTable(_("The work of others"))
            table.show_rows((_("Part"), _("Used for"), _("Licence")), state.notices)
            part.body.addWidget(table)

        part.opened.connect(fill)
        self.column.addWidget(part)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _open(place: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(place))))
