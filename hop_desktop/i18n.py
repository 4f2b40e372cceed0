"""Texts for people: every one passes through `_` (or `ngettext` where it counts something)."""

import gettext as _gettext
from typing import Final

from hop_desktop.resources import resource

DOMAIN: Final = "hop"
SOURCE_LANGUAGE: Final = "en"

_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str) -> None:
    """Translate from now on into `language` ("de"); unknown languages stay English."""
    global _translations  # noqa: PLW0603 - the one global of the program is its language
    _translations = _gettext.translation(
        DOMAIN, resource("locale"), languages=[language], fallback=True
    )


def _(text: str) -> str:
    """Return `text` in the language in use."""
    return _translations.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of a text that fits `n` things."""
    return _translations.ngettext(singular, plural, n)
