"""The shipped content passes every check of the item rules (docs/instrument.md)."""

import tomllib

import pytest

from tests.content.bank import CONTENT, Bank, load_bank
from tests.content.bank_checks import BANK_CHECKS
from tests.content.item_checks import ITEM_CHECKS, REVIEW_CHECKS
from tests.content.rule_checks import RULE_BANK_CHECKS, RULE_ITEM_CHECKS

OF_ITEMS = ITEM_CHECKS | RULE_ITEM_CHECKS
OF_THE_BANK = BANK_CHECKS | RULE_BANK_CHECKS


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.mark.parametrize("check", OF_ITEMS)
def test_every_item_passes(bank, check):
    found = [(item.item_id, text) for item in bank.items for text in OF_ITEMS[check](item)]

    assert not found


@pytest.mark.parametrize("check", OF_THE_BANK)
def test_the_bank_passes(bank, check):
    assert not list(OF_THE_BANK[check](bank))


def test_every_doubt_is_listed_with_a_reason_and_no_entry_is_stale(bank):
    listed = tomllib.loads((CONTENT / "review-findings.toml").read_text(encoding="utf-8"))
    kept = {(one["check"], one["item"], one["text"]) for one in listed["findings"]}

    found = {
        (name, item.item_id, text)
        for name, check in REVIEW_CHECKS.items()
        for item in bank.items
        for text in check(item)
    }

    assert found == kept
    assert all(one["reason"] for one in listed["findings"])


def test_an_overview_item_says_what_the_levels_of_its_competency_say(bank):
    anchors = {one["id"]: tuple(one["anchors"]) for one in bank.competencies}

    overviews = [item for item in bank.items if item.facet == "overview"]

    assert len(overviews) == 6
    assert all(item.claims == anchors[item.competency] for item in overviews)
