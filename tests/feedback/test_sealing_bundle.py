"""What seals answers in the browser is what npm's packages give, and is named with its licences."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.sealing_bundle import BUNDLE, DIGEST, PACKAGES, ROOT, SOURCES, made_bundle

NPM = shutil.which("npm")


def locked():
    """Return the packages of the lock by their folders; the first is ours."""
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    return {path: one for path, one in lock["packages"].items() if path}


def test_the_bundle_is_the_one_that_was_made():
    digest = hashlib.sha256(BUNDLE.read_bytes()).hexdigest()

    assert digest == DIGEST.read_text("ascii").strip()


def test_the_lock_has_hashes_and_no_addresses():
    assert all(one["integrity"].startswith("sha512-") for one in locked().values())
    assert not any("resolved" in one for one in locked().values())


def test_every_package_in_the_bundle_goes_with_its_licence():
    shipped = {
        path.rpartition("node_modules/")[2] for path, one in locked().items() if "dev" not in one
    }
    bundle = BUNDLE.read_text("utf-8")
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text("utf-8")

    assert shipped == set(PACKAGES)
    for package in PACKAGES:
        assert f"\n{package}: " in bundle
        assert package in notices


@pytest.mark.skipif(NPM is None, reason="no npm here")
def test_npm_gives_the_same_bytes(tmp_path: Path):
    try:
        made = made_bundle(NPM, tmp_path)
    except subprocess.CalledProcessError as error:
        if error.cmd[0] != NPM:
            raise
        pytest.skip("npm reaches no registry here")

    assert made == BUNDLE.read_bytes()
