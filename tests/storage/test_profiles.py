from dataclasses import replace

import pytest

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.profile import Mark, Profile, Provenance
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.profiles import SqlProfileRepository

OWN = Profile(
    profile_id="own-1",
    name="Acme 😀",
    role_id="head-of-product",
    description="ours",
    levels={"strategy": 3.5, "negotiation": 4.0},
    weights={"strategy": 60, "negotiation": 40},
    provenance={"strategy": Provenance(Mark.SET_BY_YOU, "we need it", ("ROLES", "CDF"))},
    is_own=True,
)


def test_own_profiles_come_back_in_the_order_they_were_made(database):
    profiles = SqlProfileRepository(database)
    profiles.save_profile(replace(OWN, profile_id="z"))
    profiles.save_profile(OWN)

    assert profiles.own_profiles() == (replace(OWN, profile_id="z"), OWN)


def test_a_changed_profile_keeps_its_place(database):
    profiles = SqlProfileRepository(database)
    profiles.save_profile(OWN)
    profiles.save_profile(replace(OWN, profile_id="own-2"))

    profiles.save_profile(replace(OWN, name="Renamed"))

    assert profiles.own_profiles() == (
        replace(OWN, name="Renamed"),
        replace(OWN, profile_id="own-2"),
    )


def test_a_deleted_profile_is_gone_and_an_unknown_one_is_named(database):
    profiles = SqlProfileRepository(database)
    profiles.save_profile(OWN)

    profiles.delete_profile("own-1")

    assert profiles.own_profiles() == ()
    with pytest.raises(UnknownIdError, match="own-1"):
        profiles.delete_profile("own-1")


def test_the_background_record_is_replaced_whole(database):
    background = SqlBackgroundRepository(database)
    assert background.load() == {}
    background.save({"years_in_product": "7", "education": "Physics, PhD"})

    background.save({"years_in_product": "8", "sector": "health\0care"})

    assert background.load() == {"years_in_product": "8", "sector": "health\0care"}
