"""A report does not tell on which computer it was made."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont

import hop_desktop
from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.paths import AppPaths
from tests.faults.windows import FINDS_ITSELF

ROOT = Path(hop_desktop.__file__).parent.parent
ENDINGS = (".pdf", ".html", ".md")
PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
STRANGE = {
    "PYTHONHASHSEED": "4321",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "MPLBACKEND": "pdf",
    "SOURCE_DATE_EPOCH": "86400",
    "COLUMNS": "20",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory, catalogue):
    """Return the folder of a store that holds one attempt."""
    folder = tmp_path_factory.mktemp("store")
    services = open_services(AppPaths.at(folder), catalogue)
    services.transfer.add_attempt(replace(load_samples(catalogue)[-1], attempt_id="a1"))
    services.database.close()
    return folder


def reports_of(store, home, variables):
    """Return the bytes of the reports that a person with this home gets from the same store."""
    shutil.copytree(store, home / "data")
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH"}}
    environment = {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), **FINDS_ITSELF, **variables}

    for ending in ENDINGS:
        command = ("-m", "hop_desktop", "--data-dir", "data", "report", "--paper", "a4")
        subprocess.run(
            [sys.executable, *command, "-o", f"report{ending}"],
            check=True,
            cwd=home,
            env=environment,
        )
    return {ending: (home / f"report{ending}").read_bytes() for ending in ENDINGS}


@pytest.fixture(scope="module")
def plain(store, tmp_path_factory):
    return reports_of(store, tmp_path_factory.mktemp("plain"), PLAIN)


def give_fonts(home):
    """Put fonts of the same names but other letters where the system looks for its own."""
    folder = home / ".local" / "share" / "fonts"
    folder.mkdir(parents=True)
    font = TTFont(mpl.get_data_path() + "/fonts/ttf/STIXGeneral.ttf")
    for name in ("Inter", "DejaVu Sans", "Droid Sans Fallback"):
        for record in font["name"].names:
            if record.nameID in {1, 4, 16}:
                record.string = name
        font.save(folder / f"{name}.ttf")


def test_another_locale_time_zone_and_hash_seed_give_the_same_bytes(store, plain, tmp_path):
    strange = reports_of(store, tmp_path / "another home with spaces", STRANGE)

    assert strange == plain


def test_fonts_of_the_system_change_nothing(store, plain, tmp_path):
    home = tmp_path / "fonts"
    give_fonts(home)

    assert reports_of(store, home, PLAIN) == plain
