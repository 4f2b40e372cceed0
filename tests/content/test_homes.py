"""Each duty that published definitions of the role name can be found in the words of an item."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.content.bank import Bank, Item, load_bank

RECORD = Path(__file__).parents[2] / "docs" / "item-review.md"
NAMED_BY_DEFINITIONS = (
    "diagnosis, causes before solutions",
    "new against existing business",
    "experiments before a large investment",
    "risk and quality at a sustainable pace",
    "shared product practices",
    "go-to-market",
    "delivery to agreed dates, predictability",
    "dependencies and change control",
    "autonomy and accountability",
    "motivation, pay and performance",
    "roles and careers for product managers",
    "responsible use of data and AI",
    "depth in the domain",
)


def homes() -> list[tuple[str, list[str], list[str]]]:
    """Duty, item ids and words of each row of the record's table."""
    _, section = RECORD.read_text(encoding="utf-8").split("## Where each published duty", 1)
    table = section.split("\n## ", 1)[0]
    rows = re.findall(r"^\| (?!duty|-)(.+) \| (.+) \| (.+) \|$", table, re.MULTILINE)
    return [(duty, items.split(", "), words.split(", ")) for duty, items, words in rows]


@cache
def bank() -> Bank:
    return load_bank()


def words_of(item: Item) -> str:
    """What a reader finds in the item: its cue, stem, options and facet."""
    facets = {
        (one["id"], facet["id"]): facet["description"]
        for one in bank().competencies
        for facet in one["facets"]
    }
    described = facets.get((item.competency, item.facet or ""), "")
    return f"{item.cue} {item.all_text} {described}".lower()


def missing(items: list[str], words: list[str]) -> list[str]:
    """The words that stand in none of the items."""
    by_id = {item.item_id: item for item in bank().items}
    found = " ".join(words_of(by_id[item]) for item in items)
    return [word for word in words if not re.search(rf"\b{re.escape(word.lower())}", found)]


@pytest.mark.parametrize(("duty", "items", "words"), homes(), ids=[home[0] for home in homes()])
def test_a_published_duty_is_found_in_its_items(duty, items, words):
    assert not missing(items, words), duty


@pytest.mark.parametrize("duty", NAMED_BY_DEFINITIONS)
def test_every_duty_that_definitions_added_has_its_row(duty):
    assert any(row.startswith(duty) for row, _, _ in homes())


def test_a_word_that_no_item_holds_is_missed():
    assert missing(["neg-firmness-2"], ["declined", "horoscope"]) == ["horoscope"]
