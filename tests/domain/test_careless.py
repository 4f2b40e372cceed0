"""Random answering is caught in the full form, and answering around a level is not."""

import random
from datetime import UTC, datetime

from hop_desktop.domain.attempt import Attempt, BestWorst
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.quality import quality_of
from tests.domain.examples import CATALOGUE, CONSTANTS

INSTRUMENT = CATALOGUE.instrument
ITEMS = INSTRUMENT.items_of(Form.FULL)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANSWERERS = 2_000


def flags_of(rng, level_of):
    responses = {
        item.item_id: BestWorst(*rng.sample("abcd", 2))
        if item.kind is ItemKind.SITUATION
        else level_of(item)
        for item in ITEMS
    }
    attempt = Attempt(
        *("a", INSTRUMENT.instrument_id, CATALOGUE.fingerprint, Form.FULL, "scale-up"),
        started_at=NOON,
        finished_at=NOON,
        responses=responses,
    )
    quality = quality_of(
        *(ITEMS, INSTRUMENT.competencies_by_id, attempt, CONSTANTS),
        met_before=frozenset(),
        days_since_last=None,
    )
    return {flag.flag_id for flag in quality.flags}


def test_four_of_five_random_answerers_are_flagged():
    rng = random.Random(17)
    caught = sum(bool(flags_of(rng, lambda _item: rng.randint(1, 5))) for _n in range(ANSWERERS))

    assert caught / ANSWERERS >= 0.8


def around_a_level(rng):
    own = {one.competency_id: rng.uniform(2, 4) for one in INSTRUMENT.competencies}
    return lambda item: min(5, max(1, round(rng.gauss(own[item.competency_id], 0.8))))


def test_hardly_anybody_who_answers_around_a_level_is_flagged():
    rng = random.Random(17)
    caught = sum(bool(flags_of(rng, around_a_level(rng))) for _n in range(ANSWERERS))

    assert caught / ANSWERERS <= 0.05
