"""The nearest role on the ladder, in words."""

from collections.abc import Sequence

from hop_desktop.domain.ladder import LadderPlace
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import exact_text


def ladder_sentence(place: LadderPlace | None, ladder: Sequence[Profile]) -> str:
    """Say which role the scores lie nearest to, and how sure that is; empty: cannot be said."""
    if place is None:
        return ""
    names = {role.profile_id: role.name for role in ladder}
    open_ones = [names[rung.profile_id] for rung in place.roles if rung.is_candidate]
    if place.is_below:
        return _("Your scores lie below what the first role of the ladder asks: {role}.").format(
            role=names[place.roles[0].profile_id]
        )
    if len(open_ones) == 1:
        return _("Among the roles of the ladder your scores lie nearest to {role}.").format(
            role=open_ones[0]
        )
    if len(open_ones) == 2:
        return _(
            "On the ladder your scores lie between {low} and {high}; they are too uncertain to "
            "tell the two apart."
        ).format(low=open_ones[0], high=open_ones[1])
    return _(
        "On the ladder your scores lie somewhere from {low} to {high}; they are too uncertain to "
        "tell these roles apart. The nearest is {nearest}."
    ).format(low=open_ones[0], high=open_ones[-1], nearest=names[place.nearest_id])


def ladder_line(place: LadderPlace | None, ladder: Sequence[Profile]) -> str:
    """Say in a few words where the scores lie; empty: cannot be said."""
    if place is None:
        return ""
    names = {role.profile_id: role.name for role in ladder}
    open_ones = [names[rung.profile_id] for rung in place.roles if rung.is_candidate]
    if place.is_below:
        return _("On the ladder: below {role}.").format(role=names[place.roles[0].profile_id])
    if len(open_ones) == 1:
        return _("On the ladder: nearest to {role}.").format(role=open_ones[0])
    return _("On the ladder: between {low} and {high}.").format(
        low=open_ones[0], high=open_ones[-1]
    )


def ladder_lines(place: LadderPlace | None, ladder: Sequence[Profile]) -> tuple[str, ...]:
    """Show the distance to each role, for the page that shows the computation."""
    if place is None:
        return ()
    names = {role.profile_id: role.name for role in ladder}
    near, far = _("{role}: {distance}, cannot be ruled out."), _("{role}: {distance}.")
    return (
        _(
            "Distance to each role of the ladder: the root of the weighted mean of (score − "
            "level)², over the scored competencies. A role stays open while its squared distance "
            "exceeds the smallest by no more than noise would."
        ),
        *(
            (near if rung.is_candidate else far).format(
                role=names[rung.profile_id], distance=exact_text(rung.distance)
            )
            for rung in place.roles
        ),
    )
