"""What a form and its sheets say before they ask: who asks, who reads what, and what remains."""

from dataclasses import dataclass

from hop_desktop.domain.feedback.form import Asking, FormData, Group, QuestionKind, Relation
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text


@dataclass(frozen=True, slots=True)
class Part:
    """A few sentences under a title; the points follow them."""

    title: str
    sentences: tuple[str, ...]
    points: tuple[str, ...] = ()


def title(data: FormData) -> str:
    """Say who asks for what."""
    if data.kind is Asking.EXPECTATIONS:
        return named(_("{name} asks what you expect of the job"), data)
    return named(_("{name} asks how you see their work"), data)


def introduction(data: FormData) -> tuple[Part, ...]:
    """Return what is asked, who reads what, and what remains possible all the same."""
    parts = [Part(_("What is asked"), _asked(data)), Part(_("Who reads what"), _readers(data))]
    if data.kind is Asking.CONFIDENTIAL:
        parts.append(Part(_("What remains possible"), (), _remaining(data)))
    return tuple(parts)


def form_sends_nothing(data: FormData) -> Part:
    """Say what becomes of the answers in the form."""
    texts = [_("What you enter stays in this page, which needs no network.")]
    if data.kind is Asking.CONFIDENTIAL:
        texts += [
            _(
                "At the end you save one file and send it to {collector} or to {name}, as you "
                "like: it is sealed, and {collector} alone can open it."
            ),
            _(
                "You can stop at any time: save what you have, and continue later from that file. "
                "It is not sealed, so keep it to yourself."
            ),
        ]
    else:
        texts += [
            _("At the end you save one file and send it to {name} yourself."),
            _("You can stop at any time: save what you have, and continue later from that file."),
        ]
    return Part(_("How it gets back"), tuple(named(text, data) for text in texts))


def sheet_goes_to(data: FormData) -> Part:
    """Say where a sheet goes, which nothing seals."""
    text = (
        _(
            "Nothing seals this sheet: {collector} reads it, and sees who sent it. Send it to "
            "{collector} alone, never to {name}."
        )
        if data.kind is Asking.CONFIDENTIAL
        else _("Send this sheet to {name} when you have filled it in.")
    )
    return Part(_("How it gets back"), (named(text, data),))


def due(data: FormData) -> str:
    """Say until when an answer is hoped for; empty: nobody said."""
    if data.closes_on is None:
        return ""
    return _("Please answer by {date}.").format(date=date_text(data.closes_on))


def relations(data: FormData) -> dict[Relation, str]:
    """Return how whoever signs works with the person who asks, in the order of the sheet."""
    words = {
        Relation.MANAGER: _("{name} reports to me"),
        Relation.PEER: _("We work side by side"),
        Relation.REPORT: _("I report to {name}"),
        Relation.OTHER: _("Something else"),
    }
    return {relation: named(text, data) for relation, text in words.items()}


def not_seen() -> str:
    """Return what is chosen by those who cannot know."""
    return _("I have not seen this")


def named(text: str, data: FormData) -> str:
    """Put the names and numbers of a form in."""
    levels = sum(question.kind is QuestionKind.LEVEL for question in data.questions)
    return text.format(name=data.name, collector=data.collector, minutes=data.minutes, count=levels)


def _asked(data: FormData) -> tuple[str, ...]:
    texts: tuple[str, ...]
    if data.kind is Asking.EXPECTATIONS:
        texts = (
            _(
                "For {count} areas of the job: which level it needs, and how much the area "
                "matters. Where you like, add a line of words."
            ),
            _("It is about the job that {name} has or wants. Nobody is rated here."),
        )
    else:
        texts = (
            *_groups(data),
            _(
                "{count} short questions about what you have seen {name} do in the last 12 "
                "months, and two that you answer in your own words."
            ),
            _(
                "Where you have not seen it, say so: that never counts as a low answer. You may "
                "pass over any question."
            ),
        )
    return tuple(named(text, data) for text in texts)


def _groups(data: FormData) -> tuple[str, ...]:
    words = {
        Group.MANAGER: _("You are asked as the manager of {name}."),
        Group.PEERS: _("You are asked as one of those who work side by side with {name}."),
        Group.REPORTS: _("You are asked as one of those who report to {name}."),
    }
    return () if data.group is None else (words[data.group],)


def _readers(data: FormData) -> tuple[str, ...]:
    if data.kind is Asking.EXPECTATIONS:
        texts = [
            _(
                "{name} reads all of it, with your name, and compares it with what they expect of "
                "the job themselves."
            )
        ]
    elif data.kind is Asking.VIEW:
        texts = [
            _("{name} reads all of it: each answer and each word, with your name."),
            _("It is set beside what {name} has answered about the same things."),
        ]
    else:
        texts = [
            _("{collector} collects the answers for {name}, who cannot open them."),
            _figures(data),
            _(
                "Your words reach {name} only if five people or more have answered: shuffled "
                "among theirs, without group or name. {collector} can read them before, without "
                "being told whose they are."
            ),
            _("When the round is closed, every single answer is destroyed."),
        ]
    return tuple(named(text, data) for text in texts)


def _figures(data: FormData) -> str:
    if data.group is Group.MANAGER:
        return _(
            "You are the only one who is asked as manager: {name} gets your figure for each area, "
            "rounded, and knows that it is yours."
        )
    return _(
        "{name} gets one rounded figure for each area, from at least three people of your group; "
        "never a single answer, and neither the lowest nor the highest."
    )


def _remaining(data: FormData) -> tuple[str, ...]:
    texts = [
        _("The way you write can give you away."),
        _(
            "Until the round is closed, {collector} and {name} together could look at single "
            "answers."
        ),
    ]
    if data.group is not Group.MANAGER:
        texts.append(_("If everybody in your group answers alike, the figure can show it."))
    return tuple(named(text, data) for text in texts)
