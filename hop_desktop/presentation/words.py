"""The wording of results: one home for what verdicts, labels and flags are called."""

from typing import Final

from hop_desktop.domain.attempt import NO_CHANCE, BestWorst, Confidence, Response
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Form, Item, ItemKind
from hop_desktop.domain.scorecard import (
    CompetencyScore,
    Quality,
    QualityFlag,
    QualityStatus,
    Readiness,
    ReadinessLabel,
    Verdict,
)
from hop_desktop.i18n import _, decimal_text, ngettext
from hop_desktop.presentation.formatting import gap_text, level_text, percent_text

OWN_AVERAGE_MARGIN: Final = 0.5  # scale points; nearer is level with it


def form_words(form: Form) -> str:
    return {Form.FULL: _("Full form"), Form.QUICK: _("Quick form")}[form]


def not_saved_words(reason: object) -> str:
    """Return what is said of everything that is not on disk, with the reason."""
    return _("Not saved – {reason}").format(reason=reason)


def verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.MET: _("Met"),
        Verdict.POSSIBLE_GAP: _("Possible gap"),
        Verdict.CLEAR_GAP: _("Clear gap"),
        Verdict.UNEXPOSED: _("No chance yet"),
        Verdict.NOT_ENOUGH_ANSWERS: _("Not enough answers"),
    }[verdict]


def verdict_sentence(score: CompetencyScore) -> str:
    """Say what can be said about one competency, with its numbers; none is held against another.

    Rounded numbers could contradict a verdict that was judged on exact ones.
    """
    sentence = {
        Verdict.MET: _("You are at {you} and {expected} is expected ({gap}): met."),
        Verdict.POSSIBLE_GAP: _(
            "You are at {you} and {expected} is expected ({gap}). Your answers leave open whether "
            "this is a gap."
        ),
        Verdict.CLEAR_GAP: _(
            "You are at {you} and {expected} is expected ({gap}). That is more than the "
            "uncertainty of your answers explains: a clear gap."
        ),
        Verdict.UNEXPOSED: _(
            "You have had no chance to do this yet, so there is no score. That is not a low "
            "score; {expected} is expected."
        ),
        Verdict.NOT_ENOUGH_ANSWERS: _(
            "Too few items were answered for a score; {expected} is expected."
        ),
    }[score.verdict]
    return sentence.format(
        you=level_text(score.score), expected=level_text(score.expected), gap=gap_text(score.gap)
    )


def label_words(label: ReadinessLabel) -> str:
    return {
        ReadinessLabel.MEETS_THE_PROFILE: _("Meets the profile, by your own account"),
        ReadinessLabel.CLOSE: _("Nearly there"),
        ReadinessLabel.BUILDING: _("Building"),
        ReadinessLabel.EARLY: _("Early"),
        ReadinessLabel.NOT_ENOUGH_EVIDENCE: _("Not enough evidence"),
    }[label]


def likely_words(readiness: Readiness) -> str:
    """Say between what the number is likely to lie; empty: too little is scored."""
    if readiness.band is None:
        return ""
    low, high = (percent_text(end) for end in readiness.band)
    return _("likely {low}–{high}").format(low=low, high=high)


def readiness_label(readiness: Readiness) -> str:
    """Return the label as it is printed, with what was not tried at this size.

    Only where the number is high is something said to be reached.
    """
    label = label_words(readiness.label)
    if not readiness.is_untried or readiness.value is None:
        return label
    if readiness.label in {ReadinessLabel.MEETS_THE_PROFILE, ReadinessLabel.CLOSE}:
        return _("Reached where you work now; not tried at this size")
    return _("{label}; not tried at this size").format(label=label)


def cut_off_words(constants: ScoringConstants) -> str:
    """Say from where on each label is given."""
    return _(
        "Labels: from {meets} on “{meets_label}”, if no core skill has a clear gap, at least "
        "half of the weight is met and less than a tenth is in clear gaps; from {close} on "
        "“{close_label}”, with at most one clear gap in a core skill and at most a quarter of"
        " the weight in clear gaps; from {building} on “{building_label}”; below that "
        "“{early_label}”. A core skill with no chance yet counts as a clear gap."
    ).format(
        meets=percent_text(constants.meets_from),
        close=percent_text(constants.close_from),
        building=percent_text(constants.building_from),
        meets_label=label_words(ReadinessLabel.MEETS_THE_PROFILE),
        close_label=label_words(ReadinessLabel.CLOSE),
        building_label=label_words(ReadinessLabel.BUILDING),
        early_label=label_words(ReadinessLabel.EARLY),
    )


def readiness_sentence(readiness: Readiness) -> str:
    """Say how ready, how sure, and what the floor is."""
    if readiness.value is None or readiness.band is None:
        return _(
            "Too little of the profile could be scored for a readiness figure: "
            "{coverage} %, and 80 % are needed."
        ).format(coverage=percent_text(readiness.coverage * 100))
    sentence = _("Readiness {value} of 100, in a band from {low} to {high}: “{label}”.").format(
        value=percent_text(readiness.value),
        low=percent_text(readiness.band[0]),
        high=percent_text(readiness.band[1]),
        label=readiness_label(readiness),
    )
    return f"{sentence} {readiness_note(readiness)}".strip()


def readiness_note(readiness: Readiness) -> str:
    """Say what part of the profile has no score; empty: all of it has."""
    if readiness.value is None:
        return readiness_sentence(readiness)
    if readiness.coverage >= 1:
        return ""
    return _(
        "{missing} % of the profile has no score yet; counting it as zero gives {floor}."
    ).format(
        missing=percent_text((1 - readiness.coverage) * 100), floor=percent_text(readiness.floor)
    )


def no_chance_words(item: Item) -> str:
    """Return the special answer of an item as its button says it."""
    return (
        _("Did not come up")
        if item.kind is ItemKind.FREQUENCY
        else _("No chance yet, or not part of my job")
    )


def response_words(item: Item, response: Response | None) -> str:
    """Return a response in the full wording that was chosen."""
    if response is None:
        return _("Not answered")
    if response is NO_CHANCE:
        return no_chance_words(item)
    if isinstance(response, BestWorst):
        return _("Best: {best} Worst: {worst}").format(
            best=item.option(response.best).text, worst=item.option(response.worst).text
        )
    return item.option(str(response)).text


def confidence_words(confidence: Confidence) -> str:
    return {
        Confidence.LOW: _("You are not sure that a colleague would give the same answers."),
        Confidence.MEDIUM: _("You are fairly sure that a colleague would give the same answers."),
        Confidence.HIGH: _("You are sure that a colleague would give the same answers."),
    }[confidence]


def quality_status_words(status: QualityStatus) -> str:
    return {
        QualityStatus.OK: _("No sign of haste; that does not prove care."),
        QualityStatus.CHECK: _("The way you answered is worth a second look."),
        QualityStatus.WEAK: _(
            "There are several quality warnings, so this attempt is left out of trends."
        ),
    }[status]


def quality_lines(quality: Quality) -> tuple[str, ...]:
    """Say what was noticed about the way of answering, and what cannot be told."""
    notes = tuple(quality_words(flag) for flag in quality.flags)
    if quality.status is not QualityStatus.OK or not notes:
        notes = (quality_status_words(quality.status), *notes)
    if quality.tells_scatter:
        return notes
    return (*notes, _("Whether your answers scatter: too few answers to tell."))


def quality_words(flag: QualityFlag) -> str:
    """Say kindly what was noticed; it never changes a score."""
    share = f"{flag.value * 100:.0f}"
    text = {
        "speed": _("{share} % of the items went by faster than most people can read them."),
        "longstring": _("The same position was chosen {count} times in a row."),
        "lowvar": _("Almost all answers are close together."),
        "scatter": _(
            "Within the same competency your answers are often far apart. Perhaps someone"
            " else holds part of the job."
        ),
        "ceiling": _("{share} % of the answers are at the top, so growth could not show."),
        "exposure": _("{share} % of the items were things you have had no chance to do yet."),
        "claims": _("Most of your highest answers have no example to go with them."),
        "gap-days": _short_gap_words(flag.value),
    }[flag.flag_id]
    return text.format(share=share, count=round(flag.value))


def _short_gap_words(days: float) -> str:
    if days < 1:
        return _("The last attempt was less than a day ago; memory may play a part.")
    return ngettext(
        "The last attempt was only {count} day ago; memory may play a part.",
        "The last attempt was only {count} days ago; memory may play a part.",
        round(days),
    )


def framing_words() -> str:
    """What a self-rating is and is not (docs/instrument.md, Framing)."""
    return _(
        "This is a mirror, not a verdict. You compare what you did lately with what the job "
        "tends to ask for. Your answers stay on this computer. Self-ratings agree only modestly "
        "with other people’s ratings, so treat each result as a starting point and test it with "
        "someone who sees you work."
    )


def not_for_hiring_words() -> str:
    return _("Not for hiring, promotion or dismissal. No norm group exists.")


def band_words(constants: ScoringConstants) -> str:
    """What a band is, and what it rests on (docs/scoring.md, Uncertainty)."""
    return _(
        "Band: if our assumption holds, the level behind your answers lies in this range 9 times "
        "in 10. The assumption: answers vary by {sd} around a person’s level. No trial with other "
        "people has been run yet."
    ).format(sd=decimal_text(constants.answer_sd, 1))


def draft_words() -> str:
    """Say how far the translation of what is asked has come, as long as it is a draft."""
    return _("Draft translation, not tested with respondents")


def honesty_lines() -> tuple[str, ...]:
    """The lines that stand below every result (docs/scoring.md, Fixed lines)."""
    return (
        _(
            "What people think they can do and what outside measures show agree only a little "
            "(correlation .29 in Mabe & West 1982, 55 studies; about .29 in Zell & Krizan 2014, "
            "from memory)."
        ),
        _(
            "People who rate themselves and the people who watch them agree only a little "
            "(correlation .22, .34 corrected), and rate themselves about a third to half of a "
            "standard deviation higher in Western samples (.32, .49 corrected; Heidemeier & Moser "
            "2009). Nothing is subtracted from your score for this."
        ),
        _(
            "The keys of the situations are the authors’ own; no expert panel has rated them yet. "
            "They therefore make up a tenth of a score at most."
        ),
        not_for_hiring_words(),
    )


def is_lower(facet_score: float | None, own_average: float | None) -> bool:
    """Whether a facet lies clearly below the person's own average; not where there is none."""
    if facet_score is None or own_average is None:
        return False
    return facet_score < own_average - OWN_AVERAGE_MARGIN


def own_average_words(facet_score: float | None, own_average: float, *, unexposed: bool) -> str:
    """Say where a facet lies against the person's own average; never a number."""
    if facet_score is None:
        return _("no chance yet") if unexposed else _("not answered")
    if facet_score > own_average + OWN_AVERAGE_MARGIN:
        return _("higher than your own average")
    if is_lower(facet_score, own_average):
        return _("lower than your own average")
    return _("level with your own average")
