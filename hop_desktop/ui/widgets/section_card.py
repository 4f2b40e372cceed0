"""One competency of the results: closed it is a row of a list, open everything about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.competency_rows import CompetencyRow
from hop_desktop.presentation.competency_section import AnswerLine, CompetencySection
from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.plan_button import PlanButton
from hop_desktop.ui.widgets.row_toggle import Columns, RowToggle


class SectionCard(Expander):
    """Shows a `CompetencyRow`, then a `CompetencySection` and how it was computed.

    Signals:
        add_example_requested: An example of this competency is to be written down.
        plan_requested: A `FirstStep` is to go into the plan.
    """

    add_example_requested = Signal(str)
    plan_requested = Signal(object)

    def __init__(self, row: CompetencyRow, columns: Columns) -> None:
        super().__init__(row.name, toggle=RowToggle(row, columns))
        self.verdict = row.verdict
        self.plan_buttons: list[PlanButton] = []
        self._name = row.name

    def open(self) -> None:
        """Show what is inside."""
        self.toggle.setChecked(True)

    def fill(self, section: CompetencySection, computation: Sequence[str], step: FirstStep) -> None:
        """Show everything about the competency; `step` is what to begin with."""
        self.body.addWidget(MutedLabel(section.definition))
        self.body.addWidget(PlainLabel(section.verdict))
        self._add_part(_("Facets"), section.facets)
        self._add_part(_("Where to go next"), (section.next_level, *section.next_statements))
        self._add_part(_("Worth doing first"), (step.action,))
        self._add_buttons(section, step)
        self._add_part(_("Statements and situations"), (section.calibration,))
        self._add_part(_("How sure you are"), (section.confidence,))
        self._add_answers(section.answers)
        how = Expander(_("How {name} was computed").format(name=self._name))
        how.opened.connect(lambda: _fill(how, computation))
        self.body.addWidget(how)

    def _add_buttons(self, section: CompetencySection, step: FirstStep) -> None:
        example, plan = button(_("Add example")), PlanButton(step)
        example.setAccessibleDescription(self._name)
        example.clicked.connect(lambda: self.add_example_requested.emit(section.competency_id))
        plan.plan_requested.connect(self.plan_requested)
        self.plan_buttons.append(plan)
        self.body.addLayout(button_row(plan, example, None))

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
