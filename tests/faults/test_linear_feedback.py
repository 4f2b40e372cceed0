"""Answers of others are read in time in step with their size, whatever they are."""

import pytest

from hop_desktop.domain.feedback.form import Asking, Group
from tests.faults.linear import is_linear


def of(piece, before=b"", after=b""):
    return lambda size: before + piece * (size // len(piece)) + after


@pytest.fixture
def services(open_store):
    return open_store("mine")


def sheets(asking):
    """Return plain-text sheets, whole but for what stands in them."""
    first = f"hop-desktop answers: view {asking}\n".encode()
    last = b"\nhop-desktop end\n"
    return {
        "first lines": of(first),
        "quotes": of(b"> " * 50 + b"\n", first, last),
        "keys": of(b"A1: 1\n", first, last),
        "half keys": of(b"A", first, last),
        "digits": of(b"1", first, last),
        "colons": of(b":", first + b"A:", last),
        "lines of one text": of(b"x\n", first + b"A: ", last),
        "line breaks": of(b"\n", first + b"A: ", last),
        "comments": of(b"# 1: 2\n", first, last),
        "combining marks": of("e\u0301\u0316".encode(), first + b"N: ", last),
    }


def documents(asking):
    begin = b'{"format": "hop-answer", "format_version": 1, "kind": "view", "asking": "%s", '
    start = begin % asking.encode()
    return {
        "fields": lambda size: start + b"".join(b'"%d": 1, ' % n for n in range(size // 12)) + b"}",
        "a long name": of(b"x", start + b'"name": "', b'"}'),
        "white space": of(b" \n"),
    }


KINDS = (*sheets(""), *documents(""))


@pytest.mark.parametrize("kind", KINDS)
def test_of_answers(services, kind):
    asking = services.feedback.ask(Asking.VIEW, "Maria", "en").asking
    make = {**sheets(asking), **documents(asking)}[kind]

    assert is_linear(lambda content: services.feedback.add(content, "x"), make, 40_000)


@pytest.mark.parametrize("kind", ["sealed", "not Base64", "age files"])
def test_of_sealed_answers(services, open_store, kind):
    person = open_store("person").feedback
    asked = person.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=[Group.PEERS])
    services.collector.open(person.round_file(asked), "round", "Lee", {Group.PEERS: 5})
    begin = (
        b'{"format": "hop-answer", "format_version": 1, "kind": "confidential", "name": "Maria", '
        b'"asking": "%s", "sealed": "' % asked.asking.encode()
    )
    make = {
        "sealed": of(b"QUJD", begin, b'"}'),
        "not Base64": of(b"=", begin, b'"}'),
        "age files": of(b"YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB4Cg==", begin, b'"}'),
    }[kind]

    assert is_linear(lambda content: services.collector.add(content, "x"), make, 40_000)
