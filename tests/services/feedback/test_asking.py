"""Asking others, and taking in what they answered."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.errors import InvalidFeedbackError, InvalidFileError, RoundStateError
from hop_desktop.domain.feedback.answers import NamedView, Version
from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.form import Asking, Group, QuestionKind, Relation
from hop_desktop.storage.feedback import SqlFeedbackRepository
from tests.answered_forms import (
    as_file,
    chosen,
    expectation,
    group_result,
    view,
)


@pytest.fixture
def with_attempt(services):
    """A store with the shipped example in it."""
    services.transfer.add_attempt(replace(load_samples(services.catalogue)[-1], attempt_id="a1"))
    return services.feedback


# Asking


def test_a_view_asks_the_quick_form_in_the_third_person(asked_view):
    assert [question.key for question in asked_view.questions] == [str(n) for n in range(1, 19)]
    assert all(
        option.startswith("This person") for q in asked_view.questions for option in q.options
    )
    assert [text.id for text in asked_view.texts] == ["keep", "help"]


def test_expectations_ask_level_and_importance_of_every_competency(asked_role, services):
    ids = list(services.catalogue.instrument.competencies_by_id)

    assert [q.id for q in asked_role.questions] == ids * 2
    assert [len(q.options) for q in asked_role.questions] == [5] * 10 + [4] * 10
    assert [text.id for text in asked_role.texts] == ids


@pytest.mark.parametrize(("language", "word"), [("de", "Diese Person"), ("es", "Esta persona")])
def test_a_form_is_in_the_language_that_was_chosen(feedback, language, word):
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", language))

    assert form.language == language
    assert form.questions[0].options[0].startswith(word)
    assert form.texts[0].stem != "What should Maria keep doing?"


def test_a_form_says_about_how_long_it_takes(asked_view, asked_role):
    assert 5 <= asked_view.minutes <= 8
    assert 3 <= asked_role.minutes <= 8


def test_form_data_is_what_the_page_documents(asked_view):
    document = json.loads(json.dumps(asked_view.document()))

    assert document["format"] == "hop-form"
    assert document["questions"][0]["kind"] == "level"
    assert document["group"] is document["recipient"] is document["closes_on"] is None


@pytest.mark.parametrize("name", ["", "  \n ", "M" * 81, "\u202e"])
def test_without_a_name_nothing_is_asked(feedback, name):
    with pytest.raises(InvalidFeedbackError):
        feedback.ask(Asking.VIEW, name, "en")

    assert feedback.asked() == ()


@pytest.mark.parametrize("groups", [[], [Group.MANAGER]])
def test_a_round_needs_more_than_a_manager(feedback, groups):
    with pytest.raises(InvalidFeedbackError):
        feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=groups)


def test_a_round_file_has_name_items_groups_and_day_and_no_score(feedback, asked_round):
    document = json.loads(feedback.round_file(asked_round))

    assert document.keys() == {
        *("format", "format_version", "asking", "name", "language", "items", "groups"),
        *("instrument", "instrument_version", "fingerprint", "closes_on"),
    }
    assert len(document["items"]) == 18
    assert document["groups"] == ["peers", "reports"]


# Expectations


def test_an_expectation_comes_back_and_stands_beside_the_shipped_profile(feedback, asked_role):
    feedback.add(as_file(expectation(asked_role, level=5)), "a.hop-expectation")

    (shown,) = feedback.expectations()
    assert shown.answer.sender == "Ana Ruiz"
    assert shown.rows[0].is_whole_level
    assert shown.mine is None
    assert {row.theirs for row in shown.rows} == {5.0}
    assert len(shown.talk_first) == 3


def test_verdicts_and_readiness_stand_under_theirs(with_attempt):
    form = with_attempt.form(with_attempt.ask(Asking.EXPECTATIONS, "Maria", "en"))
    with_attempt.add(as_file(expectation(form, level=1)), "low")

    (shown,) = with_attempt.expectations()
    assert shown.attempt_id == "a1"
    assert shown.mine.readiness.value == 100
    assert any(row.mine is not None for row in shown.rows)


def test_an_expectation_is_kept_as_a_profile_with_its_sender(feedback, asked_role, services):
    answer = feedback.add(as_file(expectation(asked_role)), "a")

    kept = feedback.keep_profile(answer)
    feedback.keep_profile(answer)

    assert [own.profile_id for own in services.profiles.own()] == [kept.profile_id]
    (stored,) = services.profiles.own()
    assert stored.provenance["budgeting"].reason == "Ana Ruiz: We raise money in spring."
    assert feedback.expectations()[0].is_kept


# Named views


def test_a_named_view_stands_beside_yours(with_attempt):
    form = with_attempt.form(with_attempt.ask(Asking.VIEW, "Maria", "en"))
    with_attempt.add(as_file(view(form, level=1)), "low")

    (shown,) = with_attempt.views()
    assert shown.answer.relation is Relation.MANAGER
    assert {row.theirs for row in shown.rows} == {1.0}
    core = {row.competency_id: row for row in shown.rows}["product-strategy"]
    assert (core.levels, core.difference) == (3, Difference.HIGHER)


def test_without_an_attempt_a_view_is_shown_and_not_compared(feedback, asked_view):
    answers = chosen(asked_view, QuestionKind.LEVEL, 3)
    unseen = dict.fromkeys(list(answers)[:3], "not-seen")
    feedback.add(as_file(view(asked_view, answers=answers | unseen)), "a")

    (shown,) = feedback.views()
    assert {row.difference for row in shown.rows} == {None}
    first = shown.rows[0]
    assert (first.theirs, first.levels, first.not_seen) == (None, 0, 3)


def test_the_same_number_replaces_what_came_before(feedback, asked_view):
    feedback.add(as_file(view(asked_view, level=2)), "a")
    feedback.add(as_file(view(asked_view, level=4)), "b")

    (shown,) = feedback.views()
    assert {row.theirs for row in shown.rows} == {4.0}


# Results of rounds


def test_a_group_result_comes_in_once(feedback, asked_round):
    figures = {"peers": {"negotiation": {"n": 4, "mean": 3.5}}}
    first = as_file(group_result(asked_round, figures))
    second = as_file(group_result(asked_round, {"peers": {"negotiation": {"n": 5, "mean": 3.0}}}))
    feedback.add(first, "a")
    feedback.add(first, "again")

    with pytest.raises(RoundStateError):
        feedback.add(second, "b")

    (shown,) = feedback.results()
    (row,) = [row for row in shown.rows if row.groups]
    cell = row.groups[Group.PEERS]
    assert (row.competency_id, cell.figure.n, cell.figure.mean) == ("negotiation", 4, 3.5)
    assert cell.reliability == pytest.approx(0.701, abs=0.001)


@pytest.mark.parametrize(
    ("competency", "figure"),
    [
        ("negotiation", {"n": 2, "mean": 3.5}),  # three at least
        ("commercial-acumen", {"n": 4, "mean": 3.5}),  # five: it has one item
        ("negotiation", {"n": 4, "mean": 3.3}),
        ("negotiation", {"n": 4, "mean": 5.0}),
        ("negotiation", {"n": 4, "mean": 3.5, "sd": 0.3}),
        ("negotiation", {"n": 21, "mean": 3.5}),
    ],
)
def test_a_figure_that_no_collector_publishes_is_refused(feedback, asked_round, competency, figure):
    data = as_file(group_result(asked_round, {"peers": {competency: figure}}))

    with pytest.raises(InvalidFileError):
        feedback.add(data, "a")

    assert feedback.results() == ()


def test_one_page_says_where_others_see_more_and_less(with_attempt):
    assert with_attempt.overview() is None
    form = with_attempt.form(with_attempt.ask(Asking.VIEW, "Maria", "en"))
    with_attempt.add(as_file(view(form, level=5)), "high")

    page = with_attempt.overview()

    assert page.gaps == page.blind_spots == ()
    assert {key for key, _seen in page.hidden_strengths} < {key for key, _seen in page.strengths}
    with_attempt.add(as_file(view(form, level=1)), "low")
    assert "product-strategy" in dict(with_attempt.overview().gaps)
    assert with_attempt.overview().strengths == ()


def test_answers_to_an_older_version_are_shown_and_never_compared(with_attempt, services):
    older = services.catalogue.editions[-1]
    assert older.fingerprint != services.catalogue.fingerprint
    version = Version(older.instrument.instrument_id, older.version, older.fingerprint)
    stored = SqlFeedbackRepository(services.database)
    for kind in (Asking.EXPECTATIONS, Asking.VIEW):
        stored.save_asked(replace(with_attempt.ask(kind, "Maria", "en"), version=version))
    role, seen = (with_attempt.form(asked) for asked in with_attempt.asked())

    with_attempt.add(as_file(expectation(role)), "a")
    item = next(iter(services.catalogue.instrument.items_by_id))
    answer = NamedView(
        *(seen.asking, "f" * 32, "Ana", Relation.PEER, version),
        *({item: 3}, {"keep": "Early."}, with_attempt.asked()[0].asked_at),
    )
    stored.save_view(answer)

    (expected,), (view_shown,) = with_attempt.expectations(), with_attempt.views()
    assert expected.rows == expected.talk_first == ()
    assert expected.mine is expected.shipped is view_shown.attempt_id is None
    assert {row.difference for row in view_shown.rows} == {None}
    assert view_shown.answer.texts == {"keep": "Early."}
    assert with_attempt.overview() is None


def test_an_attempt_is_read_and_scored_as_often_for_many_views_as_for_one(
    with_attempt, services, monkeypatch
):
    form = with_attempt.form(with_attempt.ask(Asking.VIEW, "Maria", "en"))
    counts = []
    work = {"get": services.history.get, "scorecard": services.history.scorecard}
    for name, done in work.items():
        monkeypatch.setattr(
            services.history, name, lambda *a, do=done: (counts.append(1), do(*a))[1]
        )

    def counted(views):
        for number in range(views):
            answer = view(form, number=f"{number:032x}", sender=f"Rater {number}")
            with_attempt.add(as_file(answer), "view")
        counts.clear()
        assert with_attempt.overview()
        return len(counts)

    assert counted(1) == counted(4)


def test_the_page_of_an_attempt_is_its_own_whatever_was_answered_later(with_attempt, services):
    form = with_attempt.form(with_attempt.ask(Asking.VIEW, "Maria", "en"))
    with_attempt.add(as_file(view(form, level=5)), "high")
    of_first = with_attempt.overview("a1")
    older = services.catalogue.editions[-1]
    first = services.history.get("a1")
    later = replace(
        first,
        attempt_id="later",
        fingerprint=older.fingerprint,
        finished_at=first.finished_at + timedelta(days=1),
    )

    services.history.put_back(later, older.instrument)

    assert with_attempt.overview() is None
    assert with_attempt.overview("a1") == of_first
