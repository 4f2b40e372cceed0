"""Work in the background tells its steps, can be stopped, and a later one replaces it."""

from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from hop_desktop.ui.jobs import Err, JobRunner, LatestJob, Ok, settle


class ManualExecutor:
    """Keeps the work until the test does it."""

    def __init__(self):
        self.works = []

    def submit(self, work):
        self.works.append(work)


class Heard:
    """What arrived on the GUI thread."""

    def __init__(self):
        self.steps, self.values = [], []

    def step(self, done, total):
        self.steps.append((done, total))

    def result(self, outcome):
        self.values.append(outcome.value if isinstance(outcome, Ok) else outcome.error)


def two_steps(progress):
    progress(0, 2)
    progress(1, 2)
    return "made"


def start_two(heard):
    executor = ManualExecutor()
    latest = LatestJob(JobRunner(executor, QApplication.instance()))
    latest.start(two_steps, heard.step, heard.result)
    return executor, latest


def test_steps_arrive_before_the_result(qapp):
    heard = Heard()
    executor, _latest = start_two(heard)

    executor.works.pop()()
    QApplication.processEvents()

    assert heard.steps == [(0, 2), (1, 2)]
    assert heard.values == ["made"]


def test_of_stopped_work_nothing_is_heard(qapp):
    heard = Heard()
    executor, latest = start_two(heard)

    latest.stop()
    executor.works.pop()()
    QApplication.processEvents()

    assert (heard.steps, heard.values) == ([], [])


def test_a_stop_ends_the_work_at_its_next_step(qapp):
    heard = Heard()
    executor, latest = ManualExecutor(), None
    done = []

    def work(progress):
        progress(0, 2)
        latest.stop()
        progress(1, 2)
        done.append("the rest")

    latest = LatestJob(JobRunner(executor, QApplication.instance()))
    latest.start(work, heard.step, heard.result)
    executor.works.pop()()
    QApplication.processEvents()

    assert done == []
    assert heard.values == []


def test_later_work_takes_the_place_of_the_one_before(qapp):
    heard = Heard()
    executor, latest = start_two(heard)
    latest.start(lambda _progress: "later", heard.step, heard.result)

    for work in executor.works:
        work()
    QApplication.processEvents()

    assert heard.values == ["later"]


class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, outcome):
        self.heard.append(outcome)


@pytest.mark.parametrize("wrap", [lambda act: act, partial])
def test_what_went_away_hears_nothing_more(qapp, wrap):
    executor = ManualExecutor()
    gone, there = Listener(), Listener()
    jobs = JobRunner(executor, qapp)
    for listener in (gone, there):
        jobs.run(lambda: "done", wrap(listener.hear))
    delete(gone)

    for work in executor.works:
        work()
    QApplication.processEvents()

    assert gone.heard == []
    assert there.heard == [Ok("done")]


@pytest.mark.parametrize("fails", ["working", "showing"])
def test_who_waits_is_told_of_a_mistake_of_ours_too(fails):
    told = []
    outcome = Err(ValueError("unknown locale")) if fails == "working" else Ok("unknown locale")

    def show(value):
        raise ValueError(value)

    with pytest.raises(ValueError, match="unknown locale"):
        settle(outcome, show, told.append)

    assert len(told) == 1
    assert "unknown" not in told[0]
