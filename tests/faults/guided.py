"""Fuzz one reader of foreign bytes, guided by what of the program each input reaches.

    python -m tests.faults.guided READER [SECONDS]

READER is one of READERS below; SECONDS is 600 unless said. Needs `pip install atheris`, which is no
part of the development packages: not every Python has it. Ends with status 0 if no input did more
than be refused; else atheris says which did and keeps it in the working folder.
"""

import json
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

LONGEST_S = 5  # for one input
MOST_MEMORY_MB = 800
LONGEST = 200_000  # bytes of an input


def read_json(content):
    from hop_desktop.domain.errors import InvalidFileError
    from hop_desktop.services.strict_json import parse_object

    parse_object(content, "x.json", InvalidFileError)


def read_attempt(content):
    from hop_desktop.content.instruments import load_catalogue
    from hop_desktop.services.attempt_file import parse_attempt

    catalogue = load_catalogue()
    profiles = {profile.profile_id for profile in catalogue.profiles}
    parse_attempt(content, "x.json", catalogue, profiles)


def read_page(content):
    from hop_desktop.report.carried import carried_data

    carried_data(b"<!doctype html>" + content, "x.html")


def read_pdf(content):
    from hop_desktop.report.carried import carried_data

    carried_data(b"%PDF-1.7\n" + content, "x.pdf")


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
}
FOLDER = Path(tempfile.gettempdir())


def _services(opened=[]):  # noqa: B006 - one store for the whole run
    from hop_desktop.bootstrap import open_services
    from hop_desktop.content.instruments import load_catalogue
    from hop_desktop.paths import AppPaths

    if not opened:
        opened.append(open_services(AppPaths.at(FOLDER / "store"), load_catalogue()))
    return opened[0]


def seeds(reader, folder):
    """Write what the reader takes into a folder, for atheris to begin with."""
    from hop_desktop.bootstrap import load_samples
    from hop_desktop.content.instruments import load_catalogue
    from hop_desktop.services.attempt_file import attempt_document
    from tests.faults.mutants import TOKENS
    from tests.faults.workload import export_file

    catalogue = load_catalogue()
    attempt = load_samples(catalogue)[0]
    good = {
        "export": export_file(catalogue, {"a": attempt}),
        "attempt": json.dumps(attempt_document(attempt, catalogue.instrument.version)).encode(),
    }
    for number, content in enumerate((good.get(reader, b"{}"), *TOKENS)):
        (folder / f"{number}").write_bytes(content)


def main(reader, seconds="600"):
    global FOLDER  # noqa: PLW0603 - the readers are called by atheris with bytes alone
    try:
        import atheris
    except ImportError:
        return "atheris is not installed: pip install atheris"
    from hop_desktop.domain.errors import HopError

    read = READERS[reader]

    def one(content):
        with suppress(HopError):
            read(content)

    with tempfile.TemporaryDirectory() as name, atheris.instrument_imports(include=["hop_desktop"]):
        FOLDER = Path(name)
        corpus = FOLDER / "corpus"
        corpus.mkdir()
        seeds(reader, corpus)
        with suppress(HopError):
            read(b"{}")  # imports what it needs while atheris looks
        limits = (f"-timeout={LONGEST_S}", f"-rss_limit_mb={MOST_MEMORY_MB}", f"-max_len={LONGEST}")
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", *limits, str(corpus)], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3} or sys.argv[1] not in READERS:
        sys.exit(f"{__doc__}\nREADER is one of {', '.join(READERS)}")
    sys.exit(main(*sys.argv[1:]))
