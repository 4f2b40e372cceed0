import re

import pytest

from hop_desktop.i18n import (
    PSEUDO,
    _,
    decimal_text,
    language,
    languages,
    ngettext,
    speaking,
    use_language,
)


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en")


def test_an_unknown_language_is_english():
    use_language("tlh")

    assert language() == "en"
    assert _("Home") == "Home"


@pytest.mark.parametrize(
    ("spoken", "text"), [("en", "2.3"), ("de", "2,3"), ("es", "2,3"), (PSEUDO, "2.3")]
)
def test_numbers_have_the_decimal_mark_of_the_language(spoken, text):
    use_language(spoken)

    assert decimal_text(2.25, 1) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0.4, "0.4"), (0.0, "0.0"), (-0.04, "0.0"), (-0.75, "−0.8")]
)
def test_a_number_has_a_minus_only_below_nothing(number, text):
    assert decimal_text(number, 1) == text


def test_the_pseudo_language_lengthens_texts_and_keeps_their_places():
    use_language(PSEUDO)

    text = _("Stored in {folder}")

    assert len(text) >= 1.35 * len("Stored in {folder}")
    assert re.findall(r"\{\w+\}", text) == ["{folder}"]
    assert text.startswith("⟦")
    assert text.endswith("⟧")


def test_the_pseudo_language_knows_one_from_many():
    use_language(PSEUDO)

    assert ngettext("{n} action", "{n} actions", 1).startswith("⟦{n} action ")
    assert ngettext("{n} action", "{n} actions", 2).startswith("⟦{n} actions")


def test_each_language_is_named_in_its_own_words():
    assert languages() == {"en": "English", "de": "Deutsch", "es": "Español"}


def test_another_language_is_spoken_in_one_place_alone():
    with speaking("de"):
        assert _("Saved") == "Gespeichert"
        assert decimal_text(1.5, 1) == "1,5"

    assert _("Saved") == "Saved"
    assert decimal_text(1.5, 1) == "1.5"
