"""What Start shows: the form, the profile, and by which rule it is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.profiles import profile_choices


class Size(StrEnum):
    """How many people work in the company."""

    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"


class Reports(StrEnum):
    """Who reports to the Head of Product."""

    FEW = "few"
    SEVERAL = "several"
    DIRECTORS = "directors"


@dataclass(frozen=True, slots=True)
class StartState:
    """Everything Start shows."""

    title: str
    can_prefill: bool  # a retake: the last answers could be lent
    profiles: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    reports: tuple[Choice, ...]
    quick_hint: str
    full_hint: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed profile and the rule that led to it."""

    profile_id: str
    rule: str


def make_start_state(profiles: Sequence[Profile], *, is_retake: bool) -> StartState:
    return StartState(
        title=_("Retake the assessment") if is_retake else _("Start an assessment"),
        can_prefill=is_retake,
        profiles=profile_choices(profiles),
        sizes=(
            Choice(Size.SMALL, _("Fewer than about 50")),
            Choice(Size.MIDDLE, _("From 50 to about 1,000")),
            Choice(Size.LARGE, _("More than about 1,000")),
        ),
        reports=(
            Choice(Reports.FEW, _("Up to two product managers")),
            Choice(Reports.SEVERAL, _("Three or more product managers")),
            Choice(Reports.DIRECTORS, _("Directors or managers of product managers")),
        ),
        quick_hint=_("18 items, about 6 minutes; wider bands"),
        full_hint=_("54 items, about 20 minutes; slower readers up to 26"),
    )


def propose_profile(size: str, reports: str) -> Proposal:
    """Propose a stage of the role by two visible rules; enterprise is checked first.

    Source:
        content.md 3.1.
    """
    if size == Size.LARGE or reports == Reports.DIRECTORS:
        return Proposal(
            "enterprise",
            _("Enterprise: more than about 1,000 people, or directors report to you."),
        )
    if size == Size.SMALL or reports == Reports.FEW:
        return Proposal(
            "startup",
            _("Start-up: fewer than about 50 people, or at most two product managers."),
        )
    return Proposal("scale-up", _("Scale-up: between the two other stages."))
