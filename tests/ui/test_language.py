"""Which language the window speaks."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from hop_desktop.i18n import language
from hop_desktop.ui.language import apply_language, system_language
from hop_desktop.ui.preferences import SYSTEM, Preferences


@pytest.fixture
def app(qapp):
    before = QLocale()
    yield qapp
    apply_language(qapp, "en")
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["de-Latn-AT", "de-AT", "de"], "de"),
        (["fr-FR", "fr", "es_MX", "de"], "es"),
        (["fr-FR", "ja"], "en"),
        (["en-GB", "de"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_desktop_that_we_speak_is_spoken(wanted, spoken):
    assert system_language(wanted, {"LANG": "fr_FR.UTF-8"}) == spoken


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_the_plain_locale_is_english_whatever_else_is_wished(locale):
    environment = {"LC_ALL": locale, "LANG": "de_DE.UTF-8", "LANGUAGE": "de"}

    assert system_language(["de-DE", "de"], environment) == "en"


def test_an_empty_variable_counts_as_not_set():
    assert system_language(["de"], {"LC_ALL": "", "LANG": "de_DE.UTF-8"}) == "de"


def test_the_language_is_the_systems_until_one_is_chosen(tmp_path):
    preferences = Preferences(tmp_path / "preferences.ini")
    assert preferences.language == SYSTEM

    preferences.language = "es"
    assert Preferences(tmp_path / "preferences.ini").language == "es"

    preferences.language = "tlh"
    assert preferences.language == SYSTEM


@pytest.mark.parametrize(("chosen", "cancel"), [("de", "Abbrechen"), ("es", "Cancelar")])
def test_the_dialogs_of_the_toolkit_and_its_numbers_follow(app, chosen, cancel):
    apply_language(app, chosen)

    assert language() == chosen
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    assert QLocale().toString(1.5) == "1,5"

    apply_language(app, "en")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
