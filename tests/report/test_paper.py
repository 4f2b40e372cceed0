"""Which paper a report is set for when nobody chose one."""

import subprocess

import pytest

from hop_desktop.report.paper import Paper, paper_of_country
from tests.cli.test_cli import SAMPLE
from tests.cli.test_environment import hop


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("en_US.UTF-8", Paper.LETTER),
        ("en-US", Paper.LETTER),
        ("es_MX@currency", Paper.LETTER),
        ("en_US_POSIX", Paper.LETTER),
        ("zh_Hant_TW", Paper.A4),
        ("en_Latn_US", Paper.LETTER),
        ("de_DE", Paper.A4),
        ("en_SE", Paper.A4),
        ("es_419", Paper.A4),
        ("English_United States.1252", Paper.A4),
        *((one, Paper.A4) for one in ("", "C", "C.UTF-8", "POSIX", "_", "en_", "en", "xx_YY", "é")),
    ],
)
def test_a_country_has_its_paper_and_whatever_is_unknown_has_a4(locale, paper):
    assert paper_of_country(locale) is paper


@pytest.mark.parametrize(
    ("variables", "paper"),
    [
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LANG": "de_DE", "LC_PAPER": "en_CA"}, Paper.LETTER),
        ({"LC_ALL": "en_SE", "LC_PAPER": "en_US", "LANG": "en_US"}, Paper.A4),
        ({"LC_ALL": "", "LANG": "en_US"}, Paper.LETTER),
        ({}, Paper.A4),
    ],
)
def test_the_person_has_the_paper_that_the_system_names(monkeypatch, variables, paper):
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert paper_of_country() is paper


@pytest.mark.parametrize(
    ("told", "paper"),
    [
        (b"en_US\n", Paper.LETTER),
        (b"es_MX@currency=MXN\n", Paper.LETTER),
        (b"de_DE\n", Paper.A4),
        (b"", Paper.A4),
        (OSError(), Paper.A4),
        (subprocess.TimeoutExpired("defaults", 2), Paper.A4),
    ],
)
def test_on_macos_the_settings_say_what_no_variable_names(monkeypatch, told, paper):
    def run(_command, **_how):
        if isinstance(told, Exception):
            raise told
        return subprocess.CompletedProcess([], 0, told)

    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(subprocess, "run", run)

    assert paper_of_country() is paper


@pytest.mark.parametrize("locale", ["en_SE", "nonsense \N{SNOWMAN}"])
def test_a_report_is_made_under_a_locale_that_nobody_knows(tmp_path, locale):
    folder = str(tmp_path / "data")
    assert hop("--data-dir", folder, "add", SAMPLE, LC_ALL=locale).returncode == 0

    done = hop("--data-dir", folder, "report", "-o", str(tmp_path / "r.pdf"), LC_ALL=locale)

    assert done.returncode == 0, done.stderr
    assert b"595.27" in (tmp_path / "r.pdf").read_bytes()  # the width of A4, in points
