"""The answer first: readiness, the two charts and the exact table."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.charts.chart import Chart as Drawing
from hop_desktop.charts.chart import Gaps, Radar, Size
from hop_desktop.charts.image import chart_bytes
from hop_desktop.charts.style import ChartStyle
from hop_desktop.domain.ladder import place_on_ladder
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import percent_text
from hop_desktop.presentation.headline import alike_words, strongest_words
from hop_desktop.presentation.ladder import ladder_sentence
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.presentation.words import (
    band_words,
    framing_words,
    readiness_label,
    readiness_sentence,
)
from hop_desktop.report.blocks import (
    Block,
    Chart,
    Heading,
    KeyFigure,
    Muted,
    Paragraph,
    Scale,
    Table,
)
from hop_desktop.report.choice import ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.sections.cover import focus_sentence
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.theme import load_theme

PRINT_POINTS = 9.5
RADAR_SIZE_IN = (6.5, 4.0)
GAPS_SIZE_IN = (6.5, 3.5)


def _summary(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Say where the person stands and how sure that is."""
    readiness = snapshot.scorecard.readiness
    scale = None
    if readiness.value is not None:
        scale = Scale((0, 100), readiness.value, readiness.band)
    return (
        Heading(1, _("Where you stand"), starts_page=True),
        KeyFigure(
            "" if readiness.value is None else percent_text(readiness.value),
            readiness_label(readiness),
            readiness_sentence(readiness),
            scale,
        ),
        *_alike(snapshot),
        *_nearest_role(snapshot),
        Paragraph(focus_sentence(snapshot)),
        Paragraph(framing_words()),
    )


def _alike(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Put the caution about answers that are all alike, or what stands out, beside the number."""
    card = snapshot.scorecard
    texts = alike_words(card), strongest_words(snapshot.instrument, card)
    return tuple(Paragraph(text) for text in texts if text)


def _nearest_role(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Say which role of the ladder the scores lie nearest to, if that can be said."""
    catalogue = snapshot.catalogue
    place = place_on_ladder(snapshot.scorecard.competencies, catalogue.ladder, catalogue.constants)
    sentence = ladder_sentence(place, catalogue.ladder)
    return (Paragraph(sentence),) if sentence else ()


def _profile(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Draw the radar beside the exact table; evidence and look back only where they go in."""
    card, instrument = snapshot.scorecard, snapshot.instrument
    evidenced = _evidenced(snapshot) if choice.has("evidence") else None
    look_back = snapshot.look_back if choice.has("change") else None
    radar = Radar(instrument, card, snapshot.earlier_scorecard, look_back, evidenced)
    return (
        Heading(1, _("Your profile")),
        _chart(
            radar,
            RADAR_SIZE_IN,
            _("You against the expected levels, scale 1 to 5; bars are bands"),
        ),
        Table(
            _("Scores by competency, scale 1 to 5"),
            table_headers(with_evidenced=evidenced is not None),
            table_rows(instrument, card, evidenced),
        ),
        Muted(band_words(snapshot.catalogue.constants)),
    )


def _evidenced(snapshot: ReportSnapshot) -> Mapping[str, int] | None:
    if not snapshot.entries:
        return None
    return {
        competency_id: found.evidenced.level for competency_id, found in snapshot.standings.items()
    }


def _gaps(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Draw the gaps, the largest first."""
    gaps = Gaps(snapshot.instrument, snapshot.scorecard)
    return (
        Heading(1, _("Where the gaps are")),
        _chart(gaps, GAPS_SIZE_IN, _("Gaps to the expected level, largest first")),
    )


def _chart(drawing: Drawing, size: Size, caption: str) -> Chart:
    svg = chart_bytes(drawing, print_style(), size, "svg")
    return Chart(svg, drawing.description(), caption)


def print_style() -> ChartStyle:
    """Return how charts look on paper."""
    return ChartStyle(load_theme("light"), PRINT_POINTS)


SUMMARY: Final = Section("summary", lambda: _("Where you stand"), _summary)
PROFILE: Final = Section("profile", lambda: _("Your profile"), _profile)
GAPS: Final = Section("gaps", lambda: _("Where the gaps are"), _gaps)
