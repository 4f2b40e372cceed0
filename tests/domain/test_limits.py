"""Every text that is stored has a limit, and it counts what is stored."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hop_desktop.domain.attempt import EvidenceNote
from hop_desktop.domain.background import Background
from hop_desktop.domain.change import ChangeReason
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.domain.limits import LIMITS, fits, stored_length
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.domain.profile import Profile, Provenance

ROOT = Path(__file__).parents[2]
STORED = (
    EvidenceNote,
    ChangeReason,
    EvidenceEntry,
    PlannedAction,
    Profile,
    Provenance,
)
NAMES_OF_THINGS = ("_id", "_version", "fingerprint")  # ids, not what a person writes


@pytest.mark.parametrize("kind", STORED)
def test_every_stored_text_has_a_limit(kind):
    texts = [
        f"{kind.__name__}.{field.name}"
        for field in fields(kind)
        if field.type in (str, "str") and not field.name.endswith(NAMES_OF_THINGS)
    ]

    assert [name for name in texts if name not in LIMITS] == []


def test_no_limit_is_about_what_is_not_stored():
    known = {f"{kind.__name__}.{field.name}" for kind in STORED for field in fields(kind)}

    assert LIMITS.keys() - known == {"Background"}
    assert all(field.type in (str, "str") for field in fields(Background))


@pytest.mark.parametrize(
    ("text", "length"),
    [("abc", 3), ("\u0958" * 3, 3), ("e\u0301", 2), ("a\u202eb\x00", 2), ("\r\n", 1)],
)
def test_a_length_is_that_of_the_stored_text(text, length):
    assert stored_length(text) == length


@given(st.text(max_size=50), st.integers(0, 50))
def test_what_fits_is_stored_whole(text, limit):
    if fits(text, limit):
        assert len(clean_text(text)) <= limit


def test_what_is_far_too_long_is_not_even_cleaned():
    assert not fits("\u0301\u0316" * 10_000_000, 200)


def test_the_documentation_has_the_same_table():
    rows = "".join(f"| `{name}` | {limit:,} |\n" for name, limit in LIMITS.items())

    assert rows in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
