"""What Preferences shows: what is set, and where everything lies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PreferencesState:
    """What is set; the backups and the passphrase have states of their own."""

    theme: str
    text_percent: int
    language: str
    single_keys: bool
    auto_advance: bool
    folder: str  # as people read it
