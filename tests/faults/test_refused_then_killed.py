"""What the store refused outlives a kill, as long as the disk takes anything at all."""

import signal

from tests.faults.refused_then_killed import TYPED
from tests.faults.test_window import examples, stored
from tests.faults.windows import window

SMALL = "4096"  # bytes that a file may have: the store has more, what is typed has less
NOTHING = "1"


def answer_and_be_killed(folder, largest):
    """Return the item that was answered first, and whether nothing is said to be kept."""
    with window("answer_on_a_refusing_disk", folder, folder / largest) as refusing:
        state, item = refusing.read("before").split()
        assert state == "Saved"
        assert refusing.read("full").startswith("Not saved")
        is_alone = "alone" in [line.strip() for line in refusing.child.stdout]
        assert refusing.child.wait(timeout=20) == -signal.SIGKILL
    return item, is_alone


def test_answers_that_the_store_refused_outlive_a_kill(tmp_path):
    folder = tmp_path / "data"
    item, is_alone = answer_and_be_killed(folder, SMALL)
    assert stored(folder) == {item: 2}
    assert not is_alone

    with window("take_up", folder) as again:
        again.read("taken")
        assert again.child.wait(timeout=20) == 0

    assert stored(folder) == {item: 4, "neg-preparation-2": 5}
    assert examples(folder) == [TYPED]


def test_a_disk_that_refuses_everything_is_said(tmp_path):
    folder = tmp_path / "data"
    item, is_alone = answer_and_be_killed(folder, NOTHING)

    assert stored(folder) == {item: 2}
    assert is_alone
