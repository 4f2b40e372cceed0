"""One attempt, an earlier one beside it, and where its report goes: as Results and Report do it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice, Chooser
from hop_desktop.presentation.formatting import date_text
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.navigation import Arguments


def chosen_attempt(
    history: HistoryService, samples: Callable[[], Sequence[Attempt]], arguments: Arguments
) -> Attempt:
    """Return the attempt that `arguments["attempt"]` names; the latest, if it names none.

    Raises:
        UnknownIdError: It is not stored, or none is finished yet.
    """
    attempt_id = arguments.get("attempt", "latest")
    return samples()[-1] if attempt_id == SAMPLE_ID else history.get(attempt_id)


def earlier_chooser(
    history: HistoryService, attempt: Attempt, chosen_id: str, no_attempt: str
) -> Chooser:
    """Offer what was finished before the attempt, and nothing else by the words `no_attempt`.

    Raises:
        UnknownIdError: No stored attempt has the chosen id.
    """
    others = [
        Choice(earlier.attempt_id, date_text(earlier.moment))
        for earlier in history.earlier(attempt, chosen_id)
    ]
    return Chooser((Choice("", no_attempt), *others), chosen_id) if others else Chooser()


def report_target(prompts: Prompts, attempt: Attempt) -> Path | None:
    """Ask where the report goes, whose ending chooses its kind; None: nowhere."""
    name = f"Head of Product assessment {attempt.moment:%Y-%m-%d}.pdf"
    return prompts.save_path(name, _("PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"))
