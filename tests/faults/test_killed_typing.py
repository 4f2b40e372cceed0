"""Half a second after the last key everything typed outlives a kill, in every form."""

import ast
import signal

from tests.faults.windows import window


def test_what_was_typed_half_a_second_ago_outlives_a_kill(tmp_path):
    with window("type_into_every_form", tmp_path / "data") as typing:
        typed = ast.literal_eval(typing.read("typed"))
        assert typing.child.wait(timeout=20) == -signal.SIGKILL

    with window("read_every_form", tmp_path / "data") as reading:
        found = ast.literal_eval(reading.read("found"))

    assert found == typed
    assert sum(map(len, typed.values())) >= 20
