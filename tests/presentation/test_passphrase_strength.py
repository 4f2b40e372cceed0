"""A passphrase that is soon guessed is said to be so, and is taken all the same."""

import sys

import pytest

from hop_desktop.presentation.protection import passphrase_problem, passphrase_warning

pytest.importorskip("zxcvbn")


@pytest.mark.parametrize(
    "passphrase", ["aaaaaaaa", "password1", "qwertzuiop", "12345678", "a" * 400, "abcabcabcabc"]
)
def test_what_is_soon_guessed_is_warned_of_and_taken(passphrase):
    assert passphrase_warning(passphrase)
    assert passphrase_problem(passphrase, passphrase) == ""


@pytest.mark.parametrize(
    "passphrase",
    [
        "quilt harbor seventeen gravel",
        "Strandkorb zwölf Mergel Uhu",
        "x9$Kq2!vTz7#mW",
    ],
)
def test_a_good_one_is_not(passphrase):
    assert passphrase_warning(passphrase) == ""


def test_one_that_is_too_short_is_told_that_alone():
    assert passphrase_warning("abc") == ""
    assert passphrase_problem("abc", "abc")


def test_without_the_package_nothing_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "zxcvbn", None)

    assert passphrase_warning("aaaaaaaa") == ""
