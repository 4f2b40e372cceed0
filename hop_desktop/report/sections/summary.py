"""The page that stands alone: where the person stands, how sure that is, and what comes first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hop_desktop.charts.chart import Radar
from hop_desktop.charts.image import chart_bytes
from hop_desktop.charts.style import ChartStyle
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import percent_text
from hop_desktop.presentation.headline import alike_words, headline, strongest_words
from hop_desktop.presentation.label_reason import explained_label
from hop_desktop.presentation.start_here import first_steps
from hop_desktop.presentation.summary import certainty_lines, edition_words
from hop_desktop.presentation.words import likely_words, readiness_note
from hop_desktop.report.blocks import (
    Block,
    Bullets,
    Caution,
    Chart,
    Heading,
    Hero,
    KeyFigure,
    Muted,
    Paragraph,
    Scale,
    Step,
    Steps,
)
from hop_desktop.report.choice import ONE_PAGE, ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.theme import load_theme

PRINT_POINTS: Final = 9.0
RADAR_SIZE_IN: Final = (4.4, 4.6)


def lead(snapshot: ReportSnapshot) -> str:
    """Say the whole answer in a sentence."""
    return headline(snapshot.instrument, snapshot.scorecard)


def _summary(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Say where the person stands, what is strong, what comes first, and how sure that is."""
    return (
        Heading(1, _("Where you stand")),
        _key_figure(snapshot),
        *_caution(snapshot),
        Hero(_radar(snapshot, choice), tuple(_beside(snapshot, choice))),
        _first_steps(snapshot),
        Muted(edition_words(snapshot.instrument, snapshot.attempt)),
    )


def _key_figure(snapshot: ReportSnapshot) -> KeyFigure:
    readiness, constants = snapshot.scorecard.readiness, snapshot.catalogue.constants
    likely, scale = likely_words(readiness), None
    if readiness.value is not None:
        cut_offs = (constants.building_from, constants.close_from, constants.meets_from)
        scale = Scale((0, *cut_offs, 100), readiness.value, readiness.band)
    return KeyFigure(
        "" if readiness.value is None else percent_text(readiness.value),
        _("of 100 · {likely}").format(likely=likely) if likely else "",
        explained_label(snapshot.instrument, snapshot.scorecard, constants),
        readiness_note(readiness),
        scale,
    )


def _caution(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Put the caution about answers that are all alike beside the number, for every audience."""
    text = alike_words(snapshot.scorecard)
    return (Caution(text),) if text else ()


def _radar(snapshot: ReportSnapshot, choice: ReportChoice) -> Chart:
    """Draw the radar; evidence and look back only where they go in."""
    radar = Radar(
        snapshot.instrument,
        snapshot.scorecard,
        snapshot.earlier_scorecard,
        snapshot.look_back if choice.prints("change") else None,
        evidenced_levels(snapshot, choice),
    )
    svg = chart_bytes(radar, print_style(), RADAR_SIZE_IN, "svg")
    return Chart(
        svg,
        radar.description(),
        _("You and {profile}, on a scale from 1 to 5").format(profile=snapshot.profile.name),
    )


def _beside(snapshot: ReportSnapshot, choice: ReportChoice) -> Iterator[Block]:
    card = snapshot.scorecard
    strongest = strongest_words(snapshot.instrument, card)
    if strongest:
        yield Paragraph(strongest)
    yield Heading(2, _("How sure this is"))
    quality = card.quality if choice.has("quality") else None
    yield Bullets(certainty_lines(snapshot.catalogue.constants, quality))


def _first_steps(snapshot: ReportSnapshot) -> Block:
    """Name the focus areas, each with its first action; say it in a sentence if there are none."""
    if not snapshot.areas:
        return Paragraph(_no_focus_words(snapshot))
    steps = first_steps(snapshot.areas, snapshot.actions)
    return Steps(
        _("Worth working on first"),
        tuple(Step(step.name, step.levels, step.action) for step in steps),
    )


def _no_focus_words(snapshot: ReportSnapshot) -> str:
    if snapshot.scorecard.readiness.value is None:
        return _("Too little is scored to say what to work on first.")
    return _("No gap stands out that would need work first.")


def evidenced_levels(snapshot: ReportSnapshot, choice: ReportChoice) -> Mapping[str, int] | None:
    """Return the level that evidence carries, by competency id; None: it does not go in."""
    if not snapshot.entries or not choice.prints("evidence"):
        return None
    return {
        competency_id: found.evidenced.level for competency_id, found in snapshot.standings.items()
    }


def print_style() -> ChartStyle:
    """Return how charts look on paper."""
    return ChartStyle(load_theme("light"), PRINT_POINTS)


SUMMARY: Final = Section(ONE_PAGE, lambda: _("Where you stand"), _summary)
