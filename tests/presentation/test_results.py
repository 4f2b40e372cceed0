"""Results say everything in words, and the numbers in the formulas are the person's own."""

import json
import re
from dataclasses import replace

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import (
    NO_CHANCE,
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
)
from hop_desktop.domain.competency import at_level
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.ladder import LadderPlace, RoleDistance
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.competency_section import make_competency_section
from hop_desktop.presentation.computation import competency_computation, readiness_computation
from hop_desktop.presentation.formatting import level_text
from hop_desktop.presentation.ladder import ladder_lines, ladder_sentence
from hop_desktop.presentation.results import feedback_lines, make_results_state


@pytest.fixture
def attempt(catalogue):
    return load_samples(catalogue)[-1]


def card_of(catalogue, attempt, profile_id="scale-up"):
    profile = catalogue.profile(profile_id)
    return score(catalogue.instrument, attempt, profile, catalogue.constants)


def section(catalogue, attempt, competency_id):
    one = card_of(catalogue, attempt).competency(competency_id)
    return make_competency_section(catalogue.instrument, attempt, one)


def computed(catalogue, attempt, competency_id):
    one = card_of(catalogue, attempt).competency(competency_id)
    lines = competency_computation(catalogue.instrument, attempt, one, catalogue.constants)
    return " ".join(lines), one


def negotiation_of_the_specification(instrument, attempt):
    """Example 1 of docs/scoring.md: the facet with a share at 3, the others 3, 2, 3, no chance."""
    own = [one for one in instrument.items_of(Form.FULL) if one.competency_id == "negotiation"]
    share = next(one for one in own if one.kind is ItemKind.FREQUENCY)
    levels = [one for one in own if one.kind is ItemKind.LEVEL]
    first = next(one for one in levels if one.facet_id == share.facet_id)
    others = [one for one in levels if one is not first]
    answers = zip(others, (3, 2, 3, NO_CHANCE), strict=True)
    responses = {first.item_id: 3, share.item_id: 4, **{one.item_id: n for one, n in answers}}
    return replace(attempt, responses=responses)


def test_the_computation_follows_the_example_of_the_specification(catalogue, attempt):
    example = negotiation_of_the_specification(catalogue.instrument, attempt)

    text, one = computed(catalogue, example, "negotiation")

    assert "3 + (4 − 3) × 0.25 = 3.25, within 1 and 5 (your statement, and how often)." in text
    assert "Behaviour: (3.25 + 3.00 + 2.00 + 3.00) ÷ 4 = 2.81." in text
    assert "4 × 0.3 ÷ (1 + (4 − 1) × 0.3) = 0.63. SEM: 1.0 ÷ √4 = 0.50." in text
    assert "Gap: 4.0 − 2.81 = 1.19; up to 0.25 is met, above 0.82 is a clear gap." in text
    assert (
        f"(2.81 − 1) ÷ (4.0 − 1.25), at least 0 and at most 1 = 0.66; its weight is {one.weight}."
        in text
    )


def test_an_expected_level_of_one_divides_by_nothing(catalogue, attempt):
    one = replace(card_of(catalogue, attempt).competency("negotiation"), expected=1.0)
    reached = at_level(one, one.score, catalogue.constants)

    lines = competency_computation(catalogue.instrument, attempt, reached, catalogue.constants)

    assert lines[-1] == (
        "Attainment: every score reaches an expected level of 1.0, so it is 1.00; its weight is "
        f"{one.weight}."
    )


def test_every_number_of_a_scored_competency_appears(catalogue, attempt):
    for one in card_of(catalogue, attempt).competencies:
        if not one.is_scored:
            continue
        text, _score = computed(catalogue, attempt, one.competency_id)
        for number in (one.score, one.behaviour, one.reliability, one.sem, one.attainment):
            assert f"{number:.2f}" in text or f"{number + 1e-9:.2f}" in text
        assert f"k = {one.answered}" in text


def test_too_few_answers_are_computed_in_words(catalogue, attempt):
    text, _score = computed(catalogue, replace(attempt, responses={}), "negotiation")

    assert text == "0 of 5 statements were chosen: too few for a score."


def test_readiness_adds_up_with_the_persons_own_numbers(catalogue, attempt):
    card = card_of(catalogue, attempt)

    lines = readiness_computation(catalogue.instrument, card, catalogue.constants)

    terms = re.findall(r"(\d+) × ([\d.]+) \(", lines[1])
    assert len(terms) == sum(one.is_scored for one in card.competencies)
    total = sum(int(weight) * float(share) for weight, share in terms)
    assert total == pytest.approx(card.readiness.floor, abs=0.6)
    assert f"= {card.readiness.value:.2f}" in lines[2]


def test_readiness_below_the_coverage_is_explained(catalogue, attempt):
    card = card_of(catalogue, replace(attempt, responses={}))

    lines = readiness_computation(catalogue.instrument, card, catalogue.constants)

    assert lines[-1] == "Below a coverage of 0.80 no readiness is given."


def test_a_situation_shows_each_option_with_its_reason_and_the_picks(catalogue, attempt):
    item = catalogue.instrument.item("neg-j4")
    answered = replace(attempt, responses={"neg-j4": BestWorst("a", "d")})

    lines = next(
        line.explanation
        for line in section(catalogue, answered, "negotiation").answers
        if line.explanation
    )

    assert len(lines) == 5
    for option, line in zip(item.options, lines, strict=False):
        assert option.text in line
        assert option.reason in line
    assert lines[0].startswith("You picked as best:")
    assert lines[3].startswith("You picked as worst:")
    assert lines[1].startswith("Not picked:")


def test_an_unanswered_situation_keeps_its_key(catalogue, attempt):
    answers = section(catalogue, replace(attempt, responses={}), "negotiation").answers

    assert not any(line.explanation for line in answers)


def test_facets_are_words_and_the_next_steps_are_statements(catalogue, attempt):
    shown = section(
        catalogue, negotiation_of_the_specification(catalogue.instrument, attempt), "negotiation"
    )

    assert "Shared gains: lower than your own average" in shown.facets
    assert "Closing and follow-up: no chance yet" in shown.facets
    following = catalogue.instrument.item("neg-value-creation-2").options[2].text
    assert f"The next step in Shared gains: {following}" in shown.next_statements
    assert catalogue.instrument.competency("negotiation").anchors[3] in shown.next_level


def test_calibration_tells_statements_and_situations_apart(catalogue, attempt):
    one = card_of(catalogue, attempt).competency("negotiation")

    text = section(catalogue, attempt, "negotiation").calibration

    assert f"come to {level_text(one.behaviour)}, " in text
    assert f"situations to {level_text(one.judgement)}." in text


@pytest.mark.parametrize(
    ("confidence", "note", "feedback", "words"),
    [
        (Confidence.HIGH, None, "Sure, and no example is named yet: Negotiation.", "No example"),
        (Confidence.HIGH, EvidenceNote("", EvidenceGrade.NONE), "Sure, and no", "No example"),
        (Confidence.HIGH, EvidenceNote("", EvidenceGrade.PERSON), "", "You are sure"),
        (Confidence.HIGH, EvidenceNote("a deal", EvidenceGrade.NONE), "", "You are sure"),
        (Confidence.MEDIUM, None, "", "fairly sure"),
        (Confidence.LOW, None, "Unsure that a colleague would agree: Negotiation.", "second view"),
    ],
)
def test_confidence_taps_name_where_to_ask_others(
    catalogue, attempt, confidence, note, feedback, words
):
    told = replace(
        attempt,
        confidence={"negotiation": confidence},
        evidence={"neg-preparation-2": note} if note else {},
    )

    lines = feedback_lines(catalogue.instrument, told)

    assert bool(lines) == bool(feedback)
    assert not lines or lines[0].startswith(feedback)
    assert words in section(catalogue, told, "negotiation").confidence
    assert card_of(catalogue, told).competencies == card_of(catalogue, attempt).competencies


def place_with(catalogue, *open_ones, is_below=False):
    roles = tuple(
        RoleDistance(role.profile_id, 0.5, role.profile_id in open_ones)
        for role in catalogue.ladder
    )
    return LadderPlace(roles, open_ones[0], is_below)


@pytest.mark.parametrize(
    ("open_ones", "words"),
    [
        (("director",), "nearest to Director of Product."),
        (("director", "group-pm"), "between Group Product Manager and Director of Product;"),
        (
            ("director", "group-pm", "head-of-product"),
            "from Group Product Manager to Head of Product;",
        ),
    ],
)
def test_the_ladder_is_said_with_its_uncertainty(catalogue, open_ones, words):
    place = place_with(catalogue, *open_ones)

    assert words in ladder_sentence(place, catalogue.ladder)
    lines = ladder_lines(place, catalogue.ladder)
    assert sum("cannot be ruled out" in line for line in lines) == len(open_ones)


def test_below_the_ladder_is_said_and_nothing_where_too_little_is_scored(catalogue):
    below = place_with(catalogue, "senior-pm", is_below=True)

    assert "below what the first role" in ladder_sentence(below, catalogue.ladder)
    assert ladder_sentence(None, catalogue.ladder) == ""
    assert ladder_lines(None, catalogue.ladder) == ()


def test_a_verdict_has_words_for_every_competency_and_nothing_is_a_code(catalogue, attempt):
    card = card_of(catalogue, attempt)
    state = make_results_state(
        *(catalogue.instrument, attempt, card, catalogue.profile("scale-up")),
        catalogue.constants,
        "",
    )

    said = json.dumps(
        [state.rows, [row.verdict_text for row in state.competencies], state.readiness_label]
    )

    assert len(state.competencies) == len(state.rows) == 10
    for code in ("clear-gap", "possible-gap", "unexposed", "not-enough"):
        assert code not in said
