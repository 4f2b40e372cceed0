"""Shows what the role is, from the content."""

from PySide6.QtCore import QObject, Slot

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.presentation.role import FIRST_PART, NUMBERS, SCALE_UP, make_role_state
from hop_desktop.ui.navigation import Arguments
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.role_page import RolePage


class RoleController(QObject):
    """Shows what the catalogue says about the role; a visit returns to the part read last."""

    def __init__(self, catalogue: Catalogue, context: PageContext) -> None:
        super().__init__(context.parent)
        self._state = make_role_state(catalogue)
        self._is_filled = False
        self.page = RolePage()
        self.page.part_chosen.connect(self._on_part_chosen)
        self.page.profile_chosen.connect(self._on_profile_chosen)

    def open(self, _arguments: Arguments) -> None:
        if not self._is_filled:
            self._is_filled = True
            self.page.show_titles(self._state)
            self._on_part_chosen(FIRST_PART)

    @Slot(str)
    def _on_part_chosen(self, part_id: str) -> None:
        self.page.show_part(self._state, part_id)
        if part_id == NUMBERS:
            self._on_profile_chosen(SCALE_UP)

    @Slot(str)
    def _on_profile_chosen(self, profile_id: str) -> None:
        self.page.show_numbers(self._state.numbers_of(profile_id))
