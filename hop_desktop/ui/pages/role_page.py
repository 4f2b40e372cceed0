"""About the role: what the job is, and where every number comes from."""

from collections.abc import Mapping, Sequence

from hop_desktop.domain.catalogue import RoleSection, Source
from hop_desktop.domain.profile import Mark, Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import level_text
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, clear
from hop_desktop.ui.widgets.table import PlainTable


class RolePage(ScrollPage):
    """Shows the content as it is; there is nothing to do here."""

    def show_role(
        self,
        sections: Sequence[RoleSection],
        profiles: Sequence[Profile],
        names: Mapping[str, str],
        sources: Sequence[Source],
    ) -> None:
        clear(self.column)
        self.column.addWidget(Title(_("About the role")))
        for section in sections:
            card = Card()
            card.column.addWidget(Heading(section.title))
            for text in section.paragraphs:
                card.column.addWidget(PlainLabel(text))
            for text in section.points:
                card.column.addWidget(PlainLabel(f"• {text}"))
            self.column.addWidget(card)
        for profile in profiles:
            self._add_profile(profile, names)
        card = Card()
        card.column.addWidget(Heading(_("Sources")))
        for source in sources:
            memory = "" if source.was_read else " " + _("(from memory)")
            card.column.addWidget(MutedLabel(f"{source.code}: {source.text}{memory}"))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _add_profile(self, profile: Profile, names: Mapping[str, str]) -> None:
        card = Card()
        card.column.addWidget(Heading(profile.name))
        card.column.addWidget(MutedLabel(profile.description))
        table = PlainTable(profile.name)
        marks = {Mark.DERIVED: _("Derived"), Mark.JUDGEMENT: _("Judgement")}
        table.show_rows(
            (_("Competency"), _("Level"), _("Weight"), _("Origin of the level")),
            [
                (
                    name,
                    level_text(profile.levels[one]),
                    f"{profile.weights[one]} %",
                    marks.get(profile.provenance[one].mark, _("Set by you")),
                )
                for one, name in names.items()
            ],
        )
        card.column.addWidget(table)
        for one, name in names.items():
            why = profile.provenance[one]
            codes = f" [{', '.join(why.sources)}]" if why.sources else ""
            card.column.addWidget(MutedLabel(f"{name}: {why.reason}{codes}"))
        self.column.addWidget(card)
