"""Every rule for level choices and situations finds the fault it is there for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.content.bank import Bank, Item, Option, load_bank
from tests.content.rule_checks import RULE_BANK_CHECKS, RULE_ITEM_CHECKS
from tests.content.samples import FREQUENCY, LEVEL, SITUATION, level_with

FAULTY = {
    "another stem": ("stem_end", replace(LEVEL, stem="Which comes closest?")),
    "a statement of double length": (
        "even_lengths",
        level_with(
            4, "I agreed the product side’s limits with other functions, " * 2 + "then wrote."
        ),
    ),
    "a long statement about another person": (
        "even_lengths",
        replace(LEVEL, third_person=("This person asked.", "This person asked for longer notes.")),
    ),
    "bets": ("plain_words", level_with(3, "I chose our main bets for one product in writing.")),
    "a hard word in the cue": ("plain_words", replace(LEVEL, cue="Think of your rituals.")),
    "a hard word about another person": (
        "plain_words",
        replace(LEVEL, third_person=("This person wrote a diagnosis.",)),
    ),
    "a crisis": ("no_luck", level_with(4, "I led the product side and others through a crisis.")),
    "somebody who left": ("no_luck", level_with(5, "I built a team that ran on when one left.")),
    "praise of oneself": (
        "no_luck",
        level_with(4, "I spoke so clearly that all functions agreed."),
    ),
    "a broken deal": ("no_luck", level_with(5, "I repaired a large deal that had broken.")),
    "several products": (
        "reach_not_size",
        level_with(4, "I set limits for several products with other functions."),
    ),
    "several teams": (
        "reach_not_size",
        level_with(4, "I stopped work in several teams of the product side with functions."),
    ),
    "managers of managers": (
        "reach_not_size",
        level_with(4, "I led managers of the product side with other functions."),
    ),
    "departments": (
        "reach_not_size",
        level_with(4, "I agreed the product side’s limits with each department and functions."),
    ),
    "nobody outside product": (
        "reach_not_size",
        level_with(4, "I set limits for the product side."),
    ),
    "a part of the product side": (
        "reach_not_size",
        level_with(4, "I agreed limits for one product with other functions."),
    ),
    "the fourth reach in the third": (
        "reach_not_size",
        level_with(3, "I set limits for the product side alone."),
    ),
    "a quick item that cannot be asked of others": (
        "third_person",
        replace(LEVEL, forms=("full", "quick")),
    ),
    "a statement about oneself asked of others": (
        "third_person",
        replace(LEVEL, forms=("quick",), third_person=("This person told my lead.",)),
    ),
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def each(bank: Bank, kind: str, change: Callable[[Item], Item]) -> Bank:
    """The bank with every item of one kind changed."""
    return replace(bank, items=tuple(change(i) if i.kind == kind else i for i in bank.items))


def longer(
    number: int, words: str = " once more and again in some detail"
) -> Callable[[Item], Item]:
    """Lengthen one statement of a level choice."""

    def change(item: Item) -> Item:
        options = list(item.options)
        options[number - 1] = Option(options[number - 1].text[:-1] + words + ".")
        return replace(item, options=tuple(options))

    return change


def keyed_longer(item: Item, words: str = " and so on for a long while") -> Item:
    """Lengthen the best action of a situation and shorten the worst."""
    best = max(item.options, key=lambda option: option.value)
    worst = min(item.options, key=lambda option: option.value)
    texts = {id(best): best.text[:-1] + words + words + ".", id(worst): "Wait."}
    return replace(
        item, options=tuple(replace(o, text=texts.get(id(o), o.text)) for o in item.options)
    )


def asking_is_best(item: Item) -> Item:
    best = max(item.options, key=lambda option: option.value)
    return replace(
        item,
        options=tuple(replace(o, text=f"Ask: {o.text}") if o is best else o for o in item.options),
    )


def moved(bank: Bank, item_id: str, facet: str) -> Bank:
    return replace(
        bank,
        items=tuple(replace(i, facet=facet) if i.item_id == item_id else i for i in bank.items),
    )


SPOILT: dict[str, tuple[str, Callable[[Bank], Bank]]] = {
    "the length tells the level": (
        "length_and_level",
        lambda b: each(each(b, "level", longer(5)), "level", longer(4)),
    ),
    "one level is the longest": ("longest_levels", lambda b: each(b, "level", longer(3))),
    "items that are too long": (
        "mean_words",
        lambda b: each(b, "level", longer(2, " and" + " so on" * 8)),
    ),
    "the length tells the key": ("naive_strategy", lambda b: each(b, "situation", keyed_longer)),
    "a word tells the key": ("key_words", lambda b: each(b, "situation", asking_is_best)),
    "two level choices on a facet": (
        "one_level_choice",
        lambda b: moved(b, "com-pricing-2", "profit-growth"),
    ),
    "a share alone": ("one_level_choice", lambda b: moved(b, "neg-f1", "trust")),
}


@pytest.mark.parametrize(("check", "item"), FAULTY.values(), ids=FAULTY)
def test_a_broken_rule_is_found(check, item):
    assert list(RULE_ITEM_CHECKS[check](item))


@pytest.mark.parametrize("item", [LEVEL, FREQUENCY, SITUATION], ids=lambda item: item.kind)
def test_a_sound_item_keeps_every_rule(item):
    found = {name: list(check(item)) for name, check in RULE_ITEM_CHECKS.items()}

    assert not any(found.values()), found


@pytest.mark.parametrize(("check", "spoil"), SPOILT.values(), ids=SPOILT)
def test_a_bank_that_breaks_a_rule_is_found(bank, check, spoil):
    assert not list(RULE_BANK_CHECKS[check](bank))
    assert list(RULE_BANK_CHECKS[check](spoil(bank)))


def test_every_rule_has_a_fault_to_find():
    assert {check for check, _ in FAULTY.values()} == set(RULE_ITEM_CHECKS)
    assert {check for check, _ in SPOILT.values()} == set(RULE_BANK_CHECKS)
