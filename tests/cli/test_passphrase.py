"""Commands over an encrypted store."""

import sys
from contextlib import closing

import pytest

from hop_desktop.bootstrap import store_files
from hop_desktop.paths import AppPaths
from hop_desktop.resources import resource
from hop_desktop.storage.database import Database
from tests.storage.examples import CODE

pytest.importorskip("sqlcipher3")

SAMPLE = str(resource("sample", "attempt.json"))
EARLIER = resource("sample", "earlier.json")
PASSPHRASE = "four words of mine"


@pytest.fixture
def encrypted(hop, tmp_path, monkeypatch, cheap_keys):
    """A data folder with one attempt and one backup, and a passphrase; returns its paths."""
    monkeypatch.delenv("HOP_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert hop("add", SAMPLE)[0] == 0
    paths = AppPaths.at(tmp_path / "data")
    with closing(Database(paths.database)) as database:
        database.back_up()
        database.encrypt(PASSPHRASE, CODE)
    return paths


def needs_no_more(result):
    status, out, err = result
    assert status == 4
    assert not out
    assert len(err.splitlines()) == 1
    assert PASSPHRASE not in err


@pytest.mark.parametrize("command", [("list",), ("check",), ("restore", "--list"), ("compare",)])
def test_without_a_passphrase_a_command_ends_with_one_line(hop, encrypted, command):
    if command == ("compare",):
        command = ("report", "-o", "x.pdf")

    needs_no_more(hop(*command))


def test_a_wrong_passphrase_ends_with_one_line(hop, encrypted, monkeypatch):
    monkeypatch.setenv("HOP_PASSPHRASE", "not it")

    needs_no_more(hop("list"))


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE])
def test_the_variable_opens(hop, encrypted, monkeypatch, secret):
    monkeypatch.setenv("HOP_PASSPHRASE", secret)

    assert hop("list")[0] == 0


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_file_opens_before_and_behind_the_command(hop, encrypted, tmp_path, ending):
    file = tmp_path / "secret"
    file.write_bytes(f"{PASSPHRASE}{ending}".encode())

    assert hop("--passphrase-file", file, "list")[0] == 0
    assert hop("list", "--passphrase-file", file)[0] == 0


def test_a_passphrase_file_that_is_missing_is_named(hop, encrypted, tmp_path):
    status, _out, err = hop("list", "--passphrase-file", tmp_path / "none")

    assert status == 3
    assert "none" in err


def test_the_person_at_the_terminal_is_asked(hop, encrypted, monkeypatch):
    asked = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "getpass.getpass", lambda prompt, stream: asked.append(prompt) or PASSPHRASE
    )

    assert hop("list")[0] == 0
    assert asked == ["Passphrase: "]


def test_nobody_is_asked_about_a_plain_store(hop, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda *_a, **_b: pytest.fail("asked"))

    assert hop("list")[0] == 0


def test_everything_works_with_the_passphrase(hop, encrypted, tmp_path, monkeypatch):
    monkeypatch.setenv("HOP_PASSPHRASE", PASSPHRASE)

    assert hop("check") == (0, f"Everything in {encrypted.data} is whole.\n", "")
    assert hop("export", "-o", tmp_path / "all.json")[0] == 0
    assert hop("import", tmp_path / "all.json")[0] == 0
    rows = hop("restore", "--list")[1].splitlines()
    assert hop("restore", rows[-1].split()[-1])[0] == 0
    assert hop("chart", "radar", "-o", tmp_path / "r.svg")[0] == 0
    assert not encrypted.database.read_bytes().startswith(b"SQLite")


def test_a_damaged_encrypted_store_is_mended(hop, encrypted, monkeypatch):
    monkeypatch.setenv("HOP_PASSPHRASE", PASSPHRASE)
    encrypted.database.write_bytes(encrypted.database.read_bytes()[:6000])

    status, out, err = hop("list")

    assert status == 0
    assert out
    assert "hop.db" in err


def test_a_backup_takes_its_key_file_along_and_opens_elsewhere(
    hop, encrypted, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOP_PASSPHRASE", PASSPHRASE)
    copy = tmp_path / "copy.db"

    status, out, _err = hop("backup", "-o", copy)
    assert (status, out.split()) == (0, [str(copy), f"{copy}.key"])
    assert hop("restore", copy, folder="other")[0] == 0

    monkeypatch.delenv("HOP_PASSPHRASE")
    assert hop("list", folder="other")[1]
    assert hop("restore", copy, folder="third")[0] == 4


def test_an_encrypted_backup_without_its_key_file_is_refused_with_a_reason(
    hop, encrypted, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOP_PASSPHRASE", PASSPHRASE)
    copy = tmp_path / "copy.db"
    hop("backup", "-o", copy)
    (tmp_path / "copy.db.key").unlink()

    status, _out, err = hop("restore", copy, folder="other")

    assert status == 3
    assert "copy.db.key" in err


def test_a_sealed_file_of_answers_is_imported(hop, encrypted, tmp_path, monkeypatch):
    monkeypatch.setenv("HOP_PASSPHRASE", PASSPHRASE)
    files, _mended = store_files(encrypted, PASSPHRASE)
    unsaved = tmp_path / "unsaved-answers.json"
    unsaved.write_bytes(files.cipher.seal_file(EARLIER.read_bytes()))

    assert hop("import", unsaved)[:2] == (0, "1 attempt added\n")
    assert hop("import", unsaved, folder="other")[0] == 3
