"""The backups there are, and what bringing one back would change, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from hop_desktop.i18n import _, decimal_text, ngettext
from hop_desktop.paths import printable
from hop_desktop.presentation.formatting import moment_text

MEGABYTE: Final = 1_000_000
KILOBYTE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a store or a backup holds."""

    attempts: int
    answers: int


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup; `place` finds it again."""

    place: str
    made_at: datetime
    holding: Holding | None  # None: it cannot be read
    size: int  # bytes
    is_older_format: bool  # made before the program changed its format


@dataclass(frozen=True, slots=True)
class BackupsState:
    """The list of backups, latest first."""

    lead: str
    headers: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]  # by place


def make_backups_state(backups: Sequence[KeptBackup], folder: str) -> BackupsState:
    """Decide what the list of backups shows.

    Args:
        backups: Latest first.
        folder: Where they lie.
    """
    lead = (
        _("Kept in {folder}. The program makes them while you work; the latest is on top.")
        if backups
        else _("There is no backup in {folder} yet.")
    )
    return BackupsState(
        lead=lead.format(folder=folder),
        headers=(_("Made at"), _("Content"), _("Size"), _("Kind")),
        rows={backup.place: _row(backup) for backup in backups},
    )


def copied_text(files: Sequence[Path]) -> str:
    """Say where a copy was written, and what belongs to it."""
    text = _("Backed up to {name}.").format(name=printable(files[0]))
    if len(files) == 1:
        return text
    more = _(
        "It is encrypted: keep the file {key} beside it, for it opens only with that file and "
        "your passphrase or recovery code."
    )
    return f"{text} {more.format(key=files[1].name)}"


def restore_question(name: str, then: Holding | None, now: Holding | None) -> str:
    """Return what the person is asked before a backup takes the place of everything.

    Args:
        name: Of the backup, as `backup_name` says it, or of a file.
        then: What it holds; None: not known.
        now: What the store holds; None: not known.
    """
    which = _("Restore {name}?").format(name=name)
    return "\n\n".join(
        (
            which,
            _("It holds: {holding}.").format(holding=holding_text(then)),
            _("There is now: {holding}.").format(holding=holding_text(now)),
            _(
                "Everything there is now – attempts, evidence, plan and notes – is replaced. It is "
                "backed up first, so that you can come back to it."
            ),
        )
    )


def restored_text(name: str, now: Holding | None, kept: str) -> str:
    """Return what happened when a backup was brought back.

    Args:
        name: Of the backup.
        now: What the store holds.
        kept: The file that holds what was there before; empty: there was nothing.
    """
    lines = [
        _("Restored: {name}.").format(name=name),
        _("There is now: {holding}.").format(holding=holding_text(now)),
    ]
    if kept:
        text = _("What was there before is kept in {file}; Preferences can bring it back, too.")
        lines.append(text.format(file=kept))
    return "\n".join(lines)


def backup_name(made_at: datetime) -> str:
    """Return what a backup of the list is called in sentences."""
    return _("the backup of {moment}").format(moment=moment_text(made_at))


def holding_text(holding: Holding | None) -> str:
    """Return how much it is, as a part of a sentence."""
    if holding is None:
        return _("not known")
    attempts = ngettext("{n} attempt", "{n} attempts", holding.attempts)
    answers = ngettext("{n} answer", "{n} answers", holding.answers)
    return f"{attempts.format(n=holding.attempts)}, {answers.format(n=holding.answers)}"


def _row(backup: KeptBackup) -> tuple[str, ...]:
    return (
        moment_text(backup.made_at),
        holding_text(backup.holding) if backup.holding else _("Cannot be read"),
        _size_text(backup.size),
        _("Before an update") if backup.is_older_format else _("Regular"),
    )


def _size_text(size: int) -> str:
    if size >= MEGABYTE:
        return _("{n} MB").format(n=decimal_text(size / MEGABYTE, 1))
    return _("{n} kB").format(n=decimal_text(max(size / KILOBYTE, 1), 0))
