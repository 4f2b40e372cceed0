"""Every reader of bytes that others wrote takes time in step with their size, whatever they are."""

import json
import re
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.cli.passphrase import asked_secret
from hop_desktop.domain.clean_text import clean_id, clean_text, comparable
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.report.carried import carried_data
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.strict_json import parse_object
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.storage.key_file import read_key_file
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.ui.preferences import Preferences
from tests.faults.linear import MARKS, is_linear

ROOT = Path(__file__).parents[2]


def of(piece, before=b"", after=b""):
    return lambda size: before + piece * (size // len(piece)) + after


SCRIPT = b'<script type="application/json" id="hop-desktop-data">'
HTML = {
    "scripts that are never closed": of(SCRIPT, b"<!DOCTYPE html>"),
    "ends of scripts": of(b"</script>", b"<!doctype html>" + SCRIPT),
    "half a script": of(SCRIPT[:-2], b"<!doctype html>"),
    "white space": of(b" \n", b"<!doctype html>"),
    "comments": of(b"<!--", b"<!doctype html>"),
    "attributes": of(b' a="', b"<!doctype html><script"),
}


def pdf(catalogue, objects=()):
    """Return a file with one cross-reference table, whose first object is the catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate((catalogue, *objects), 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return content + end % (len(places) + 1, table, len(content))


def packed(size):
    data = zlib.compress(bytes(size * 20))
    stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(data), data)
    names = b"<</Names<</EmbeddedFiles<</Names[(x)2 0 R]>>>>>>"
    return pdf(names, [b"<</EF<</F 3 0 R>>>>", stream])


NAMES = b"/EmbeddedFiles<</Names[("
PDF = {
    "names without an end": lambda size: pdf(of(NAMES)(size)),
    "names with ends": lambda size: pdf(of(b")1 ", NAMES)(size)),
    "digits": lambda size: pdf(of(b"9", NAMES + b"x)")(size)),
    "roots": lambda size: of(b"/Root 1 ", b"%PDF-1.7\ntrailer")(size) + pdf(b"")[9:],
    "trailers": lambda size: of(b"trailer", b"%PDF-1.7\n")(size) + pdf(b"")[9:],
    "references": lambda size: pdf(NAMES + b"x)2 0 R", [of(b"/F 1 ")(size)]),
    "streams": lambda size: pdf(NAMES + b"x)2 0 R", [b"/F 3 0 R", of(b"stream\n")(size)]),
    "lengths": lambda size: pdf(NAMES + b"x)2 0 R", [b"/F 3 0 R", of(b"/Length 1")(size)]),
    "many objects": lambda size: pdf(b"<<>>", [b"<<>>"] * (size // 40)),
    "the same place": lambda size: pdf(b"<<>>")[:-60] + b"0000000009 00000 n \n" * (size // 20),
    "packed": packed,
}


JSON = {
    "an open text": of(b'\\"', b'{"a": "'),
    "escapes": of(b"\\ud800", b'{"a": "', b'"}'),
    "digits": of(b"9", b'{"a": ', b"}"),
    "places after the point": of(b"9", b'{"a": 0.', b"}"),
    "an exponent": of(b"9", b'{"a": 1e', b"}"),
    "lists": of(b"["),
    "objects": of(b'{"a":'),
    "white space": of(b" \n", b"{"),
    "a key again and again": of(b'"a":0,', b"{", b'"b":0}'),
    "small objects": of(b'{"a":0},', b'{"a":[', b"0]}"),
    "marks": lambda size: json.dumps({"a": MARKS * (size // 2)}).encode(),
    "bytes that are none": of(b"\xff", b'{"a": "'),
}


LINES = {
    "one line": of(b"x"),
    "empty lines": of(b"\n"),
    "braces": of(b"{\n"),
    "spaces": of(b" \n"),
    "nests": of(b"[", b'{"a":'),
}


INI = {
    "sections": of(b"[a]\n"),
    "keys": lambda size: b"".join(b"k%d=1\n" % number for number in range(size // 8)),
    "an open text": of(b"\\", b"[General]\nlook="),
    "escapes": of(b"\\x301", b"[General]\nlook="),
    "lists": of(b",", b"[General]\nrecent_reports="),
    "nests": of(b"[", b'[General]\nrecent_reports="', b'"'),
}


@pytest.fixture
def files(tmp_path):
    return StoreFiles(tmp_path / "hop.db", tmp_path / "backups")


@pytest.mark.parametrize("kind", HTML)
def test_of_web_pages(kind):
    assert is_linear(lambda content: carried_data(content, "x.html"), HTML[kind], 200_000)


@pytest.mark.parametrize("kind", PDF)
def test_of_pdfs(kind):
    assert is_linear(lambda content: carried_data(content, "x.pdf"), PDF[kind], 200_000)


@pytest.mark.parametrize("kind", JSON)
def test_of_json(kind):
    read = parse_object
    assert is_linear(lambda content: read(content, "x", InvalidFileError), JSON[kind], 200_000)


@pytest.mark.parametrize("kind", JSON)
def test_of_attempt_files(kind, catalogue):
    def read(content):
        parse_attempt(content, "x", catalogue, ())

    assert is_linear(read, JSON[kind], 100_000)


@pytest.mark.parametrize("kind", {**JSON, **LINES})
def test_of_drafts(kind, files, tmp_path):
    def read(content):
        files.drafts.write_bytes(content)
        DraftFile(lambda: files, tmp_path / "spare").load()
        for aside in files.unreadable_drafts:
            aside.unlink()

    assert is_linear(read, {**JSON, **LINES}[kind], 200_000)


@pytest.mark.parametrize("kind", {**JSON, **LINES})
def test_of_key_files(kind):
    assert is_linear(read_key_file, {**JSON, **LINES}[kind], 20_000)


@pytest.mark.parametrize("kind", LINES)
def test_of_the_second_record(kind, files):
    def read(content):
        files.log.write_bytes(content)
        AnswersLog(files).read()

    assert is_linear(read, LINES[kind], 40_000)


@pytest.mark.parametrize("kind", INI)
def test_of_preferences(kind, tmp_path):
    path = tmp_path / "preferences.ini"

    def read(content):
        path.write_bytes(content)
        preferences = Preferences(path)
        _ = preferences.theme, preferences.recent_reports, preferences.geometry

    assert is_linear(read, INI[kind], 40_000)


@pytest.mark.parametrize("kind", LINES)
def test_of_passphrase_files(kind, tmp_path):
    from argparse import Namespace

    path = tmp_path / "passphrase"

    def read(content):
        path.write_bytes(content)
        asked_secret(Namespace(passphrase_file=path))

    assert is_linear(read, LINES[kind], 20_000)


def test_of_backups(open_store, tmp_path):
    backups = open_store("own").database.backups

    def make(size):
        path = tmp_path / f"{size}.db"
        path.unlink(missing_ok=True)
        backups.copy_to(path)
        with closing(sqlite3.connect(path)) as connection:
            rows = [(f"a{number}", f"{number}", "x" * 40) for number in range(size // 100)]
            connection.execute("CREATE TABLE more (a, b, c)")
            connection.executemany("INSERT INTO more VALUES (?, ?, ?)", rows)
            connection.commit()
        return path

    assert is_linear(backups.require_backup, make, 100_000)


LETTERS = (MARKS, "e\u0301", "\u0344", "\u1100\u1161", "\u0958", "\u202e")


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("clean", [clean_text, clean_id, comparable])
def test_of_cleaning(clean, letters):
    assert is_linear(clean, lambda size: letters * (size // len(letters)), 20_000)


def test_a_reader_that_goes_back_and_forth_is_caught():
    naive = re.compile(SCRIPT + rb"(.*?)</script>", re.DOTALL)

    assert not is_linear(naive.search, HTML["scripts that are never closed"], 8_000)


def test_no_pattern_of_the_program_repeats_anything_lazily():
    patterns = {
        file.name: found
        for file in (ROOT / "hop_desktop").rglob("*.py")
        if (found := re.findall(r"re\.\w+\(\s*\w*[\"'].*[*+]\?.*", file.read_text("utf-8")))
    }

    assert patterns == {"places.py": patterns.get("places.py")}  # lines that the system prints
