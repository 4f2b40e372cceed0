"""The real window, killed, ended and started twice."""

import random
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from tests.faults.driven_window import CANARY
from tests.faults.scale import N, record
from tests.faults.windows import window

KILLS = 10 * N


def stored(folder):
    with closing(sqlite3.connect(folder / "hop.db")) as connection:
        return dict(connection.execute("SELECT item_id, level FROM response").fetchall())


def examples(folder):
    with closing(sqlite3.connect(folder / "hop.db")) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM evidence")]


def kill_again_and_again(script, folder, kills):
    """Return how many answers were called saved, and how many of them are not there."""
    chance = random.Random(kills)
    called, lost = 0, 0
    expected = {}
    for _kill in range(kills):
        with window(script, folder) as one:
            for _answer in range(chance.randrange(1, 12)):
                item, choice = one.read("saved").split()
                expected[item] = int(choice)
                called += 1
            one.end(signal.SIGKILL)
            for line in one.child.stdout:  # what it said before it was gone
                if line.startswith("saved"):
                    item, choice = line.split()[1:]
                    expected[item] = int(choice)
                    called += 1
        lost += len(expected.items() - stored(folder).items())
        expected = stored(folder)
    return called, lost


def test_no_answer_that_the_screen_called_saved_is_lost_by_kills(tmp_path):
    called, lost = kill_again_and_again("answer", tmp_path, KILLS)

    assert called >= KILLS
    assert lost == 0
    record("the window killed while it is worked", kills=KILLS, answers=called, lost=lost)


def test_a_window_that_says_saved_too_early_is_caught(tmp_path):
    _called, lost = kill_again_and_again("answer_eagerly", tmp_path, 2)

    assert lost > 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_brings_typed_text_to_disk_within_a_second(tmp_path, number):
    with window("type_and_wait", tmp_path) as one:
        assert one.read("typed") == "Saving…"
        begun = time.monotonic()
        one.child.send_signal(number)
        while not examples(tmp_path) and time.monotonic() < begun + 5:
            pass
        took_s = time.monotonic() - begun
        status = one.child.wait(timeout=20)

    assert examples(tmp_path) == [CANARY]
    assert took_s < 1
    assert status == 0


def test_without_the_flush_the_typed_text_would_be_missing(tmp_path):
    with window("type_and_say_nothing", tmp_path) as one:
        one.read("typed")
        one.end(signal.SIGTERM)

    assert examples(tmp_path) == []


def test_long_work_in_the_background_does_not_hold_up_the_end(tmp_path):
    with window("work_long", tmp_path) as one:
        one.read("working")
        one.child.send_signal(signal.SIGTERM)

        assert one.child.wait(timeout=10) == 0


def test_a_second_start_brings_the_first_window_forward_and_ends(tmp_path):
    with window("minimise", tmp_path) as first:
        first.read("minimised")
        with window("minimise", tmp_path) as second:
            assert second.child.wait(timeout=20) == 0
            assert "open already" in second.child.stderr.read()
        first.read("forward")


def test_a_killed_window_stands_in_nobodys_way(tmp_path):
    with window("minimise", tmp_path) as first:
        first.read("minimised")
        first.end(signal.SIGKILL)

    with window("look", tmp_path) as second:
        assert "Start assessment" not in second.read("texts")
        assert second.read("modal") == "None"


def test_the_lock_is_what_keeps_the_second_window_away(tmp_path):
    with window("minimise", tmp_path) as first:
        first.read("minimised")
        (tmp_path / "lock").unlink()
        with window("minimise", tmp_path) as second:
            second.read("minimised")
