"""Our own mistakes become a notice and a log that hold nothing the person wrote."""

import threading

import pytest
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, Signal

from hop_desktop.app.unhandled_errors import UnhandledErrors
from hop_desktop.domain.errors import StorageUnavailableError

SECRET = "I cannot do budgets"


class Sender(QObject):
    sent = Signal()


def fail():
    raise RuntimeError(SECRET)


def in_a_slot():
    sender = Sender()
    sender.sent.connect(fail)
    sender.sent.emit()


def in_a_thread():
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_qthread():
    class Failing(QThread):
        def run(self):
            fail()

    thread = Failing()
    thread.start()
    assert thread.wait(5000)


def in_a_runnable():
    class Failing(QRunnable):
        def run(self):
            fail()

    QThreadPool.globalInstance().start(Failing())
    assert QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def unhandled_errors(monkeypatch):
    import sys

    watch = UnhandledErrors()
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back afterwards
    watch.watch()
    return watch


@pytest.mark.parametrize("happen", [in_a_slot, in_a_thread, in_a_qthread, in_a_runnable])
def test_a_mistake_anywhere_is_noticed_and_its_words_are_kept_out(
    qtbot, unhandled_errors, happen, caplog, capsys
):
    told = []
    unhandled_errors.happened.connect(told.append)

    happen()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)

    assert told[0].startswith("RuntimeError at ")
    assert "fail" in told[0]
    assert SECRET not in told[0] + caplog.text + capsys.readouterr().err


def test_a_mistake_in_the_window_becomes_a_notice_to_pass_on(open_window):
    driver = open_window()

    driver.shell.on_unhandled_error("RuntimeError at x.py:1 slot")

    driver.click("Copy details")
    from PySide6.QtWidgets import QApplication

    assert QApplication.clipboard().text() == "RuntimeError at x.py:1 slot"
    assert {"Open log folder", "Close this notice"} < driver.names()


def raise_refusal():
    raise StorageUnavailableError("hop.db is locked")


def test_an_error_raised_on_purpose_is_told_by_its_sentence_not_as_a_mistake(
    qtbot, unhandled_errors
):
    mistakes, told = [], []
    unhandled_errors.happened.connect(mistakes.append)
    unhandled_errors.refused.connect(told.append)
    sender = Sender()
    sender.sent.connect(raise_refusal)

    sender.sent.emit()

    assert told == ["hop.db is locked"]
    assert mistakes == []


def test_an_error_in_telling_an_error_is_not_told(qtbot, unhandled_errors):
    told = []

    def tell(details):
        told.append(details)
        fail()

    unhandled_errors.happened.connect(tell)

    in_a_slot()
    in_a_slot()

    assert len(told) == 2


def test_an_error_is_told_where_nobody_reads_what_is_written(qtbot, unhandled_errors, monkeypatch):
    class Closed:
        def write(self, _text):
            raise BrokenPipeError

    told = []
    unhandled_errors.happened.connect(told.append)
    monkeypatch.setattr("sys.stderr", Closed())

    in_a_slot()

    assert len(told) == 1


def test_one_notice_stands_for_all_mistakes_until_it_is_closed(open_window):
    driver = open_window()
    driver.shell.on_unhandled_error("RuntimeError at x.py:1 first")
    notice = driver.button("Copy details")

    driver.shell.on_unhandled_error("RuntimeError at x.py:1 second")

    assert driver.button("Copy details") is notice


def test_a_notice_that_fails_is_no_further_mistake(open_window, monkeypatch):
    driver = open_window()
    monkeypatch.setattr(type(driver.window), "show_notice", lambda *_args: fail())

    driver.shell.on_unhandled_error("RuntimeError at x.py:1 slot")
    driver.shell.on_refused("hop.db is locked")
