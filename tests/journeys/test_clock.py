"""The window while the clock jumps: back, over a change to summer time, and far ahead."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hop_desktop.storage.clock import SystemClock
from hop_desktop.ui.navigation import Route
from tests.journeys.test_main_job import answer_all

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
BEFORE_THE_CHANGE = datetime(2026, 3, 29, 1, 59, 50, tzinfo=WINTER)
AFTER_THE_CHANGE = datetime(2026, 3, 29, 3, 0, 10, tzinfo=SUMMER)
WRONG_BATTERY = datetime(2001, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2040, 2, 29, 12, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """What the program takes for the present moment."""
    moment = [BEFORE_THE_CHANGE]
    monkeypatch.setattr(SystemClock, "now", lambda _self: moment[0])
    return moment


def take(driver, clock, begun, finished, key):
    """Take the quick form from one moment to another."""
    clock[0] = begun
    driver.shell.navigator.go(Route.START)
    driver.begin("Quick form")
    clock[0] = finished
    answer_all(driver, key)
    driver.click("Finish assessment")


def texts(driver):
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def dates(driver):
    driver.shell.navigator.go(Route.HISTORY)
    model = driver.table("Attempts").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_attempts_stand_in_the_order_in_which_they_were_finished(open_window, clock):
    driver = open_window()
    take(driver, clock, BEFORE_THE_CHANGE, AFTER_THE_CHANGE, Qt.Key.Key_2)
    take(driver, clock, FAR_AHEAD, FAR_AHEAD, Qt.Key.Key_3)
    take(driver, clock, WRONG_BATTERY, WRONG_BATTERY, Qt.Key.Key_4)

    shown = dates(driver)

    assert [one.split()[2] for one in shown] == ["2040", "2026", "2001"]
    latest = driver.shell.session.services.history.latest()
    assert latest.finished_at == FAR_AHEAD


def test_no_duration_is_negative_when_the_clock_goes_back(open_window, clock):
    driver = open_window()

    take(driver, clock, FAR_AHEAD, WRONG_BATTERY, Qt.Key.Key_3)

    attempt = driver.shell.session.services.history.latest()
    assert all(seconds >= 0 for seconds in attempt.seconds.values())
    for route in (Route.RESULTS, Route.HISTORY, Route.PLAN, Route.EVIDENCE, Route.HOME):
        driver.shell.navigator.go(route)
        assert not [text for text in texts(driver) if "-1" in text or "−1 " in text]


def test_backups_go_on_when_the_clock_goes_back(open_window, clock):
    driver = open_window()
    take(driver, clock, FAR_AHEAD, FAR_AHEAD, Qt.Key.Key_3)
    driver.shell.session.services.database.back_up()
    take(driver, clock, WRONG_BATTERY, WRONG_BATTERY, Qt.Key.Key_4)
    driver.shell.session.services.database.back_up()

    kept = driver.shell.session.services.database.backups.listed()

    assert [one.holds[0] for one in kept][:2] == [2, 1]


def test_a_change_between_attempts_is_told_in_the_order_they_were_finished(open_window, clock):
    driver = open_window()
    take(driver, clock, FAR_AHEAD, FAR_AHEAD, Qt.Key.Key_5)
    take(driver, clock, WRONG_BATTERY, WRONG_BATTERY, Qt.Key.Key_2)

    history = driver.shell.session.services.history
    later = history.latest()

    assert history.before(later).finished_at == WRONG_BATTERY
    change = history.compare(history.before(later), later)
    assert (
        change.readiness is None or change.readiness.change is None or change.readiness.change > 0
    )
