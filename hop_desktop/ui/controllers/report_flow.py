"""The earlier attempt to compare with, and where a report goes: as Results and Report do it."""

from pathlib import Path

from hop_desktop.domain.attempt import Attempt
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice, Chooser
from hop_desktop.presentation.formatting import date_text
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.dialogs import Prompts


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
