"""Parts of exports and fields of attempts are read in linear time."""

import json

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.services.attempt_file import attempt_document, parse_attempt
from tests.faults.linear import MARKS, is_linear
from tests.faults.workload import export_file


def an_export(catalogue, count, **parts):
    """Return an export of one attempt and of so many more things of one kind."""
    attempt = load_samples(catalogue)[0]
    content = json.loads(export_file(catalogue, {"a": attempt}))
    return json.dumps(content | {name: make(count) for name, make in parts.items()}).encode()


PARTS = {
    "profiles": lambda count: [{"id": f"{number}"} for number in range(count)],
    "evidence": lambda count: [{"id": f"{number}"} for number in range(count)],
    "plan": lambda count: [{"id": f"{number}"} for number in range(count)],
    "reasons": lambda count: [{"attempt": f"{number}"} for number in range(count)],
    "look_backs": lambda count: [
        {"attempt": "a", "earlier": "a", "levels": {f"{number}": 1 for number in range(count)}}
    ],
    "arrangeable": lambda count: [f"{number}" for number in range(count)],
    "background": lambda count: {f"{number}": "x" for number in range(count)},
    "unknown": lambda count: count,
    "details": lambda count: [{"id": f"{number}"} for number in range(count)],
}


@pytest.mark.parametrize("part", PARTS)
def test_of_parts_of_an_export(part, open_store, catalogue):
    transfer = open_store("own").transfer

    def read(content):
        transfer.import_all(content, "x.json")

    assert is_linear(read, lambda size: an_export(catalogue, size, **{part: PARTS[part]}), 700)


FIELDS = ("responses", "evidence", "seconds", "shown_order", "confidence", "profile", "context")


@pytest.mark.parametrize("field", FIELDS)
def test_of_fields_of_an_attempt(field, catalogue):
    document = attempt_document(load_samples(catalogue)[0], catalogue.instrument.version)

    def make(size):
        many = {f"i{number}": MARKS for number in range(size // 20)}
        odd = {"profile": MARKS * size, "shown_order": list(many)}
        return json.dumps(document | {field: odd.get(field, many)}).encode()

    def read(content):
        parse_attempt(content, "x", catalogue, ())

    assert is_linear(read, make, 100_000)
