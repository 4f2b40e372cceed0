"""What the fault tests save."""

import json

from hop_desktop.bootstrap import load_samples
from hop_desktop.content.instrument_document import (
    instrument_document,
    instrument_from_document,
)
from hop_desktop.domain.attempt import Attempt, EvidenceGrade, EvidenceNote
from hop_desktop.domain.instrument import Form
from hop_desktop.services.attempt_file import attempt_document
from tests.storage.examples import START, OneByOne

PASSPHRASE = "a passphrase"
IMPORTED = ("i0", "i1", "i2")


def attempts_of(services):
    """Return the store's attempts, as the program wires them."""
    return OneByOne(services.database, instrument_document, instrument_from_document)


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
    return export_of(catalogue, IMPORTED)


def export_of(catalogue, attempt_ids):
    """Return an export file of finished attempts."""
    return export_file(catalogue, {one: load_samples(catalogue)[0] for one in attempt_ids})


def export_file(catalogue, attempts):
    """Return an export file of attempts, by the ids that they get."""
    detail = {"fingerprint": catalogue.fingerprint, "current_item": None, "reviewed": False}
    version = catalogue.instrument.version
    content = {
        "format": "hop-export",
        "format_version": 1,
        "attempts": [attempt_document(one, version) for one in attempts.values()],
        "details": [{"id": one, **detail} for one in attempts],
    }
    return json.dumps(content).encode()


def save_and_import(services, saves, acknowledge):
    """Answer, back up and import; say what was called done as soon as it was."""
    catalogue, repository = services.catalogue, attempts_of(services)
    repository.add(open_one(catalogue), catalogue.instrument)
    acknowledge(attempt=1)
    for number in range(saves):
        if number % 4 == 3:
            repository.save_evidence("a1", "q0", EvidenceNote(text_of(number), EvidenceGrade.NONE))
            acknowledge(note=number)
        else:
            repository.save_response("a1", f"q{number}", number % 5 + 1)
            acknowledge(response=number)
        if number in {saves // 3, saves * 2 // 3}:
            services.database.backups.make()
    services.database.backups.make()
    services.transfer.import_all(export_of_three(catalogue), "export.json")
    acknowledge(imported=1)
