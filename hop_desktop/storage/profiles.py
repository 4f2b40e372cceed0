"""The profiles that the person made."""

from collections.abc import Sequence

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import profile_from_row, profile_row
from hop_desktop.storage.reading import Reading
from hop_desktop.storage.row_types import OWN_PROFILE, ProfileRow


class SqlProfileRepository:
    """`ProfileRepository` over the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own_profiles(self) -> Sequence[Profile]:
        """Return the person's profiles in the order in which they were made."""
        with self._database.reading() as reading:
            return tuple(map(profile_from_row, reading.rows(OWN_PROFILE, "ORDER BY id")))

    def save_profile(self, profile: Profile) -> None:
        """Store a profile, or replace the one with the same id in its place."""
        with self._database.saving() as saving:
            row = _find(saving, profile.profile_id)
            row_id = saving.next_id(OWN_PROFILE) if row is None else row["id"]
            saving.put(OWN_PROFILE, profile_row(profile, row_id))

    def delete_profile(self, profile_id: str) -> None:
        """Delete a profile.

        Raises:
            UnknownIdError: No own profile has this id.
        """
        with self._database.saving() as saving:
            row = _find(saving, profile_id)
            if row is None:
                raise UnknownIdError(_("no profile has the id {id}").format(id=profile_id))
            saving.delete(OWN_PROFILE, id=row["id"])


def _find(reading: Reading, profile_id: str) -> ProfileRow | None:
    return reading.row(OWN_PROFILE, "WHERE profile_id = ?", profile_id)
