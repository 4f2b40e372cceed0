"""The disk image for macOS: signed and notarised where certificates are given, else neither."""

import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import Final

from hop_desktop import __version__
from tools.bundle import DIST
from tools.outside_names import ROOT, identity

STAGE: Final = ROOT / "build" / "image"


def make() -> Path:
    """Write the image with the program and a link to the folder of programs; return where it is.

    HOP_SIGNING_IDENTITY signs (the bundle was signed by PyInstaller already); HOP_NOTARY_PROFILE,
    a profile of notarytool, has Apple look at it.

    Raises:
        subprocess.CalledProcessError: A tool of macOS refuses.
    """
    mine = identity()
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    program = f"{mine['name']}.app"
    shutil.copytree(DIST / program, STAGE / program, symlinks=True)
    (STAGE / "Applications").symlink_to("/Applications")
    made = DIST / f"hop-desktop-{__version__}-macos-{platform.machine()}.dmg"
    named = ("-volname", mine["name"], "-srcfolder", str(STAGE))
    _call("hdiutil", "create", *named, "-format", "UDZO", "-ov", str(made))
    signer = os.environ.get("HOP_SIGNING_IDENTITY")
    if signer:
        _call("codesign", "--sign", signer, "--timestamp", str(made))
    profile = os.environ.get("HOP_NOTARY_PROFILE")
    if signer and profile:
        asked = ("--keychain-profile", profile, "--wait")
        _call("xcrun", "notarytool", "submit", str(made), *asked)
        _call("xcrun", "stapler", "staple", str(made))
    return made


def _call(*command: str) -> None:
    subprocess.run(command, check=True)
