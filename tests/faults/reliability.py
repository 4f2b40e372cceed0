"""Write docs/reliability.md from the figures of a run of the fault tests.

    python -m tests.faults.reliability FIGURES SCALE

FIGURES is what `scale.record` wrote; SCALE is how many times the run of every day it was.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from tests.faults.scripts import ROOT

DOCUMENT = ROOT / "docs" / "reliability.md"
HEAD = """\
# How safe answers are

Written by `python3 dev.py faults` from what its run measured; do not edit by hand.

## What you can count on

An answer marked *Saved* is still there after a crash, a power cut, a full disk, or damage to the
file, as long as one of its two other copies on this computer (the backups together with the second
record, `answers.log`) can be read. If something could not be brought back, the program says so.

Every save has a number. *Nothing is missing* is said after a recovery only if the numbers in the
backup, the second record and the damaged file itself show it; if the damaged file cannot be asked,
the program says how far the record reaches instead. At each start the last numbers are compared:
what is newer than the store is kept beside the backups and offered until you decide. What you
deleted or restored yourself is a save like any other and is not offered back. An old store that is
put back *together with* its old record and its old backups cannot be noticed.

No copy on this computer survives the loss of the whole disk. Export your data to another place now
and then.

## What was measured

Each line comes from a file of tests: those in `tests/faults`, `tests/storage/test_kill.py` and
`tests/storage/test_protection.py`. This run was {scale} of the one
that every change must pass. Each of these files has at least one control beside its tests (a
program that is careless on purpose, or a store without what is said to save it), and the run
fails if a control is not caught. A run in which every power cut or every refusing disk was
skipped fails, too.

*Traced* power cuts are of the program as it is: the system calls that it made are written down and
replayed up to many moments. The others write down what SQLite and the program ask of a simulated
disk. *Slow* is more than a second of work for one file, *too much memory* more than 150 MB beside
what the program needs anyway.

| What was done | How often | What was found |
|---|---|---|
"""
NOT_SHOWN = """
## With a passphrase

But for the lines about a passphrase, the numbers above are of stores without one. Damage of
encrypted stores is tried in `tests/storage/test_encrypted_store.py`: damaged files cannot be read
row by row there, but backups and the second record bring everything back. Setting, removing and
changing a passphrase were killed before each third of their file operations (each of them in the
long run); every next start opened with everything, unencrypted before the key file stood and
encrypted after it, with no plain text left once it had asked. What a passphrase does not protect
against is in `docs/adr/0007-optional-passphrase.md`: a program in the running account, memory and
swap, and old bytes that a disk keeps on its own.

What libsodium seals is told apart by the data key: a file that asks for decryption and was not
written under it is not followed. A plain store among encrypted files is not opened before you
decide. A whole key file of other answers is never overwritten. What versions before this one sealed
is sealed anew at the next unlock; that was killed at its steps, too.

## What is not shown

- The power cuts are a model: what was synced is on the disk, what was not may be there, missing,
  reordered, torn or garbage; names change in the order in which they were changed. A drive that
  says it wrote and did not, memory that the system drops after a failed sync, and mistakes of a
  file system are outside.
- Many moments leave the same files; these are counted each time and judged once.
- In the window the plug is pulled while statements are chosen. Notes, the ledger and the plan are
  saved by the same code, but not in that run.
- Setting a passphrase was killed and not cut from power; saving into an encrypted store was
  neither.
- The disk that refuses is simulated inside the process; SQLite there is the build of the test
  tool, not the one of the interpreter. The program's own code is the same.
- Linux only. The rules of macOS and Windows for syncing, sharing and locking files were read, not
  tried.
- Damage is random. Checksums of rows find accidents, not somebody who rewrites rows and their
  checksums.
- A restore was killed before each third of its file operations (each of them in the long run).
- Broken files are changed by chance, not led by what the program does with them.
- No number here is a probability. No failure in so many tries means that these tries found none.
"""
HOW_OFTEN = ("kills", "images", "runs", "mutants", "trials", "flips", "saves", "answers", "rebuilt")


def main(figures, scale):
    lines = map(json.loads, figures.read_text(encoding="utf-8").splitlines())
    classes = {}
    for one in {line["what"]: line for line in lines}.values():
        what, _colon, kind = one.pop("what").partition(": ")
        known_kinds, sums = classes.setdefault(what, ([], Counter()))
        known_kinds += [kind] if kind else []
        sums.update(one)
    table = "".join(line_of(what, *classes[what]) for what in sorted(classes))
    DOCUMENT.write_text(HEAD.format(scale=times(scale)) + table + NOT_SHOWN, encoding="utf-8")


def times(scale):
    return "the size" if scale == "1" else f"{scale} times the size"


def line_of(what, kinds, figures):
    """Return one line of the table."""
    often = [f"{figures.pop(key):,} {key}" for key in HOW_OFTEN if key in figures]
    found = [f"{value:,} {key.replace('_', ' ')}" for key, value in figures.items()]
    name = f"{what} ({', '.join(kinds)})" if kinds else what
    return f"| {name} | {', '.join(often)} | {', '.join(found)} |\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
