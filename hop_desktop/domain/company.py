"""Which companies a stage of the role is made for."""

from collections.abc import Mapping
from typing import Final

from hop_desktop.domain.attempt import CompanySize, Context
from hop_desktop.domain.profile import Profile

_SIZE_OF_STAGE: Final[Mapping[str, CompanySize]] = {
    "startup": CompanySize.SMALL,
    "scale-up": CompanySize.MIDDLE,
    "enterprise": CompanySize.LARGE,
}


def is_untried(profile: Profile, context: Context | None) -> bool:
    """Whether a profile is of a larger stage than the company that was answered for.

    Levels are relative to the company; a role of the ladder and an own profile have no stage.
    """
    wanted = _SIZE_OF_STAGE.get(profile.profile_id)
    if context is None or wanted is None or profile.is_own:
        return False
    sizes = list(CompanySize)
    return sizes.index(wanted) > sizes.index(context.size)
