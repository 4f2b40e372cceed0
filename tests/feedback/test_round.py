"""A confidential round of seven raters in real browsers, from the round file to what is shown."""

import json

import pytest

from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.report.feedback.form import form_html
from tests.feedback.browsers import downloaded
from tests.feedback.filling import heading
from tests.sealed_sheets import answers_of

INVITED = {Group.PEERS: 4, Group.REPORTS: 3}
MOST_STEPS = 100  # some of them only wait for the sealing
CORE = {"product-strategy", "negotiation", "presentation", "budgeting"}


@pytest.fixture
def opened(open_store):
    """The person, the collector, and the forms of an open round."""
    person, collector = open_store("person").feedback, open_store("collector").collector
    asked = person.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=INVITED)
    collector.open(person.round_file(asked), "round", "Lee", INVITED)
    return person, collector, collector.forms(asked.asking)


def answered(browser, page, form, answers):
    """Fill in a form by clicks and return the file that it saves."""
    for left in browser.downloads.iterdir():
        left.unlink()
    page.write_bytes(form_html(form))
    browser.look()  # whatever the test before looked at
    browser.open(page.as_uri())
    for item, answer in answers.items():
        place = 5 if answer == "not-seen" else answer - 1
        browser.run(f"document.getElementsByName('level:{item}')[{place}].click()")
    browser.run("document.getElementsByName('text:keep')[0].value = 'Say it early.'")
    shown = "[...document.querySelectorAll('#begin, #next')].find(one => one.offsetParent)"
    for _step in range(MOST_STEPS):
        if heading(browser).startswith("Saved"):
            break
        browser.run(f"{shown}?.click(); await new Promise(done => setTimeout(done, 20))")
    return downloaded(browser, f"{form.name}.hop-answer")


def test_seven_raters_become_figures_that_the_person_sees(browser, opened, tmp_path):
    person, collector, forms = opened
    for form in forms:
        for number in range(INVITED[form.group]):
            answers = answers_of(form, f"{form.group} {number}")
            file = answered(browser, tmp_path / "form.html", form, answers)
            collector.add(file, "answer")
            assert b"Say it early." not in file

    (told,) = collector.rounds()
    assert told.given == INVITED
    result = collector.close(told.asking)
    person.add(result, "result")

    (shown,) = person.results()
    assert shown.result.comments["keep"] == ("Say it early.",) * 7
    figures = json.loads(result)["groups"]
    assert figures["peers"].keys() <= {
        "product-strategy",
        "negotiation",
        "presentation",
        "budgeting",
    }
    assert all(figure["n"] >= 3 for group in figures.values() for figure in group.values())
    assert any(figures.values())
