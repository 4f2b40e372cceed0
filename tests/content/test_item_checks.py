"""Every check of one item finds the fault it is there for, and lets a faultless item pass."""

from dataclasses import replace

import pytest

from tests.content.item_checks import ITEM_CHECKS, REVIEW_CHECKS
from tests.content.samples import (
    FREQUENCY,
    LEVEL,
    SITUATION,
    frequency_with,
    level_with,
    situation_keyed,
    situation_with,
)

LONG = "I wrote " + "one more short word and " * 4 + "then one."

FAULTY = {
    "a statement of 23 words": ("C01", level_with(1, LONG)),
    "a stem of 30 words": ("C01", frequency_with("In the last 6 months " + "so " * 24 + "?")),
    "a scene of 50 words": ("C01", situation_with("You wait. " + "so " * 48 + ".")),
    "words of many syllables": (
        "C02",
        replace(LEVEL, options=level_with(1, "I operationalised organisational prioritisation "
        "methodologies.").options[:1]),
    ),
    "a stem beyond school level": (
        "C02",
        frequency_with(
            "In the last 6 months, during organisational prioritisation negotiations, how often "
            "did you communicate quantitative evaluation criteria?"
        ),
    ),
    "a negation": ("C03", level_with(1, "I did not go into talks.")),
    "a contraction": ("C03", level_with(1, "I didn’t go into talks.")),
    "a hidden negation": ("C03", level_with(1, "I avoided most talks.")),
    "an adjective of praise": ("C06", level_with(3, "I wrote a very good plan.")),
    "a vague share": ("C06", situation_with("Customers often ask you for a discount.")),
    "a technical term": ("C07", level_with(3, "I wrote down my BATNA before talks.")),
    "a technical term in the cue": ("C07", replace(LEVEL, cue="Think of your stakeholders.")),
    "something nobody can see": ("C08", level_with(3, "I understood the limits of both sides.")),
    "a feeling": ("C08", level_with(3, "I felt at ease in talks with both sides.")),
    "the present tense": ("C09", level_with(1, "I go into talks with a rough plan.")),
    "another person": ("C09", level_with(1, "My lead went into talks for me.")),
    "no months in a frequency stem": ("C11", frequency_with("How often did you write it down?")),
    "no months in a level stem": ("C11", replace(LEVEL, stem="Which one fits you?")),
    "a pronoun with a gender": ("C12", level_with(1, "I asked my lead and his assistant.")),
    "a currency": ("C12", situation_with("Your limit is 10 € a seat.")),
    "a firm": ("C12", level_with(1, "I copied the plan of Google.")),
    "two statements alike": (
        "C13",
        level_with(2, "I noted what I wanted from a talk about my own task again."),
    ),
    "one statement far longer": ("C14", level_with(1, "I listened.")),
    "a key with a small range": ("C15", situation_keyed(2.0, 4.8, 3.4, 2.6)),
    "two best actions": ("C15", situation_keyed(1.2, 4.8, 4.4, 2.4)),
    "two worst actions": ("C15", situation_keyed(1.2, 4.8, 3.4, 1.4)),
    "a value above 5": ("C15", situation_keyed(1.2, 5.8, 3.4, 2.4)),
    "a reason that names another worst": ("C15", situation_keyed(2.4, 4.8, 3.4, 1.2)),
    "an action with no reason": (
        "C15",
        replace(SITUATION, options=(replace(SITUATION.options[0], reason=""),
                                    *SITUATION.options[1:])),
    ),
    "no full stop": ("C20", level_with(1, "I went into talks with a rough plan")),
    "no question": ("C20", frequency_with("In the last 6 months you wrote down your limit.")),
    "a cue of another shape": ("C20", replace(LEVEL, cue="Preparation")),
    "a situation with no key status": ("C20", replace(SITUATION, key_status="none")),
    "no author": ("C20", replace(LEVEL, author="")),
    "no version": ("C20", replace(LEVEL, version=0)),
}  # fmt: skip

DOUBTFUL = {
    "two acts in one stem": (
        "C04",
        frequency_with("In the last 6 months, how often did you plan and review a talk?"),
    ),
    "three joints": ("C05", level_with(3, "I asked and listened and wrote or drew it.")),
    "a scene in the past": ("C09", situation_with("Your customer asked for a discount.")),
    "a scene about others": ("C09", situation_with("A customer wants a discount.")),
    "a passive": ("C10", level_with(1, "I joined talks that were planned by my lead.")),
}


@pytest.mark.parametrize(("check", "item"), FAULTY.values(), ids=FAULTY)
def test_a_fault_is_found(check, item):
    assert list(ITEM_CHECKS[check](item))


@pytest.mark.parametrize(("check", "item"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_doubt_is_found(check, item):
    assert list(REVIEW_CHECKS[check](item))


@pytest.mark.parametrize("item", [LEVEL, FREQUENCY, SITUATION], ids=lambda item: item.kind)
def test_a_faultless_item_passes_every_check(item):
    checks = [*ITEM_CHECKS.items(), *REVIEW_CHECKS.items()]

    found = {name: list(check(item)) for name, check in checks}

    assert not any(found.values()), found


def test_every_check_has_a_fault_to_find():
    assert {check for check, _ in FAULTY.values()} == set(ITEM_CHECKS)
    assert {check for check, _ in DOUBTFUL.values()} == set(REVIEW_CHECKS)
