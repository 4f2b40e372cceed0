"""Every single operation on the files fails: the program says so, loses nothing, goes on."""

import pytest

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

pytest.importorskip("apsw")
WHAT = ("save", "backup", "import")
NOTHING_WRONG = {"silent": 0, "half": 0, "cannot_save": 0, "lost": 0, "corrupt": 0}


# The distance between the operations that are tried, with a passphrase.
STRIDES = {"save": 4, "backup": 5, "import": 9} if N == 1 else dict.fromkeys(WHAT, 1)


def refuse_everything(what, mode, kind, every):
    with memory_folder() as folder:
        return run_script("faulty_disk.py", folder, what, mode, kind, every)


@pytest.mark.parametrize("what", WHAT)
def test_no_refused_operation_is_silent_or_costs_anything(what):
    result = refuse_everything(what, "honest", "plain", 1)

    assert_nothing_wrong(f"disk refuses during {what}", result)


@pytest.mark.parametrize("what", WHAT)
def test_none_is_with_a_passphrase_either(what):
    pytest.importorskip("sqlcipher3")
    result = refuse_everything(what, "honest", "encrypted", STRIDES[what])

    assert_nothing_wrong(f"with a passphrase the disk refuses during {what}", result)


def assert_nothing_wrong(name, result):
    runs, refused = result.pop("runs"), result.pop("refused")
    assert runs > 20
    assert refused > 20
    assert result == NOTHING_WRONG
    record(name, runs=runs, **result)


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_a_program_that_overlooks_the_refusal_is_caught(kind):
    assert refuse_everything("save", "careless", kind, 3)["silent"] > 0
