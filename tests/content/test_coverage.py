"""Published criteria of product leadership are asked: most in full, none without a trace."""

import re
from pathlib import Path

import pytest

from tests.content.bank import load_bank

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
DEFINITIONS_MIN = 4
FULL_MIN = 0.86
ROW = re.compile(
    r"^\| (?P<criterion>[^|]+) \| (?P<items>[a-z0-9, -]+) \| (?P<asked>\w+) \|$", re.MULTILINE
)


def rows(text):
    """Criterion, items and verdict of each row below the headings of the definitions."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return [
        (found["criterion"], found["items"].split(", "), found["asked"])
        for section in sections
        for found in ROW.finditer(section)
        if found["criterion"] != "criterion"
    ]


def faults(text):
    """What contradicts the promise of the page."""
    found = rows(text)
    known = {item.item_id for item in load_bank().items if item.forms}
    yield from (c for c, _items, asked in found if asked not in {"full", "partly"})
    yield from (c for c, items, _asked in found if not set(items) <= known)
    if sum(asked == "full" for _c, _i, asked in found) < FULL_MIN * len(found):
        yield "too few in full"
    full = sum(asked == "full" for _c, _i, asked in found)
    if f"{len(found)} criteria: {full} full" not in text:
        yield "the summary counts otherwise"


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


def test_enough_public_definitions_were_compared(page):
    assert len(re.findall(r"^## ", page, re.MULTILINE)) >= DEFINITIONS_MIN
    assert len(rows(page)) >= 110


def test_the_criteria_are_asked(page):
    assert not list(faults(page))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| full |", "| none |"),
        ("str-choices-2", "str-horoscope"),
        ("| full |\n", "| partly |\n"),
    ],
)
def test_a_criterion_that_is_not_asked_is_found(page, old, new):
    assert old in page
    assert list(faults(page.replace(old, new)))
