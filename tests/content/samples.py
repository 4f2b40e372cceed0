"""One faultless item of each kind, to be spoilt by the control tests."""

from dataclasses import replace
from typing import Final

from tests.content.bank import Item, Option

LEVEL_STEM: Final = "Choose the highest one you have an example of from the last 12 months."
QUESTION: Final = "Which first step would work best? Which would work worst?"

LEVEL: Final = Item(
    item_id="x-level",
    competency="negotiation",
    kind="level",
    facet="preparation",
    forms=("full",),
    cue="Think of getting ready for talks.",
    stem=LEVEL_STEM,
    options=tuple(
        Option(text)
        for text in (
            "I noted what I wanted from a talk about my own task.",
            "I noted my goal before talks for one team with my lead.",
            "I wrote down the limits of both sides for one product.",
            "I agreed the product side’s limits with other functions.",
            "I gave other functions our notes, and they write such notes.",
        )
    ),
)
FREQUENCY: Final = Item(
    item_id="x-f1",
    competency="negotiation",
    kind="frequency",
    facet="preparation",
    forms=("full",),
    cue="",
    stem="In the last 6 months, before a talk, how often did you write down your limit?",
    options=(),
)
SITUATION: Final = Item(
    item_id="x-j1",
    competency="negotiation",
    kind="situation",
    facet=None,
    forms=("full",),
    cue="",
    stem=f"A customer wants a large discount. Your limit is 10%. {QUESTION}",
    options=(
        Option("Offer twice the limit at once to save the deal.", 1.2, "Worst: it gives it away."),
        Option("Ask what the deal must bring them, then trade.", 4.8, "Finds what they need."),
        Option("State the limit and explain how you set it.", 3.4, "Fair, and leaves gains."),
        Option("Promise to answer after you have asked finance.", 2.4, "Loses a week."),
    ),
    key_status="author-v0",
)


def level_with(number: int, text: str) -> Item:
    """The level choice with one statement (1 to 5) replaced."""
    options = list(LEVEL.options)
    options[number - 1] = Option(text)
    return replace(LEVEL, options=tuple(options))


def frequency_with(stem: str) -> Item:
    return replace(FREQUENCY, stem=stem)


def situation_with(scene: str) -> Item:
    return replace(SITUATION, stem=f"{scene} {QUESTION}")


def situation_keyed(*values: float) -> Item:
    """The situation with other values, in the order of its options."""
    pairs = zip(SITUATION.options, values, strict=True)
    return replace(
        SITUATION, options=tuple(replace(option, value=value) for option, value in pairs)
    )
