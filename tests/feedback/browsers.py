"""The browsers that forms are opened in: an empty profile each, ended with the tests."""

import time
from pathlib import Path

from tests.feedback.chromium import Chromium
from tests.feedback.firefox import Firefox
from tests.feedback.keys import PATIENCE_S

KINDS = {"chromium": Chromium, "firefox": Firefox}


def downloaded(browser, name):
    """Return the bytes of a file that the page offers, once it is whole."""
    end = time.monotonic() + PATIENCE_S
    path: Path = browser.downloads / name
    while time.monotonic() < end:
        parts = [
            one for one in browser.downloads.iterdir() if one.suffix in {".part", ".crdownload"}
        ]
        if path.exists() and path.stat().st_size and not parts:
            return path.read_bytes()
        browser.run("return new Promise(done => setTimeout(() => done(1), 20))")
    raise AssertionError(
        f"{name} did not come: {[one.name for one in browser.downloads.iterdir()]}"
    )
