"""A window that begins anew in another folder leaves nothing of itself behind."""

import pytest

from tests.faults.windows import window


@pytest.fixture
def home(tmp_path):
    """Places of a person of the test's own."""
    names = ("CONFIG", "CACHE", "STATE", "DATA")
    return {"HOME": str(tmp_path)} | {f"XDG_{name}_HOME": str(tmp_path / name) for name in names}


def test_what_was_deleted_in_a_chosen_folder_stays_deleted(tmp_path, home):
    folder = tmp_path / "chosen"
    with window("erase_everything", folder, environment=home) as one:
        windows = one.read("windows")
        files = one.read("files").split()
        notice, told = one.read("notice"), one.read("texts")
        status = one.child.wait(timeout=20)
        said = one.child.stderr.read()

    assert windows == "1"
    assert f"Everything in {folder} was deleted." in told
    assert set(files) <= {"lock", "log", "hop.db", "hop.db-journal"}  # of an empty store
    assert notice == "False"
    assert (status, said) == (0, "")


@pytest.mark.parametrize("turn", [0, 1, 3, 10, 30, 100])
def test_nothing_of_a_window_goes_on_in_the_next_one(tmp_path, home, turn):
    with window("choose_another_folder", tmp_path / str(turn), environment=home) as one:
        windows = one.read("windows")
        one.read("files")
        notice = one.read("notice")
        status = one.child.wait(timeout=20)
        said = one.child.stderr.read()

    assert windows == "1"
    assert notice == "False"
    assert (status, said) == (0, "")
