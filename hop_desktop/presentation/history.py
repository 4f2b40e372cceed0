"""What History shows: every attempt, and how a figure moved over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import QualityStatus, Scorecard
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.edition_words import answered_form_words
from hop_desktop.presentation.formatting import DASH, date_text, level_text, percent_text
from hop_desktop.presentation.words import form_words, readiness_label

TREND_LENGTH = 120  # attempts in the trend: ten years of monthly ones
READINESS_ID = "readiness"


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The list of attempts."""

    title: str
    lead: str
    headers: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]  # by attempt id, newest first
    finished: frozenset[str]  # ids
    has_open: bool  # one is under way
    shows_trend: bool


@dataclass(frozen=True, slots=True)
class TrendEntry:
    """One attempt in a trend."""

    finished_at: datetime  # aware
    label: str
    value: float | None  # None: no score
    band: tuple[float, float] | None
    is_counted: bool = True  # False: left out of the line
    look_back: float | None = None  # how the person sees it now; None: they did not look back


@dataclass(frozen=True, slots=True)
class TrendState:
    """The trend of one figure, as words and as a table."""

    entries: tuple[TrendEntry, ...]  # oldest first
    is_readiness: bool
    headers: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]  # by attempt id, newest first
    note: str  # what is left out, and why


def make_history_state(
    attempts: Sequence[AttemptSummary], former: Mapping[str, str], version: str
) -> HistoryState:
    """Word the list of attempts, given oldest first; scores come later by `scored_cells`.

    Args:
        attempts: Finished ones and the open one.
        former: The versions of the questions that are asked no longer, by fingerprint.
        version: The one that is asked now.
    """
    finished = frozenset(attempt.attempt_id for attempt in attempts if attempt.is_finished)
    lead = _("Choose one attempt to see its results, or two to compare.")
    return HistoryState(
        title=_("History"),
        lead=lead if attempts else "",
        headers=(_("Date"), _("Form"), _("State"), _("Readiness"), _("Label")),
        rows={
            attempt.attempt_id: _cells(attempt, answered_form_words(attempt, former, version))
            for attempt in reversed(attempts)
        },
        finished=finished,
        has_open=len(finished) < len(attempts),
        shows_trend=len(finished) > 1,
    )


def delete_question(attempt: AttemptSummary) -> str:
    text = _(
        "Delete the attempt of {date} ({form}) with all its answers? "
        "“Undo” in the menu brings it back until the program ends."
    )
    return text.format(date=date_text(attempt.moment), form=form_words(attempt.form))


def deleted_words(attempt: AttemptSummary) -> str:
    """Return how the menu calls the deletion that it can undo."""
    return _("Delete the attempt of {date}").format(date=date_text(attempt.moment))


def scored_cells(
    attempts: Mapping[str, AttemptSummary],
    scored: Sequence[tuple[Attempt, Scorecard]],
    former: Mapping[str, str],
    version: str,
) -> dict[str, tuple[str, ...]]:
    """Return the rows of scored attempts, by attempt id."""
    return {
        key: _cells(attempts[key], answered_form_words(attempts[key], former, version), card)
        for key, card in ((attempt.attempt_id, card) for attempt, card in scored)
        if key in attempts
    }


def trend_choices(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    """Return what a trend can be of: id and name."""
    names = tuple(
        (competency.competency_id, competency.name) for competency in instrument.competencies
    )
    return ((READINESS_ID, _("Readiness")), *names)


def make_trend_state(
    scored: Sequence[tuple[Attempt, Scorecard]],
    figure_id: str,
    total: int,
    looks: Mapping[str, Scorecard],
    *,
    with_weak: bool,
) -> TrendState:
    """Word the trend of one figure.

    Args:
        scored: Oldest first.
        figure_id: A competency id or READINESS_ID.
        total: How many attempts are finished; `scored` may be the last of them only.
        looks: Scorecards by attempt id as the person sees the attempt now.
        with_weak: Whether sittings whose answers call for a second look are counted.
    """
    entries = trend_entries(scored, figure_id, looks, with_weak=with_weak)
    is_readiness = figure_id == READINESS_ID
    text = percent_text if is_readiness else level_text
    has_looks = any(point.look_back is not None for point in entries)
    rows = {
        attempt.attempt_id: (
            entry.label,
            text(entry.value),
            _band(entry.band, is_readiness=is_readiness),
            _("Counted") if entry.is_counted else _("Left out: quality warnings"),
            *((text(entry.look_back),) if has_looks else ()),
        )
        for (attempt, _card), entry in reversed(list(zip(scored, entries, strict=True)))
    }
    return TrendState(
        entries=entries,
        is_readiness=is_readiness,
        headers=(
            *(_("Date"), _("Value"), _("Band"), _("In the line")),
            *((_("Looking back"),) if has_looks else ()),
        ),
        rows=rows,
        note=_trend_note(entries, len(scored), total),
    )


def trend_entries(
    scored: Sequence[tuple[Attempt, Scorecard]],
    figure_id: str = READINESS_ID,
    looks: Mapping[str, Scorecard] | None = None,
    *,
    with_weak: bool = False,
) -> tuple[TrendEntry, ...]:
    """Return one figure of each scored attempt; weak sittings are shown but not counted."""
    entries = []
    for attempt, card in scored:
        moment = attempt.moment
        value, band = _figure(card, figure_id)
        look = (looks or {}).get(attempt.attempt_id)
        is_core = figure_id != READINESS_ID and look is not None
        entries.append(
            TrendEntry(
                finished_at=moment,
                label=date_text(moment),
                value=value,
                band=band,
                is_counted=with_weak or enters_trend(card),
                look_back=_figure(look, figure_id)[0] if look is not None and is_core else None,
            )
        )
    return tuple(entries)


def enters_trend(scorecard: Scorecard) -> bool:
    """Weak sittings are left out of the trend by default."""
    return scorecard.quality.status is not QualityStatus.WEAK


def _figure(card: Scorecard, figure_id: str) -> tuple[float | None, tuple[float, float] | None]:
    if figure_id == READINESS_ID:
        return card.readiness.value, card.readiness.band
    score = card.competency(figure_id)
    return score.score, score.band


def _band(band: tuple[float, float] | None, *, is_readiness: bool) -> str:
    if band is None:
        return DASH
    text, ends = (percent_text, (0.0, 100.0)) if is_readiness else (level_text, (1.0, 5.0))
    low, high = (min(max(edge, ends[0]), ends[1]) for edge in band)
    return f"{text(low)} – {text(high)}"


def _trend_note(entries: Sequence[TrendEntry], shown: int, total: int) -> str:
    left_out = sum(not entry.is_counted for entry in entries)
    notes = []
    if shown < total:
        text = _("The last {shown} of {total} attempts are shown.")
        notes.append(text.format(shown=shown, total=total))
    if left_out:
        text = ngettext(
            "{n} attempt with quality warnings is left out of the line.",
            "{n} attempts with quality warnings are left out of the line.",
            left_out,
        )
        notes.append(text.format(n=left_out))
    return " ".join(notes)


def _cells(
    attempt: AttemptSummary, form: str, scorecard: Scorecard | None = None
) -> tuple[str, ...]:
    readiness = scorecard.readiness if scorecard else None
    return (
        date_text(attempt.moment),
        form,
        _("Finished") if attempt.is_finished else _("Under way"),
        percent_text(readiness.value) if readiness else "",
        readiness_label(readiness) if readiness else "",
    )
