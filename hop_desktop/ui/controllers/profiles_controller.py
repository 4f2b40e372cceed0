"""Shows one profile, and copies, renames and deletes own ones."""

from PySide6.QtCore import QObject

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.profiles import (
    copy_description,
    copy_name,
    delete_question,
    make_profiles_state,
)
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.profiles_page import ProfilesPage

FIRST_SHOWN = "scale-up"


class ProfilesController(QObject):
    """Shows one profile after another; copies and deletes."""

    def __init__(
        self, catalogue: Catalogue, profiles: ProfileService, context: PageContext
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._profiles = profiles
        self._navigator = context.navigator
        self._prompts = context.prompts
        self._chosen_id = FIRST_SHOWN
        self.page = ProfilesPage()
        self.page.profile_chosen.connect(self._show)
        self.page.copy_requested.connect(self._on_copy)
        self.page.edit_requested.connect(self._on_edit)
        self.page.delete_requested.connect(self._on_delete)
        self.page.start_requested.connect(
            lambda: context.navigator.go(Route.START, profile=self._chosen_id)
        )
        self.page.compare_requested.connect(
            lambda: context.navigator.go(Route.COMPARE_PROFILES, second=self._chosen_id)
        )

    def open(self, arguments: Arguments) -> None:
        self._show(arguments.get("profile", self._chosen_id))

    def _show(self, profile_id: str) -> None:
        profiles = self._profiles.all()
        known = {profile.profile_id: profile for profile in profiles}
        chosen = known.get(profile_id) or known[FIRST_SHOWN]  # one that was deleted meanwhile
        self._chosen_id = chosen.profile_id
        state = make_profiles_state(
            self._catalogue.instrument,
            profiles,
            chosen,
            self._catalogue.sources,
            self._profiles.attempts_with(chosen.profile_id),
        )
        self.page.show_state(state)

    def _on_copy(self) -> None:
        chosen = self._chosen()
        name = copy_name(chosen, self._profiles.all())
        copy = self._profiles.copy(chosen, name, copy_description(chosen))
        if self._may_edit(copy.profile_id):
            self._profiles.draft = copy
        self._navigator.go(Route.EDIT_PROFILE)

    def _on_edit(self) -> None:
        if self._may_edit(self._chosen_id):
            self._profiles.open_draft(self._chosen())
        self._navigator.go(Route.EDIT_PROFILE)

    def _may_edit(self, profile_id: str) -> bool:
        """Ask before another profile that is being edited is given up for this one."""
        draft = self._profiles.draft
        if draft is None or draft.profile_id == profile_id:
            return True
        question = _("“{name}” is being edited and not saved yet. Drop those changes?")
        return self._prompts.confirm_loss(question.format(name=draft.name), _("Drop changes"))

    def _on_delete(self) -> None:
        chosen = self._chosen()
        if not self._prompts.confirm_loss(delete_question(chosen), _("Delete")):
            return
        try:
            self._profiles.delete(chosen.profile_id)
        except HopError as error:
            self._prompts.tell(error.sentence)
        self._show(FIRST_SHOWN)

    def _chosen(self) -> Profile:
        return self._profiles.get(self._chosen_id)
