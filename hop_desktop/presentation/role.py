"""What About the role shows: the job, its duties, the ladder, and the origin of every number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.profile import HEAD_OF_PRODUCT, Mark, Profile
from hop_desktop.domain.role import Duty
from hop_desktop.i18n import _
from hop_desktop.presentation.footnotes import Footnotes
from hop_desktop.presentation.formatting import DASH, level_text

FIRST_PART: Final = "job"
NUMBERS: Final = "numbers"  # the part with the numbers of one profile
SOURCES: Final = "sources"
SCALE_UP: Final = "scale-up"  # the profile whose numbers are shown first


@dataclass(frozen=True, slots=True)
class RoleTable:
    """A table; the first cell of a row names it."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RoleBlock:
    """A table with what stands above it."""

    title: str  # empty: the table follows the section's text
    text: str  # may be empty
    table: RoleTable


@dataclass(frozen=True, slots=True)
class RolePart:
    """What is read in one go."""

    part_id: str
    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()
    blocks: tuple[RoleBlock, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()  # name and id of the profiles to choose from
    chosen: str = ""
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileNumbers:
    """Every number of one profile with its origin."""

    profile_id: str
    name: str
    description: str
    table: RoleTable
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleState:
    """The whole page."""

    parts: tuple[RolePart, ...]
    numbers: tuple[ProfileNumbers, ...]  # one for each profile

    def place_of(self, part_id: str) -> tuple[int, RolePart]:
        """Return a part and how many stand before it."""
        return next((n, part) for n, part in enumerate(self.parts) if part.part_id == part_id)

    def numbers_of(self, profile_id: str) -> ProfileNumbers:
        """Return the numbers of one of the profiles."""
        return next(number for number in self.numbers if number.profile_id == profile_id)


def make_role_state(catalogue: Catalogue) -> RoleState:
    """Lay out what the content says about the role."""
    notes = Footnotes(catalogue.sources)
    parts = _section_parts(catalogue, notes)
    numbers = tuple(_numbers(profile, catalogue, notes) for profile in catalogue.profiles)
    sources = RolePart(SOURCES, _("Sources"), notes.lines_of(catalogue.sources))
    return RoleState((*parts, sources), numbers)


def _section_parts(catalogue: Catalogue, notes: Footnotes) -> tuple[RolePart, ...]:
    role = catalogue.role
    quoting = {
        "duties": role.summaries.values(),
        "titles": [title.says for title in role.titles],
    }  # texts with codes beside those of the section itself
    texts = {
        section.section_id: (
            *section.paragraphs,
            *section.points,
            *quoting.get(section.section_id, ()),
        )
        for section in role.sections
    }
    for text in chain.from_iterable(texts.values()):
        notes.numbered(text)  # in the order in which they are read, whatever is made first
    blocks = {
        "duties": _duty_blocks(catalogue, notes),
        "ladder": (_plain(_ladder_table(catalogue)),),
        "titles": (_plain(_titles_table(catalogue, notes)),),
        "stages": (_plain(_stages_table(catalogue)),),
    }
    profiles = tuple((profile.name, profile.profile_id) for profile in catalogue.profiles)
    return tuple(
        RolePart(
            section.section_id,
            section.title,
            tuple(map(notes.numbered, section.paragraphs)),
            tuple(map(notes.numbered, section.points)),
            blocks.get(section.section_id, ()),
            profiles if section.section_id == NUMBERS else (),
            SCALE_UP,
            notes.lines(*texts[section.section_id]),
        )
        for section in role.sections
    )


def _duty_blocks(catalogue: Catalogue, notes: Footnotes) -> tuple[RoleBlock, ...]:
    role, competencies = catalogue.role, catalogue.instrument.competencies
    unasked = [duty for duty in role.duties if not duty.facets]
    whole = RoleTable(
        _("The role as a whole"),
        (_("What is said"), _("Where it is taken up")),
        tuple((duty.text, duty.note) for duty in unasked),
    )
    return (
        *(_competency_block(competency, catalogue, notes) for competency in competencies),
        RoleBlock(whole.name, "", whole),
        _further_block(catalogue),
    )


def _competency_block(competency: Competency, catalogue: Catalogue, notes: Footnotes) -> RoleBlock:
    title = _("{name} (core)") if competency.is_core else "{name}"
    table = RoleTable(
        competency.name,
        (_("What is said"), _("Asked about in")),
        tuple(
            (duty.text, ", ".join(_facet_names(duty, (competency,))))
            for duty in catalogue.role.duties
            if any(about == competency.competency_id for about, _facet in duty.facets)
        ),
    )
    summary = notes.numbered(catalogue.role.summaries[competency.competency_id])
    return RoleBlock(title.format(name=competency.name), summary, table)


def _further_block(catalogue: Catalogue) -> RoleBlock:
    table = RoleTable(
        _("What other definitions add"),
        (_("What is said"), _("Asked about in")),
        tuple(
            (duty.text, ", ".join(_facet_names(duty, catalogue.instrument.competencies)))
            for duty in catalogue.role.further_duties
        ),
    )
    text = _(
        "Other published definitions of the role name these as well. The choice is a judgement."
    )
    return RoleBlock(table.name, text, table)


def _facet_names(duty: Duty, competencies: Sequence[Competency]) -> list[str]:
    """Return the names of a duty's facets within some competencies, in the duty's order."""
    names = {
        (competency.competency_id, facet.facet_id): facet.name
        for competency in competencies
        for facet in competency.facets
    }
    return [names[facet] for facet in duty.facets if facet in names]


def _ladder_table(catalogue: Catalogue) -> RoleTable:
    shorts = {title.profile_id: title.short for title in catalogue.role.titles}
    return RoleTable(
        _("Levels along the ladder"),
        (
            _("Competency"),
            *(shorts.get(profile.profile_id, profile.name) for profile in catalogue.ladder),
        ),
        tuple(
            (
                competency.name,
                *(level_text(step.levels[competency.competency_id]) for step in catalogue.ladder),
            )
            for competency in catalogue.instrument.competencies
        ),
    )


def _titles_table(catalogue: Catalogue, notes: Footnotes) -> RoleTable:
    return RoleTable(
        _("Titles"),
        (_("Job title"), _("Said of it"), _("Here")),
        tuple(
            (title.title, notes.numbered(title.says), title.here) for title in catalogue.role.titles
        ),
    )


def _stages_table(catalogue: Catalogue) -> RoleTable:
    stages = [
        profile
        for profile in catalogue.profiles
        if profile.role_id == HEAD_OF_PRODUCT and not profile.is_on_ladder
    ]
    return RoleTable(
        _("Levels and weights by stage"),
        (_("Competency"), *(profile.name.partition(", ")[2].capitalize() for profile in stages)),
        tuple(
            (
                competency.name,
                *(_level_and_weight(stage, competency.competency_id) for stage in stages),
            )
            for competency in catalogue.instrument.competencies
        ),
    )


def _level_and_weight(profile: Profile, competency_id: str) -> str:
    return _("{level}, weight {weight} %").format(
        level=level_text(profile.levels[competency_id]), weight=profile.weights[competency_id]
    )


def _numbers(profile: Profile, catalogue: Catalogue, notes: Footnotes) -> ProfileNumbers:
    table = RoleTable(
        _("Numbers of {profile}").format(profile=profile.name),
        (_("Competency"), _("Level"), _("Weight"), _("Why this level"), _("Sources")),
        tuple(
            _numbers_row(profile, competency.competency_id, competency.name, notes)
            for competency in catalogue.instrument.competencies
        ),
    )
    codes = [code for origin in profile.provenance.values() for code in origin.sources]
    return ProfileNumbers(
        profile.profile_id, profile.name, profile.description, table, notes.lines_of(codes)
    )


def _numbers_row(
    profile: Profile, competency_id: str, name: str, notes: Footnotes
) -> tuple[str, ...]:
    origin = profile.provenance[competency_id]
    level, weight = level_text(profile.levels[competency_id]), profile.weights[competency_id]
    marked = {Mark.DERIVED: _("{level} (derived)"), Mark.JUDGEMENT: _("{level} (judgement)")}
    return (
        name,
        marked[origin.mark].format(level=level),
        _("{weight} % (judgement)").format(weight=weight),
        origin.reason,
        notes.mark(origin.sources) or DASH,
    )


def _plain(table: RoleTable) -> RoleBlock:
    return RoleBlock("", "", table)
