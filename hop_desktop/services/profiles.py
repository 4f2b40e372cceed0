"""The profiles to compare with: the shipped ones and the person's own."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import ProfileStateError, UnknownIdError
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.profile import HEAD_OF_PRODUCT, Mark, Profile, Provenance, is_sound
from hop_desktop.i18n import _, ngettext
from hop_desktop.services.drafts import Draft, Drafts
from hop_desktop.services.fitting import require_fitting
from hop_desktop.services.ports import AttemptRepository, ProfileRepository

DRAFT: Final = "profile"


class ProfileService:
    """Finds profiles; keeps the person's own."""

    def __init__(
        self,
        catalogue: Catalogue,
        own: ProfileRepository,
        attempts: AttemptRepository,
        drafts: Drafts,
    ) -> None:
        self._catalogue = catalogue
        self._own = own
        self._attempts = attempts
        self.writing = Draft(drafts, DRAFT, Profile)

    @property
    def draft(self) -> Profile | None:
        """An own profile while it is edited, perhaps not sound yet; None: nothing is edited."""
        return self.writing.value

    @draft.setter
    def draft(self, profile: Profile | None) -> None:
        self.writing.put(profile)

    def open_draft(self, profile: Profile) -> None:
        """Begin to edit a stored profile, or go on."""
        if self.draft is None or self.draft.profile_id != profile.profile_id:
            self.writing.put(profile, is_typed=False)

    def all(self) -> tuple[Profile, ...]:
        """Return the shipped profiles, then the person's own."""
        return (*self._catalogue.profiles, *self.own())

    def own(self) -> Sequence[Profile]:
        """Return the person's own profiles in the order in which they were made.

        At the end comes a stand-in for each profile that an attempt was taken with and that is
        not there: its results are shown, and whoever knows its levels can set them.
        """
        own = tuple(self._own.own_profiles())
        known = {profile.profile_id for profile in (*self._catalogue.profiles, *own)}
        missing = sorted(self._attempts.profile_ids() - known)
        return (*own, *map(self._stand_in, missing))

    def get(self, profile_id: str) -> Profile:
        """Return the profile of that id.

        Raises:
            UnknownIdError: No profile has this id.
        """
        for profile in self.all():
            if profile.profile_id == profile_id:
                return profile
        raise UnknownIdError(_("no profile has the id {id}").format(id=profile_id))

    def _stand_in(self, profile_id: str) -> Profile:
        role = self._catalogue.profile(HEAD_OF_PRODUCT)
        name = _("Missing profile {id}").format(id=f"{profile_id:.40}")
        text = _(
            "The profile that an attempt was taken with is not stored. Until you set its levels "
            "or import it, those of “{name}” are used instead."
        )
        made = self.copy(role, name, text.format(name=role.name))
        return replace(made, profile_id=profile_id)

    def copy(self, profile: Profile, name: str, description: str) -> Profile:
        """Return a copy with an id of its own, not stored yet."""
        return replace(
            profile,
            profile_id=f"own-{uuid.uuid4().hex[:8]}",
            name=name,
            description=description,
            is_own=True,
        )

    def save(self, profile: Profile) -> Profile:
        """Store an own profile, every level marked as set by the person.

        Raises:
            ProfileStateError: It is a shipped one, or not sound.
            TextTooLongError: Its name or description is.
        """
        competency_ids = self._catalogue.instrument.competencies_by_id.keys()
        clean = replace(
            profile,
            name=" ".join(clean_text(profile.name).split()),
            description=clean_text(profile.description).strip(),
        )
        if not clean.is_own or not is_sound(clean, competency_ids):
            raise ProfileStateError(_("{name} cannot be saved").format(name=clean.name))
        require_fitting(LIMITS["Profile.name"], clean.name)
        require_fitting(LIMITS["Profile.description"], clean.description)
        saved = replace(
            clean,
            provenance={
                competency_id: Provenance(Mark.SET_BY_YOU, "", ())
                for competency_id in competency_ids
            },
            instrument_version=self._catalogue.instrument.version,
        )
        self._own.save_profile(saved)
        return saved

    def keep(self, profile: Profile) -> Profile:
        """Store a profile that somebody else answered, with where it comes from as it is.

        Raises:
            ProfileStateError: It is not sound.
        """
        if not is_sound(profile, self._catalogue.instrument.competencies_by_id.keys()):
            raise ProfileStateError(_("{name} cannot be saved").format(name=profile.name))
        self._own.save_profile(profile)
        return profile

    def delete(self, profile_id: str) -> None:
        """Delete an own profile that no attempt was taken with.

        Raises:
            UnknownIdError: No own profile has this id.
            ProfileStateError: An attempt was taken with it: its results need it.
        """
        count = self.attempts_with(profile_id)
        if count:
            text = ngettext(
                "{n} attempt was taken with this profile; it is kept for its results",
                "{n} attempts were taken with this profile; it is kept for their results",
                count,
            )
            raise ProfileStateError(text.format(n=count))
        self._own.delete_profile(profile_id)

    def attempts_with(self, profile_id: str) -> int:
        """Return how many attempts, open or finished, were taken with a profile."""
        return sum(attempt.profile_id == profile_id for attempt in self._attempts.summaries())
