"""An older store in the place of a newer one is told at the terminal, and the way back works."""

import shutil
from contextlib import closing

from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, finished_attempt
from tests.storage.examples import repository_over as over


def test_each_command_tells_it_until_it_is_restored(hop, tmp_path):
    store = tmp_path / "data" / "hop.db"
    for number in range(4):
        with closing(Database(store)) as database:
            over(database).add(finished_attempt(f"f{number}"), INSTRUMENT)
        if number == 0:
            shutil.copy(store, tmp_path / "older")
    shutil.copy(tmp_path / "older", store)

    _status, out, told = hop("list")
    assert "older than what was saved last" in told
    assert out
    assert hop("check")[0] != 0

    (newer,) = (tmp_path / "data" / "backups").glob("newer-*.db")
    assert hop("restore", newer)[0] == 0

    assert "older" not in hop("list")[2]
    assert hop("check")[0] == 0
    with closing(Database(store)) as database:
        assert len(over(database).all()) == 4
