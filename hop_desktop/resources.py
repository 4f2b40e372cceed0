"""Where the shipped files are: in the checkout, and inside an installed wheel."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


def guide_folder() -> Path:
    """Return the folder with the guide for users; in a checkout it lies among the documents."""
    inside = _PACKAGE / "resources" / "guide"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs" / "guide"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder below `resources/`.

    An installed wheel carries the folder inside the package, a checkout beside it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def identity_file() -> Path:
    """Return the file with the program's name and addresses; installers read it, too."""
    inside = _PACKAGE / "resources" / "identity.toml"
    return inside if inside.is_file() else _PACKAGE.parent / "packaging" / "identity.toml"
