"""How large the program itself is."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from benchmarks.figure import Figure
from benchmarks.timing import ROOT, python


def measure(folder: Path) -> Sequence[Figure]:
    """Build the wheel and add up what it installs."""
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    subprocess.run(python(*build), check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    return (Figure("installed size of our own wheel", size / 2**20, "MiB", 6.0),)
