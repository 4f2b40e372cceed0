"""What was chosen on the Report page, which outlives it: what was taken out never leaves."""

from dataclasses import dataclass
from typing import Final

from hop_desktop.presentation.report import Offered, ReportWish
from hop_desktop.services.drafts import Drafts, key_of

NAME_DRAFT: Final = "report-name"


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """What was chosen about one attempt, for as long as the window stays on it."""

    attempt_id: str
    asked_earlier_id: str  # the earlier attempt that the page was opened with
    earlier_id: str
    wish: ReportWish
    offered: Offered


class ReportMemory:
    """Keeps the choices while the page is made anew, as for another size of the text.

    The name that is to be printed outlives the program, too, as long as its attempt is there.
    """

    def __init__(self, drafts: Drafts) -> None:
        self.kept: KeptChoices | None = None
        self._drafts = drafts

    def name_for(self, attempt_id: str) -> str:
        """Return the name typed for the reports of an attempt; empty: none."""
        return self._drafts.get(key_of(NAME_DRAFT, attempt_id))

    def keep_name(self, attempt_id: str, name: str) -> None:
        """Keep the name that is typed for the reports of an attempt; empty: none."""
        self._drafts.put(key_of(NAME_DRAFT, attempt_id), name)
