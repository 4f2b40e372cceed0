"""What comes too late on the pages about others: pages made anew, askings withdrawn elsewhere."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.ui.navigation import Route
from tests.answered_forms import data_in, expectation
from tests.journeys.test_collect import NAME, open_round
from tests.journeys.test_others import (
    SAVE,
    ask,
    named,
    news,
    open_page,
    press,
    settle,
    take_in,
)
from tests.journeys.test_report_choices import hold


@pytest.fixture
def driver(open_window):
    made = open_window()
    made.store_samples()
    return made


def make_pages_anew(driver):
    driver.look("dark", 150)
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_form_that_is_ready_after_the_page_ended_is_saved(driver, tmp_path, monkeypatch):
    open_page(driver)
    named(driver)
    driver.answers.path = tmp_path / "form.html"
    held = hold(driver, monkeypatch)
    press(driver, SAVE, "How one person sees you")

    make_pages_anew(driver)
    held.let_go()

    asked = driver.shell.session.services.feedback.asked()
    assert [data_in(tmp_path / "form.html").asking] == [each.asking for each in asked]


def test_forms_of_a_round_that_are_ready_after_the_page_ended_are_saved(
    driver, asker, tmp_path, monkeypatch
):
    open_round(driver, asker, tmp_path, (Group.PEERS,))
    (tmp_path / "peers.html").unlink()
    held = hold(driver, monkeypatch)
    press(driver, "Save the forms again…")

    make_pages_anew(driver)
    held.let_go()

    assert (tmp_path / "peers.html").exists()


def test_a_round_that_is_open_is_not_opened_again(driver, asker, tmp_path, monkeypatch):
    held = hold(driver, monkeypatch)
    open_page(driver, Route.COLLECT)
    asked = asker.feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=(Group.PEERS,))
    driver.answers.path = tmp_path / "maria.hop-round"
    driver.answers.path.write_bytes(asker.feedback.round_file(asked))
    driver.click("Open a round file…")
    held.let_go()
    named(driver, "Ana Ruiz", NAME)
    driver.answers.path = tmp_path
    driver.click("Save the forms…")  # which are not made yet

    assert "Cancel" not in driver.names()


def test_a_round_that_is_closed_after_the_page_ended_is_closed(
    driver, asker, tmp_path, monkeypatch
):
    open_round(driver, asker, tmp_path, (Group.PEERS,))
    held = hold(driver, monkeypatch)
    driver.answers.path = tmp_path / "result.hop-group-result"
    press(driver, "Close the round…")

    make_pages_anew(driver)
    held.let_go()

    assert driver.answers.path.exists()
    assert not driver.shell.session.services.collector.rounds()


def test_nothing_is_asked_under_a_name_that_was_cleared(driver, tmp_path):
    ask(driver, tmp_path)

    named(driver, "")
    driver.answers.path = tmp_path / "second.html"
    press(driver, SAVE, "How one person sees you")

    assert news(driver) == "Type your name first: they read it in the form."
    assert len(driver.shell.session.services.feedback.asked()) == 1


def test_what_was_withdrawn_elsewhere_is_told_and_no_longer_shown(driver, tmp_path):
    for name in ("Save its file again…", "Withdraw…"):
        asked = ask(driver, tmp_path)
        driver.shell.session.services.feedback.withdraw(asked.asking)

        press(driver, name)

        assert asked.asking in news(driver)
        assert not any(shown.startswith(name) for shown in driver.names())


@pytest.mark.parametrize("name", ["Keep as a profile", "Save a sheet to talk about…"])
def test_an_answer_that_was_deleted_elsewhere_is_told(driver, tmp_path, name):
    asked = ask(driver, tmp_path, "What is expected of you")
    feedback = driver.shell.session.services.feedback
    take_in(driver, tmp_path, expectation(feedback.form(asked)))
    feedback.delete_answer(feedback.expectations()[0].answer.number)

    driver.answers.path = tmp_path / "talk.pdf"
    press(driver, name)

    assert "no answer has the number" in news(driver)
    assert not any(shown.startswith(name) for shown in driver.names())


def test_a_round_that_was_closed_elsewhere_is_told(driver, asker, tmp_path):
    asked = open_round(driver, asker, tmp_path, (Group.PEERS,))
    driver.shell.session.services.collector.destroy(asked.asking)

    press(driver, "Close the round…")

    assert asked.asking in news(driver)
    assert not any(shown.startswith("Close the round…") for shown in driver.names())
