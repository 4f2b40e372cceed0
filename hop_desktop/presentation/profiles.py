"""What Profiles shows: what each profile asks, and where every number comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.catalogue import Source
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import WEIGHT_TOTAL, Mark, Profile, Provenance
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.footnotes import Footnotes
from hop_desktop.presentation.formatting import level_text


@dataclass(frozen=True, slots=True)
class ProfilesState:
    """Everything Profiles shows."""

    lead: str
    choices: tuple[Choice, ...]
    chosen_id: str
    name: str
    description: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]  # of the levels; empty: they were set by the person
    weights_note: str
    sources: tuple[str, ...]
    usage: str  # what hangs on it; empty: nothing does
    can_edit: bool
    can_delete: bool


@dataclass(frozen=True, slots=True)
class EditorRow:
    """One competency while a profile is edited."""

    competency_id: str
    name: str
    level: float
    weight: int


@dataclass(frozen=True, slots=True)
class EditorState:
    """Everything the profile editor shows."""

    title: str
    name: str
    rows: tuple[EditorRow, ...]
    total_text: str
    problem: str  # empty: it can be saved
    note: str  # empty: no attempt was taken with it

    @property
    def can_save(self) -> bool:
        return not self.problem


def profile_choices(profiles: Sequence[Profile]) -> tuple[Choice, ...]:
    """Return the profiles as entries of a list, the person's own marked as such."""
    return tuple(
        Choice(
            profile.profile_id,
            _("{name} (yours)").format(name=profile.name) if profile.is_own else profile.name,
        )
        for profile in profiles
    )


def make_profiles_state(
    instrument: Instrument,
    profiles: Sequence[Profile],
    chosen: Profile,
    sources: Mapping[str, Source],
    attempts_with: int,
) -> ProfilesState:
    """Word one profile among all of them.

    Args:
        instrument: For the names of the competencies, in framework order.
        profiles: All of them, in the order of the list.
        chosen: The one to show.
        sources: By code.
        attempts_with: How many attempts were taken with `chosen`.
    """
    notes = Footnotes(sources)
    codes = [code for why in chosen.provenance.values() for code in why.sources]
    return ProfilesState(
        lead=_(
            "A profile says which level a role asks of each competency, and how much each one "
            "weighs. Titles differ between companies; pick the profile that fits your duties, or "
            "copy one and make it fit."
        ),
        choices=profile_choices(profiles),
        chosen_id=chosen.profile_id,
        name=chosen.name,
        description=chosen.description,
        headers=(
            _("Competency"),
            _("Level"),
            _("Origin of the level"),
            _("Weight"),
            _("Origin of the weight"),
        ),
        rows=tuple(
            (
                competency.name,
                level_text(chosen.levels[competency_id]),
                origin_words(chosen.provenance[competency_id].mark),
                f"{chosen.weights[competency_id]} %",
                origin_words(Mark.SET_BY_YOU if chosen.is_own else Mark.JUDGEMENT),
            )
            for competency_id, competency in instrument.competencies_by_id.items()
        ),
        reasons=tuple(
            _reason(competency.name, chosen.provenance[competency_id], notes)
            for competency_id, competency in instrument.competencies_by_id.items()
            if chosen.provenance[competency_id].reason
        ),
        weights_note=_weights_note(chosen, instrument),
        sources=notes.lines_of(codes),
        usage=" ".join(filter(None, (_version_note(chosen, instrument), _usage(attempts_with)))),
        can_edit=chosen.is_own,
        can_delete=chosen.is_own and not attempts_with,
    )


def make_editor_state(
    instrument: Instrument, draft: Profile, others: Sequence[Profile], attempts_with: int
) -> EditorState:
    """Word a profile while it is edited.

    Args:
        instrument: For the names of the competencies, in framework order.
        draft: As edited so far; its levels are always in half steps from 1 to 5.
        others: Every other profile: no two share a name.
        attempts_with: How many attempts were taken with it.
    """
    total = sum(draft.weights.values())
    return EditorState(
        title=_("Edit a profile of your own"),
        name=draft.name,
        rows=tuple(
            EditorRow(
                competency_id,
                competency.name,
                draft.levels[competency_id],
                draft.weights[competency_id],
            )
            for competency_id, competency in instrument.competencies_by_id.items()
        ),
        total_text=_("Sum of the weights: {total} of {wanted}.").format(
            total=total, wanted=WEIGHT_TOTAL
        ),
        problem=_problem(draft, others, total),
        note=_usage(attempts_with),
    )


def copy_name(profile: Profile, others: Sequence[Profile]) -> str:
    """Return a name for a copy that no other profile has."""
    names = {other.name for other in others}
    name = _("Copy of {name}").format(name=profile.name)
    number = 2
    while name in names:
        name = _("Copy {n} of {name}").format(n=number, name=profile.name)
        number += 1
    return name


def copy_description(profile: Profile) -> str:
    return _("Made by you from “{name}”.").format(name=profile.name)


def delete_question(profile: Profile) -> str:
    return _("Delete the profile “{name}”? This cannot be undone.").format(name=profile.name)


def origin_words(mark: Mark) -> str:
    return {
        Mark.DERIVED: _("Derived from public statements"),
        Mark.JUDGEMENT: _("Judgement"),
        Mark.SET_BY_YOU: _("Set by you"),
        Mark.SET_BY_SENDER: _("Expected by someone else"),
    }[mark]


def _reason(name: str, why: Provenance, notes: Footnotes) -> str:
    text = _("{name}: {reason}").format(name=name, reason=why.reason)
    return f"{text} {notes.mark(why.sources)}".rstrip()


def _weights_note(profile: Profile, instrument: Instrument) -> str:
    core = sum(
        profile.weights[competency_id]
        for competency_id, competency in instrument.competencies_by_id.items()
        if competency.is_core
    )
    if profile.is_own:
        return _("Every weight was set by you; the four core skills make up {core} of 100.").format(
            core=core
        )
    return _(
        "Every weight is our own judgement: the four core skills make up {core} of "
        "100, strategy is never below 16, small companies shift weight to insight and"
        " delivery, large ones to budgeting and alignment. Equal weights may do as "
        "well."
    ).format(core=core)


def _version_note(profile: Profile, instrument: Instrument) -> str:
    """Say that an own profile means the levels of an earlier version."""
    if profile.instrument_version == instrument.version:
        return ""
    return _(
        "Made for version {then} of the questionnaire. In version {now} a level says how far "
        "what you did reached: go through the levels once, and save."
    ).format(then=profile.instrument_version, now=instrument.version)


def _usage(attempts_with: int) -> str:
    if not attempts_with:
        return ""
    return ngettext(
        "{n} attempt was taken with this profile. It cannot be deleted, and a change shows in "
        "the results of that attempt.",
        "{n} attempts were taken with this profile. It cannot be deleted, and a change shows in "
        "the results of those attempts.",
        attempts_with,
    ).format(n=attempts_with)


def _problem(draft: Profile, others: Sequence[Profile], total: int) -> str:
    name = draft.name.strip()
    if not name:
        return _("It needs a name.")
    if any(name == other.name and draft.profile_id != other.profile_id for other in others):
        return _("Another profile has this name.")
    if total < WEIGHT_TOTAL:
        missing = WEIGHT_TOTAL - total
        return ngettext(
            "{n} point is still to be given.", "{n} points are still to be given.", missing
        ).format(n=missing)
    if total > WEIGHT_TOTAL:
        over = total - WEIGHT_TOTAL
        return ngettext("{n} point is too many.", "{n} points are too many.", over).format(n=over)
    return ""
