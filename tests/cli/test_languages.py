"""Commands speak English everywhere; what they write speaks the language that was named."""

import json
from dataclasses import replace

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.i18n import _, language_codes, speaking
from hop_desktop.services.attempt_file import attempt_document

OTHERS = [code for code in language_codes() if code != "en"]


@pytest.fixture
def stored(hop, catalogue, tmp_path):
    sample = replace(load_samples(catalogue)[-1], attempt_id="a1")
    file = tmp_path / "attempt.json"
    document = attempt_document(sample, catalogue.instrument.version)
    file.write_text(json.dumps(document), encoding="utf-8")
    assert hop("add", file)[0] == 0
    return file


@pytest.mark.parametrize("locale", ["de_DE.UTF-8", "es_ES.UTF-8", "xx_XX"])
def test_commands_speak_english_under_every_locale(hop, stored, monkeypatch, locale):
    commands = (["items"], ["profiles"], ["score", stored], ["list"], ["evidence"], ["plan"])
    english = [hop(*words)[:2] for words in commands]

    for variable in ("LANG", "LC_ALL", "LANGUAGE", "LC_MESSAGES"):
        monkeypatch.setenv(variable, locale)

    assert [hop(*words)[:2] for words in commands] == english


@pytest.mark.parametrize("spoken", OTHERS)
def test_items_are_told_in_the_language_that_was_named(hop, catalogue, spoken):
    there = catalogue.content_in(spoken).instrument

    status, out, _err = hop("items", "--lang", spoken)
    document = json.loads(hop("items", "--lang", spoken, "--json")[1])

    assert status == 0
    for item in catalogue.source.instrument.items:
        said = there.item(item.item_id)
        if item.forms:
            assert said.options[0].text in out
            if item.cue:
                assert item.cue not in out
                assert said.cue in out
    assert there.items[0].options[0].text in json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize("spoken", OTHERS)
@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_report_is_written_in_the_language_that_was_named(hop, stored, tmp_path, spoken, ending):
    target = tmp_path / f"report.{ending}"

    status, _out, _err = hop("report", "--lang", spoken, "-o", target)

    said = target.read_text(encoding="utf-8")
    assert status == 0
    with speaking(spoken):
        title, draft = (
            _("Head of Product self-assessment"),
            _("Draft translation, not tested with respondents"),
        )
    assert title in said
    assert draft in said
    assert "Where you stand" not in said


def test_an_unknown_language_is_refused_in_one_line(hop, stored, tmp_path):
    for words in (["items", "--lang", "tlh"], ["report", "--lang", "tlh", "-o", tmp_path / "r.md"]):
        status, out, err = hop(*words)

        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert "tlh" in err
