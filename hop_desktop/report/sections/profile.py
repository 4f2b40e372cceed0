"""All competencies in one table that is a gap chart, too, and the place on the ladder."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.instrument import LEVELS
from hop_desktop.domain.ladder import place_on_ladder
from hop_desktop.domain.scorecard import CompetencyScore
from hop_desktop.i18n import _
from hop_desktop.presentation.ladder import ladder_sentence
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.report.blocks import Block, Heading, Muted, Paragraph, Scale, Table
from hop_desktop.report.choice import ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.sections.summary import evidenced_levels
from hop_desktop.report.snapshot import ReportSnapshot


def _profile(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Show every competency, the largest gap first and what has no score last."""
    card, instrument = snapshot.scorecard, snapshot.instrument
    evidenced = evidenced_levels(snapshot, choice)
    rows = zip(card.competencies, table_rows(instrument, card, evidenced), strict=True)
    in_order = sorted(rows, key=lambda row: (row[0].gap is None, -(row[0].gap or 0.0)))
    return (
        Heading(1, _("Where the gaps are")),
        Table(
            _("All competencies, the largest gap first; scale 1 to 5"),
            table_headers(with_evidenced=evidenced is not None),
            tuple(row for _score, row in in_order),
            scales=tuple(scale_of(score) for score, _row in in_order),
        ),
        Muted(_("Dot: you. Bar: the range. Diamond: what is expected.")),
        *_nearest_role(snapshot),
    )


def scale_of(score: CompetencyScore) -> Scale | None:
    """Draw a score on the scale; None: there is none."""
    if score.score is None:
        return None
    return Scale(tuple(LEVELS), score.score, score.band, score.expected)


def _nearest_role(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Say which role of the ladder the scores lie nearest to, if that can be said."""
    catalogue = snapshot.catalogue
    place = place_on_ladder(snapshot.scorecard.competencies, catalogue.ladder, catalogue.constants)
    sentence = ladder_sentence(place, catalogue.ladder)
    return (Paragraph(sentence),) if sentence else ()


PROFILE: Final = Section("profile", lambda: _("Where the gaps are"), _profile)
