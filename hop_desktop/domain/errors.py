"""Every error the program raises on purpose.

HopError
├── InvalidFileError          a file from outside was refused; nothing was changed
│   ├── InvalidAttemptError
│   └── InvalidInstrumentError
├── UnknownIdError            no attempt, profile or item has this id
├── InvalidEvidenceError      an entry of the ledger lacks something; nothing was stored
├── InvalidActionError        an action of the plan lacks something; nothing was stored
├── TextTooLongError          a text is longer than what is stored; nothing was cut
├── ProfileStateError         the profile is not one's own, not sound, or in use
├── AttemptStateError         the attempt is finished, or another one is open
├── InvalidFeedbackError      what is to be asked of others cannot be; nothing was stored
├── RoundStateError           a confidential round does not allow this; nothing was changed
├── SealingMissingError       the optional package that opens sealed answers is missing
├── NotComparableError        two attempts share no item
├── StorageError              the store could not be read or written
│   ├── StorageUnavailableError   full, locked, read-only, missing: trying again may help
│   ├── SavedMeanwhileError       by another process, and it does not go with this
│   ├── PassphraseNeededError     the store is encrypted, and no passphrase was given
│   ├── WrongPassphraseError      neither the passphrase nor the recovery code
│   │   └── OtherKeyError             it opens a key file, and that opens nothing here
│   ├── EncryptionMissingError    the store is encrypted, and the optional package is missing
│   ├── UnprotectedStoreError     plain where it should be encrypted; the person decides
│   ├── NewerStoreError           written by a newer version; left untouched
│   ├── DamagedStoreError         the file is not what was written
│   └── SealError                 sealed bytes that the key does not open
├── OutputError               a report, chart or export could not be written
│   ├── ReadOnlyTargetError       a file of that name may only be read
│   └── RenderWorkerError         the process that draws and prints ended
├── UnreadablePdfError        a PDF of another kind, or a damaged one
└── StoppedError              nobody wants the work any more
"""

from collections.abc import Sequence
from typing import Final

MOST_PROBLEMS: Final = 20  # of one file that are told


class HopError(Exception):
    """Base of all errors raised on purpose; its text is one line for people."""

    @property
    def sentence(self) -> str:
        """What people are told, whole; it may have several lines."""
        return str(self)

    def __reduce__(self) -> tuple[object, ...]:
        """Come whole out of another process, whatever the parameters of `__init__`."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[HopError], args: tuple[object, ...], state: dict[str, object]) -> HopError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InvalidFileError(HopError):
    """A file from outside was refused whole.

    Attributes:
        source: Name of the file as the person gave it.
        problems: One line each, `place: what is wrong`; at least one, at most MOST_PROBLEMS.
    """

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        self.source = source
        self.problems = tuple(problems[:MOST_PROBLEMS])
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{source}: {self.problems[0]}{more}")

    @property
    def sentence(self) -> str:
        return "\n".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every problem with the name of the file, as people read it."""
        return tuple(f"{self.source}: {problem}" for problem in self.problems)

    def within(self, place: str) -> "InvalidFileError":
        """Return the error of a file that holds the refused object at `place`."""
        return InvalidFileError(self.source, [f"{place}.{problem}" for problem in self.problems])


class InvalidAttemptError(InvalidFileError):
    """An attempt file breaks the format of an attempt."""


class InvalidInstrumentError(InvalidFileError):
    """An instrument file breaks a rule of the instrument."""


class UnknownIdError(HopError):
    """Nothing has the id that was asked for."""


class InvalidEvidenceError(HopError):
    """An entry of the evidence ledger lacks something or cannot be.

    Attributes:
        field: Name of the field of the draft.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(problem)


class InvalidActionError(HopError):
    """An action of the plan lacks something or holds what cannot be.

    Attributes:
        field: The field that is wrong, as `PlannedAction` names it.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(problem)


class TextTooLongError(HopError):
    """A text is longer than what is stored; nothing was stored, and nothing was cut."""


class ProfileStateError(HopError):
    """The profile does not allow this: shipped, not sound, or an attempt was taken with it."""


class AttemptStateError(HopError):
    """The attempt does not allow this now: finished, or another one is open."""


class InvalidFeedbackError(HopError):
    """What is to be asked of others lacks something or cannot be.

    Attributes:
        field: `name`, `groups`, `closes_on`, `collector` or `invited`.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(problem)


class RoundStateError(HopError):
    """A confidential round does not allow this: closed, or more answers than were invited."""


class SealingMissingError(HopError):
    """Answers are sealed, and the optional package that does it is not installed."""


class NotComparableError(HopError):
    """Two attempts share no item, so nothing can be said about change."""

    def __init__(self, earlier_id: str, later_id: str) -> None:
        super().__init__(
            f"{earlier_id} and {later_id} share no item with the same wording, "
            "so they cannot be compared"
        )


class StorageError(HopError):
    """The store could not be read or written."""


class StorageUnavailableError(StorageError):
    """The environment refused: disk full, locked, read-only, missing."""


class SavedMeanwhileError(StorageError):
    """What another process saved does not go with what was to be stored; nothing was changed."""


class PassphraseNeededError(StorageError):
    """The store is encrypted, and nobody said how to open it."""


class WrongPassphraseError(StorageError):
    """What was given is neither the passphrase nor the recovery code."""


class OtherKeyError(WrongPassphraseError):
    """What was given opens a key file, but not the one that the answers need."""


class EncryptionMissingError(StorageError):
    """The store is encrypted, and the optional package that opens it is not installed."""


class UnprotectedStoreError(StorageError):
    """The store is plain where it should be encrypted; the person has to decide.

    Attributes:
        has_encrypted: Whether anything encrypted lies beside it that could be brought back.
    """

    def __init__(self, message: str, *, has_encrypted: bool = True) -> None:
        super().__init__(message)
        self.has_encrypted = has_encrypted


class NewerStoreError(StorageError):
    """The store was written by a newer version of the program; it was left untouched."""


class DamagedStoreError(StorageError):
    """The stored bytes are not what the program wrote.

    Attributes:
        finding: What is wrong, without the name of the file.
    """

    def __init__(self, message: str, finding: str | None = None) -> None:
        super().__init__(message)
        self.finding = finding or message


class SealError(StorageError):
    """Another key or purpose, or the bytes are not what was sealed."""


class OutputError(HopError):
    """A report, chart or export could not be written."""


class ReadOnlyTargetError(OutputError):
    """A file of that name may only be read; it was kept."""


class RenderWorkerError(OutputError):
    """The process that draws and prints ended again and again before the work was done."""


class UnreadablePdfError(HopError):
    """A PDF of another kind, or a damaged one."""


class StoppedError(HopError):
    """Nobody wants the work any more."""
