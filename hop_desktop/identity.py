"""What the program is called by systems, installers and the windows of others."""

from functools import cache
from types import SimpleNamespace
from typing import Final

from hop_desktop.resources import identity_file

# That of `packaging/identity.toml`, held by a test: the window needs it before its first
# picture, and reading the file there would import what nothing else needs so early.
APPLICATION_ID: Final = "example.hop_desktop.HopDesktop"


@cache
def identity() -> SimpleNamespace:
    """Return the values of `packaging/identity.toml` by their names, all of them texts."""
    import tomllib  # nobody waits for it: only About and installers ask

    return SimpleNamespace(**tomllib.loads(identity_file().read_text(encoding="utf-8")))
