"""Which version of the questions an attempt answered, in words."""

from collections.abc import Mapping

from hop_desktop.domain.attempt import AttemptSummary
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import _, language
from hop_desktop.presentation.words import form_words


def versioned_form_words(form: Form, version: str) -> str:
    """Return the form and the version of the questions that were answered."""
    return _("{form}, version {version}").format(form=form_words(form), version=version)


def untranslated_words(catalogue: Catalogue, version: str) -> str:
    """Say that a version's statements stay in English; empty: they are in the language in use."""
    if catalogue.statement_language(version) == language():
        return ""
    return _("statements of version {version} in English").format(version=version)


def answered_form_words(attempt: AttemptSummary, former: Mapping[str, str], version: str) -> str:
    """Return the form of an attempt, and which questions it answered if they are asked no longer.

    Args:
        attempt: Any.
        former: The versions that are asked no longer, by fingerprint.
        version: The one that is asked now.
    """
    answered = former.get(attempt.fingerprint)
    if answered is None:
        return form_words(attempt.form)
    if answered != version:
        return versioned_form_words(attempt.form, answered)
    return _("{form}, version {version} in an earlier wording").format(
        form=form_words(attempt.form), version=answered
    )
