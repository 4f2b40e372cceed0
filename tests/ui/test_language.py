"""Which language the window speaks."""

import os
import subprocess
import sys

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


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "en_US.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
        {"LANG": "de_DE.UTF-8", "LC_NUMERIC": "en_US.UTF-8"},
        {"LANG": "de_CH.UTF-8"},
        {"LANG": "es_MX.UTF-8"},
        {"LANG": "en_ZA.UTF-8"},
        {"LANG": "en_SE"},
        {"LC_ALL": "nonsense"},
        {"LC_ALL": "C", "LC_NUMERIC": "de_DE"},
    ],
)
def test_fields_and_sentences_have_one_decimal_mark(variables):
    code = (
        "from PySide6.QtCore import QCoreApplication, QLocale;"
        "from hop_desktop.ui.language import apply_language;"
        "from hop_desktop.i18n import decimal_text;"
        "app = QCoreApplication([]); apply_language(app, 'system');"
        "print(decimal_text(3.5, 1), QLocale().toString(3.5, 'f', 1))"
    )
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("LC_", "LANG"))}

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=True,
    )

    sentence, field = done.stdout.split()
    assert sentence == field
