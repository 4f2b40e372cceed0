"""The interview and promotion pack: coverage, questions to expect, 90 days, stories."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.pack import PackState, PhaseText, StoryText, ThinText
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.table import PlainTable

WIDE_COLUMN: Final = 1  # what the person did


class PackPage(ScrollPage):
    """Shows a `PackState`.

    Signals:
        evidence_requested, report_requested: As named.
    """

    evidence_requested = Signal()
    report_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)

    def show_state(self, state: PackState) -> None:
        self.start_anew()
        self.column.addWidget(Title(_("Interview and promotion pack")))
        self.column.addWidget(PlainLabel(state.lead))
        back, report = button(_("Back to Evidence")), button(_("Put it into a report…"))
        back.clicked.connect(self.evidence_requested)
        report.clicked.connect(self.report_requested)
        report.setEnabled(state.can_report)
        self.column.addLayout(button_row(back, report, None))
        self.column.addWidget(Heading(_("Which story shows what")))
        table = PlainTable(_("Coverage: competency by story"))
        table.show_rows(state.coverage_headers, state.coverage_rows)
        self.column.addWidget(table)
        self._add_thin(state.thin, state.thin_text)
        self._add_phases(state.phases, state.phases_text)
        self._add_stories(state)
        self.column.addStretch(1)

    def _add_thin(self, thin: Sequence[ThinText], otherwise: str) -> None:
        self._add_heading(_("Where proof is thin, and what you will probably be asked"), otherwise)
        for thin_claim in thin:
            card = Card()
            card.column.addWidget(Heading(thin_claim.title, scale=1.1))
            card.column.addWidget(PlainLabel(thin_claim.reason))
            for facet, questions in thin_claim.questions:
                card.column.addWidget(MutedLabel(facet))
                for question in questions:
                    card.column.addWidget(PlainLabel(question))
            self.column.addWidget(card)

    def _add_phases(self, phases: Sequence[PhaseText], otherwise: str) -> None:
        self._add_heading(_("The first 90 days"), otherwise)
        for phase in phases:
            card = Card()
            card.column.addWidget(Heading(phase.title, scale=1.1))
            for title, lines in ((_("Begin"), phase.begun), (_("By then"), phase.seen)):
                if lines:
                    card.column.addWidget(MutedLabel(title))
                for line in lines:
                    card.column.addWidget(PlainLabel(line))
            self.column.addWidget(card)

    def _add_stories(self, state: PackState) -> None:
        """Show the list, and the chosen story below it: a ledger may hold hundreds."""
        self._add_heading(_("Stories"), state.stories_text)
        if not state.stories:
            return
        stories = {story.cells[0]: story for story in state.stories}
        story_list, card = ListTable(_("Stories"), wide_column=WIDE_COLUMN), Card()
        story_list.row_chosen.connect(lambda ids: _tell(card, stories[ids[0]]) if ids else None)
        self.column.addWidget(story_list)
        self.column.addWidget(card)
        story_list.show_rows(state.story_headers, {key: row.cells for key, row in stories.items()})
        story_list.choose(next(iter(stories)))

    def _add_heading(self, text: str, otherwise: str) -> None:
        self.column.addWidget(Heading(text))
        if otherwise:
            self.column.addWidget(PlainLabel(otherwise))


def _tell(card: Card, story: StoryText) -> None:
    clear(card.column)
    card.column.addWidget(Heading(story.title, scale=1.1))
    card.column.addWidget(MutedLabel(story.facts))
    for label, text in story.parts:
        card.column.addWidget(MutedLabel(label))
        card.column.addWidget(PlainLabel(text))
