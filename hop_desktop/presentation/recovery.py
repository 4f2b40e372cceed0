"""What the store did about damage, in words."""

from hop_desktop.domain.recovery import NoteKind, OpeningNote, RecoveryReport
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import moment_text


def recovery_lines(report: RecoveryReport) -> tuple[str, ...]:
    """Return what happened, what was brought back, what is missing and where the evidence is."""
    return tuple(
        line
        for line in (
            _lead(report),
            _source(report),
            *_brought_back(report),
            _missing(report),
            _kept(report),
        )
        if line
    )


def _lead(report: RecoveryReport) -> str:
    if report.is_empty:
        return _("Your answers could not be restored: {reason}.").format(reason=report.reason)
    return _("Your answers were restored: {reason}.").format(reason=report.reason)


def _source(report: RecoveryReport) -> str:
    if report.restored_from is None:
        return _("There was no backup that could be read.")
    moment = moment_text(report.restored_from)
    return _("The backup of {date} was used.").format(date=moment)


def _brought_back(report: RecoveryReport) -> tuple[str, ...]:
    replayed = ngettext(
        "{n} later change was found in the second record.",
        "{n} later changes were found in the second record.",
        report.replayed,
    ).format(n=report.replayed)
    salvaged = ngettext(
        "{n} entry was read out of damaged files.",
        "{n} entries were read out of damaged files.",
        report.salvaged,
    ).format(n=report.salvaged)
    return (replayed if report.replayed else "", salvaged if report.salvaged else "")


def _missing(report: RecoveryReport) -> str:
    if report.is_complete and report.is_last_known:
        return _("Nothing is missing.")
    if report.is_complete:
        return _(
            "Everything that the second record holds is back. Whether anything was saved after "
            "that cannot be known."
        )
    return _(
        "Not every later change could be read: please look through your latest answers, some of"
        " them may be missing."
    )


def _kept(report: RecoveryReport) -> str:
    if report.kept_in is None:
        return ""
    return _("What was there before is kept in {folder}.").format(folder=report.kept_in)


def note_text(note: OpeningNote) -> str:
    """Say what happened to the protection of the answers."""
    texts = {
        NoteKind.DECRYPTED: _(
            "Removing the passphrase was interrupted and has now been finished: {name} and its "
            "backups are no longer encrypted."
        ),
        NoteKind.ENCRYPTED: _(
            "Setting the passphrase was interrupted and has now been finished: {name} and its "
            "backups are encrypted."
        ),
        NoteKind.KEY_MENDED: _(
            "The key file {name} was missing, damaged, older or of other answers. It was written "
            "anew from a copy."
        ),
        NoteKind.KEY_OLDER: _(
            "What you typed opens {name}; the key file beside your answers has another "
            "passphrase, and from the next start on only that one counts. The recovery code is the "
            "same."
        ),
        NoteKind.KEY_SET_ASIDE: _(
            "A key file of other answers, or of an earlier passphrase, stood here. It is kept as "
            "{name}."
        ),
        NoteKind.ORDER_REFUSED: _(
            "A file stood beside your answers where a change of their encryption is noted, but "
            "nothing in it shows that someone with your passphrase wrote it. It was ignored and "
            "is kept as {name}."
        ),
    }
    return texts[note.kind].format(name=note.name)


def newer_text(name: str) -> str:
    """Say that an older store stands in the place of a newer one, whose copy is called `name`."""
    return _(
        "Your answers are older than what was saved last: an older file stands in their place, put "
        "there by another program or by hand, or left by a power cut. What was saved last is kept "
        "as {name} among the backups; bringing it back keeps a backup of what is here now."
    ).format(name=name)
