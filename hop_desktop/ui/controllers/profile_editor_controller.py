"""Edits an own profile, which is stored when it is whole."""

from dataclasses import replace

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.presentation.profiles import EditorState, make_editor_state
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.profile_editor_page import ProfileEditorPage


class ProfileEditorController(QObject):
    """Edits the draft, which outlives the page; stores it once it is sound."""

    def __init__(
        self, instrument: Instrument, profiles: ProfileService, context: PageContext
    ) -> None:
        super().__init__(context.parent)
        self._instrument = instrument
        self._profiles = profiles
        self._navigator = context.navigator
        self._prompts = context.prompts
        self.page = ProfileEditorPage()
        self.page.name_edited.connect(self._on_name)
        self.page.level_edited.connect(self._on_level)
        self.page.weight_edited.connect(self._on_weight)
        self.page.save_requested.connect(self._on_save)
        self.page.cancel_requested.connect(self._on_cancel)

    def open(self, _arguments: Arguments) -> None:
        if self._profiles.draft is None:
            self._navigator.go(Route.PROFILES)
        else:
            self.page.show_state(self._state(self._profiles.draft))

    def _on_name(self, name: str) -> None:
        self._edit(replace(self._draft(), name=name))

    def _on_level(self, competency_id: str, level: float) -> None:
        draft = self._draft()
        self._edit(replace(draft, levels={**draft.levels, competency_id: level}))

    def _on_weight(self, competency_id: str, weight: int) -> None:
        draft = self._draft()
        self._edit(replace(draft, weights={**draft.weights, competency_id: weight}))

    def _edit(self, draft: Profile) -> None:
        self._profiles.draft = draft
        self.page.show_check(self._state(draft))

    def _on_save(self) -> None:
        try:
            saved = self._profiles.save(self._draft())
        except HopError as error:
            self._prompts.tell(str(error))  # the draft stays on screen
            return
        self._profiles.draft = None
        self._navigator.go(Route.PROFILES, profile=saved.profile_id)

    def _on_cancel(self) -> None:
        profile_id = self._draft().profile_id
        self._profiles.draft = None
        self._navigator.go(Route.PROFILES, profile=profile_id)

    def _state(self, draft: Profile) -> EditorState:
        return make_editor_state(
            self._instrument,
            draft,
            self._profiles.all(),
            self._profiles.attempts_with(draft.profile_id),
        )

    def _draft(self) -> Profile:
        assert self._profiles.draft is not None, "the page is shown only for a draft"
        return self._profiles.draft
