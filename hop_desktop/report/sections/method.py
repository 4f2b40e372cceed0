"""How it was computed, how the answers look, and what it rests on."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.profile import Mark
from hop_desktop.i18n import _
from hop_desktop.presentation.computation import method_lines
from hop_desktop.presentation.footnotes import source_words
from hop_desktop.presentation.formatting import exact_text, level_text
from hop_desktop.presentation.words import (
    band_words,
    honesty_lines,
    quality_lines,
)
from hop_desktop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import NOBODY, Section
from hop_desktop.report.snapshot import ReportSnapshot

# The codes behind the sentences that this report prints itself.
HONESTY_SOURCES: Final = frozenset({"MABE", "ZELL", "HEIDE"})
ASSUMPTION_SOURCES: Final = frozenset({"CLARK"})
CHANGE_SOURCES: Final = frozenset({"JT", "MAASSEN"})


def _quality(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Tell kindly how the answers look."""
    lines = quality_lines(snapshot.scorecard.quality)
    return (Heading(1, _("About the way you answered")), Bullets(lines))


def _method(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Show the formulas, and the numbers that went into them."""
    lines = method_lines(snapshot.instrument, snapshot.attempt.form, snapshot.catalogue.constants)
    return (Heading(1, _("How this was computed")), Bullets(lines), _numbers(snapshot))


def _numbers(snapshot: ReportSnapshot) -> Table:
    headers = (
        *(_("Competency"), _("Expected"), _("Score"), _("Gap"), _("SEM"), _("Answers")),
        *(_("Attainment"), _("Weight")),
    )
    rows = (
        (
            snapshot.instrument.competency(competency.competency_id).name,
            level_text(competency.expected),
            *(exact_text(value) for value in (competency.score, competency.gap, competency.sem)),
            str(competency.answered),
            exact_text(competency.attainment),
            f"{competency.weight} %",
        )
        for competency in snapshot.scorecard.competencies
    )
    return Table(_("The numbers behind the verdicts"), headers, tuple(rows))


def _role(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Show the expected levels, each with its origin and reason."""
    return (
        Heading(1, _("What the role asks, and why")),
        Paragraph(
            _("Profile: {name}. {description}").format(
                name=snapshot.profile.name, description=snapshot.profile.description
            )
        ),
        _profile_table(snapshot),
    )


def _caveats(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Say what a self-rating can and cannot tell."""
    return (
        Heading(1, _("What to keep in mind")),
        Bullets((*honesty_lines(), band_words(snapshot.catalogue.constants))),
    )


def _sources(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """List what the printed numbers and sentences rest on."""
    return (Heading(1, _("Sources")), Bullets(_source_lines(snapshot)))


def _profile_table(snapshot: ReportSnapshot) -> Table:
    profile = snapshot.profile
    marks = {
        Mark.DERIVED: _("Derived"),
        Mark.JUDGEMENT: _("Judgement"),
        Mark.SET_BY_YOU: _("Set by you"),
        Mark.SET_BY_SENDER: _("Expected by someone else"),
    }
    return Table(
        _("Expected levels, weights and where the levels come from"),
        (_("Competency"), _("Level"), _("Weight"), _("Origin"), _("Reason")),
        tuple(
            (
                competency.name,
                level_text(profile.levels[competency_id]),
                f"{profile.weights[competency_id]} %",
                marks[profile.provenance[competency_id].mark]
                if competency_id in profile.provenance
                else "",
                profile.provenance[competency_id].reason
                if competency_id in profile.provenance
                else "",
            )
            for competency_id, competency in snapshot.instrument.competencies_by_id.items()
        ),
        shares=(0, 0, 0, 0, 1),
    )


def _source_lines(snapshot: ReportSnapshot) -> tuple[str, ...]:
    codes = {code for why in snapshot.profile.provenance.values() for code in why.sources}
    codes |= HONESTY_SOURCES | ASSUMPTION_SOURCES
    if snapshot.comparison is not None:
        codes |= CHANGE_SOURCES
    known = snapshot.catalogue.sources
    return tuple(source_words(known[code]) for code in sorted(codes) if code in known)


QUALITY: Final = Section(
    "quality",
    lambda: _("About the way you answered"),
    _quality,
    frozenset({Audience.ME, Audience.COACH}),
)
METHOD: Final = Section("method", lambda: _("How this was computed"), _method, NOBODY)
ROLE: Final = Section("role", lambda: _("What the role asks, and why"), _role, NOBODY)
CAVEATS: Final = Section("caveats", lambda: _("What to keep in mind"), _caveats)
SOURCES: Final = Section("sources", lambda: _("Sources"), _sources, NOBODY)
