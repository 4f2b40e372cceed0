"""The questions of the pack cover every facet in plain words; read without the program."""

import tomllib
from itertools import combinations

import pytest

from tests.content.actions import load_library
from tests.content.bank import CONTENT, grade, words
from tests.content.bank_checks import AMERICAN
from tests.content.item_checks import JARGON, PARTIAL, UNSEEN, VAGUE, jaccard

LONGEST_QUESTION = 26  # words, as the longest stem
HIGHEST_GRADE = 9.0

INTERVIEW = CONTENT / "text" / "en" / "interview.toml"
FACETS = tomllib.loads(INTERVIEW.read_text(encoding="utf-8"))
QUESTIONS = [text for facet in FACETS.values() for text in facet["questions"]]


def faults(text):
    """C01, C02, C06, C07, C08, C12, C20 of docs/instrument.md, Item rules."""
    plain = text.replace("’", "'")
    found = [
        pattern.pattern
        for pattern in (VAGUE, JARGON, UNSEEN, PARTIAL, AMERICAN)
        if pattern.search(plain)
    ]
    found += [mark for mark in ("  ", "!", "'", '"') if mark in text]
    if len(words(text)) > LONGEST_QUESTION:
        found.append("too long")
    if grade(text) > HIGHEST_GRADE:
        found.append("hard to read")
    if text[-1:] not in {"?", "."}:
        found.append("no mark at the end")
    return found


def test_every_facet_of_every_competency_is_asked_about_once_or_twice():
    known = {
        f"{competency}/{facet}"
        for competency, facets in load_library().facets.items()
        for facet in facets
    }

    assert FACETS.keys() == known
    assert {len(one["questions"]) for one in FACETS.values()} <= {1, 2}


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_plain(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a good deal.",
        "What was your BATNA?",
        "How did you know it?",
        "Tell me about him.",
        "What’s your plan",
        "Did you organize it?",
        "Which operational responsibilities necessitated organisational reconsideration?",
        "Tell me about it. " * 6 + "What was it?",
    ],
)
def test_a_question_that_is_not_plain_is_found(text):
    assert faults(text)


def test_no_two_questions_ask_the_same():
    alike = [pair for pair in combinations(QUESTIONS, 2) if jaccard(*pair) >= 0.6]

    assert alike == []
