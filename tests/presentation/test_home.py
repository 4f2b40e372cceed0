"""Home: one next step, where the person stands, what to work on, what is due."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import AttemptSummary
from hop_desktop.domain.change import ChangeClass, compare
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.home import make_home_state
from hop_desktop.presentation.label_reason import explained_label

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def sample(catalogue):
    return load_samples(catalogue)[-1]


def summary_of(attempt, **changes):
    names = AttemptSummary.__dataclass_fields__
    return replace(AttemptSummary(**{one: getattr(attempt, one) for one in names}), **changes)


def scored(catalogue, attempt):
    profile = catalogue.profile(attempt.profile_id)
    return score(catalogue.instrument, attempt, profile, catalogue.constants)


def state_of(catalogue, attempts=(), *, current=None, latest=None, due=()):
    seconds = 720 if current else None
    return make_home_state(
        catalogue.instrument,
        attempts,
        current,
        latest,
        "/data",
        seconds,
        due,
        TODAY,
        constants=catalogue.constants,
    )


def action(number):
    return PlannedAction(
        f"a{number}",
        f"Action {number}",
        "",
        "",
        "negotiation",
        (),
        datetime(2026, 1, 1, tzinfo=UTC),
        due=date(2026, 5, 1),
    )


def test_a_newcomer_is_told_what_how_long_and_where_and_offered_start_and_a_sample(catalogue):
    state = state_of(catalogue)

    assert [one.label for one in state.first_words] == [
        "What this is",
        "How long it takes",
        "Where your data is stored",
    ]
    assert state.first_words[-1].text.endswith("/data")
    assert (state.step.name, state.step.kind) == ("Start assessment", "start")
    assert state.shows_sample
    assert state.standing is None
    assert state.no_focus == ""


def test_an_open_attempt_is_resumed_first_with_numbers_in_the_description(catalogue, sample):
    current = replace(sample, finished_at=None)

    state = state_of(catalogue, current=current)

    assert (state.step.name, state.step.kind) == ("Resume assessment", "resume")
    assert state.step.description.startswith(
        f"{len(sample.responses)} of {len(sample.shown_order)}, about 12 minutes"
    )
    assert state.first_words == ()


def test_the_last_readiness_has_its_band_and_the_focus_areas_their_numbers(catalogue, sample):
    card = scored(catalogue, sample)

    state = state_of(catalogue, [summary_of(sample)], latest=card)

    assert state.step.kind == "retake"
    assert (state.standing.percent, state.standing.band) == (
        card.readiness.value,
        card.readiness.band,
    )
    assert "in a band from" in state.standing.sentence
    assert [one.competency_id for one in state.focus] == list(card.focus_areas)
    assert all("is expected" in one.detail for one in state.focus)


def test_without_a_readiness_figure_no_number_is_drawn(catalogue, sample):
    bare = replace(sample, responses={})

    state = state_of(catalogue, [summary_of(sample)], latest=scored(catalogue, bare))

    assert state.standing.value == ""
    assert state.standing.sentence.startswith("Too little of the profile")
    assert state.no_focus == "Too little is scored to say what to work on first."


def test_five_actions_due_are_listed_and_the_rest_is_counted(catalogue):
    state = state_of(catalogue, due=[action(number) for number in range(7)])

    assert [one.title for one in state.due] == [f"Action {number}" for number in range(5)]
    assert state.due[0].when == "overdue since 1 May 2026"
    assert state.more_due == "2 more are due"
    assert state_of(catalogue, due=[action(1)]).more_due == ""


def test_the_last_attempts_are_listed_newest_first(catalogue, sample):
    attempts = [summary_of(sample, attempt_id=f"n{number}") for number in range(3)]

    state = state_of(catalogue, attempts, latest=scored(catalogue, sample))

    assert [one.attempt_id for one in state.attempts] == ["n2", "n1", "n0"]


def test_the_label_says_what_holds_it_back_as_on_results(catalogue):
    later = load_samples(catalogue)[-1]
    card = scored(catalogue, later)

    state = state_of(catalogue, [summary_of(later)], latest=card)

    assert state.standing.label == "Building: two clear gaps in core skills"
    assert state.standing.label == explained_label(catalogue.instrument, card, catalogue.constants)


def test_home_says_how_readiness_moved_since_the_attempt_before(catalogue):
    earlier, later = load_samples(catalogue)
    instrument, profile = catalogue.instrument, catalogue.profile(later.profile_id)
    change = compare(earlier, instrument, later, instrument, profile, catalogue.constants)

    state = make_home_state(
        catalogue.instrument,
        [summary_of(earlier, attempt_id="1"), summary_of(later, attempt_id="2")],
        None,
        scored(catalogue, later),
        "/data",
        None,
        (),
        TODAY,
        change.readiness,
        constants=catalogue.constants,
    )

    value, low, high = state.standing.value, *(round(end) for end in state.standing.band)
    points = round(change.readiness.later) - round(change.readiness.earlier)
    assert state.standing.trend == f"{value} ({low}–{high}), up {points} since May"


def test_home_calls_a_difference_within_chance_no_clear_change(catalogue):
    earlier, later = load_samples(catalogue)
    instrument, profile = catalogue.instrument, catalogue.profile(later.profile_id)
    change = compare(earlier, instrument, later, instrument, profile, catalogue.constants)

    state = make_home_state(
        catalogue.instrument,
        [summary_of(earlier, attempt_id="1"), summary_of(later, attempt_id="2")],
        None,
        scored(catalogue, later),
        "/data",
        None,
        (),
        TODAY,
        replace(change.readiness, change_class=ChangeClass.NO_CHANGE),
        constants=catalogue.constants,
    )

    assert state.standing.trend.endswith("), no clear change since May")
