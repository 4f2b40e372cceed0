"""What Results shows about one finished attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.candidates import feedback_candidates
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import (
    CompetencyScore,
    QualityStatus,
    Scorecard,
)
from hop_desktop.i18n import _
from hop_desktop.presentation.chart_caption import ChartCaption, chart_caption
from hop_desktop.presentation.choice import Chooser
from hop_desktop.presentation.competency_rows import (
    CompetencyRow,
    VerdictChip,
    axis_texts,
    competency_rows,
    verdict_cell,
    verdict_chips,
)
from hop_desktop.presentation.edition_words import versioned_form_words
from hop_desktop.presentation.formatting import (
    band_text,
    date_text,
    gap_text,
    level_text,
    percent_text,
)
from hop_desktop.presentation.headline import (
    alike_words,
    headline,
    strongest_words,
)
from hop_desktop.presentation.label_reason import explained_label
from hop_desktop.presentation.profile_comparison import flip_words
from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.presentation.words import (
    band_words,
    framing_words,
    honesty_lines,
    likely_words,
    quality_lines,
    readiness_note,
    readiness_sentence,
)


@dataclass(frozen=True, slots=True)
class ResultsState:
    """Everything Results shows at once; sections and computation follow when they are opened."""

    title: str
    subtitle: str
    headline: str
    readiness_value: str
    readiness_label: str
    readiness_percent: float  # 0-100; 0 where there is no band
    readiness_band: tuple[float, float] | None  # 0-100; None: too little is scored
    readiness_cut_offs: tuple[float, ...]  # 0-100: from where on each label is given
    readiness_likely: str  # "likely 70–88"; empty: too little is scored
    readiness_sentence: str  # all of it in words
    readiness_note: str  # what is not scored; empty: everything is
    chips: tuple[VerdictChip, ...]
    second_look: str  # empty: nothing about the answers calls for one
    alike: str  # what an attempt without differences means; empty: there are some
    strongest: str  # empty: nothing stands out
    nearest_role: str  # empty: cannot be said
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    competencies: tuple[CompetencyRow, ...]  # the largest gap first
    radar_name: str
    radar_ids: tuple[str, ...]  # competency ids of the axes
    radar_axes: tuple[str, ...]  # what each shows
    caption: ChartCaption
    steps: tuple[FirstStep, ...]  # where to begin, at most three
    shows_table: bool
    feedback: tuple[str, ...]
    quality: tuple[str, ...]
    flips: tuple[str, ...]
    honesty: tuple[str, ...]
    can_show_evidence: bool
    shows_evidence: bool
    is_sample: bool
    profiles: Chooser  # to compare with
    earlier: Chooser  # earlier attempts to draw too
    others: Chooser  # whose view to draw too


def table_headers(*, with_evidenced: bool = False) -> tuple[str, ...]:
    """Return the heads of `table_rows`; the evidenced level comes last, if at all."""
    heads = (
        _("Competency"),
        _("You"),
        _("Band"),
        _("Expected"),
        _("Gap"),
        _("Verdict"),
        _("Answered"),
    )
    return (*heads, _("Evidenced")) if with_evidenced else heads


def table_rows(
    instrument: Instrument, scorecard: Scorecard, evidenced: Mapping[str, int] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the exact table that stands beside the charts, in framework order.

    Args:
        instrument: The one that was answered.
        scorecard: What is shown.
        evidenced: The level (1-5) that evidence carries, by competency id; None: not shown.
    """
    return tuple(
        (
            instrument.competency(score.competency_id).name,
            level_text(score.score),
            band_text(score.band),
            level_text(score.expected),
            gap_text(score.gap),
            verdict_cell(score, scorecard),
            _("{answered} of {asked}").format(answered=score.answered, asked=score.asked),
            *(() if evidenced is None else (level_cell(evidenced, score.competency_id),)),
        )
        for score in scorecard.competencies
    )


def level_cell(evidenced: Mapping[str, int], competency_id: str) -> str:
    return str(evidenced[competency_id]) if competency_id in evidenced else level_text(None)


def make_results_state(
    instrument: Instrument,
    attempt: Attempt,
    scorecard: Scorecard,
    profile: Profile,
    constants: ScoringConstants,
    nearest_role: str,
    flips: Sequence[tuple[CompetencyScore, CompetencyScore]] = (),
    *,
    untranslated: str = "",
    steps: tuple[FirstStep, ...] = (),
    shows_table: bool = False,
    evidenced: Mapping[str, int] | None = None,
    can_show_evidence: bool = False,
    profiles: Chooser = Chooser(),  # noqa: B008 - frozen
    earlier: Chooser = Chooser(),  # noqa: B008 - frozen
    others: Chooser = Chooser(),  # noqa: B008 - frozen
) -> ResultsState:
    """Word what stands on the page before anything is opened.

    Args:
        instrument: The one that was answered.
        attempt: A finished one.
        scorecard: Its score under `profile`.
        profile: The one in use.
        constants: For the printed assumptions.
        nearest_role: The sentence about the ladder; empty: nothing can be said.
        flips: Competencies whose verdict differs under the attempt's own profile: then, now.
        untranslated: That statements stay in English; empty: they do not.
        steps: Where to begin, first things first.
        shows_table: Whether the competencies are shown as one table.
        evidenced: The level (1-5) that evidence carries, by competency id; None: not shown.
        can_show_evidence: Whether the person has evidence that could be shown.
        profiles: Those to compare with.
        earlier: Attempts finished before this one, to draw too.
        others: Whose view can be drawn too.
    """
    readiness = scorecard.readiness
    moment = attempt.moment
    return ResultsState(
        title=_("Results"),
        subtitle=" · ".join(
            (
                date_text(moment),
                versioned_form_words(attempt.form, instrument.version),
                profile.name,
                *filter(None, (untranslated,)),
            )
        ),
        headline=headline(instrument, scorecard),
        readiness_value=percent_text(readiness.value),
        readiness_label=explained_label(instrument, scorecard, constants),
        readiness_percent=readiness.value or 0.0,
        readiness_band=readiness.band,
        readiness_cut_offs=(constants.building_from, constants.close_from, constants.meets_from),
        readiness_likely=likely_words(readiness),
        readiness_sentence=readiness_sentence(readiness),
        readiness_note=readiness_note(readiness),
        chips=verdict_chips(scorecard),
        second_look=(
            "" if scorecard.quality.status is QualityStatus.OK else _("Worth a second look")
        ),
        alike=alike_words(scorecard),
        strongest=strongest_words(instrument, scorecard),
        nearest_role=nearest_role,
        headers=table_headers(with_evidenced=evidenced is not None),
        rows=table_rows(instrument, scorecard, evidenced),
        competencies=competency_rows(instrument, scorecard),
        radar_name=_("Radar: you and {profile}").format(profile=profile.name),
        radar_ids=tuple(competency.competency_id for competency in instrument.competencies),
        radar_axes=axis_texts(instrument, scorecard),
        caption=chart_caption(attempt, scorecard, profile),
        steps=steps,
        shows_table=shows_table,
        feedback=feedback_lines(instrument, attempt),
        quality=quality_lines(scorecard.quality),
        flips=tuple(_flip(instrument, then, now) for then, now in flips),
        honesty=(framing_words(), band_words(constants), *honesty_lines()),
        can_show_evidence=can_show_evidence,
        shows_evidence=evidenced is not None,
        is_sample=attempt.attempt_id == SAMPLE_ID,
        profiles=profiles,
        earlier=earlier,
        others=others,
    )


def feedback_lines(instrument: Instrument, attempt: Attempt) -> tuple[str, ...]:
    """Name where another person's view would say most; source: docs/instrument.md, Confidence."""
    candidates = feedback_candidates(instrument, attempt)
    texts = (
        (candidates.unsupported, _("Sure, and no example is named yet: {names}.")),
        (candidates.unsure, _("Unsure that a colleague would agree: {names}.")),
    )
    return tuple(
        text.format(
            names=", ".join(instrument.competency(competency_id).name for competency_id in ids)
        )
        for ids, text in texts
        if ids
    )


def _flip(instrument: Instrument, then: CompetencyScore, now: CompetencyScore) -> str:
    return _("{name}: {change}").format(
        name=instrument.competency(now.competency_id).name, change=flip_words(then, now)
    )
