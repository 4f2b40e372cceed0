"""Every language has every text, made from the English of today, and keeps the rules of an item."""

from collections import Counter
from statistics import correlation

import pytest

from hop_desktop.content.bank_rules import check_bank
from hop_desktop.content.table_reader import Problems
from hop_desktop.domain.instrument import ItemKind
from tools.texts import CONTENT, faults, languages

MOST_CORRELATION = 0.40  # of level and characters
LONGEST_TO_SHORTEST = 1.8
LONGEST_SHARE = (0.10, 0.30)  # of the items, in which each level is the longest
LANGUAGES = languages(CONTENT)


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def levels(catalogue, language):
    instrument = catalogue.content_in(language).instrument
    return [one for one in instrument.items if one.kind is ItemKind.LEVEL]


def uneven(statements):
    lengths = [len(text) for text in statements]
    return max(lengths) > LONGEST_TO_SHORTEST * min(lengths)


def test_no_text_is_missing_surplus_outdated_or_of_the_wrong_kind(language):
    assert list(faults(CONTENT, language)) == []


def test_the_rules_of_a_bank_hold(catalogue, language):
    problems = Problems()

    check_bank(catalogue.content_in(language).instrument, problems)

    assert problems.lines == []


def test_within_an_item_no_statement_is_far_longer_than_another(levels):
    said = {one.item_id: [option.text for option in one.options] for one in levels}
    of_others = {one.item_id: one.third_person for one in levels if one.third_person}

    assert [item_id for item_id, texts in said.items() if uneven(texts)] == []
    assert [item_id for item_id, texts in of_others.items() if uneven(texts)] == []


def test_the_length_of_a_statement_tells_nothing_of_its_level(levels):
    lengths = [len(option.text) for one in levels for option in one.options]
    values = [int(option.option_id) for one in levels for option in one.options]

    assert abs(correlation(values, lengths)) <= MOST_CORRELATION


def test_each_level_is_the_longest_about_as_often(levels):
    longest = Counter(
        max(one.options, key=lambda option: len(option.text)).option_id for one in levels
    )

    low, high = LONGEST_SHARE
    assert {key: n for key, n in longest.items() if not low <= n / len(levels) <= high} == {}
    assert len(longest) == 5


def test_every_statement_has_words_of_its_own_in_the_other_language(catalogue, levels, language):
    english = {one.item_id: one for one in catalogue.source.instrument.items}

    for one in levels:
        source = english[one.item_id]
        assert one.cue != source.cue
        assert not {option.text for option in one.options} & {o.text for o in source.options}
        assert not set(one.third_person) & set(source.third_person)
