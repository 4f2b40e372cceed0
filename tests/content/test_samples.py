"""The two sample attempts show what the program can say: they are no showcase of success."""

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.change import ChangeClass, compare
from hop_desktop.domain.scorecard import QualityStatus, Verdict
from hop_desktop.domain.scoring import score

EVIDENCE_LETTERS = 200
MONTHS_APART = 90  # days


@pytest.fixture(scope="module")
def samples(catalogue):
    return load_samples(catalogue)


@pytest.fixture(scope="module")
def cards(catalogue, samples):
    profile = catalogue.profile("scale-up")
    return [score(catalogue.instrument, one, profile, catalogue.constants) for one in samples]


def test_they_are_months_apart_and_in_one_order(samples):
    earlier, later = samples

    assert (later.started_at - earlier.finished_at).days > MONTHS_APART
    assert later.shown_order == earlier.shown_order


def test_the_later_one_shows_every_verdict_but_too_few_answers(cards):
    verdicts = [one.verdict for one in cards[-1].competencies]

    assert set(verdicts) == set(Verdict) - {Verdict.NOT_ENOUGH_ANSWERS}
    assert verdicts.count(Verdict.UNEXPOSED) == 1


def test_their_quality_is_beyond_doubt(cards):
    assert {card.quality.status for card in cards} == {QualityStatus.OK}


def test_their_change_goes_both_ways(catalogue, samples):
    instrument, profile = catalogue.instrument, catalogue.profile("scale-up")
    earlier, later = samples

    change = compare(earlier, instrument, later, instrument, profile, catalogue.constants)

    classes = {one.change_class for one in change.competencies.values()}

    assert {ChangeClass.RELIABLE_RISE, ChangeClass.POSSIBLE_FALL, ChangeClass.NO_CHANGE} <= classes


def test_each_example_is_its_own_and_fits_its_field(samples):
    examples = list(samples[-1].evidence.values())

    assert len({one.text for one in examples}) == len(examples) >= 5
    assert len({one.grade for one in examples}) == 3
    assert all(len(one.text) <= EVIDENCE_LETTERS for one in examples)
