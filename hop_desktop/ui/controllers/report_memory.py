"""What was chosen on the Report page, which outlives it: what was taken out never leaves."""

from dataclasses import dataclass

from hop_desktop.presentation.report import Offered, ReportWish


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """What was chosen about one attempt, for as long as the window stays on it."""

    attempt_id: str
    asked_earlier_id: str  # the earlier attempt that the page was opened with
    earlier_id: str
    wish: ReportWish
    offered: Offered


class ReportMemory:
    """Keeps the choices while the page is made anew, as for another size of the text."""

    def __init__(self) -> None:
        self.kept: KeptChoices | None = None
