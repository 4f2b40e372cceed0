"""The catalogue: everything the shipped content says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, TypeVar

from hop_desktop.domain.action import LibraryAction
from hop_desktop.domain.attempt import DEFAULT_LANGUAGE
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Competency, Instrument
from hop_desktop.domain.pack import Questions
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.role import Role

T = TypeVar("T")


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


class Translation(Protocol):
    """What says the content in one language."""

    def is_draft(self, instrument: Instrument) -> bool: ...

    def instrument(self, instrument: Instrument) -> Instrument: ...

    def profile(self, profile: Profile) -> Profile: ...

    def role(self, role: Role) -> Role: ...

    def actions(self, actions: Sequence[LibraryAction]) -> tuple[LibraryAction, ...]: ...

    def questions(self, questions: Questions) -> Questions: ...


def _in_no_other(_language: str) -> Translation | None:
    return None


@dataclass(frozen=True, slots=True)
class Content:
    """The texts of the catalogue in one language."""

    language: str  # English, where there are no texts in the one asked for
    is_draft: bool  # the translation was not read by a second person
    instrument: Instrument
    profiles: tuple[Profile, ...]  # the three stages, then the ladder upwards
    role: Role


@dataclass(frozen=True)
class Catalogue:
    """The instrument and what belongs to it, in the language that is in use."""

    source: Content  # in English: what the fingerprint is of, and what stores keep
    fingerprint: str  # of the instrument's content
    constants: ScoringConstants
    sources: Mapping[str, Source]  # by code
    former: Callable[[], Sequence[Edition]] = _none  # versions no longer asked, latest first
    language_in_use: Callable[[], str] = lambda: DEFAULT_LANGUAGE
    translation: Callable[[str], Translation | None] = _in_no_other  # None: there is none
    _said: dict[str, Content] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def content(self) -> Content:
        """Every text in the language in use."""
        return self.content_in(self.language_in_use())

    @property
    def instrument(self) -> Instrument:
        return self.content.instrument

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return self.content.profiles

    @property
    def role(self) -> Role:
        return self.content.role

    @property
    def language(self) -> str:
        """The language that the texts are in."""
        return self.content.language

    def statement_language(self, version: str) -> str:
        """Return the language of a version's statements: those of today alone are translated."""
        return self.language if version == self.source.instrument.version else DEFAULT_LANGUAGE

    @property
    def translation_in_use(self) -> Translation | None:
        """What says the content in the language in use; None: it is as it was written."""
        return self.translation(self.language_in_use())

    def content_in(self, language: str) -> Content:
        """Return every text in one language; in English where it has none."""
        if language not in self._said:
            translation = self.translation(language)
            self._said[language] = (
                self.source
                if translation is None
                else Content(
                    language,
                    translation.is_draft(self.source.instrument),
                    translation.instrument(self.source.instrument),
                    tuple(translation.profile(profile) for profile in self.source.profiles),
                    translation.role(self.source.role),
                )
            )
        return self._said[language]

    def competencies_of(self, version: str) -> Mapping[str, Competency]:
        """Return the competencies of a version, in the language in use; unknown: the newest's."""
        for edition in self.editions[1:]:
            if edition.version == version:
                return self.translated(edition.instrument).competencies_by_id
        return self.instrument.competencies_by_id

    def translated(self, instrument: Instrument, language: str = "") -> Instrument:
        """Return an instrument as it was stored, with the texts of one language that fit it.

        Args:
            instrument: In English, of any version.
            language: Its code; empty: the one in use.
        """
        translation = self.translation(language or self.language_in_use())
        return instrument if translation is None else translation.instrument(instrument)

    def once_a_language(self, read: Callable[[], T]) -> Callable[[], T]:
        """Return what reads a part of the content once for each language that it is used in."""
        in_language = lru_cache(lambda _language: read())
        return lambda: in_language(self.language_in_use())

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every version of the instrument whose attempts are read, in English, the latest first."""
        current = Edition(self.source.instrument, self.fingerprint)
        return current, *(
            edition for edition in self.former() if edition.version != current.version
        )

    def edition(self, fingerprint: str) -> Edition:
        """Return the shipped version with this fingerprint.

        Raises:
            UnknownIdError: None has it.
        """
        for edition in self.editions:
            if edition.fingerprint == fingerprint:
                return edition
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
