"""Opens chapters of the guide, and follows its links."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot

from hop_desktop.presentation.guide import make_guide_state
from hop_desktop.ui.navigation import Arguments
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.guide_page import GuidePage


class GuideController(QObject):
    """Shows the guide; a visit returns to the chapter read last."""

    def __init__(self, folder: Path, context: PageContext) -> None:
        super().__init__(context.parent)
        self._state = make_guide_state(folder)
        self._is_filled = False
        self.page = GuidePage()
        self.page.chapter_chosen.connect(self._on_chosen)
        self.page.chapter_opened.connect(self._on_opened)

    def open(self, _arguments: Arguments) -> None:
        if not self._is_filled:
            self._is_filled = True
            self.page.show_state(self._state)
            self._on_chosen(0)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.page.read(self._state, place)

    @Slot(QUrl)
    def _on_opened(self, url: QUrl) -> None:
        self.page.mark(self._state.place_of(Path(url.toLocalFile())))
