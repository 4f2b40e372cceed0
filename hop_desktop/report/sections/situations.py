"""The situations that were answered: every option, what was picked, and the reasons."""

from collections.abc import Iterator, Sequence
from typing import Final

from hop_desktop.domain.attempt import BestWorst
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.instrument import Item, ItemKind
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import level_text
from hop_desktop.report.blocks import Block, Heading, Muted, Paragraph, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.items import (
    SITUATIONS,
    answer_entry,
    items_of,
    question_of,
    shows_answer,
)
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.snapshot import ReportSnapshot


def _situations(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Explain each; one that was not answered keeps its key and is not printed."""
    blocks: list[Block] = [
        Heading(1, _("Situations, with reasons")),
        Muted(_("A situation asks what would work, not what you did. It moves a score little.")),
    ]
    shown = [answered for answered in _answered(snapshot) if shows_answer(choice, answered[0])]
    for competency in snapshot.instrument.competencies:
        own = [
            answered for answered in shown if answered[0].competency_id == competency.competency_id
        ]
        if own:
            blocks.append(Heading(2, competency.name))
        for item, picks in own:
            blocks += [Paragraph(question_of(item)), _table(item, picks)]
    unanswered = _asked(snapshot) - len(tuple(_answered(snapshot)))
    if unanswered:
        text = ngettext(
            "{n} situation was not answered; its reasons are kept for next time.",
            "{n} situations were not answered; their reasons are kept for next time.",
            unanswered,
        )
        blocks.append(Muted(text.format(n=unanswered)))
    return blocks


def _table(item: Item, picks: BestWorst) -> Table:
    marks = {picks.best: _("Best"), picks.worst: _("Worst")}
    return Table(
        _("Your picks score {x} out of 5.").format(x=level_text(situation_score(item, picks))),
        (_("Option"), _("Your pick"), _("Why")),
        tuple(
            (option.text, marks.get(option.option_id, ""), option.reason or "")
            for option in item.options
        ),
        shares=(4, 0, 5),
    )


def _asked(snapshot: ReportSnapshot) -> int:
    return sum(item.kind is ItemKind.SITUATION for item in items_of(snapshot))


def _answered(snapshot: ReportSnapshot) -> Iterator[tuple[Item, BestWorst]]:
    for item in items_of(snapshot):
        response = snapshot.attempt.responses.get(item.item_id)
        if isinstance(response, BestWorst):
            yield item, response


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    return tuple(
        Entry(
            answer_entry(item),
            question_of(item),
            snapshot.instrument.competency(item.competency_id).name,
        )
        for item, _picks in _answered(snapshot)
    )


SITUATIONS_SECTION: Final = Section(
    SITUATIONS,
    lambda: _("Situations, with reasons"),
    _situations,
    frozenset({Audience.ME, Audience.COACH}),
    is_there=lambda snapshot: any(True for _answer in _answered(snapshot)),
    entries=_entries,
)
