"""Single words and figures of what other people answered."""

from collections.abc import Mapping, Sequence

from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.form import Group, Relation
from hop_desktop.domain.feedback.groups import HIGHEST_TOLD, LOWEST_TOLD
from hop_desktop.domain.feedback.overview import Source
from hop_desktop.domain.feedback.shown import GroupCell, SeenLevels
from hop_desktop.i18n import _, decimal_text, ngettext
from hop_desktop.presentation.choice import Choice, Chooser
from hop_desktop.presentation.formatting import DASH, exact_text


def difference_words(difference: Difference | None) -> str:
    """Return what can be said of one competency; a dash: nothing."""
    if difference is None:
        return DASH
    return {
        Difference.HIGHER: _("you rate yourself higher"),
        Difference.LOWER: _("you rate yourself lower"),
        Difference.CLOSE: _("less than a level apart"),
        Difference.AGREED_MET: _("in agreement, at or above what is expected"),
        Difference.AGREED_BELOW: _("in agreement, below what is expected"),
    }[difference]


def relation_words(relation: Relation) -> str:
    """Return how whoever signed works with you."""
    return {
        Relation.MANAGER: _("Your manager"),
        Relation.PEER: _("Works side by side with you"),
        Relation.REPORT: _("Reports to you"),
        Relation.OTHER: _("Someone who sees you work"),
    }[relation]


def mean_words(mean: float) -> str:
    """Return a group's figure as it is told: the nearest half, open at both ends."""
    if mean >= HIGHEST_TOLD:
        return _("{level} or more").format(level=decimal_text(HIGHEST_TOLD, 1))
    if mean <= LOWEST_TOLD:
        return _("{level} or less").format(level=decimal_text(LOWEST_TOLD, 1))
    return decimal_text(mean, 1)


def cell_words(cell: GroupCell | None) -> str:
    """Return a group's figure with what stands behind it; a dash: there is none."""
    if cell is None:
        return DASH
    n = cell.figure.n
    words = ngettext(
        "{mean} ({n} answer, reliability {r})", "{mean} ({n} answers, reliability {r})", n
    )
    return words.format(mean=mean_words(cell.figure.mean), n=n, r=exact_text(cell.reliability))


def others_chooser(
    seen: Sequence[SeenLevels], group_names: Mapping[Group, str], chosen: str
) -> Chooser:
    """Offer whose view to draw in the radar; without any there is nothing to choose."""
    choices = (Choice(each.key, source_words(each.source, group_names)) for each in seen)
    return Chooser((Choice("", _("None")), *choices), chosen) if seen else Chooser()


def source_words(source: Source, group_names: Mapping[Group, str]) -> str:
    """Return who signed, or what the group is called."""
    return group_names[source] if isinstance(source, Group) else source
