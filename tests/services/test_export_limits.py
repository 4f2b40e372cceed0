"""An export holds what an import takes, and is not written where it would hold more."""

from dataclasses import replace

import pytest

from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.domain.errors import OutputError
from hop_desktop.resources import resource
from hop_desktop.services import strict_json
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.transfer import service
from hop_desktop.storage.retakes import SqlRetakeRepository


@pytest.fixture
def stored(open_store, catalogue):
    """A store with a retake, and what was said about it."""
    services = open_store("stored")
    ids = [profile.profile_id for profile in catalogue.profiles]
    data = resource("sample", "attempt.json").read_bytes()
    sample = parse_attempt(data, "sample", catalogue, ids)
    for attempt_id in ("a1", "a2"):
        services.transfer.add_attempt(replace(sample, attempt_id=attempt_id))
    retakes = SqlRetakeRepository(services.database)
    retakes.save_reasons([ChangeReason("a2", "neg-closing-2", "A new role")])
    retakes.save_look_back(LookBack("a2", "a1", {"neg-closing-2": 2, "neg-firmness-2": 5}))
    return services


@pytest.fixture
def exported(stored):
    return stored.transfer.export()


def test_what_older_versions_took_about_items_that_do_not_exist_is_left_out(stored, exported):
    retakes = SqlRetakeRepository(stored.database)
    retakes.save_reasons([ChangeReason("a2", "juggling-1", "Imported by an older version")])
    retakes.save_look_back(
        LookBack("a2", "a1", {"neg-closing-2": 2, "neg-firmness-2": 5, "juggling-1": 3})
    )

    assert stored.transfer.export() == exported


@pytest.mark.parametrize("limit", [(service, "LARGEST_EXPORT"), (strict_json, "MOST_VALUES")])
def test_an_export_that_could_not_be_imported_again_is_not_written(stored, monkeypatch, limit):
    exported = stored.transfer.export()
    is_bytes = limit[0] is service
    values = sum(map(exported.count, (b",", b"[", b"{")))
    monkeypatch.setattr(*limit, len(exported) if is_bytes else values)
    assert stored.transfer.export() == exported

    monkeypatch.setattr(*limit, len(exported) - 1 if is_bytes else values - 1)
    with pytest.raises(OutputError, match="save a backup instead"):
        stored.transfer.export()
