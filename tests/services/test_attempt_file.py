"""Attempt files: read strictly, written without loss."""

import json

import pytest

from hop_desktop.domain.attempt import BestWorst
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidAttemptError
from hop_desktop.resources import resource
from hop_desktop.services.attempt_file import attempt_document, parse_attempt


@pytest.fixture
def sample():
    return json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))


def parse(catalogue, content):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    ids = [profile.profile_id for profile in catalogue.profiles]
    return parse_attempt(data, "file.json", catalogue, ids)


def problems(catalogue, content):
    with pytest.raises(InvalidAttemptError) as refusal:
        parse(catalogue, content)
    return refusal.value.problems


def test_what_is_written_is_what_was_read(catalogue, sample):
    attempt = parse(catalogue, sample)

    version = catalogue.instrument.version
    assert attempt_document(attempt, version) == {
        **sample,
        "instrument_version": version,
        "language": "en",
    }


def test_the_smallest_file_has_no_responses(catalogue, sample):
    for field in ("confidence", "evidence", "seconds", "shown_order"):
        del sample[field]
    sample["responses"] = {}

    assert parse(catalogue, sample).responses == {}


def test_a_situation_is_answered_by_two_options(catalogue, sample):
    sample["responses"] = {"neg-j4": {"best": "a", "worst": "d"}}

    assert parse(catalogue, sample).responses == {"neg-j4": BestWorst("a", "d")}


@pytest.mark.parametrize(
    ("item", "response", "problem"),
    [
        ("neg-preparation-2", 7, "responses.neg-preparation-2: 7 is not 1–5"),
        ("neg-preparation-2", 0, "responses.neg-preparation-2: 0 is not 1–5"),
        ("neg-preparation-2", 3.0, "responses.neg-preparation-2: 3.0 is not 1–5"),
        ("neg-preparation-2", True, "responses.neg-preparation-2: True is not 1–5"),
        ("neg-preparation-2", "3", "responses.neg-preparation-2: '3' is not 1–5"),
        ("neg-preparation-2", None, "responses.neg-preparation-2: None is not 1–5"),
        ("nothing", 3, "responses.nothing: is not a known item"),
        ("ins-overview-2", 3, "responses.ins-overview-2: is not asked in this form"),
    ],
)
def test_a_wrong_response_is_named_with_its_place(catalogue, sample, item, response, problem):
    sample["responses"] = {item: response}

    assert problems(catalogue, sample) == (problem,)


@pytest.mark.parametrize(
    "response",
    ["no-chance", 3, {"best": "a", "worst": "a"}, {"best": "a"}, {"best": "x", "worst": "a"}],
)
def test_a_situation_needs_two_different_options(catalogue, sample, response):
    sample["responses"] = {"neg-j4": response}

    assert problems(catalogue, sample)[0].startswith("responses.neg-j4: ")


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("started_at", "yesterday", "started_at"),
        ("started_at", "2026-11-22T09:00:00", "started_at"),
        ("finished_at", None, "finished_at"),
        ("profile", "king", "profile"),
        ("form", "long", "form"),
        ("format", "other", "format"),
        ("format_version", 2, "format_version"),
        ("format_version", True, "format_version"),
        ("surprise", 1, "surprise"),
        ("confidence", {"negotiation": "sure"}, "confidence.negotiation"),
        (
            "evidence",
            {"neg-preparation-2": {"text": "x", "grade": 9}},
            "evidence.neg-preparation-2",
        ),
        ("seconds", {"neg-preparation-2": -1}, "seconds.neg-preparation-2"),
        ("shown_order", ["neg-preparation-2", "neg-preparation-2"], "shown_order"),
    ],
)
def test_a_wrong_field_is_named(catalogue, sample, field, value, place):
    sample[field] = value

    assert problems(catalogue, sample)[0].startswith(place)


PICKS = "is not an object with best and worst, two different ones of a, b, c, d"
MOMENT = "is not a date and time with a zone"
NOTE = {"text": "x", "grade": 1}


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("responses", {"neg-j4": "no-chance"}, f"responses.neg-j4: 'no-chance' {PICKS}"),
        (
            *("responses", {"neg-j4": {"best": "a", "worst": "a"}}),
            f"responses.neg-j4: {{'best': 'a', 'worst': 'a'}} {PICKS}",
        ),
        ("responses", {"neg-f1": "never"}, "responses.neg-f1: 'never' is not 1–5"),
        ("responses", [], "responses: is not an object"),
        ("started_at", 3, f"started_at: 3 {MOMENT}"),
        ("finished_at", "soon", f"finished_at: 'soon' {MOMENT}"),
        ("profile", "king", "profile: 'king' is not a known profile"),
        ("form", "long", "form: 'long' is neither full nor quick"),
        ("instrument", "x", "instrument: 'x' is not head-of-product"),
        ("format_version", 1.0, "format_version: 1.0 is not 1"),
        (
            *("format_version", 2),
            "format_version: 2 is newer than this program reads; update it",
        ),
        ("surprise", 1, "surprise: is not a known field"),
        ("confidence", {"singing": "low"}, "confidence.singing: is not a known competency"),
        (
            *("confidence", {"negotiation": "sure"}),
            "confidence.negotiation: 'sure' is none of low, medium, high",
        ),
        ("evidence", {"singing": NOTE}, "evidence.singing: is not a known item"),
        (
            *("evidence", {"neg-closing-2": {"text": "x"}}),
            "evidence.neg-closing-2: is not an object with text and grade",
        ),
        (
            *("evidence", {"neg-closing-2": {**NOTE, "grade": True}}),
            "evidence.neg-closing-2.grade: True is not 0–3",
        ),
        (
            "seconds",
            {"neg-closing-2": "1"},
            "seconds.neg-closing-2: '1' is not a number of seconds",
        ),
        ("shown_order", ["singing"], "shown_order.0: is not a known item"),
        ("shown_order", "neg-closing-2", "shown_order: is not a list of items"),
    ],
)
def test_a_refusal_says_the_place_and_what_is_wrong(catalogue, sample, field, value, problem):
    sample[field] = value

    assert problems(catalogue, sample) == (problem,)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff", "byte 0: is not UTF-8"),
        (b"", "line 1, column 1: is not JSON (Expecting value)"),
        (b'{"responses": {"x": 1, "x": 2}}', "'x': is given twice"),
        (b'{"seconds": NaN}', "NaN: is not a number"),
        (b"[]", "the file: is not a JSON object"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(catalogue, data, problem):
    assert problems(catalogue, data) == (problem,)


@pytest.mark.parametrize("field", ["responses", "started_at", "finished_at", "profile", "form"])
def test_a_missing_field_is_named(catalogue, sample, field):
    del sample[field]

    assert f"{field}: is missing" in problems(catalogue, sample)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"{", b'{"a": NaN}', b'{"a": 1, "a": 1}', b"[" * 100_000, b"null"],
)
def test_what_is_not_strict_json_is_refused(catalogue, data):
    assert problems(catalogue, data)


def test_a_file_that_ends_before_it_begins_is_refused(catalogue, sample):
    sample["finished_at"] = "2020-01-01T00:00:00+00:00"

    assert problems(catalogue, sample) == ("finished_at: lies before started_at",)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b", "ab"),
        ("\u202eevil", "evil"),
        ("e\u0301", "e\u0301"),
        ("\ufa19\u0958", "\ufa19\u0958"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x1cb\x1dc\x1ed", "a\nb\nc\nd"),
        ("\ud800x", "x"),
    ],
)
def test_text_from_outside_is_made_harmless(text, clean):
    assert clean_text(text) == clean
