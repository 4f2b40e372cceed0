"""Writes docs/reliability.md from the figures that the parts of the fault tests noted."""

import json
from collections import Counter

from tests.faults.promises import promised
from tests.faults.scripts import ROOT

DOCUMENT = ROOT / "docs" / "reliability.md"
FIGURES = ROOT / "docs" / "reliability-figures.jsonl"
HEAD = """\
# How safe answers are

Written by `python3 dev.py faults` from what its runs measured; do not edit by hand.

## What you can count on

Each promise names the tests that hold it.

{promises}

Not promised: that an old store is noticed which is put back *together with* its old record and its
old backups; and that anything survives the loss of the whole disk. Export your data to another
place now and then.

## What was measured

Each line comes from a file of tests: those in `tests/faults`, `tests/storage/test_kill.py` and
`tests/storage/test_protection.py`. *Size* 1 is the run that every change must pass; each part of
the tests can be run at another size, and its lines tell which and when.
{largest}
Each of these files has at least one control beside its tests (a
program that is careless on purpose, or a store without what is said to save it), and the run
fails if a control is not caught. A run in which every power cut or every refusing disk was
skipped fails, too.

*Traced* power cuts are of the program as it is: the system calls that it made are written down and
replayed up to many moments. The others write down what SQLite and the program ask of a simulated
disk. *Slow* is more than a second of work for one file, *too much memory* more than 150 MB beside
what the program needs anyway.

| What was done | How often | What was found | Size | Day |
|---|---|---|---|---|
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
- In the window the plug is pulled while statements are chosen.
- Setting a passphrase was killed and not cut from power.
- The disk that refuses is simulated inside the process; SQLite there is the build of the test
  tool, not the one of the interpreter. With a passphrase it is the SQLCipher of the program. The
  program's own code is the same.
- Linux only. The rules of macOS and Windows for syncing, sharing and locking files were read, not
  tried.
- Damage is random. Checksums of rows find accidents, not somebody who rewrites rows and their
  checksums.
- A restore was killed before each third of its file operations (each of them in the long run).
- An import was killed before and after each step of the program's own, not inside SQLite; power
  cuts inside SQLite are in the lines about importing.
- With a passphrase the plug was pulled while saving, backing up and importing alone. It was not
  pulled while notes, evidence, the plan, a profile or drafts are written in the window; that was
  killed, in a store without a passphrase.
- What a damaged file of drafts held is kept as it is, and not brought back.
- How long an answer waits for an import was measured on two cores that had five times as much to
  do as they can; 250 ms at most, as is wanted, was not shown there.
- Of the lines *led by what the program does*, each 30 seconds are one of size.
- No number here is a probability. No failure in so many tries means that these tries found none.
"""
HOW_OFTEN = (
    "kills",
    "images",
    "runs",
    "mutants",
    "trials",
    "flips",
    "saves",
    "answers",
    "inputs",
    "rebuilt",
)
HEADING = ("part", "scale", "day", "what")
LONG_RUN = 20


def write_document():
    DOCUMENT.write_text(document(), encoding="utf-8")


def document():
    """Return the page."""
    figures = [json.loads(line) for line in FIGURES.read_text("utf-8").splitlines()]
    measured = [one for one in figures if "what" in one]
    head = HEAD.format(promises=promised(), largest=largest(measured))
    return head + "".join(table(measured)) + NOT_SHOWN


def largest(figures):
    """Say what was not run at the size of the long run."""
    smaller = [one for one in figures if one["scale"] < LONG_RUN]
    if not smaller:
        return f"Every line is of the long run, size {LONG_RUN}."
    return (
        f"The long run has size {LONG_RUN}. **{len(smaller)} of the {len(figures)} figures below "
        "were not measured at that size.**"
    )


def table(figures):
    classes = {}
    for one in figures:
        what, _colon, kind = one["what"].partition(": ")
        kinds, sums = classes.setdefault((what, one["scale"], one["day"]), ([], Counter()))
        kinds += [kind] if kind else []
        sums.update({key: value for key, value in one.items() if key not in HEADING})
    for (what, scale, day), (kinds, sums) in sorted(classes.items()):
        often = [f"{sums[key]:,} {key}" for key in HOW_OFTEN if key in sums]
        found = [
            f"{value:,} {key.replace('_', ' ')}"
            for key, value in sums.items()
            if key not in HOW_OFTEN
        ]
        name = f"{what} ({', '.join(kinds)})" if kinds else what
        yield f"| {name} | {', '.join(often)} | {', '.join(found)} | {scale} | {day} |\n"
