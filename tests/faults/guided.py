"""Fuzz one reader of foreign bytes, guided by what of the program each input reaches.

    python -m tests.faults.guided READER [SECONDS]

READER is one of READERS below; SECONDS is 600 unless said. Needs `pip install atheris`, which is no
part of the development packages: not every Python has it. Ends with status 0 if no input did more
than be refused, and notes then how many there were for docs/reliability.md; else atheris says
which did and keeps it in the working folder.
"""

import json
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

LONGEST_S = 5  # for one input
MOST_MEMORY_MB = 800
LONGEST = 200_000  # bytes of an input
SECONDS_OF_SIZE_1 = 30  # ten minutes are the long run's size 20
SEEDS = "seeds"  # their folder


def read_json(content):
    from hop_desktop.domain.errors import InvalidFileError
    from hop_desktop.services.strict_json import parse_object

    parse_object(content, "x.json", InvalidFileError)


def read_attempt(content):
    from hop_desktop.services.attempt_file import parse_attempt

    catalogue = _services().catalogue
    profiles = {profile.profile_id for profile in catalogue.profiles}
    parse_attempt(content, "x.json", catalogue, profiles)


def read_page(content):
    from hop_desktop.report.carried import carried_data

    carried_data(content, "x.html")


def read_pdf(content):
    from hop_desktop.report.carried import carried_data

    carried_data(content if content[:5] == b"%PDF-" else b"%PDF-1.7\n" + content, "x.pdf")


def read_key_file(content):
    from hop_desktop.storage import key_file

    key_file.read_key_file(content)


def read_log(content):
    from hop_desktop.storage.answers_log import AnswersLog
    from hop_desktop.storage.store_files import StoreFiles

    files = StoreFiles(FOLDER / "hop.db", FOLDER / "backups")
    files.log.write_bytes(content)
    AnswersLog(files).read()


def read_drafts(content):
    from hop_desktop.storage.drafts import DraftFile
    from hop_desktop.storage.store_files import StoreFiles

    files = StoreFiles(FOLDER / "hop.db", FOLDER / "backups")
    files.drafts.write_bytes(content)
    DraftFile(lambda: files, FOLDER / "spare").load()
    for aside in files.unreadable_drafts:
        aside.unlink()


def read_preferences(content):
    from hop_desktop.ui.preferences import Preferences

    path = FOLDER / "preferences.ini"
    path.write_bytes(content)
    preferences = Preferences(path)
    for name, found in vars(Preferences).items():
        if isinstance(found, property):
            getattr(preferences, name)


def read_backup(content):
    """Reads a database as *Restore* does that somebody was given."""
    path = FOLDER / "given.db"
    path.write_bytes(content)
    backups = _services().database.backups
    backups.require_backup(path)
    backups.counted(path)


def read_export(content):
    """Reads all parts of an export against a store that stays empty."""
    services = _services()
    services.transfer.import_all(content, "x.json")
    services.history.scored()


READERS = {
    "json": read_json,
    "attempt": read_attempt,
    "html": read_page,
    "pdf": read_pdf,
    "key": read_key_file,
    "log": read_log,
    "drafts": read_drafts,
    "export": read_export,
    "preferences": read_preferences,
    "backup": read_backup,
}
READ_AS = {  # in docs/reliability.md
    "json": "objects of JSON",
    "attempt": "attempt files",
    "html": "web pages that carry data",
    "pdf": "PDF files that carry data",
    "key": "key files",
    "log": "second records",
    "drafts": "files of drafts",
    "export": "exports",
    "preferences": "files of preferences",
    "backup": "databases given to Restore",
}
FOLDER = Path(tempfile.gettempdir())


def _services(opened=[]):  # noqa: B006 - one store for the whole run
    from hop_desktop.bootstrap import open_services
    from hop_desktop.content.instruments import load_catalogue
    from hop_desktop.paths import AppPaths

    if not opened:
        opened.append(open_services(AppPaths.at(FOLDER / "store"), load_catalogue()))
    return opened[0]


def guide(reader, seconds, folder):
    """Fuzz in this process, where nothing of the program is imported yet; atheris ends it."""
    global FOLDER
    import atheris

    read, FOLDER = READERS[reader], Path(folder)
    with atheris.instrument_imports(include=["hop_desktop"]):
        from hop_desktop.domain.errors import HopError

        for seed in sorted((FOLDER / SEEDS).iterdir()):  # imports all that it needs
            with suppress(HopError):
                read(seed.read_bytes())

    def one(content):
        with suppress(HopError):
            read(content)

    limits = (f"-timeout={LONGEST_S}", f"-rss_limit_mb={MOST_MEMORY_MB}", f"-max_len={LONGEST}")
    options = (f"-max_total_time={seconds}", "-print_final_stats=1", *limits)
    atheris.Setup([sys.argv[0], *options, str(FOLDER / SEEDS)], one)
    atheris.Fuzz()


def main(reader, seconds="600"):
    """Fuzz in a process of its own, and note what there was."""
    if find_spec("atheris") is None:
        return "atheris is not installed: pip install atheris"
    from tests.faults.guided_seeds import write_seeds
    from tests.faults.parts import note

    with tempfile.TemporaryDirectory() as name:
        write_seeds(reader, Path(name, SEEDS))
        command = [sys.executable, "-m", __spec__.name, reader, seconds, name]
        ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    sys.stderr.write(ended.stderr[-2000:])
    inputs = re.search(r"number_of_executed_units: (\d+)", ended.stderr)
    if ended.returncode or inputs is None:
        return ended.returncode or "atheris did not say how much it did"
    what = f"{READ_AS[reader]}, led by what the program does with them"
    figure = {"what": what, "inputs": int(inputs[1]), "more than refused": 0}
    note(f"guided {reader}", int(seconds) // SECONDS_OF_SIZE_1, json.dumps(figure))
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3, 4} or sys.argv[1] not in READERS:
        sys.exit(f"{__doc__}\nREADER is one of {', '.join(READERS)}")
    sys.exit((guide if sys.argv[3:] else main)(*sys.argv[1:]))
