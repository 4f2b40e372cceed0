"""Every check of the whole bank finds the fault it is there for."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest

from tests.content.bank import Bank, Item, Option, load_bank
from tests.content.bank_checks import BANK_CHECKS


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def changed(bank: Bank, which: str, /, **changes: object) -> Bank:
    """The bank with one item changed."""
    items = tuple(
        replace(item, **changes) if item.item_id == which else item for item in bank.items
    )
    return replace(bank, items=items)


def item_of(bank: Bank, item_id: str) -> Item:
    return next(item for item in bank.items if item.item_id == item_id)


def with_profile(bank: Bank, profile_id: str, change: Callable[[dict], None]) -> Bank:
    """The bank with one profile changed in a copy."""
    profiles = deepcopy(list(bank.profiles))
    change(next(profile for profile in profiles if profile["id"] == profile_id))
    return replace(bank, profiles=profiles)


def with_prose(bank: Bank, text: str) -> Bank:
    return replace(bank, prose={**bank.prose, "role.sections.0": text})


def a_statement_twice(bank: Bank) -> Bank:
    return changed(bank, "str-review-2", options=item_of(bank, "str-choices-2").options)


def two_items_alike(bank: Bank) -> Bank:
    stem = item_of(bank, "str-f1").stem
    return changed(bank, "str-f2", stem=stem.replace("name", "say"))


def best_is_longest(bank: Bank) -> Bank:
    return _lengthened(bank, pick=max, text="long " * 30)


def worst_is_shortest(bank: Bank) -> Bank:
    return _lengthened(bank, pick=min, text="Wait.")


def _lengthened(bank: Bank, *, pick: Callable, text: str) -> Bank:
    def options(item: Item) -> tuple[Option, ...]:
        keyed = pick(item.options, key=lambda option: option.value)
        return tuple(replace(o, text=text) if o is keyed else o for o in item.options)

    return replace(
        bank,
        items=tuple(
            replace(item, options=options(item)) if item.kind == "situation" else item
            for item in bank.items
        ),
    )


def another_facet_in_the_quick_form(bank: Bank) -> Bank:
    fewer = changed(bank, "str-vision-fit-2", forms=("full",))
    return changed(fewer, "str-diagnosis-2", forms=("full", "quick"))


def level_of(competency: str, level: float) -> Callable[[dict], None]:
    return lambda profile: profile["levels"].update({competency: level})


def origin_of(competency: str, **changes: object) -> Callable[[dict], None]:
    return lambda profile: profile["provenance"][competency].update(changes)


FAULTY = {
    "a statement twice": ("C13", a_statement_twice),
    "two items alike": ("C13", two_items_alike),
    "length gives the best away": ("C14", best_is_longest),
    "length gives the worst away": ("C14", worst_is_shortest),
    "an item too few": ("C16", lambda b: replace(b, items=b.items[1:])),
    "an id twice": ("C16", lambda b: changed(b, "str-f2", item_id="str-f1")),
    "an id in another style": ("C16", lambda b: changed(b, "str-f2", item_id="STR_F2")),
    "another facet in the quick form": ("C16", another_facet_in_the_quick_form),
    "a frequency item on another facet": ("C16", lambda b: changed(b, "neg-f1", facet="firmness")),
    "a facet with two items": ("C16", lambda b: changed(b, "com-pricing-2", facet="profit-growth")),
    "a spare that is asked": ("C16", lambda b: changed(b, "str-j6", forms=("full",))),
    "a form that takes too long": (
        "C17",
        lambda b: replace(b, scoring={**b.scoring, "words_per_minute": 100.0}),
    ),
    "weights of 101": (
        "C18",
        lambda b: with_profile(b, "startup", lambda p: p["weights"].update(budgeting=10)),
    ),
    "a level between the half steps": (
        "C18",
        lambda b: with_profile(b, "cpo", level_of("negotiation", 4.7)),
    ),
    "a level above 5": ("C18", lambda b: with_profile(b, "cpo", level_of("negotiation", 5.5))),
    "a ladder that falls": (
        "C18",
        lambda b: with_profile(b, "vp-product", level_of("budgeting", 3.0)),
    ),
    "a profile too few": ("C18", lambda b: replace(b, profiles=b.profiles[1:])),
    "eight words in two items": (
        "C19",
        lambda b: changed(b, "bud-f1", stem="How " + item_of(b, "str-f1").stem),
    ),
    "American spelling": ("C20", lambda b: with_prose(b, "It organizes the work.")),
    "an exclamation mark": ("C20", lambda b: with_prose(b, "Well done!")),
    "two spaces": ("C20", lambda b: with_prose(b, "One.  Two.")),
    "a straight apostrophe": ("C20", lambda b: with_prose(b, "The head's plan.")),
    "a level with no origin": (
        "C21",
        lambda b: with_profile(b, "cpo", lambda p: p["provenance"].pop("negotiation")),
    ),
    "an unknown mark": (
        "C21",
        lambda b: with_profile(b, "cpo", origin_of("negotiation", mark="copied")),
    ),
    "a level with no reason": (
        "C21",
        lambda b: with_profile(b, "cpo", origin_of("negotiation", reason="Known.")),
    ),
    "a level derived from nothing": (
        "C21",
        lambda b: with_profile(b, "cpo", origin_of("negotiation", sources=[])),
    ),
    "a level from an unlisted source": (
        "C21",
        lambda b: with_profile(b, "cpo", origin_of("negotiation", sources=["NOWHERE"])),
    ),
    "a text that cites an unlisted source": (
        "C21 cited",
        lambda b: with_prose(b, "Most heads plan a year ahead [NOWHERE]."),
    ),
    "a claim with no origin": ("C21 cited", lambda b: with_prose(b, "Most heads plan a year.")),
}


@pytest.mark.parametrize(("check", "spoil"), FAULTY.values(), ids=FAULTY)
def test_a_fault_of_the_bank_is_found(bank, check, spoil):
    sound = list(BANK_CHECKS[check](bank))

    found = list(BANK_CHECKS[check](spoil(bank)))

    assert found
    assert not sound


def test_every_check_of_the_bank_has_a_fault_to_find():
    assert {check for check, _ in FAULTY.values()} == set(BANK_CHECKS)
