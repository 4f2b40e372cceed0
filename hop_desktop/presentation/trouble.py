"""What is shown in the place of every page while the store cannot be opened."""

from dataclasses import dataclass

from hop_desktop.domain.errors import (
    DamagedStoreError,
    HopError,
    StorageUnavailableError,
    UnprotectedStoreError,
)
from hop_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class TroubleState:
    """Why nothing can be shown, and what the person can do about it."""

    title: str
    reason: str
    paragraphs: tuple[str, ...]
    can_move: bool  # another folder may help
    can_decide: bool = False  # between a plain store and what is encrypted beside it


def make_trouble_state(error: HopError, folder: str) -> TroubleState:
    """Decide what to say about a store that cannot be opened.

    Args:
        error: Why it cannot.
        folder: Where it lies or should lie.
    """
    can_move = isinstance(error, StorageUnavailableError | DamagedStoreError)
    can_decide = isinstance(error, UnprotectedStoreError)
    where = _("Your answers belong in {folder}. The program deleted nothing there.").format(
        folder=folder
    )
    advice = (
        _(
            "Fix the cause and try again, or keep your answers in another folder. What is in the "
            "current folder stays there."
        )
        if can_move
        else _("If there are backups, they are in the folder “backups” beside the database.")
    )
    if isinstance(error, UnprotectedStoreError):
        advice = _decision(error)
    return TroubleState(
        title=_("Your answers could not be opened"),
        reason=error.sentence,
        paragraphs=(where, advice),
        can_move=can_move,
        can_decide=can_decide,
    )


def _decision(error: UnprotectedStoreError) -> str:
    if error.has_encrypted:
        return _(
            "Bring back what is encrypted unless you know this file. What you decide against is "
            "kept in the folder “damaged” beside it."
        )
    return _(
        "There is nothing encrypted here that could be brought back. Going on with this file sets "
        "the key file aside; else this file is set aside and you begin without answers. What you "
        "decide against is kept in the folder “damaged” beside it."
    )
