"""The notices name every package that a person gets, and the lock has each of them."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICES = (ROOT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8").casefold()
LOCKED = set(
    re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
)
OTHER_NAMES = {"pyside6-essentials": "pyside6"}


def normalised(name):
    return re.sub(r"[-_.]+", "-", re.split(r"[ <>=!~;\[(]", name)[0]).casefold()


def shipped():
    """Return the packages of an install with everything, and what they need in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["encryption"], *extras["feedback"]]
    found, left = set(), [normalised(one) for one in wanted]
    while left:
        name = left.pop()
        if name in found or name not in LOCKED:
            continue
        found.add(name)
        needs = metadata.requires(name) or []
        left.extend(normalised(one) for one in needs if "extra ==" not in one)
    return sorted(found)


def test_something_is_shipped():
    assert {"sqlcipher3", "pynacl", "zxcvbn", "pyrage", "sqlmodel", "typst"} <= set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_each_package_that_a_person_gets_is_named(name):
    assert OTHER_NAMES.get(name, name).replace("-core", "") in NOTICES


def test_what_the_encryption_brings_is_named_with_its_licence():
    for part in ("SQLCipher", "libsodium", "SQLite"):
        assert part.casefold() in NOTICES
