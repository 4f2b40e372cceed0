"""The catalogue: everything the shipped content says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.role import Role


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a number or a statement was taken from."""

    code: str
    text: str
    was_read: bool  # False: cited from memory


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the instrument, and what it is known by."""

    instrument: Instrument
    fingerprint: str  # of the instrument's content

    @property
    def version(self) -> str:
        return self.instrument.version


def _none() -> Sequence[Edition]:
    return ()


@dataclass(frozen=True)
class Catalogue:
    """The instrument and what belongs to it."""

    instrument: Instrument
    fingerprint: str  # of the instrument's content
    profiles: tuple[Profile, ...]  # the three stages, then the ladder upwards
    constants: ScoringConstants
    sources: Mapping[str, Source]  # by code
    role: Role
    former: Callable[[], Sequence[Edition]] = _none  # versions no longer asked, latest first

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every version of the instrument whose attempts are read, the latest first."""
        current = Edition(self.instrument, self.fingerprint)
        return current, *(one for one in self.former() if one.version != current.version)

    def edition(self, fingerprint: str) -> Edition:
        """Return the shipped version with this fingerprint.

        Raises:
            UnknownIdError: None has it.
        """
        for one in self.editions:
            if one.fingerprint == fingerprint:
                return one
        raise UnknownIdError(f"no instrument has the fingerprint {fingerprint}")

    @property
    def ladder(self) -> tuple[Profile, ...]:
        """The roles from senior product manager upwards."""
        return tuple(profile for profile in self.profiles if profile.is_on_ladder)

    def profile(self, profile_id: str) -> Profile:
        """Return the profile of that id.

        Raises:
            UnknownIdError: No shipped profile has this id.
        """
        for profile in self.profiles:
            if profile.profile_id == profile_id:
                return profile
        raise UnknownIdError(f"no profile has the id {profile_id}")
