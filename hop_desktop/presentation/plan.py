"""What Plan says about where to begin: focus areas, proposals, and what to leave alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from hop_desktop.domain.action import Proposal
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.plan import FocusArea, PlannedAction
from hop_desktop.domain.priority import PriorityTerms
from hop_desktop.domain.scorecard import Scorecard, Verdict
from hop_desktop.i18n import _, decimal_text, ngettext
from hop_desktop.presentation.formatting import amount_text, date_text
from hop_desktop.presentation.library import effort_words, kind_words, planning_aid_words
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.plan_lines import (
    later_lines,
    leave_alone_lines,
    weakest_words,
    why_words,
)


@dataclass(frozen=True, slots=True)
class ProposalState:
    """One action of the library that fits."""

    library_id: str
    kind: str
    title: str
    do: str
    seen: str
    effort: str
    why: str
    can_arrange: bool
    taken: str  # since when it is in the plan; empty: it can be added


@dataclass(frozen=True, slots=True)
class FocusState:
    """One focus area."""

    competency_id: str
    title: str
    reason: str
    numbers: str
    aim: str
    facets: str
    proposals: tuple[ProposalState, ...]
    others: tuple[ProposalState, ...]
    others_name: str  # empty: nothing else fits
    aid: str  # how the hours are spread; empty: nothing to spread
    first: str  # the action to begin with
    actions_name: str  # of the part with all actions


@dataclass(frozen=True, slots=True)
class PlanState:
    """Everything on the tab of focus areas."""

    lead: str
    areas: tuple[FocusState, ...] = ()
    empty_title: str = ""  # said when there are no areas
    empty_text: str = ""
    offers_start: bool = False  # there is no attempt to plan from
    formula: tuple[str, ...] = ()
    later: tuple[str, ...] = ()  # gaps that come after the focus areas
    leave_alone: tuple[str, ...] = ()


def no_attempt_state() -> PlanState:
    return PlanState(
        lead=_("What is worth doing next, and why."),
        empty_title=_("A plan starts from where you stand"),
        empty_text=_(
            "Finish an assessment, and up to three focus areas stand here with their reasons. "
            "Actions of your own can be written down at any time."
        ),
        offers_start=True,
    )


def make_plan_state(
    catalogue: Catalogue,
    scorecard: Scorecard,
    areas: Sequence[FocusArea],
    actions: Sequence[PlannedAction],
    profile_name: str,
    seen: Mapping[str, str] = MappingProxyType({}),
) -> PlanState:
    """Word the focus areas.

    Args:
        catalogue: For names and constants.
        scorecard: Of the last finished attempt.
        areas: Its focus areas, first things first.
        actions: Every action of the plan.
        profile_name: What the scorecard compares with.
        seen: Who else sees a gap, in a sentence, by competency id.
    """
    taken = {
        action.library_id: action for action in actions if action.library_id and action.is_open
    }
    title, text = ("", "") if areas else _no_gaps_words(scorecard)
    return PlanState(
        lead=_("From your last attempt, compared with the profile {profile}.").format(
            profile=profile_name
        ),
        areas=tuple(_focus(n, area, taken, seen) for n, area in enumerate(areas, 1)),
        empty_title=title,
        empty_text=text,
        formula=formula_lines(catalogue.constants) if areas else (),
        later=later_lines(catalogue, scorecard, seen),
        leave_alone=leave_alone_lines(catalogue, scorecard, seen),
    )


def formula_lines(constants: ScoringConstants) -> tuple[str, ...]:
    """Return how priorities are found, in words."""
    return (
        _("Priority = weight × gap × leverage × certainty."),
        _("Weight: how much of the profile the competency makes up, in percent."),
        _(
            "Gap: how far you are below the expected level, in scale points. Where you have had "
            "no chance yet it is assumed as if you stood at level 1."
        ),
        _("Leverage: how much the competency helps the others, from 0.9 to 1.3."),
        _(
            "Certainty: 1 for a clear gap or no chance yet, {possible} for a possible gap, 0 where "
            "the expectation is met."
        ).format(possible=decimal_text(constants.certainty[Verdict.POSSIBLE_GAP], 1)),
        _(
            "The first three are proposed; a core skill with a gap is always among them. "
            "Leverage and certainty are reasoned judgements, not findings."
        ),
    )


def numbers_words(terms: PriorityTerms, *, is_assumed: bool) -> str:
    """Return the formula with the person's numbers."""
    plain = _(
        "Weight {weight} × gap {gap} × leverage {leverage} × certainty {certainty} "
        "= priority {priority}"
    )
    assumed = _(
        "Weight {weight} × assumed gap {gap} × leverage {leverage} × certainty {certainty} "
        "= priority {priority}"
    )
    text = assumed if is_assumed else plain
    return text.format(
        weight=terms.weight,
        gap=decimal_text(terms.gap, 2),
        leverage=decimal_text(terms.leverage, 1),
        certainty=decimal_text(terms.certainty, 1),
        priority=decimal_text(terms.value, 1),
    )


def _focus(
    number: int,
    area: FocusArea,
    taken: Mapping[str, PlannedAction],
    seen: Mapping[str, str],
) -> FocusState:
    is_assumed = area.score.verdict is Verdict.UNEXPOSED
    others = tuple(_proposal(area, other, taken) for other in area.others)
    more = ngettext(
        "Show {n} more action that fits {competency}",
        "Show {n} more actions that fit {competency}",
        len(others),
    ).format(n=len(others), competency=area.competency.name)
    return FocusState(
        competency_id=area.competency.competency_id,
        title=f"{number}. {area.competency.name}",
        reason=why_words(area.score, seen.get(area.competency.competency_id)),
        numbers=numbers_words(area.terms, is_assumed=is_assumed),
        aim=next_level_words(area.competency, area.score),
        facets=weakest_words(area.competency, area.score),
        proposals=tuple(_proposal(area, proposal, taken) for proposal in area.proposals),
        others=others,
        others_name=more if others else "",
        aid=planning_aid_words(area.proposals),
        first=_first_words(area),
        actions_name=_("Actions for {competency}").format(competency=area.competency.name),
    )


def _first_words(area: FocusArea) -> str:
    if not area.proposals:
        return _("No action of the library is left for this step.")
    action = area.proposals[0].action
    return _("First: {title} (about {hours} hours)").format(
        title=action.title, hours=amount_text(action.hours)
    )


def facet_names(competency: Competency, facet_ids: Sequence[str]) -> str:
    """Return the names of those of a competency's facets, in its order."""
    return ", ".join(facet.name for facet in competency.facets if facet.facet_id in facet_ids)


def _proposal(
    area: FocusArea, proposal: Proposal, taken: Mapping[str, PlannedAction]
) -> ProposalState:
    action = proposal.action
    planned = taken.get(action.action_id)
    return ProposalState(
        library_id=action.action_id,
        kind=kind_words(action.kind),
        title=action.title,
        do=action.do,
        seen=_("You’ll know it’s done when: {seen}").format(seen=action.seen),
        effort=effort_words(action),
        why=_why(area, proposal),
        can_arrange=proposal.can_arrange,
        taken="" if planned is None else _taken_words(planned),
    )


def _taken_words(planned: PlannedAction) -> str:
    if planned.due is None:
        return _("In your plan")
    return _("In your plan, due {date}").format(date=date_text(planned.due))


def _why(area: FocusArea, proposal: Proposal) -> str:
    action, reasons = proposal.action, []
    if area.score.verdict is Verdict.UNEXPOSED and action.gives_exposure:
        reasons.append(_("It gives you a first chance, which comes before everything else."))
    if proposal.listed_facets:
        names = facet_names(area.competency, proposal.listed_facets)
        reasons.append(_("It works on your weakest parts: {facets}.").format(facets=names))
    else:
        names = facet_names(area.competency, action.facet_ids)
        text = _("It fits your level; it works on {facets}.")
        reasons.append(text.format(facets=names))
    return " ".join(reasons)


def _no_gaps_words(scorecard: Scorecard) -> tuple[str, str]:
    unclear = sum(
        competency.verdict is Verdict.NOT_ENOUGH_ANSWERS for competency in scorecard.competencies
    )
    if unclear == len(scorecard.competencies):
        return _("Too few answers to plan from"), _(
            "Too few items were answered to say anything yet. A retake with more answers changes "
            "that."
        )
    text = _(
        "You meet what this profile asks for, so no “growth area” is made up for you. Keep doing "
        "what you do. If you want a larger job, compare yourself with another profile on Results, "
        "or write down an action of your own."
    )
    if unclear:
        more = ngettext(
            "{n} competency has too few answers to say anything about it.",
            "{n} competencies have too few answers to say anything about them.",
            unclear,
        ).format(n=unclear)
        text = f"{text} {more}"
    return _("Nothing needs work first"), text
