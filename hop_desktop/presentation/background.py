"""What the background page asks, and how a report prints it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from hop_desktop.domain.background import Background
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.profiles import profile_choices


@dataclass(frozen=True, slots=True)
class BackgroundField:
    """One thing to note: typed, or chosen where there are choices."""

    field: str  # of `Background`
    name: str
    value: str
    highest: int | None = None  # a whole number up to this; None: any text
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class BackgroundState:
    """Everything the background page shows."""

    lead: str
    fields: tuple[BackgroundField, ...]


def make_background_state(background: Background, profiles: Sequence[Profile]) -> BackgroundState:
    """Word the record; `profiles` are those that can be the target."""
    none = Choice("", _("Not said"))
    values = asdict(background)
    choices = {"target_profile": (none, *profile_choices(profiles))}
    return BackgroundState(
        lead=_(
            "Employers ask about education and experience. They are facts to print, not skills to"
            " rate: nothing here is scored, and every field may stay empty."
        ),
        fields=tuple(
            BackgroundField(field, name, values[field], highest, choices.get(field, ()))
            for field, name, highest in _fields()
        ),
    )


def background_rows(
    background: Background, profiles: Sequence[Profile]
) -> tuple[tuple[str, str], ...]:
    """Return name and value of what was noted, for a report; empty: nothing was."""
    names = {profile.profile_id: profile.name for profile in profiles}
    values = asdict(background)
    target = values["target_profile"]
    values["target_profile"] = names.get(target, target)
    return tuple((name, values[field]) for field, name, _high in _fields() if values[field])


def _fields() -> tuple[tuple[str, str, int | None], ...]:
    return (
        ("present_title", _("Current title"), None),
        ("target_profile", _("Target profile"), None),
        ("years_in_product", _("Years in product"), 80),
        ("years_leading", _("Years leading people"), 80),
        ("people_reporting", _("People reporting to you"), 100_000),
        ("sector", _("Sector"), None),
        ("education", _("Education"), None),
    )
