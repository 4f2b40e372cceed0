"""What the page *Other people's eyes* shows: what was asked, and what came back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.feedback.answers import Asked, Expectation, NamedView
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.feedback.groups import GroupResult
from hop_desktop.domain.feedback.overview import Overview
from hop_desktop.domain.feedback.shown import ExpectationShown, ResultShown, ViewShown
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _, languages, ngettext
from hop_desktop.presentation.came_back import CameBack
from hop_desktop.presentation.choice import Choice, Chooser
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.others_told import Told


@dataclass(frozen=True, slots=True)
class AskingText:
    """One asking that is under way."""

    asking: str
    text: str
    is_round: bool  # its file goes to a collector, not to those who answer


@dataclass(frozen=True, slots=True)
class OthersState:
    """The whole page."""

    lead: str
    name: str  # of the person, as typed so far
    language: Chooser
    asked: tuple[AskingText, ...]  # the last one first
    overview: tuple[str, ...]  # strengths first; empty: there is nothing to hold it against
    came_back: tuple[CameBack, ...]
    rounds: tuple[tuple[str, ...], ...]  # side by side, headers first; empty: there are not two
    pasted: str  # a sheet as text, so far


def make_others_state(
    instrument: Instrument,
    group_names: Mapping[Group, str],
    asked: Sequence[Asked],
    came_back: tuple[Sequence[ExpectationShown], Sequence[ViewShown], Sequence[ResultShown]],
    overview: Overview | None,
    *,
    name: str,
    language: str,
    pasted: str,
) -> OthersState:
    """Word everything that was asked and that came back.

    Args:
        instrument: Names the competencies in the language in use.
        group_names: What the groups of a round are called.
        asked: In order of asking.
        came_back: Expectations, named views and results of rounds, each in order of coming.
        overview: What others see on one page; None: nothing, or nothing to hold it against.
        name: Of the person, as typed so far.
        language: Code of the language that a form is made in.
        pasted: A sheet as text, as far as it was typed.
    """
    expectations, views, results = came_back
    told = Told(instrument, group_names)
    answered = [
        *((shown.answer.asking, shown.answer.sender) for shown in expectations),
        *((shown.answer.asking, shown.answer.sender) for shown in views),
        *((shown.result.asking, shown.result.collector) for shown in results),
    ]
    senders = {
        each.asking: [who for asking, who in answered if asking == each.asking] for each in asked
    }
    return OthersState(
        lead=_(
            "What you say of yourself and what others see agree only in part. Ask people who "
            "see you work: you send a file, they answer in their browser, and send a file back."
        ),
        name=name,
        language=Chooser(tuple(Choice(code, text) for code, text in languages().items()), language),
        asked=tuple(
            AskingText(
                each.asking,
                _asking_text(each, senders[each.asking]),
                each.kind is Asking.CONFIDENTIAL,
            )
            for each in reversed(asked)
        ),
        overview=(*told.overview(overview), *_one_view(views, results)) if overview else (),
        rounds=told.rounds(results),
        came_back=(
            *map(told.result, reversed(results)),
            *map(told.view, reversed(views)),
            *map(told.expectation, reversed(expectations)),
        ),
        pasted=pasted,
    )


def file_name(kind: Asking, name: str) -> str:
    """Return what a file of an asking is called unless the person says otherwise."""
    words = {
        Asking.EXPECTATIONS: _("What is expected of {name}"),
        Asking.VIEW: _("How you see {name}"),
        Asking.CONFIDENTIAL: _("Round about {name}"),
    }
    ending = ".hop-round" if kind is Asking.CONFIDENTIAL else ".html"
    return _safe(words[kind].format(name=name)) + ending


def message_text(kind: Asking) -> str:
    """Return what to write to those whom a file is sent to."""
    if kind is Asking.CONFIDENTIAL:
        return _(
            "Hello, I would like to know how others see my work, and I would like you to collect "
            "their answers, so that I never see who said what. Please open the attached file in "
            "hop-desktop under Collect for someone: it makes the forms to send out, and the "
            "guide says the rest."
        )
    about = {
        Asking.EXPECTATIONS: _(
            "Hello, I would like to know what you expect of whoever has my role. The attached "
            "file asks for it."
        ),
        Asking.VIEW: _(
            "Hello, I would like to know how you see my work. The attached file asks about what "
            "you have seen in the last 12 months."
        ),
    }
    how = _(
        "It opens in the browser of any computer, takes a few minutes and sends nothing by "
        "itself. At the end it saves a file: please send me that one back. Thank you!"
    )
    return f"{about[kind]} {how}"


def thanks_text() -> str:
    """Return what to write to those who answered."""
    return _(
        "Thank you for taking the time to answer. I have read all of it, and I will tell you "
        "what I make of it and what I will do differently."
    )


def talk_name(answer: Expectation) -> str:
    """Return what the sheet for talking about an answer is called."""
    return _safe(_("To talk about with {sender}").format(sender=answer.sender)) + ".pdf"


def saved_words(asked: Asked, name: str) -> str:
    """Say that the file of an asking is written, and where it goes."""
    if asked.kind is Asking.CONFIDENTIAL:
        return _("Saved as {name}. Send it to your collector, not to those who answer.").format(
            name=name
        )
    return _("Saved as {name}. Send it to whom you ask.").format(name=name)


def received_words(received: Expectation | NamedView | GroupResult) -> str:
    """Say what was taken in."""
    if isinstance(received, Expectation):
        return _("What {sender} expects is stored.").format(sender=received.sender)
    if isinstance(received, NamedView):
        return _("How {sender} sees you is stored.").format(sender=received.sender)
    return _("The result that {collector} collected is stored.").format(
        collector=received.collector
    )


def withdraw_question(asked: Asked) -> str:
    """Ask before an asking goes with all that came back."""
    if asked.kind is Asking.CONFIDENTIAL:
        return _("Withdraw this round? Its result is deleted, and none can be taken in any more.")
    return _("Withdraw this? Its answers are deleted, and none can be taken in any more.")


def _one_view(views: Sequence[ViewShown], results: Sequence[ResultShown]) -> tuple[str, ...]:
    """Say that one person is not everybody."""
    if len(views) == 1 and not results:
        return (_("This is how one person sees you so far. Others may see it differently."),)
    return ()


def _asking_text(asked: Asked, senders: Sequence[str]) -> str:
    words = {
        Asking.EXPECTATIONS: _("What is expected, asked on {date}: {answers}"),
        Asking.VIEW: _("How one person sees you, asked on {date}: {answers}"),
        Asking.CONFIDENTIAL: _("A confidential round, begun on {date}: {answers}"),
    }
    if asked.kind is Asking.CONFIDENTIAL:
        answers = _("its result has come") if senders else _("its result has not come yet")
    elif senders:
        text = ngettext("answer from {names}", "answers from {names}", len(senders))
        answers = text.format(names=", ".join(senders))
    else:
        answers = _("no answer yet")
    return words[asked.kind].format(date=date_text(asked.asked_at.astimezone()), answers=answers)


def _safe(name: str) -> str:
    """Return a name that every file system takes."""
    kept: Iterable[str] = (char if char.isalnum() or char in " -_" else "-" for char in name)
    return "".join(kept).strip()[:100]
