"""What the person noted about education and experience: printed, never scored."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.presentation.background import background_rows
from hop_desktop.report.blocks import Block, Heading, Muted, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.snapshot import ReportSnapshot


def _background(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    return (
        Heading(1, _("Background")),
        Table(_("Education and experience"), (_("What"), _("As noted")), _rows(snapshot), (1, 2)),
        Muted(_("These are facts as they were noted. No score uses them.")),
    )


def _rows(snapshot: ReportSnapshot) -> tuple[tuple[str, str], ...]:
    return background_rows(snapshot.background, snapshot.profiles)


BACKGROUND: Final = Section(
    "background",
    lambda: _("Background"),
    _background,
    audiences=frozenset({Audience.ME, Audience.COACH}),
    is_there=lambda snapshot: bool(_rows(snapshot)),
)
