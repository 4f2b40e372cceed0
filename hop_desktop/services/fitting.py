"""Refuses what is too long to be stored; nothing is ever cut."""

from hop_desktop.domain.errors import TextTooLongError
from hop_desktop.domain.limits import fits
from hop_desktop.i18n import _


def require_fitting(limit: int, *texts: str) -> None:
    """Refuse texts of which one has more than `limit` characters as stored.

    Raises:
        TextTooLongError: One of them has.
    """
    if not all(fits(text, limit) for text in texts):
        raise TextTooLongError(_("This is longer than {n} characters.").format(n=limit))
