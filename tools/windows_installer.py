"""The set-up program for Windows, by NSIS, which compiles it on Debian, too."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from hop_desktop import __version__
from tools.bundle import DIST
from tools.outside_names import PACKAGING, identity

SCRIPT: Final = PACKAGING / "windows" / "installer.nsi"
PROGRAM_FILES: Final = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def make(tree: Path, folder: Path = DIST) -> Path:
    """Compile the set-up program and return where it is.

    Args:
        tree: The bundled program.
        folder: Where the set-up program goes.

    Raises:
        subprocess.CalledProcessError: The script has a fault, or warns of one.
    """
    made = folder / f"hop-desktop-{__version__}-windows-x64-setup.exe"
    values = {"VERSION": __version__, "TREE": tree.resolve(), "OUTFILE": made.resolve()}
    values |= {name.upper(): value for name, value in identity().items()}
    defined = [f"-D{name}={value}" for name, value in values.items()]
    makensis = shutil.which("makensis") or str(PROGRAM_FILES)
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, SCRIPT.name]
    subprocess.run(command, check=True, cwd=SCRIPT.parent)
    return made
