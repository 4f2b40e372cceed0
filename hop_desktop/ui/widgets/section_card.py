"""One competency of the results: closed it shows the verdict, open everything about it."""

from collections.abc import Sequence

from hop_desktop.i18n import _
from hop_desktop.presentation.competency_section import AnswerLine, CompetencySection
from hop_desktop.presentation.results import SectionHead
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel


class SectionCard(Expander):
    """Shows a `SectionHead`, then a `CompetencySection` and how it was computed."""

    def __init__(self, head: SectionHead) -> None:
        super().__init__(head.title, head.verdict, is_card=True)
        self._name = head.title

    def show_section(self, section: CompetencySection, computation: Sequence[str]) -> None:
        self.body.addWidget(MutedLabel(section.definition))
        self.body.addWidget(PlainLabel(section.verdict))
        self._add_part(_("Facets"), section.facets)
        self._add_part(_("Where to go next"), (section.next_level, *section.next_statements))
        self._add_part(_("Statements and situations"), (section.calibration,))
        self._add_part(_("How sure you are"), (section.confidence,))
        self._add_answers(section.answers)
        how = Expander(_("How {name} was computed").format(name=self._name))
        how.opened.connect(lambda: _fill(how, computation))
        self.body.addWidget(how)

    def _add_part(self, title: str, lines: Sequence[str]) -> None:
        texts = [line for line in lines if line]
        if texts:
            self.body.addSpacing(current_theme().spacing.s)
            self.body.addWidget(Heading(title, scale=1.0))
        for text in texts:
            self.body.addWidget(PlainLabel(text))

    def _add_answers(self, answers: Sequence[AnswerLine]) -> None:
        """Offer the answers as a part of their own: they are long, and most are never read."""
        part = Expander(_("Your answers: {name}").format(name=self._name))
        part.opened.connect(lambda: _fill_answers(part, answers))
        self.body.addWidget(part)


def _fill(part: Expander, lines: Sequence[str]) -> None:
    for line in lines:
        part.body.addWidget(PlainLabel(line))


def _fill_answers(part: Expander, answers: Sequence[AnswerLine]) -> None:
    for line in answers:
        if part.body.count():
            part.body.addSpacing(current_theme().spacing.m)
        part.body.addWidget(MutedLabel(line.question))
        part.body.addWidget(PlainLabel(line.answer))
        if line.evidence:
            text = _("Example: {text}").format(text=line.evidence)
            part.body.addWidget(PlainLabel(text))
        for text in line.explanation:
            part.body.addWidget(MutedLabel(text))
