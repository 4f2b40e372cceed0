"""Single words and figures of what other people answered."""

from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.form import Relation
from hop_desktop.domain.feedback.groups import HIGHEST_TOLD, LOWEST_TOLD
from hop_desktop.domain.feedback.shown import GroupCell
from hop_desktop.i18n import _, decimal_text, ngettext
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
