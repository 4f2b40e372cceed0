"""Passphrases of the tests."""

FIRST, SECOND = "four words of mine", "other words of mine"
