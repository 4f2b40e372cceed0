"""What a collector sees of the rounds that are open with them; never a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.feedback.answers import HELP, KEEP, Asked
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import FEWEST, MOST_IN_GROUP
from hop_desktop.domain.feedback.shown import OpenRound
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import date_text


@dataclass(frozen=True, slots=True)
class InvitedField:
    """How many people of a group were invited: a number between two others."""

    group: Group
    name: str
    lowest: int
    highest: int
    value: int


@dataclass(frozen=True, slots=True)
class NewRound:
    """A round file that was chosen and is not open yet."""

    title: str
    collector: str  # the name as typed so far
    fields: tuple[InvitedField, ...]


@dataclass(frozen=True, slots=True)
class RoundText:
    """One round that is collected here."""

    asking: str
    title: str
    lines: tuple[str, ...]
    is_closed: bool
    can_collect: bool  # it can be read, and is not closed
    comments: tuple[tuple[str, tuple[str, ...]], ...]  # shown for a look, shuffled


@dataclass(frozen=True, slots=True)
class CollectState:
    """The whole page."""

    lead: str
    rules: tuple[str, ...]
    new: NewRound | None
    rounds: tuple[RoundText, ...]


def make_collect_state(
    rounds: Sequence[OpenRound],
    group_names: Mapping[Group, str],
    new: Asked | None,
    collector: str,
    invited: Mapping[Group, int],
    comments: Mapping[str, Mapping[str, Sequence[str]]],
) -> CollectState:
    """Word the page.

    Args:
        rounds: Those that are collected here.
        group_names: What the groups are called.
        new: What a chosen round file asks; None: none is chosen.
        collector: The name as typed so far.
        invited: The numbers as set so far.
        comments: What was written, by round, of those whose comments are looked at.
    """
    return CollectState(
        lead=_(
            "Somebody asked you to collect what others say of them, so that nobody learns who "
            "said what. You send out the forms, take in the answers and close the round once."
        ),
        rules=(
            _("A figure appears from three answers of a group on; the person sees no sheet."),
            _("You see no sheet either: the program opens the answers and counts them."),
            _(
                "What remains possible: somebody's style can give them away, and you could read "
                "answers with tools of your own. Whoever answers was told so."
            ),
        ),
        new=_new_round(new, group_names, collector, invited) if new else None,
        rounds=tuple(_round(each, group_names, comments.get(each.asking, {})) for each in rounds),
    )


def close_question(told: OpenRound) -> str:
    """Ask before a round is closed."""
    total = sum(told.given.values())
    text = ngettext(
        "Close the round of {name} with {n} answer? The result is written; then the answers "
        "and their key are destroyed. There is no second closing.",
        "Close the round of {name} with {n} answers? The result is written; then the answers "
        "and their key are destroyed. There is no second closing.",
        total,
    )
    return text.format(name=told.name, n=total)


def opened_words(names: Sequence[str]) -> str:
    """Say where the forms are."""
    return _("The forms are saved: {names}. Send each group its own.").format(
        names=", ".join(names)
    )


def _new_round(
    asked: Asked, group_names: Mapping[Group, str], collector: str, invited: Mapping[Group, int]
) -> NewRound:
    fields = []
    for group in asked.groups:
        low, high = (1, 1) if group is Group.MANAGER else (FEWEST, MOST_IN_GROUP)
        value = min(max(invited.get(group, low), low), high)
        name = _("{group}: people invited").format(group=group_names[group])
        fields.append(InvitedField(group, name, low, high, value))
    title = _("Collect for {name}").format(name=asked.name)
    return NewRound(title, collector, tuple(fields))


def _round(
    told: OpenRound, group_names: Mapping[Group, str], comments: Mapping[str, Sequence[str]]
) -> RoundText:
    if told.problem:
        title = _("Round {id}").format(id=told.asking)
        return RoundText(told.asking, title, (told.problem,), False, False, ())
    lines = [
        ngettext(
            "{group}: {given} of {invited} answer", "{group}: {given} of {invited} answers", invited
        ).format(group=group_names[group], given=told.given[group], invited=invited)
        for group, invited in told.invited.items()
    ]
    if told.is_closed:
        lines = [_("The round is closed. Its result can be written until it is destroyed.")]
    elif told.closes_on is not None:
        lines.append(_("Answers are asked for by {date}.").format(date=date_text(told.closes_on)))
    headings = ((KEEP, _("What to keep doing")), (HELP, _("What would help most")))
    return RoundText(
        told.asking,
        _("For {name}").format(name=told.name),
        tuple(lines),
        told.is_closed,
        not told.is_closed,
        tuple((text, tuple(comments[key])) for key, text in headings if comments.get(key)),
    )
