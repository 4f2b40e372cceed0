"""Stores each fact about the person as soon as it is typed."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from hop_desktop.domain.background import Background
from hop_desktop.i18n import _
from hop_desktop.presentation.background import make_background_state
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.services.background import BackgroundService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.background_page import BackgroundPage

KEY: Final = "background"  # under which the record waits to be stored


class BackgroundController(QObject):
    """Stores what is typed shortly after the last key, and when the page is left."""

    def __init__(
        self, background: BackgroundService, profiles: ProfileService, context: PageContext
    ) -> None:
        super().__init__(context.parent)
        self._background = background
        self._profiles = profiles
        self._typed = Background()
        self._came_from = Route.PREFERENCES
        self._autosaver = context.autosaver
        context.autosaver.tried.connect(self._on_tried)
        self.page = BackgroundPage()
        self.page.edited.connect(self._on_edited)
        self.page.left.connect(self._on_left)
        self.page.back_requested.connect(lambda: context.navigator.go(self._came_from))

    def open(self, arguments: Arguments) -> None:
        self._came_from = Route(arguments.get("from", Route.PREFERENCES))
        stored, self._typed = self._background.load(), self._background.written()
        self.page.show_state(make_background_state(self._typed, self._profiles.all()))
        if self._typed != stored:  # it was not stored before the page or the program ended
            self._save_soon()

    def _on_edited(self, field: str, text: str) -> None:
        self._typed = replace(self._typed, **{field: text})
        self._background.write(self._typed)
        self._save_soon()

    def _save_soon(self) -> None:
        typed = self._typed
        self._autosaver.put(KEY, lambda: self._background.save(typed))
        if not self._autosaver.reason(KEY):
            self.page.show_saved(_("Saving…"))

    def _on_left(self) -> None:
        self._autosaver.save_fresh()

    def _on_tried(self, key: str) -> None:
        if key == KEY:
            reason = self._autosaver.reason(KEY)
            self.page.show_saved(not_saved_words(reason) if reason else _("Saved"))
