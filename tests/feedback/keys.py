"""The keys that tests press, and how the two browsers call them; where a browser is found."""

import os
import shutil

IS_CI = os.environ.get("CI") == "true"
PATIENCE_S = 60
COMMANDS = {"chromium": ("chromium", "google-chrome"), "firefox": ("firefox-esr", "firefox")}
# Of a key: Chromium's number of it, what it types, and Firefox's character.
KEYS = {
    "Tab": (9, "", "\ue004"),
    "Enter": (13, "\r", "\ue007"),
    "Space": (32, " ", " "),
    "ArrowDown": (40, "", "\ue015"),
}


def found(name):
    """Return the browser's program, or None."""
    return next(filter(None, map(shutil.which, COMMANDS[name])), None)
