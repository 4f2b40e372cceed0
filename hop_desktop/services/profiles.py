"""The profiles to compare with: the shipped ones and the person's own."""

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.profile import Profile
from hop_desktop.services.ports import ProfileRepository


class ProfileService:
    """Finds profiles; keeps the person's own."""

    def __init__(self, catalogue: Catalogue, own: ProfileRepository) -> None:
        self._catalogue = catalogue
        self._own = own

    def all(self) -> tuple[Profile, ...]:
        """Return the shipped profiles, then the person's own."""
        return (*self._catalogue.profiles, *self._own.own_profiles())

    def get(self, profile_id: str) -> Profile:
        """Return the profile of that id.

        Raises:
            UnknownIdError: No profile has this id.
        """
        for profile in self.all():
            if profile.profile_id == profile_id:
                return profile
        raise UnknownIdError(f"no profile has the id {profile_id}")
