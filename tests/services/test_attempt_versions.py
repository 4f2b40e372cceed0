"""An attempt file tells which version of the instrument it answers, or its items do."""

import json
from dataclasses import replace

import pytest

from hop_desktop.domain.attempt import CompanySize, Context
from hop_desktop.domain.catalogue import Edition
from hop_desktop.domain.errors import InvalidAttemptError
from hop_desktop.services.attempt_file import attempt_document, parse_attempt

FILE = {
    "format": "hop-attempt",
    "format_version": 1,
    "instrument": "head-of-product",
    "form": "full",
    "profile": "scale-up",
    "started_at": "2026-11-22T09:00:00+00:00",
    "finished_at": "2026-11-22T09:21:00+00:00",
}


@pytest.fixture(scope="module")
def two(catalogue):
    """Two versions: the first two items have new ids in the later one."""
    old = replace(catalogue.instrument, version="old")
    first, second, *others = old.items
    renamed = (replace(first, item_id="new-1"), replace(second, item_id="new-2"))
    new = replace(old, version="new", items=(*renamed, *others))
    source = replace(catalogue.source, instrument=new)
    return replace(
        catalogue, source=source, fingerprint="new", former=lambda: (Edition(old, "old"),)
    )


def parse(catalogue, **content):
    data = json.dumps({**FILE, **content}).encode()
    return parse_attempt(data, "file.json", catalogue, ["scale-up"])


def refused(catalogue, **content):
    with pytest.raises(InvalidAttemptError) as refusal:
        parse(catalogue, **content)
    return list(refusal.value.problems)


def ids_of(two):
    """Return an id of the old version alone, one of the new alone, and one of both."""
    old, new = (edition.instrument.items for edition in reversed(two.editions))
    return old[0].item_id, new[0].item_id, new[2].item_id


def test_items_of_the_old_version_make_an_attempt_of_it(two):
    old, _new, shared = ids_of(two)

    assert parse(two, responses={old: 3, shared: 3}).fingerprint == "old"


def test_items_that_fit_both_versions_mean_the_latest(two):
    _old, new, shared = ids_of(two)

    assert parse(two, responses={shared: 3}).fingerprint == "new"
    assert parse(two, responses={}).fingerprint == "new"
    assert parse(two, responses={new: 3}).fingerprint == "new"


def test_the_named_version_wins(two):
    _old, _new, shared = ids_of(two)

    assert parse(two, responses={shared: 3}, instrument_version="old").fingerprint == "old"
    assert parse(two, responses={}, instrument_version="new").fingerprint == "new"


@pytest.mark.parametrize("field", ["responses", "seconds", "evidence", "shown_order"])
def test_items_of_both_versions_are_refused_whatever_field_they_stand_in(two, field):
    old, new, _shared = ids_of(two)
    other = {"seconds": {old: 1.0}, "evidence": {old: {"text": "", "grade": 0}}}
    more = {**other, "shown_order": [old], "responses": {old: 3}}[field]
    content = {"responses": {new: 3}, field: more}
    if field == "responses":
        content = {"responses": {new: 3, old: 3}}

    assert refused(two, **content) == [
        f"responses.{old}: belongs to version old of the questionnaire, others do not"
    ]


def test_a_version_that_never_was_is_refused(two):
    assert refused(two, responses={}, instrument_version="3") == [
        "instrument_version: '3' is not a known version"
    ]
    for strange in (2, None, ["new"], True):
        assert "instrument_version" in refused(two, responses={}, instrument_version=strange)[0]


def test_items_of_another_version_than_the_named_are_refused(two):
    old, _new, _shared = ids_of(two)

    assert refused(two, responses={old: 3}, instrument_version="new") == [
        f"responses.{old}: is not a known item"
    ]


def test_an_unknown_item_beside_old_ones_is_named(two):
    old, _new, _shared = ids_of(two)

    assert refused(two, responses={old: 3, "strange": 3}) == [
        "responses.strange: is not a known item"
    ]


@pytest.mark.parametrize("form", ["half", 3, None, [], {}])
def test_an_unknown_form_is_named_before_any_version_is_looked_for(two, form):
    assert any(line.startswith("form:") for line in refused(two, form=form, responses={}))


def test_context_and_language_are_kept(two):
    context = {"size": "50-1000", "products": 2, "product_people": 5}

    attempt = parse(two, responses={}, context=context, language="de")

    assert attempt.context == Context(CompanySize.MIDDLE, 2, 5)
    assert attempt.language == "de"
    document = attempt_document(attempt, "new")
    assert document["context"] == context
    assert (document["language"], document["instrument_version"]) == ("de", "new")


def test_a_file_that_tells_neither_is_in_english_and_of_no_company(two):
    attempt = parse(two, responses={})

    assert (attempt.context, attempt.language) == (None, "en")
    assert "context" not in attempt_document(attempt, "new")


@pytest.mark.parametrize(
    ("context", "place"),
    [
        (None, "context"),
        ([], "context"),
        ({}, "context"),
        ({"size": "50-1000", "products": 2}, "context"),
        ({"size": "50-1000", "products": 2, "product_people": 5, "x": 1}, "context"),
        ({"size": "small", "products": 2, "product_people": 5}, "context.size"),
        ({"size": ["50-1000"], "products": 2, "product_people": 5}, "context.size"),
        ({"size": "50-1000", "products": -1, "product_people": 5}, "context.products"),
        ({"size": "50-1000", "products": 2.0, "product_people": 5}, "context.products"),
        ({"size": "50-1000", "products": True, "product_people": 5}, "context.products"),
        ({"size": "50-1000", "products": 2, "product_people": "5"}, "context.product_people"),
        ({"size": "50-1000", "products": 2, "product_people": 10**7}, "context.product_people"),
    ],
)
def test_a_strange_context_is_refused_with_its_place(two, context, place):
    (line,) = refused(two, responses={}, context=context)

    assert line.startswith(f"{place}: ")


@pytest.mark.parametrize("language", [None, 1, "", "D", "english please", "de\n", "x" * 21])
def test_a_strange_language_is_refused(two, language):
    (line,) = refused(two, responses={}, language=language)

    assert line.startswith("language: ")
