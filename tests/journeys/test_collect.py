"""Collecting a confidential round in the real window: opened, filled, looked at, closed once."""

import pytest
from PySide6.QtWidgets import QApplication

from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.ui.navigation import Route
from tests.journeys.test_others import named, news, open_page, press, texts
from tests.sealed_sheets import answers_of, sealed, sheet

NAME = "Your name, as those who answer read it"


@pytest.fixture
def driver(open_window):
    return open_window()


def open_round(driver, asker, tmp_path, groups=(Group.PEERS,)):
    """Have a round open at the collector's, and return what it asks."""
    asked = asker.feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=groups)
    file = tmp_path / "maria.hop-round"
    file.write_bytes(asker.feedback.round_file(asked))
    open_page(driver, Route.COLLECT)
    driver.answers.path = file
    driver.click("Open a round file…")
    named(driver, "Ana Ruiz", NAME)
    driver.answers.path = tmp_path
    driver.click("Save the forms…")
    return asked


def answer(driver, asked, tmp_path, number, text="You listen."):
    form = driver.shell.session.services.collector.forms(asked.asking)[0]
    content = sheet(form, number, answers_of(form, number), {"keep": text})
    file = tmp_path / "Maria.hop-answer"
    file.write_bytes(sealed(form, content))
    driver.answers.path = file
    press(driver, "Take in an answer…", "For Maria")


def test_a_round_file_makes_one_form_for_each_group(driver, asker, tmp_path):
    open_round(driver, asker, tmp_path, (Group.PEERS, Group.REPORTS))

    assert news(driver) == "The forms are saved: peers.html, reports.html. Send each group its own."
    assert b"Ana Ruiz" in (tmp_path / "peers.html").read_bytes()
    assert {"Peers: 0 of 6 answers", "Direct reports: 0 of 6 answers"} <= set(texts(driver))


def test_a_round_goes_from_asking_to_its_result(driver, asker, tmp_path):
    asked = open_round(driver, asker, tmp_path)
    for number in range(5):
        answer(driver, asked, tmp_path, number, f"You listen, {number}.")
    assert "Peers: 5 of 6 answers" in texts(driver)

    press(driver, "Look at the comments", "For Maria")
    assert {f"You listen, {number}." for number in range(5)} <= set(texts(driver))

    driver.answers.path = tmp_path / "result.hop-group-result"
    press(driver, "Close the round…", "For Maria")

    assert news(driver).endswith("Answers and key are destroyed.")
    assert not driver.shell.session.services.collector.rounds()
    asker.feedback.add(driver.answers.path.read_bytes(), "result")
    assert asker.feedback.results()[0].result.collector == "Ana Ruiz"


def test_no_round_is_opened_under_a_name_that_was_cleared(driver, asker, tmp_path):
    open_round(driver, asker, tmp_path)
    asked = asker.feedback.ask(Asking.CONFIDENTIAL, "Kim", "en", groups=(Group.PEERS,))
    driver.answers.path = tmp_path / "kim.hop-round"
    driver.answers.path.write_bytes(asker.feedback.round_file(asked))
    driver.click("Open a round file…")
    assert driver.field(NAME).text() == "Ana Ruiz"
    named(driver, "", NAME)
    driver.answers.path = tmp_path
    driver.click("Save the forms…")

    assert "Your name needs 1 to 80 characters." in news(driver)
    assert len(driver.shell.session.services.collector.rounds()) == 1


def test_closing_asks_first_and_can_be_left(driver, asker, tmp_path):
    open_round(driver, asker, tmp_path)
    driver.answers.yes = False
    driver.answers.path = tmp_path / "result.hop-group-result"
    press(driver, "Close the round…", "For Maria")

    question, _button = driver.answers.asked[-1]
    assert question.startswith("Close the round of Maria with 0 answers?")
    assert not driver.answers.path.exists()
    assert len(driver.shell.session.services.collector.rounds()) == 1


def test_a_result_that_cannot_be_written_can_be_written_again(driver, asker, tmp_path):
    asked = open_round(driver, asker, tmp_path)
    answer(driver, asked, tmp_path, 1)
    driver.answers.path = tmp_path / "no such folder" / "result.hop-group-result"
    press(driver, "Close the round…", "For Maria")
    assert "Save the result…: For Maria" in driver.names()

    driver.answers.path = tmp_path / "result.hop-group-result"
    press(driver, "Save the result…", "For Maria")

    assert driver.answers.path.exists()
    assert not driver.shell.session.services.collector.rounds()


def test_opening_a_round_again_begins_with_what_was_said_of_it(driver, asker, tmp_path):
    asked = open_round(driver, asker, tmp_path, (Group.PEERS, Group.REPORTS))
    round_file, collector = tmp_path / "maria.hop-round", driver.shell.session.services.collector
    invited = {Group.PEERS: 10, Group.REPORTS: 8}
    collector.open(round_file.read_bytes(), round_file.name, "Ana Ruiz", invited)

    driver.answers.path = round_file
    driver.click("Open a round file…")
    driver.answers.path = tmp_path
    driver.click("Save the forms…")

    assert collector.get(asked.asking).invited == invited


def test_forms_of_another_round_are_replaced_only_when_asked_for(driver, asker, tmp_path):
    open_round(driver, asker, tmp_path)
    forms = (tmp_path / "peers.html").read_bytes()

    driver.answers.yes = False
    open_round(driver, asker, tmp_path)

    assert driver.answers.asked[-1] == ("peers.html is there already. Replace it?", "Replace")
    assert (tmp_path / "peers.html").read_bytes() == forms
    assert len(driver.shell.session.services.collector.rounds()) == 2

    driver.answers.yes = True
    press(driver, "Save the forms again…")

    assert news(driver).startswith("The forms are saved: peers.html.")


def test_one_answer_is_called_one(driver, asker, tmp_path):
    asked = open_round(driver, asker, tmp_path)
    answer(driver, asked, tmp_path, 1)
    driver.answers.yes = False
    press(driver, "Close the round…")

    question, _button = driver.answers.asked[-1]
    assert question.startswith("Close the round of Maria with 1 answer?")


def test_a_file_that_is_no_round_is_refused_in_one_line(driver, tmp_path):
    open_page(driver, Route.COLLECT)
    driver.answers.path = tmp_path / "x.hop-round"
    driver.answers.path.write_bytes(b"{}")
    driver.click("Open a round file…")

    assert "x.hop-round" in news(driver)
    assert "Save the forms…" not in driver.names()


def test_the_name_outlives_the_page_and_cancelling_forgets_it(driver, asker, tmp_path):
    asked = asker.feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=(Group.PEERS,))
    driver.answers.path = tmp_path / "maria.hop-round"
    driver.answers.path.write_bytes(asker.feedback.round_file(asked))
    open_page(driver, Route.COLLECT)
    driver.click("Open a round file…")
    named(driver, "Ana", NAME)
    open_page(driver, Route.HOME)
    open_page(driver, Route.COLLECT)
    assert driver.field(NAME).text() == "Ana"

    driver.click("Cancel")
    QApplication.processEvents()

    assert "Save the forms…" not in driver.names()
    assert not driver.shell.session.services.drafts.typed_keys()
