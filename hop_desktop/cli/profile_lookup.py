"""Which profiles a command knows: the shipped ones, and the person's own where a store is."""

import argparse
from collections.abc import Iterator, Sequence
from functools import cached_property

from hop_desktop.cli.console import open_store
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.profile import Profile
from hop_desktop.paths import AppPaths


class ProfileLookup:
    """Opens the store only when an id is asked for that is not shipped; makes none."""

    def __init__(self, catalogue: Catalogue, arguments: argparse.Namespace) -> None:
        self._shipped = catalogue.profiles
        self._arguments = arguments

    def __contains__(self, profile_id: object) -> bool:
        return any(candidate.profile_id == profile_id for candidate in self._candidates())

    def get(self, profile_id: str) -> Profile:
        """Return the profile of that id.

        Raises:
            UnknownIdError: Neither a shipped nor an own profile has this id.
            StorageError: The store could not be read.
        """
        for profile in self._candidates():
            if profile.profile_id == profile_id:
                return profile
        raise UnknownIdError(f"no profile has the id {profile_id}")

    @cached_property
    def own(self) -> Sequence[Profile]:
        """The person's own profiles; empty where there is no store."""
        if not AppPaths.at(self._arguments.data_dir).database.exists():
            return ()
        return open_store(self._arguments).profiles.own()

    def _candidates(self) -> Iterator[Profile]:
        yield from self._shipped
        yield from self.own
