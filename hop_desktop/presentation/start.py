"""What Start shows: the form, the profile, and by which rule it is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hop_desktop.domain.attempt import CompanySize, Context
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.formatting import about_minutes
from hop_desktop.presentation.profiles import profile_choices
from hop_desktop.presentation.words import draft_words


class Reports(StrEnum):
    """Who reports to the Head of Product."""

    FEW = "few"
    SEVERAL = "several"
    DIRECTORS = "directors"


class Holder(StrEnum):
    """Who owns the vision and the budget."""

    FOUNDER = "founder"
    SHARED = "shared"
    SELF = "self"


class Board(StrEnum):
    """How often the Head of Product presents to the board."""

    SELDOM = "seldom"
    SOMETIMES = "sometimes"
    EACH_TIME = "each-time"


@dataclass(frozen=True, slots=True)
class Intake:
    """What is said about the company."""

    size: str = CompanySize.MIDDLE
    reports: str = Reports.SEVERAL
    holder: str = Holder.SHARED
    board: str = Board.SOMETIMES


@dataclass(frozen=True, slots=True)
class StartState:
    """Everything Start shows."""

    title: str
    can_prefill: bool  # the last answers could be lent
    profiles: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    reports: tuple[Choice, ...]
    holders: tuple[Choice, ...]
    boards: tuple[Choice, ...]
    quick_hint: str
    full_hint: str
    terms: str  # two words of the statements, explained once
    promise: str
    obstacle: str  # why no attempt can begin; empty: one can
    translation: str = ""  # what to know about the language of the statements; empty: nothing


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed profile and the rule that led to it."""

    profile_id: str
    rule: str
    note: str = ""  # what else was said and points elsewhere


def make_start_state(
    profiles: Sequence[Profile],
    seconds: Mapping[Form, float],
    *,
    is_retake: bool,
    can_prefill: bool,
    is_under_way: bool = False,
    is_draft: bool = False,
) -> StartState:
    """Decide what Start offers; `seconds` are those that each form is expected to take."""
    minutes = {form: about_minutes(expected) for form, expected in seconds.items()}
    obstacle = _("An assessment is under way already.")
    return StartState(
        translation=draft_words() if is_draft else "",
        title=_("Retake the assessment") if is_retake else _("Start assessment"),
        can_prefill=can_prefill,
        profiles=profile_choices(profiles),
        sizes=(
            Choice(CompanySize.SMALL, _("Fewer than about 50 people")),
            Choice(CompanySize.MIDDLE, _("About 50 to 1,000 people")),
            Choice(CompanySize.LARGE, _("More than about 1,000 people")),
        ),
        reports=(
            Choice(Reports.FEW, _("Up to two product managers")),
            Choice(Reports.SEVERAL, _("Three or more product managers")),
            Choice(Reports.DIRECTORS, _("Directors or managers of product managers")),
        ),
        holders=(
            Choice(Holder.FOUNDER, _("The founder owns both")),
            Choice(Holder.SHARED, _("I share them with the executive team")),
            Choice(Holder.SELF, _("I own both")),
        ),
        boards=(
            Choice(Board.SELDOM, _("Rarely or never")),
            Choice(Board.SOMETIMES, _("A few times a year")),
            Choice(Board.EACH_TIME, _("At every meeting")),
        ),
        quick_hint=_("18 items, about {minutes} minutes; a rougher picture").format(
            minutes=minutes[Form.QUICK]
        ),
        full_hint=_("59 items, about {minutes} minutes; a sharper picture").format(
            minutes=minutes[Form.FULL]
        ),
        terms=_(
            "In the statements, “the product side” is everyone who works on products in your "
            "company, however few; “my lead” is the person who leads you."
        ),
        promise=_("Every answer is saved at once. You can stop at any time."),
        obstacle=obstacle if is_under_way else "",
    )


def compared_words(profile_name: str) -> str:
    """Return what the answers will be held against."""
    return _("Compared with: {profile}").format(profile=profile_name)


def sample_words() -> str:
    """Return what the picture of a result is."""
    return _(
        "An example: your level in each of the ten competencies (solid line) beside what the "
        "job asks for (dashed). After that comes where to begin."
    )


def told_context(size: str, products: int | None, product_people: int | None) -> Context | None:
    """Return what was told of the company; None: not all of it was."""
    if products is None or product_people is None:
        return None
    return Context(CompanySize(size), products, product_people)


def propose_profile(intake: Intake) -> Proposal:
    """Propose a stage of the role by two visible rules; enterprise is checked first.

    People and reports decide. Who owns vision and budget, and the board, shape the job and
    never overrule: where they point to another stage, a note says so.

    Source:
        docs/instrument.md, Profiles; the notes are a judgement.
    """
    profile_id, rule = _rule(intake)
    return Proposal(profile_id, rule, _note(intake, profile_id))


def _rule(intake: Intake) -> tuple[str, str]:
    if intake.size == CompanySize.LARGE or intake.reports == Reports.DIRECTORS:
        return (
            "enterprise",
            _("Enterprise: more than about 1,000 people, or directors report to you."),
        )
    if intake.size == CompanySize.SMALL or intake.reports == Reports.FEW:
        return (
            "startup",
            _("Start-up: fewer than about 50 people, or at most two product managers."),
        )
    return "scale-up", _("Scale-up: everything in between.")


def _note(intake: Intake, profile_id: str) -> str:
    if intake.holder == Holder.FOUNDER and profile_id != "startup":
        return _(
            "Founders who own vision and budget are typical of start-ups: look at that profile, "
            "too."
        )
    if intake.board == Board.EACH_TIME and profile_id != "enterprise":
        return _(
            "Presenting at every board meeting is typical of enterprises: look at that profile, "
            "too."
        )
    if intake.holder == Holder.SELF and profile_id == "startup":
        return _(
            "Owning vision and budget goes beyond a start-up: look at the scale-up profile, too."
        )
    return ""
