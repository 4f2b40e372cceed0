"""Make the program's folder for this system: `python3 dev.py bundle`.

It needs no Python where it is used. What it is made of is decided in
`packaging/hop-desktop.spec`; how large its parts are is printed at the end, and
`packaging/smoke.sh` tries every command and the window in it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DIST: Final = ROOT / "dist"
TREE: Final = DIST / "hop-desktop"
SPEC: Final = ROOT / "packaging" / "hop-desktop.spec"
MEBIBYTE: Final = 1024 * 1024
LARGE: Final = 5 * MEBIBYTE
LIMIT: Final = 300 * MEBIBYTE

OF_QT: Final = ("PySide6", "shiboken6")

# Why a part of over 5 MB is there: the beginning of its path below `_internal`, and the reason.
REASONS: Final = {
    "PySide6": "the window: Qt, without its web, media and 3D parts",
    "typst": "sets the PDF report: the whole compiler is one library",
    "numpy": "matplotlib computes with it",
    "numpy.libs": "numpy's own linear algebra",
    "sqlcipher3": "the encrypted store, its cryptography linked in",
    "matplotlib": "draws the charts",
    "PIL": "matplotlib writes PNG with it",
    "pillow.libs": "the picture formats of Pillow",
    "sqlalchemy": "the store",
    "libpython": "the language itself",
    "python3": "its extension modules",
    "kiwisolver": "matplotlib lays charts out with it",
    "libcrypto": "Python's hashes",
    "libicudata": "Qt's texts in all languages",
    "libstdc++": "what Qt is written in",
    "hop_desktop": "the program: its fonts, items, words and guide",
    "base_library.zip": "Python's first modules",
    "fontTools": "matplotlib embeds type in PDF with it",
    "pydantic_core": "SQLModel checks values with it",
}


def main() -> int:
    """Build the folder, say how large it is and try it; 1: it is too large or does not work."""
    shutil.rmtree(TREE, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    folders = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "bundle")]
    environment = {"SOURCE_DATE_EPOCH": "1767225600", **os.environ}
    subprocess.run([*command, *folders, str(SPEC)], check=True, cwd=ROOT, env=environment)
    if sys.platform == "linux":
        (TREE / "hop-desktop-window").symlink_to("hop-desktop")
        strip_symbols()
    return tell_sizes() or try_out()


def try_out() -> int:
    """Have `packaging/smoke.sh` do everything with what was built, and return its status."""
    ending = ".exe" if sys.platform == "win32" else ""
    programs = [(TREE / name).with_suffix(ending) for name in ("hop-desktop", "hop-desktop-window")]
    script = ROOT / "packaging" / "smoke.sh"
    command = [_shell(), script.as_posix(), *(program.as_posix() for program in programs)]
    return subprocess.run(command, check=False).returncode


def _shell() -> str:
    """Return the shell; on Windows the one of Git, not the one that wants a Linux."""
    git = shutil.which("git") if sys.platform == "win32" else None
    return str(Path(git).parent.parent / "bin" / "bash.exe") if git else "sh"


def strip_symbols() -> None:
    """Take the debugging symbols out of what was compiled.

    Qt's libraries stay as they were published, and so do the `.libs` of wheels: what was patched
    to be found there does not load any more once it is stripped.
    """
    inside = TREE / "_internal"
    files = [file for file in inside.rglob("*.so*") if not file.is_symlink()]
    parts = {file: file.relative_to(inside).parts[0] for file in files}
    ours = [str(file) for file, part in parts.items() if part not in OF_QT]
    ours = [name for name in ours if ".libs" not in name]
    subprocess.run(["strip", "--strip-unneeded", *ours], check=True)
    for file in files:
        file.chmod(0o644)  # they are loaded, not started


def tell_sizes() -> int:
    """Print every large part with its reason; 1: one has none, or all of it is too much."""
    inside = TREE / "_internal"
    sizes = {part.name: size_of(part) for part in inside.iterdir()}
    total = size_of(TREE)
    unexplained = []
    for name, size in sorted(sizes.items(), key=lambda entry: -entry[1]):
        if size < LARGE:
            break
        reason = next((why for start, why in REASONS.items() if name.startswith(start)), "")
        print(f"{size / MEBIBYTE:7.1f} MB  {name}: {reason or 'NO REASON GIVEN'}")
        if not reason:
            unexplained.append(name)
    print(f"{total / MEBIBYTE:7.1f} MB  in all, of at most {LIMIT // MEBIBYTE}")
    return 1 if unexplained or total > LIMIT else 0


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of everything in a folder; links count nothing."""
    if path.is_symlink():
        return 0
    if path.is_file():
        return path.stat().st_size
    return sum(size_of(part) for part in path.iterdir())


if __name__ == "__main__":
    sys.exit(main())
