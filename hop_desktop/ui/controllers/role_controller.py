"""About the role: where the page meets the content."""

from PySide6.QtCore import QObject

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.ui.navigation import Arguments
from hop_desktop.ui.pages.role_page import RolePage


class RoleController(QObject):
    """Shows the catalogue's pages about the role."""

    def __init__(self, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self.page = RolePage()
        self._is_filled = False

    def open(self, _arguments: Arguments) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        catalogue = self._catalogue
        names = {k: v.name for k, v in catalogue.instrument.competencies_by_id.items()}
        self.page.show_role(
            catalogue.role_sections, catalogue.profiles, names, tuple(catalogue.sources.values())
        )
