"""The profiles that the person made."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import profile_from_row, profile_row
from hop_desktop.storage.tables import ProfileRow


class SqlProfileRepository:
    """`ProfileRepository` over the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own_profiles(self) -> Sequence[Profile]:
        """Return the person's profiles in the order in which they were made."""
        with self._database.reading() as session:
            rows = session.exec(select(ProfileRow).order_by(col(ProfileRow.id))).all()
            return tuple(profile_from_row(row) for row in rows)

    def save_profile(self, profile: Profile) -> None:
        """Store a profile, or replace the one with the same id in its place."""
        with self._database.saving() as session:
            row = _find(session, profile.profile_id)
            last = session.exec(select(func.max(ProfileRow.id))).one()
            row_id = (last or 0) + 1 if row is None else row.id
            session.merge(profile_row(profile, row_id))

    def delete_profile(self, profile_id: str) -> None:
        """Delete a profile.

        Raises:
            UnknownIdError: No own profile has this id.
        """
        with self._database.saving() as session:
            row = _find(session, profile_id)
            if row is None:
                raise UnknownIdError(_("no profile has the id {id}").format(id=profile_id))
            session.delete(row)


def _find(session: Session, profile_id: str) -> ProfileRow | None:
    return session.exec(select(ProfileRow).where(ProfileRow.profile_id == profile_id)).first()
