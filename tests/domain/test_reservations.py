"""Between versions no difference is told, and between sizes of company none is judged."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hop_desktop.domain.attempt import Attempt, CompanySize, Context
from hop_desktop.domain.change import (
    Reservation,
    compare,
    items_to_look_back_at,
    raised_items,
)
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scoring import score
from tests.domain.examples import CATALOGUE, CONSTANTS, SCALE_UP

NEW = replace(CATALOGUE.instrument, version="new")
OLD = replace(
    NEW,
    version="old",
    items=tuple(
        replace(item, item_id=f"old-{item.item_id}") if n % 3 == 0 else replace(item, stem="Old?")
        for n, item in enumerate(NEW.items)
    ),
)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEPT = [item.item_id for item in OLD.items_of(Form.FULL) if not item.item_id.startswith("old-")]


def attempt(instrument, level, **fields):
    items = instrument.items_of(Form.FULL)
    return Attempt(
        attempt_id=f"{instrument.version}-{level}",
        instrument_id=instrument.instrument_id,
        fingerprint=instrument.version,
        form=Form.FULL,
        profile_id="scale-up",
        started_at=NOON,
        finished_at=NOON,
        responses={one.item_id: level for one in items if one.is_rated},
        **fields,
    )


def in_a(size, instrument=NEW, level=2):
    context = None if size is None else Context(size, 1, 2)
    return attempt(instrument, level, context=context)


def compared(earlier, earlier_instrument, later, later_instrument):
    return compare(earlier, earlier_instrument, later, later_instrument, SCALE_UP, CONSTANTS)


def test_between_versions_each_keeps_its_own_full_score_and_no_difference_is_told():
    earlier, later = attempt(OLD, 2), attempt(NEW, 4)

    found = compared(earlier, OLD, later, NEW)

    before, after = (
        score(instrument, one, SCALE_UP, CONSTANTS)
        for instrument, one in ((OLD, earlier), (NEW, later))
    )
    assert found.reason is Reservation.VERSIONS
    assert found.versions == ("old", "new")
    assert found.readiness.earlier == before.readiness.value
    assert found.readiness.later == after.readiness.value
    for one in (*found.competencies.values(), found.readiness):
        assert one.change is one.rc is one.change_class is None
    for one in after.competencies:
        change = found.competencies[one.competency_id]
        assert change.later == one.score
        assert change.earlier == before.competency(one.competency_id).score


def test_between_versions_the_items_of_one_id_stand_side_by_side_equal_ones_too():
    earlier = attempt(OLD, 3)
    later = attempt(NEW, 3)

    found = compared(earlier, OLD, later, NEW)

    assert found.items_shared == len(KEPT)
    assert [one.item_id for one in found.responses] == KEPT
    rated = {item.item_id for item in NEW.items if item.is_rated}
    assert all(
        (one.earlier, one.later) == ((3, 3) if one.item_id in rated else (None, None))
        for one in found.responses
    )


def test_versions_that_share_no_item_are_still_set_side_by_side():
    strange = replace(
        OLD, items=tuple(replace(one, item_id=f"x-{one.item_id}") for one in OLD.items)
    )

    found = compared(attempt(strange, 2), strange, attempt(NEW, 4), NEW)

    assert (found.items_shared, found.responses) == (0, ())
    assert found.readiness.earlier is not None


def test_between_versions_nobody_is_asked_why_an_answer_rose_nor_to_look_back():
    earlier, later = attempt(OLD, 2), attempt(NEW, 4)

    assert raised_items(compared(earlier, OLD, later, NEW)) == ()
    assert items_to_look_back_at(earlier, OLD, later, NEW) == ()


def test_an_item_of_the_same_id_and_another_kind_is_not_shared():
    first = next(one for one in NEW.items if one.item_id in KEPT and one.kind is ItemKind.LEVEL)
    turned = replace(
        NEW,
        items=tuple(
            replace(one, kind=ItemKind.FREQUENCY) if one is first else one for one in NEW.items
        ),
    )

    found = compared(attempt(OLD, 2), OLD, attempt(turned, 2), turned)

    assert first.item_id not in [one.item_id for one in found.responses]


def test_between_sizes_of_company_the_index_stays_and_no_class_is_given():
    earlier, later = in_a(CompanySize.SMALL), in_a(CompanySize.LARGE, level=4)

    found = compared(earlier, NEW, later, NEW)

    assert found.reason is Reservation.SIZES
    for one in (*found.competencies.values(), found.readiness):
        assert one.change_class is None
        assert one.change is not None
        assert one.rc is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, CompanySize.SMALL), (CompanySize.LARGE, None), (None, None), (CompanySize.SMALL,) * 2],
)
def test_where_a_size_is_not_known_or_the_same_a_class_is_given(before, after):
    found = compared(in_a(before), NEW, in_a(after, level=4), NEW)

    assert found.reason is None
    assert found.readiness.change_class is not None


def test_more_products_in_a_company_of_the_same_size_reserve_nothing():
    earlier = attempt(NEW, 2, context=Context(CompanySize.SMALL, 1, 1))
    later = attempt(NEW, 4, context=Context(CompanySize.SMALL, 9, 9))

    assert compared(earlier, NEW, later, NEW).reason is None


def test_languages_are_told_and_reserve_nothing():
    found = compared(attempt(NEW, 2, language="de"), NEW, attempt(NEW, 4), NEW)

    assert found.languages == ("de", "en")
    assert found.reason is None
