"""The person's own profiles as a part of the export file."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.profile import (
    FIRST_VERSION,
    LEVEL_STEP,
    WEIGHT_TOTAL,
    Mark,
    Profile,
    Provenance,
)
from hop_desktop.i18n import _
from hop_desktop.services.documents import profile_document
from hop_desktop.services.ports import ProfileRepository
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record

_FIELDS: Final = ("id", "name", "role", "description", "levels", "weights", "provenance")


class ProfilesPart:
    """Own profiles; one that is stored already stays as it is."""

    name = "profiles"
    more_fields = ()

    def __init__(
        self, catalogue: Catalogue, own: ProfileRepository, profiles: ProfileService
    ) -> None:
        self._catalogue = catalogue
        self._own = own
        self._profiles = profiles

    def write(self) -> Mapping[str, object]:
        return {self.name: [profile_document(profile) for profile in self._profiles.own()]}

    def read(self, incoming: Incoming) -> Store:
        profiles = incoming.each(self.name, self._profile)
        return lambda: self._store(profiles)

    def _store(self, profiles: Sequence[Profile]) -> int:
        stored = {own_profile.profile_id for own_profile in self._own.own_profiles()}
        new = {found.profile_id: found for found in profiles if found.profile_id not in stored}
        for profile in new.values():
            self._own.save_profile(profile)
        return len(new)

    def _profile(self, record: Record) -> Profile:
        record.require_exactly(*_FIELDS, optional=("instrument_version",))
        read = record.gather(
            profile_id=lambda: self._own_id(record),
            name=lambda: record.name("name"),
            role_id=lambda: record.id_or_empty("role"),
            description=lambda: record.text("description"),
            levels=lambda: self._levels(record.record("levels")),
            weights=lambda: self._weights(record.record("weights")),
            instrument_version=lambda: self._version(record),
            provenance=lambda: {
                competency_id: _provenance(record.record("provenance").record(competency_id))
                for competency_id in self._known(record.record("provenance"))
            },
        )
        return Profile(**read, is_own=True)

    def _own_id(self, record: Record) -> str:
        profile_id = record.id("id")
        if profile_id in {profile.profile_id for profile in self._catalogue.profiles}:
            raise record.refusal("id", _("{value} is a profile of the program"), value=profile_id)
        return profile_id

    def _version(self, record: Record) -> str:
        """Return which version it was made for; older exports do not say."""
        if "instrument_version" not in record.values:
            return FIRST_VERSION
        version = record.id("instrument_version")
        if version not in {edition.version for edition in self._catalogue.editions}:
            problem = _("{value} is not a known version")
            raise record.refusal("instrument_version", problem, value=version)
        return version

    def _levels(self, levels: Record) -> dict[str, float]:
        levels.require_exactly(*self._catalogue.instrument.competencies_by_id)
        read = {value: levels.number(value, LOWEST_LEVEL, HIGHEST_LEVEL) for value in levels.values}
        for competency_id, level in read.items():
            if level % LEVEL_STEP:
                raise levels.refusal(
                    competency_id,
                    _("{level} is not in steps of {step}"),
                    level=level,
                    step=LEVEL_STEP,
                )
        return read

    def _weights(self, weights: Record) -> dict[str, int]:
        weights.require_exactly(*self._catalogue.instrument.competencies_by_id)
        read = {value: weights.whole(value, 0, WEIGHT_TOTAL) for value in weights.values}
        if sum(read.values()) != WEIGHT_TOTAL:
            raise weights.refusal(
                "sum",
                _("{total} is not {wanted}"),
                total=sum(read.values()),
                wanted=WEIGHT_TOTAL,
            )
        return read

    def _known(self, provenance: Record) -> Sequence[str]:
        known = tuple(self._catalogue.instrument.competencies_by_id)
        provenance.require_exactly(optional=known)
        return tuple(provenance.values)


def _provenance(record: Record) -> Provenance:
    record.require_exactly("mark", "reason", "sources")
    return Provenance(record.choice("mark", Mark), record.text("reason"), record.texts("sources"))
