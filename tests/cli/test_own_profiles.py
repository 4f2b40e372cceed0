"""Own profiles count on the command line wherever a profile does."""

import json
from dataclasses import replace

import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.paths import AppPaths
from hop_desktop.resources import resource

SAMPLE = str(resource("sample", "attempt.json"))


@pytest.fixture
def mine(tmp_path, catalogue):
    services = open_services(AppPaths.at(tmp_path / "data"), catalogue)
    copy = services.profiles.copy(catalogue.profile("scale-up"), "Mine", "a copy")
    saved = services.profiles.save(replace(copy, levels={**copy.levels, "negotiation": 1.0}))
    services.database.close()
    return saved


def test_profiles_lists_the_shipped_ones_and_own_ones_only_when_asked(hop, mine):
    shipped, both = (
        json.loads(hop(*call)[1])
        for call in (
            ("profiles", "--json"),
            ("profiles", "--own", "--json"),
        )
    )

    assert len(shipped) == 9
    assert [one["id"] for one in both][9:] == [mine.profile_id]
    assert {why["mark"] for why in both[9]["provenance"].values()} == {"set-by-you"}


def test_a_file_is_scored_under_an_own_profile(hop, mine):
    status, out, _err = hop("score", SAMPLE, "--profile", mine.profile_id, "--json")

    card = json.loads(out)
    negotiation = next(one for one in card["competencies"] if one["id"] == "negotiation")
    assert status == 0
    assert card["profile"] == mine.profile_id
    assert negotiation["expected"] == 1.0
    assert negotiation["attainment"] == 1.0


def test_an_attempt_file_may_name_an_own_profile(hop, mine, tmp_path):
    content = json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))
    file = tmp_path / "attempt.json"
    file.write_text(json.dumps({**content, "profile": mine.profile_id}), encoding="utf-8")

    assert json.loads(hop("score", file, "--json")[1])["profile"] == mine.profile_id
    assert hop("add", file)[0] == 0
    assert json.loads(hop("list", "--json")[1])[0]["profile"] == mine.profile_id


def test_an_own_profile_is_unknown_where_no_store_is(hop, tmp_path):
    content = json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))
    file = tmp_path / "attempt.json"
    file.write_text(json.dumps({**content, "profile": "own-12345678"}), encoding="utf-8")

    status, _out, err = hop("score", file)

    assert status == 3
    assert "profile: 'own-12345678' is not a known profile" in err
    assert hop("score", SAMPLE, "--profile", "own-12345678")[0] == 2
    assert not (tmp_path / "data").exists()
