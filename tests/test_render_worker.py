"""Work is done in a process of its own: values, errors, words and lives of that process."""

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from hop_desktop.domain.errors import RenderWorkerError, UnknownIdError
from hop_desktop.i18n import SOURCE_LANGUAGE, _, use_language
from hop_desktop.render_worker import HERE, TRIES, RenderProcess
from hop_desktop.traces import places


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """One process for all tests that leave it alive."""
    made = RenderProcess(tmp_path_factory.mktemp("fonts"))
    yield made
    made.close()


@pytest.fixture
def own(tmp_path):
    made = RenderProcess(tmp_path)
    yield made
    made.close()


def refuse(name):
    raise UnknownIdError(f"nothing is called {name}")


def divide(one, other):
    return one / other


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark):
    if not mark.exists():
        mark.touch()
        die()
    return os.getpid()


def say_and_return(text):
    print(text)
    return text


def saved_word():
    return _("Saved")


def test_work_is_done_in_another_process(started):
    there = started.do(os.getpid)

    assert there != os.getpid()
    assert started.do(os.getpid) == there


def test_without_a_process_work_is_done_here():
    assert HERE.do(os.getpid) == os.getpid()


def test_errors_on_purpose_come_back_as_they_are(started):
    with pytest.raises(UnknownIdError, match="nothing is called Anna"):
        started.do(partial(refuse, "Anna"))


def test_an_error_names_the_lines_of_the_other_process_and_quotes_nobody(started):
    with pytest.raises(TypeError) as caught:
        started.do(partial(divide, "a secret", 2))

    told = places(caught.value, caught.tb)
    assert "test_render_worker.py" in told
    assert told.endswith("divide")
    assert "secret" not in told


def test_work_speaks_the_language_in_use(started):
    use_language("de")
    try:
        assert started.do(saved_word) == "Gespeichert"
    finally:
        use_language(SOURCE_LANGUAGE)


def test_what_is_printed_there_is_no_answer(started, capfd):
    assert started.do(partial(say_and_return, "hello")) == "hello"

    assert capfd.readouterr().out == ""


def test_much_goes_through_both_pipes(started):
    much = os.urandom(3_000_000)

    assert started.do(partial(bytes.join, b"", [much, much])) == much + much


def test_a_process_that_was_killed_is_replaced(own, tmp_path):
    first = own.do(os.getpid)

    second = own.do(partial(die_once, tmp_path / "died"))

    assert second not in {first, os.getpid()}


def test_a_process_that_dies_each_time_is_given_up(own):
    with pytest.raises(RenderWorkerError):
        own.do(die)

    assert own.do(partial(abs, -TRIES)) == TRIES


def test_a_process_without_work_ends_and_is_missed_by_nobody(tmp_path):
    made = RenderProcess(tmp_path, idle_s=0.05)
    first = made.do(os.getpid)
    wait_for_the_end_of(first)

    assert made.do(os.getpid) != first
    made.close()


def test_after_a_rest_another_process_does_the_work(own):
    first = own.do(os.getpid)

    own.shutdown()

    assert not is_alive(first)
    assert own.do(os.getpid) != first


def test_a_closed_render_worker_leaves_no_process_and_starts_none(own):
    process = own.do(os.getpid)

    own.close()

    assert not is_alive(process)
    with pytest.raises(RenderWorkerError):
        own.do(os.getpid)


def test_where_no_process_can_be_started_work_is_done_here(own, monkeypatch):
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/nowhere/python")

    assert own.do(os.getpid) == os.getpid()


def test_the_process_loads_nothing_from_the_working_folder_or_the_environment(
    own, tmp_path, monkeypatch
):
    (tmp_path / "pickle.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert own.do(os.getpid) != os.getpid()

    assert os.environ["PYTHONPATH"] == str(tmp_path)


def test_the_process_ends_with_the_one_that_asked(tmp_path):
    reading, writing = os.pipe()
    asking = os.fork()
    if not asking:
        made = RenderProcess(tmp_path)
        os.write(writing, str(made.do(os.getpid)).encode())
        os._exit(0)  # as a killed program ends: nothing is closed on purpose
    os.waitpid(asking, 0)

    process = int(os.read(reading, 20))

    wait_for_the_end_of(process)


def wait_for_the_end_of(process):
    deadline = time.monotonic() + 10
    while is_alive(process):
        assert time.monotonic() < deadline
        os.sched_yield()


def is_alive(process):
    try:
        state = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        )
    except FileNotFoundError:
        return False
    return state != "Z"
