"""What the overview of keys shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.i18n import _

_FEW: Final = 2  # keys that are named one by one; more are a row of digits


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What something is called, and the keys that do it, as the system writes them."""

    text: str
    keys: Sequence[str]
    is_off: bool = False  # the person switched it off


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that are found in the same place."""

    title: str
    rows: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class KeysState:
    """Everything the overview shows."""

    groups: tuple[KeyGroup, ...]
    note: str


def make_keys_state(groups: Sequence[KeyGroup], *, single_keys: bool) -> KeysState:
    on = _("Keys of a single letter, digit or sign can be switched off in Preferences.")
    off = _("Keys of a single letter, digit or sign are switched off in Preferences.")
    return KeysState(tuple(group for group in groups if group.rows), on if single_keys else off)


def keys_words(row: KeyRow) -> str:
    """Return the keys of a row in words: each of them does it."""
    if len(row.keys) > _FEW:
        keys = _("{first} to {last}").format(first=row.keys[0], last=row.keys[-1])
    else:
        keys = _(" or ").join(row.keys)
    return _("{keys} (switched off)").format(keys=keys) if row.is_off else keys
