"""Runs the fault tests in parts and notes what each found.

    python -m tests.faults.parts [PART ...]

A part takes less than an hour at twenty times the size of every day. Its figures are written to
docs/reliability.md as soon as it is through; a run that is broken off goes on with the next part.
Without a name every part runs that was not run at this size yet.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hop_desktop.storage.clock import SystemClock
from tests.faults.reliability import FIGURES, write_document
from tests.faults.scripts import ROOT

FAULTS = ROOT / "tests" / "faults"
NAMED = {
    "kills": ("test_killed_*.py", "../storage/test_kill.py", "../storage/test_protection.py"),
    "power": ("test_power_loss.py",),
    "traced": ("test_traced_power_loss.py",),
    "disk": ("test_io_faults.py",),
    "damage": ("test_damage.py", "test_bit_flips.py", "test_random_damage.py"),
    "imports": ("test_fuzzed_*.py",),
    "window": ("test_window.py", "test_walk.py"),
    "writing": ("test_window_writing.py",),
    "processes": ("test_two_processes.py",),
    "texts": ("test_hostile_strings.py",),
    "pages": ("../report/test_page_fill.py",),
}
REST = "rest"
PARTS = (*NAMED, REST)


def files_of(part):
    """Return the files of tests of a part; those that no part names are the rest."""
    if part != REST:
        return sorted(path.resolve() for glob in NAMED[part] for path in _found(glob))
    named = {path for other in NAMED for path in files_of(other)}
    return sorted(path for path in FAULTS.glob("test_*.py") if path not in named)


def is_done(part, scale):
    """Whether the figures hold a run of the part at this size."""
    return any((one["part"], one["scale"]) == (part, scale) for one in known_figures())


def run(part, scale):
    """Run one part and write its figures; return pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder, "figures.jsonl")
        measured = {"HOP_FAULTS": str(scale), "HOP_FAULT_FIGURES": str(figures)}
        command = [sys.executable, "-m", "pytest", *map(str, files_of(part))]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **measured}, check=False)
        if done.returncode == 0:
            note(part, scale, figures.read_text("utf-8") if figures.exists() else "")
    return done.returncode


def note(part, scale, lines):
    """Put the figures of a part in the place of those before, and write the document."""
    head = {"part": part, "scale": scale, "day": SystemClock().now().date().isoformat()}
    new = [{**head, **json.loads(line)} for line in lines.splitlines()] or [head]
    told = {_subject(one) for one in new}
    kept = [one for one in known_figures() if one["part"] != part and _subject(one) not in told]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (*kept, *new))
    FIGURES.write_text(text, encoding="utf-8")
    write_document()


def known_figures():
    if not FIGURES.exists():
        return []
    return [json.loads(line) for line in FIGURES.read_text("utf-8").splitlines()]


def _subject(figure):
    """Return what was done, without its kinds."""
    return figure.get("what", "").partition(": ")[0].partition(" (")[0]


def _found(glob):
    return (FAULTS / glob).resolve().parent.glob(Path(glob).name)


def main(names):
    strange = [name for name in names if name not in PARTS]
    if strange:
        print(f"no part is named {strange[0]}; there are {', '.join(PARTS)}")
        return 2
    scale = int(os.environ.get("HOP_FAULTS", "20"))
    wanted = names or [part for part in PARTS if not is_done(part, scale)]
    for part in wanted:
        print(f"{part}: at {scale} times the size of every day", flush=True)
        code = run(part, scale)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
