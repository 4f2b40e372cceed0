"""What may stand on the command line: homes, missing names, bytes that are no text."""

import os
import pwd
import sys

import pytest

from hop_desktop.__main__ import main
from tests.cli.test_cli import SAMPLE

NO_TEXT = os.fsdecode(b"J\xfcrgen")


@pytest.mark.parametrize("words", [["--data-dir=~/mine"], ["--data-dir", "~/mine"]])
def test_a_tilde_is_the_home_of_the_person(tmp_path, monkeypatch, words):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    assert main([*words, "add", SAMPLE]) == 0

    assert (tmp_path / "mine" / "hop.db").exists()
    assert not (tmp_path / "~").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "", "list"],
        ["--data-dir="],
        ["--data-dir", ""],
        ["list", "--data-dir", ""],
        ["--data-dir", "~nobody-of-this-name/x", "list"],
        ["export", "-o", ""],
        ["--passphrase-file", "", "list"],
        ["plan", "--ics", ""],
        ["report", "--name", NO_TEXT, "-o", "r.pdf"],
        ["report", "--attempt", NO_TEXT, "-o", "r.pdf"],
        ["report", "--compare", NO_TEXT, "-o", "r.pdf"],
        ["chart", "radar", "--attempt", NO_TEXT, "-o", "r.pdf"],
        ["compare", NO_TEXT, "latest"],
        ["compare", "latest", NO_TEXT],
        ["score", SAMPLE, "--profile", NO_TEXT],
        ["chart", NO_TEXT, "-o", "r.pdf"],
        [NO_TEXT],
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line_and_makes_nothing(
    tmp_path, monkeypatch, capsys, words
):
    monkeypatch.chdir(tmp_path)

    assert main(words) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_passphrase_that_is_no_text_is_refused_in_one_line(hop, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hop.key").write_text("{}")
    monkeypatch.setenv("HOP_PASSPHRASE", NO_TEXT)

    status, _out, err = hop("list")

    assert status == 3
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="every user has a profile there")
@pytest.mark.parametrize("words", [["list"], ["add", SAMPLE], [], ["check"], ["profiles", "--own"]])
def test_who_has_no_home_is_told_to_name_a_folder(monkeypatch, capsys, words):
    for name in list(os.environ):
        if name == "HOME" or name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", lambda _user: {}[0])  # as for a user in no list

    assert main(words) == 4

    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "--data-dir" in err
