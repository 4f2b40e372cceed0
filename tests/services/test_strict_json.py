import time

import pytest

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.services import strict_json
from hop_desktop.services.strict_json import parse_object


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"a": 1, "a": 1}', "'a': is given twice"),
        (b'{"a": NaN}', "NaN: is not a number"),
        (b'{"a": -Infinity}', "-Infinity: is not a number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "5000"),
        (b'{"a": 1' + b"0" * 400 + b"}", "1000000000.* is too large for a number"),
        (b'{"a": -0.' + b"9" * 400 + b"}", "too long with its 403 characters"),
        (b'{"a": 1e400}', "1e400: is too large for a number"),
        (b'{"a": ' + b"[" * 60 + b"]" * 60 + b"}", "is nested too deeply"),
        (b'{"a": ' + b'{"a":' * 990 + b"1" + b"}" * 991, "is nested too deeply"),
        (b'{"a": "\xff"}', "byte 7: is not UTF-8"),
        (b"\xff\xfe{\x00}\x00", "byte 0: is not UTF-8"),
        (b'{"a": 1;}', "line 1, column 8: is not JSON"),
        (b"[" * 100_000, "is nested too deeply"),
        (b"\xef\xbb\xbf[]", "is not a JSON object"),
        (b"[]", "is not a JSON object"),
        (b"", "line 1, column 1: is not JSON"),
    ],
)
def test_what_two_programs_could_read_differently_is_refused_with_its_place(data, what):
    with pytest.raises(InvalidFileError, match=what):
        parse_object(data, "x.json", InvalidFileError)


def test_a_key_that_stands_twice_among_many_is_found_at_once():
    keys = b",".join(b'"k%d": 0' % number for number in range(200_000))
    begun = time.monotonic()

    with pytest.raises(InvalidFileError, match="'k0': is given twice"):
        parse_object(b'{"k0": 0,' + keys + b"}", "x.json", InvalidFileError)

    assert time.monotonic() - begun < 2


def test_a_file_of_too_many_values_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(strict_json, "MOST_VALUES", 100)

    with pytest.raises(InvalidFileError, match="holds more than 100 values"):
        parse_object(b'{"a": [' + b"{}," * 100, "x.json", InvalidFileError)


def test_what_follows_a_bom_is_read():
    assert parse_object(b'\xef\xbb\xbf{"a": 1}', "x.json", InvalidFileError) == {"a": 1}
