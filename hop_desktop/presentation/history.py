"""What History shows: every attempt, and the comparison of two."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.change import Comparison
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import QualityStatus, Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text, gap_text, level_text, percent_text
from hop_desktop.presentation.words import change_words, form_words, label_words, response_words


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One attempt."""

    attempt_id: str
    cells: tuple[str, ...]
    is_finished: bool


@dataclass(frozen=True, slots=True)
class HistoryState:
    """Everything History shows above a comparison."""

    title: str
    lead: str
    headers: tuple[str, ...]
    rows: tuple[HistoryRow, ...]  # newest first
    can_compare: bool
    shows_trend: bool


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """Two attempts side by side."""

    title: str
    summary: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    changes: tuple[str, ...]


def make_history_state(
    attempts: Sequence[tuple[Attempt, Scorecard | None]],
) -> HistoryState:
    """Word the list of attempts, given oldest first with the scorecard of finished ones."""
    finished = sum(attempt.is_finished for attempt, _scorecard in attempts)
    lead = _("Choose two attempts to compare.") if finished > 1 else ""
    return HistoryState(
        title=_("History"),
        lead=lead if attempts else _("No attempt yet. The first one starts on Home."),
        headers=(_("Date"), _("Form"), _("State"), _("Readiness"), _("Label")),
        rows=tuple(_row(attempt, card) for attempt, card in reversed(attempts)),
        can_compare=finished > 1,
        shows_trend=finished > 1,
    )


def make_comparison_state(
    instrument: Instrument, earlier: Attempt, later: Attempt, comparison: Comparison
) -> ComparisonState:
    readiness = comparison.readiness
    share = _("{shared} of {total} items are shared by both attempts and compared.")
    changes = [
        _("{question} Before: {earlier} Now: {later}").format(
            question=f"{item.cue} {item.stem}".strip(),
            earlier=response_words(item, one.earlier),
            later=response_words(item, one.later),
        )
        for one in comparison.responses
        for item in (instrument.item(one.item_id),)
    ]
    return ComparisonState(
        title=_("{earlier} compared with {later}").format(
            earlier=date_text(earlier.finished_at or earlier.started_at),
            later=date_text(later.finished_at or later.started_at),
        ),
        summary=" ".join(
            (
                _("Readiness {earlier} → {later}: {words}.").format(
                    earlier=percent_text(readiness.earlier),
                    later=percent_text(readiness.later),
                    words=change_words(readiness.change_class),
                ),
                share.format(shared=comparison.items_shared, total=comparison.items_total),
                _("Scores go down as well as up; both are normal."),
            )
        ),
        headers=(_("Competency"), _("Before"), _("Now"), _("Change"), _("What can be said")),
        rows=tuple(
            (
                instrument.competency(competency_id).name,
                level_text(change.earlier),
                level_text(change.later),
                gap_text(change.change),
                change_words(change.change_class),
            )
            for competency_id, change in comparison.competencies.items()
        ),
        changes=tuple(changes),
    )


def enters_trend(scorecard: Scorecard) -> bool:
    """Weak sittings are left out of the trend by default."""
    return scorecard.quality.status is not QualityStatus.WEAK


def _row(attempt: Attempt, scorecard: Scorecard | None) -> HistoryRow:
    readiness = scorecard.readiness if scorecard else None
    return HistoryRow(
        attempt.attempt_id,
        (
            date_text(attempt.finished_at or attempt.started_at),
            form_words(attempt.form),
            _("Finished") if attempt.is_finished else _("Open"),
            percent_text(readiness.value) if readiness else "",
            label_words(readiness.label) if readiness else "",
        ),
        attempt.is_finished,
    )
