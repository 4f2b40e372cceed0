"""What the fault tests save."""

import json

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.instrument import Form
from hop_desktop.services.attempt_file import attempt_document
from tests.storage.examples import START

IMPORTED = ("i0", "i1", "i2")


def open_one(catalogue):
    return Attempt(
        attempt_id="a1",
        instrument_id=catalogue.instrument.instrument_id,
        fingerprint=catalogue.fingerprint,
        form=Form.FULL,
        profile_id=catalogue.profiles[0].profile_id,
        started_at=START,
    )


def text_of(number):
    """Return a note that says its number; some are long."""
    return f"{number} " + "n" * (30, 700, 9000)[number % 3]


def export_of_three(catalogue):
    """Return an export file of three finished attempts."""
    attempt = load_samples(catalogue)[0]
    detail = {"fingerprint": catalogue.fingerprint, "current_item": None, "reviewed": False}
    content = {
        "format": "hop-export",
        "format_version": 1,
        "attempts": [attempt_document(attempt) for _one in IMPORTED],
        "details": [{"id": one, **detail} for one in IMPORTED],
    }
    return json.dumps(content).encode()
