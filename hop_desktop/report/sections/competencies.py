"""Each competency: verdict, facets, the next level, and every answer in full wording."""

from collections.abc import Sequence

from hop_desktop.i18n import _
from hop_desktop.presentation.results import CompetencySection, make_results_state
from hop_desktop.report.blocks import Answer, Block, Bullets, Heading, Muted, Paragraph
from hop_desktop.report.snapshot import ReportSnapshot


def competencies(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Go through the competencies in framework order."""
    state = make_results_state(
        snapshot.instrument,
        snapshot.attempt,
        snapshot.scorecard,
        snapshot.profile,
        snapshot.catalogue.constants,
    )
    blocks: list[Block] = [Heading(1, _("Competency by competency"))]
    for section in state.sections:
        blocks += _section(section)
    return blocks


def _section(section: CompetencySection) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, section.title),
        Muted(section.definition),
        Paragraph(section.verdict),
    ]
    if section.facets:
        blocks.append(Bullets(section.facets))
    blocks += [Paragraph(text) for text in (section.next_level, section.calibration) if text]
    for line in section.answers:
        evidence = (_("Example: {text}").format(text=line.evidence),) if line.evidence else ()
        blocks.append(Answer(line.question, line.answer, (*evidence, *line.explanation)))
    return blocks
