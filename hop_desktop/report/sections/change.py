"""Change since an earlier attempt, when one was chosen."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Item, ItemKind
from hop_desktop.i18n import _
from hop_desktop.presentation.change import ChangedAnswer, make_comparison_state
from hop_desktop.presentation.evidence_words import one_line
from hop_desktop.presentation.formatting import amount_text, exact_text
from hop_desktop.report.blocks import Block, Heading, Muted, Paragraph, Table
from hop_desktop.report.choice import ReportChoice
from hop_desktop.report.items import shows_answer
from hop_desktop.report.section import Section
from hop_desktop.report.snapshot import ReportSnapshot


def _change(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Tell real change from noise; nothing without an earlier attempt."""
    if snapshot.earlier is None or snapshot.comparison is None:
        return ()
    state = make_comparison_state(
        snapshot.instrument,
        snapshot.earlier,
        snapshot.attempt,
        snapshot.comparison,
        snapshot.profile.name,
        snapshot.reasons,
    )
    blocks: list[Block] = [
        Heading(1, _("What changed")),
        Paragraph(state.title),
        Paragraph(state.summary),
        *(Paragraph(note) for note in (*state.notes, *state.reading)),
        Table(_("Change by competency"), state.headers, state.rows),
        Muted(_method_words(snapshot.catalogue.constants)),
    ]
    changed = [
        snapshot.instrument.item(response.item_id) for response in snapshot.comparison.responses
    ]
    shown = tuple(
        _answer(item, changed_answer)
        for item, changed_answer in zip(changed, state.changes, strict=True)
        if shows_answer(choice, item)
    )
    if shown:
        headers = (_("What was asked"), _("Before"), _("Now"))
        blocks.append(Table(_("Answers that changed"), headers, shown, shares=(6, 5, 5)))
    return blocks


def _answer(item: Item, changed: ChangedAnswer) -> tuple[str, str, str]:
    """Return a row; of a situation the beginning, as it is printed whole with its reasons."""
    reason = _("You wrote: {reason}").format(reason=changed.reason) if changed.reason else ""
    is_situation = item.kind is ItemKind.SITUATION
    question = one_line(changed.question) if is_situation else changed.question
    return question, changed.before, f"{changed.now} {reason}".strip()


def _method_words(constants: ScoringConstants) -> str:
    """Name the method, since versions of it differ (docs/scoring.md, Change)."""
    return _(
        "Change is judged by RC = (now − before) ÷ √(SEM² before + SEM² now), after Jacobson and "
        "Truax with an error for each attempt: from {reliable} a change is called reliable, from "
        "{possible} possible, and below that it does not stand out from noise."
    ).format(
        reliable=exact_text(constants.z_change), possible=amount_text(constants.possible_change)
    )


CHANGE: Final = Section(
    "change",
    lambda: _("What changed"),
    _change,
    is_there=lambda snapshot: snapshot.comparison is not None,
)
