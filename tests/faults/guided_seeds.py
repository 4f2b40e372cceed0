"""What guided fuzzing begins with: good files of each kind, and what often breaks readers."""

import json
import tempfile
from contextlib import closing
from pathlib import Path

from tests.faults.mutants import TOKENS


def write_seeds(reader, folder):
    """Write what the reader takes into a new folder."""
    folder.mkdir()
    for number, content in enumerate((*good_files(reader), *TOKENS)):
        (folder / f"{number}").write_bytes(content)


def good_files(reader):
    if reader in {"attempt", "html", "pdf"}:
        yield of_export_kind(reader)
    elif reader == "export":
        yield from map(of_export_kind, ("export", "whole"))
    elif reader in GOOD:
        yield from GOOD[reader]()


def of_export_kind(kind):
    from hop_desktop.content.instruments import load_catalogue
    from tests.faults.fuzzed_import import Target, good_file

    with tempfile.TemporaryDirectory() as name:
        target = Target(Path(name), load_catalogue())
        with closing(target.services.database):
            return good_file(kind, target)


def key_files():
    from hop_desktop.storage import key_file

    key_file.COST = 3
    made, _key = key_file.new_key_file("a passphrase", "0123ABCDEF45678GHJKMNPQRSTVWXY")
    yield made.content()


def records():
    yield from _of_golden("answers.log*")


def backups():
    yield from _of_golden("*.db")


def drafts():
    yield json.dumps({"evidence": "what I did", "action/1": "x" * 300}).encode()


def preferences():
    yield (
        b"[General]\ntheme=dark\ntext_percent=125\nlast_folder=/x\n"
        b'recent_reports="[\\"/x/y.pdf\\"]"\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)\n'
    )


def _of_golden(glob):
    from tests.faults.golden import Golden

    with tempfile.TemporaryDirectory() as name:
        yield from (path.read_bytes() for path in Golden(Path(name)).folder.rglob(glob))


GOOD = {
    "key": key_files,
    "log": records,
    "drafts": drafts,
    "preferences": preferences,
    "backup": backups,
}
