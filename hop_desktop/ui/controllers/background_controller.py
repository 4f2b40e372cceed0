"""The background record: where the page meets the use-cases."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer

from hop_desktop.domain.background import Background
from hop_desktop.domain.errors import StorageError
from hop_desktop.i18n import _
from hop_desktop.presentation.background import make_background_state
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.services.background import BackgroundService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.background_page import BackgroundPage

SAVED_AFTER_MS: Final = 500


class BackgroundController(QObject):
    """Stores what is typed shortly after the last key, and when the page is left."""

    def __init__(
        self,
        background: BackgroundService,
        profiles: ProfileService,
        navigator: Navigator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._profiles = profiles
        self._typed = Background()
        self._came_from = Route.PREFERENCES
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.page = BackgroundPage()
        self.page.edited.connect(self._on_edited)
        self.page.left.connect(self._on_left)
        self.page.back_requested.connect(lambda: navigator.go(self._came_from))

    def open(self, arguments: Arguments) -> None:
        self._came_from = Route(arguments.get("from", Route.PREFERENCES))
        self._typed = self._background.load()
        self.page.show_state(make_background_state(self._typed, self._profiles.all()))

    def flush(self) -> None:
        """Store what was typed."""
        self._timer.stop()
        try:
            self._background.save(self._typed)
        except StorageError as error:
            self.page.show_saved(not_saved_words(error))
        else:
            self.page.show_saved(_("Saved"))

    def _on_edited(self, field: str, text: str) -> None:
        self._typed = replace(self._typed, **{field: text})
        self.page.show_saved(_("Saving…"))
        self._timer.start()

    def _on_left(self) -> None:
        if self._timer.isActive():
            self.flush()
