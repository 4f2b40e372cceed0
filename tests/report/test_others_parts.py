"""What other people answered, in a report: whose report has it, and beside which attempt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.feedback.form import Asking
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import make_document, preset
from hop_desktop.report.markdown import plain_text
from tests.answered_forms import as_file, expectation, view


@pytest.fixture
def attempts(services):
    """Two finished attempts, the earlier first."""
    found = []
    for number, sample in enumerate(load_samples(services.catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"stored-{number}"))
        found.append(f"stored-{number}")
    return found


@pytest.fixture
def answered(services, attempts):
    feedback = services.feedback
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", "en"))
    feedback.add(as_file(view(form, level=1)), "view")
    role = feedback.form(feedback.ask(Asking.EXPECTATIONS, "Maria", "en"))
    feedback.add(as_file(expectation(role, level=5)), "expectation")
    return attempts


def text_for(services, attempt_id, audience):
    snapshot = services.reports.capture(attempt_id)
    return plain_text(make_document(snapshot, preset(audience, snapshot)))


def test_a_report_tells_what_others_see_and_expect(services, answered):
    text = text_for(services, answered[-1], Audience.ME)

    assert "How Ana Ruiz sees you" in text
    assert "Ask for an example." in text
    assert "What Ana Ruiz expects" in text
    assert "Talk about this first" in text


def test_a_manager_does_not_get_what_others_see(services, answered):
    text = text_for(services, answered[-1], Audience.MANAGER)

    assert "How Ana Ruiz sees you" not in text
    assert "What Ana Ruiz expects" in text


def test_nothing_stands_beside_an_attempt_that_it_was_not_held_against(services, answered):
    text = text_for(services, answered[0], Audience.ME)

    assert "Ana Ruiz" not in text


def test_what_is_told_on_one_page_stays_whatever_is_answered_later(services, answered):
    before = text_for(services, answered[-1], Audience.ME)
    assert "Others see a gap, which may count in your plan" in before
    older = services.catalogue.editions[-1]
    attempt = services.history.get(answered[-1])
    finished_at = attempt.finished_at + timedelta(days=1)
    later = replace(
        attempt, attempt_id="later", fingerprint=older.fingerprint, finished_at=finished_at
    )

    services.history.put_back(later, older.instrument)

    after = text_for(services, answered[-1], Audience.ME)
    assert "Others see a gap, which may count in your plan" in after


def test_who_asked_nobody_finds_no_word_of_it(services, attempts):
    text = text_for(services, attempts[-1], Audience.ME)

    assert "How others see it" not in text
