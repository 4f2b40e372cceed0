"""A language is a folder: each text is used while it says the English of today, alone."""

import json
import logging
import shutil
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from hop_desktop import i18n, resources
from hop_desktop.bootstrap import open_services
from hop_desktop.content.instrument_document import fingerprint
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.content.text_files import source_hash
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import speaking
from hop_desktop.paths import AppPaths
from hop_desktop.resources import resource
from tools.texts import bring_in, faults

ITEM = "neg-preparation-2"
TEXT = '{{ hash = "{hash}", state = "{state}", text = {text} }}'


@pytest.fixture
def folder(tmp_path):
    """The content with English alone."""
    copy = Path(shutil.copytree(resource("instruments", "head-of-product"), tmp_path / "content"))
    for one in (copy / "text").iterdir():
        if one.name != "en":
            shutil.rmtree(one)
    return copy


def write(folder, text, name="negotiation.toml", language="eo"):
    file = folder / "text" / language / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def cue(catalogue, said="Pensu.", state="draft"):
    made_from = source_hash(catalogue.source.instrument.item(ITEM).cue)
    line = TEXT.format(hash=made_from, state=state, text=f'"{said}"')
    return f"[items.{ITEM}]\ncue = {line}\n"


def test_one_text_is_translated_and_the_rest_stays_english(folder, catalogue):
    write(folder, cue(catalogue))

    there = load_catalogue(folder)
    content = there.content_in("eo")

    english = there.source.instrument
    item = content.instrument.item(ITEM)
    assert (content.language, item.cue) == ("eo", "Pensu.")
    assert item.options == english.item(ITEM).options
    assert content.instrument.competencies == english.competencies


def test_a_translation_changes_no_fingerprint_and_nothing_that_is_scored(folder, catalogue):
    write(folder, cue(catalogue))

    there = load_catalogue(folder)

    assert there.fingerprint == catalogue.fingerprint == fingerprint(there.source.instrument)
    translated = there.content_in("eo").instrument
    assert [one.item_id for one in translated.items] == [
        one.item_id for one in catalogue.source.instrument.items
    ]
    assert [[o.value for o in one.options] for one in translated.items] == [
        [o.value for o in one.options] for one in catalogue.source.instrument.items
    ]


def test_an_outdated_text_falls_back_alone_but_still_fits_what_was_asked_with_it(folder, catalogue):
    write(folder, cue(catalogue))
    english = folder / "text" / "en" / "negotiation.toml"
    before = catalogue.source.instrument.item(ITEM).cue
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace(before, "Think of another thing."), encoding="utf-8")

    there = load_catalogue(folder)

    assert there.content_in("eo").instrument.item(ITEM).cue == "Think of another thing."
    old = there.translated(catalogue.source.instrument, "eo")
    assert old.item(ITEM).cue == "Pensu."
    assert f"text/eo/negotiation.toml: items.{ITEM}.cue is outdated" in "\n".join(
        faults(folder, "eo")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1\n", "colour is no text of the English file"),
        ("[items.x]\ncue = 'Pensu.'\n", "items.x.cue is no text of the English file"),
        ("name = 7\n", "name is not a text like the English one"),
        ("name = 'Intertraktado'\n", "name is not a text like the English one"),
        (f"name = {TEXT.format(hash='x', state='done', text='1')}\n", "name is not a text"),
        (f"name = {TEXT.format(hash='x', state='draft', text=[])}\n", "name is not a text"),
        (f"anchors = {TEXT.format(hash='x', state='draft', text=['A.'])}\n", "anchors is not a"),
        (f"name = {TEXT.format(hash='x', state='draft', text=' ')}\n", "text/eo/negotiation.toml"),
        ("", "definition is missing"),
        ("name = \n", "text/eo/negotiation.toml"),
    ],
)
def test_what_cannot_be_used_is_one_line_with_file_and_key_and_english_is_used(
    folder, catalogue, caplog, text, said
):
    write(folder, text)

    with caplog.at_level(logging.WARNING):
        content = load_catalogue(folder).content_in("eo")

    assert content.instrument == catalogue.source.instrument
    lines = [line for line in caplog.messages if said in line]
    assert lines
    assert all(line.startswith("text/eo/negotiation.toml: ") for line in lines)
    assert any(said in line for line in faults(folder, "eo"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("actions/negotiation.toml", b"[act-neg-1]\ntitle = true\n", "act-neg-1.title is not a"),
        ("actions/negotiation.toml", b"act-neg-1 = 'x'\n", "act-neg-1 is no text"),
        ("role.toml", b"sections = 1\n", "sections is no text"),
        ("role.toml", b"[[duties]]\ntext = 'x'\n", "duties.1.text is not a"),
        ("profiles.toml", b"[nobody]\nname = 'x'\n", "nobody.name is no text"),
        ("interview.toml", b'["negotiation/closing"]\nquestions = 3\n', "questions is not a"),
        ("instrument.toml", b"frequency_options = ['a']\n", "frequency_options is not a"),
        ("negotiation.toml", b'name = "\xff\xfe"\n', "utf-8"),
        ("negotiation.toml", b"x = " * 50_000, "Invalid value"),
        ("surplus.toml", b"name = 'x'\n", "there is no such file in English"),
    ],
)
def test_a_bad_file_of_any_kind_is_named_and_the_rest_is_used(
    folder, catalogue, name, content, said
):
    write(folder, cue(catalogue))
    file = folder / "text" / "eo" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)

    there = load_catalogue(folder).content_in("eo")

    source = catalogue.source
    assert (there.role, there.profiles) == (source.role, source.profiles)
    is_used = name != "negotiation.toml"
    assert (there.instrument.item(ITEM).cue == "Pensu.") is is_used
    lines = [line for line in faults(folder, "eo") if line.startswith(f"text/eo/{name}: ")]
    assert any(said in line for line in lines)
    assert all("\n" not in line for line in lines)


def test_a_draft_says_so_until_every_question_was_reviewed(folder, catalogue):
    write(folder, cue(catalogue, state="reviewed"))
    assert not load_catalogue(folder).content_in("eo").is_draft

    other = folder.rename(folder.parent / "other")
    write(other, cue(catalogue, state="draft"))
    assert load_catalogue(other).content_in("eo").is_draft


def test_texts_that_are_brought_in_again_keep_their_state_where_the_words_stay(
    folder, catalogue, tmp_path
):
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "negotiation.toml").write_text(f'name = "A"\n[items.{ITEM}]\ncue = "B"\n')
    bring_in(folder, "eo", plain)
    file = folder / "text" / "eo" / "negotiation.toml"
    file.write_text(file.read_text().replace('"draft"', '"reviewed"'))

    (plain / "negotiation.toml").write_text(f'name = "A"\n[items.{ITEM}]\ncue = "C"\n')
    bring_in(folder, "eo", plain)

    name, cue_line = [line for line in file.read_text().splitlines() if "hash" in line]
    assert 'state = "reviewed"' in name
    assert 'state = "draft"' in cue_line


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """A program with one more language: a catalogue and a folder of texts, and no code."""
    root = tmp_path / "hop"
    shutil.copytree(resource(), root / "resources")
    catalogue = Catalog()
    catalogue.add("English", "Esperanto")
    catalogue.add("Draft translation, not tested with respondents", "Malneto")
    catalogue.add("0.5", "0,5")
    written = BytesIO()
    write_mo(written, catalogue)
    words = root / "resources" / "locale" / "eo" / "LC_MESSAGES"
    words.mkdir(parents=True)
    (words / "hop.mo").write_bytes(zlib.compress(written.getvalue()))
    monkeypatch.setattr(resources, "_PACKAGE", root)
    for cached in (i18n.language_codes, i18n.languages):
        cached.cache_clear()
    yield root / "resources" / "instruments" / "head-of-product"
    for cached in (i18n.language_codes, i18n.languages):
        cached.cache_clear()


def test_a_new_language_takes_one_folder_and_one_catalogue(made_up, catalogue, tmp_path):
    write(made_up, cue(catalogue))

    assert i18n.languages()["eo"] == "Esperanto"
    with speaking("eo"):
        there = load_catalogue()
        services = open_services(AppPaths.at(tmp_path / "data"), there)
        attempt = services.assessment.begin(Form.FULL, "scale-up")
        shown = services.assessment.instrument_of(attempt)
        assert there.instrument.item(ITEM).cue == shown.item(ITEM).cue == "Pensu."
        assert i18n.decimal_text(1.5, 1) == "1,5"
    assert attempt.language == "eo"
    finished = services.assessment.finish(attempt)
    report = tmp_path / "report.md"
    services.reports.save(finished.attempt_id, report, spoken="eo")
    assert "Malneto" in report.read_text(encoding="utf-8")
    assert services.history.snapshot_of(finished) == catalogue.source.instrument
    services.database.close()


def test_what_a_store_keeps_is_english_whatever_is_spoken(made_up, catalogue, tmp_path):
    write(made_up, cue(catalogue))
    paths = AppPaths.at(tmp_path / "data")

    with speaking("eo"):
        there = load_catalogue()
        services = open_services(paths, there)
        services.assessment.begin(Form.FULL, "scale-up")
        exported = services.transfer.export()
        services.database.close()
    newer = replace(there, fingerprint="newer")
    services = open_services(paths, newer)
    attempt = services.assessment.open_attempt()

    assert services.history.snapshot_of(attempt) == catalogue.source.instrument
    with speaking("eo"):
        assert services.history.instrument_of(attempt).item(ITEM).cue == "Pensu."
    assert json.loads(exported)["instruments"].keys() == {catalogue.fingerprint}
    services.database.close()
