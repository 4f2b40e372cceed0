"""The rest of the interview and promotion pack: what will be asked, and the first 90 days."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.presentation.pack import phase_texts, thin_texts
from hop_desktop.report.blocks import Block, Bullets, Heading, Muted, Paragraph
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.snapshot import ReportSnapshot

_OWN: Final = frozenset({Audience.ME, Audience.COACH})


def _interview(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Say where proof is thin and what an interviewer will probably ask there."""
    blocks: list[Block] = [
        Heading(1, _("What you will probably be asked")),
        Paragraph(_("Where a claim lies above its evidence, an interviewer asks for proof.")),
    ]
    for thin_text in thin_texts(snapshot.instrument, snapshot.pack.thin):
        asked = tuple(
            _("{facet}: {question}").format(facet=facet, question=question)
            for facet, questions in thin_text.questions
            for question in questions
        )
        blocks += [Heading(2, thin_text.title), Muted(thin_text.reason), Bullets(asked)]
    return blocks


def _first_days(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Spread what fits the largest gaps over 90 days."""
    blocks: list[Block] = [
        Heading(1, _("The first 90 days")),
        Paragraph(
            _(
                "Each focus area starts with its first action; every thirty days another one "
                "follows, the longest ones first."
            )
        ),
    ]
    for phase_text in phase_texts(snapshot.instrument, snapshot.pack.phases):
        blocks.append(Heading(2, phase_text.title))
        if phase_text.begun:
            blocks += [Muted(_("Begin")), Bullets(phase_text.begun)]
        if phase_text.seen:
            blocks += [Muted(_("By then")), Bullets(phase_text.seen)]
    return blocks


INTERVIEW: Final = Section(
    "interview",
    lambda: _("What you will probably be asked"),
    _interview,
    audiences=_OWN,
    is_there=lambda snapshot: bool(snapshot.pack.stories and snapshot.pack.thin),
)
FIRST_DAYS: Final = Section(
    "first-days",
    lambda: _("The first 90 days"),
    _first_days,
    audiences=_OWN,
    is_there=lambda snapshot: bool(snapshot.pack.phases),
)
