"""What the program is called outside itself, and the templates that say it."""

import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hop_desktop import __version__

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGING: Final = ROOT / "packaging"
REVISION: Final = 1  # of the packages of one version
EPOCH: Final = "1767225600"  # 2026-01-01, unless SOURCE_DATE_EPOCH names the day of the release


def identity() -> dict[str, str]:
    """Return the values of `packaging/identity.toml` by their names."""
    return tomllib.loads((PACKAGING / "identity.toml").read_text(encoding="utf-8"))


def moment() -> datetime:
    """Return the time that everything made says of itself."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH)), UTC)


def filled(template: Path) -> str:
    """Return a template with the program's names, version and date.

    Raises:
        ValueError: It asks for something that nothing knows.
    """
    mine = identity()
    values = {
        **{name.upper(): value for name, value in mine.items()},
        "DEVELOPER": mine["id"].rpartition(".")[0].replace("_", "-"),
        "VERSION": __version__,
        "REVISION": str(REVISION),
        "DATE": moment().date().isoformat(),
        "MOMENT": moment().strftime("%a, %d %b %Y %H:%M:%S +0000"),
    }
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    left = [word for word in text.split() if word.startswith("@") and word.endswith("@")]
    if left:
        raise ValueError(f"{template.name}: nothing is known as {left[0]}")
    return text
