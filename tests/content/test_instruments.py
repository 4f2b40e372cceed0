"""The shipped content loads, keeps its released texts, and names what is wrong with it."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hop_desktop.content.bank_rules import check_bank
from hop_desktop.content.instrument_document import (
    fingerprint,
    instrument_document,
    instrument_from_document,
)
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.content.table_reader import Problems
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.resources import resource

LOCK = Path(__file__).parents[1] / "instrument.lock.json"


def locked_texts(instrument):
    """Return what must not change under an id: a rewording that changes meaning is a new id."""
    return {
        item.item_id: [item.cue, item.stem, *(option.text for option in item.options)]
        for item in instrument.items
    }


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(resource("instruments", "head-of-product"), tmp_path / "content"))


def test_released_items_keep_their_texts(catalogue):
    assert locked_texts(catalogue.instrument) == json.loads(LOCK.read_text(encoding="utf-8"))


def test_the_forms_have_their_sizes(catalogue):
    instrument = catalogue.instrument

    assert len(instrument.items_of(Form.FULL)) == 59
    assert len(instrument.items_of(Form.QUICK)) == 18
    assert sum(not item.forms for item in instrument.items) == 4


def test_a_document_brings_the_instrument_back(catalogue):
    document = instrument_document(catalogue.instrument)

    assert instrument_from_document(document) == catalogue.instrument


def test_version_1_is_frozen_as_stores_keep_it():
    path = resource("instruments", "head-of-product") / "v1-snapshot.json.gz"
    instrument = instrument_from_document(gzip.decompress(path.read_bytes()).decode())

    assert (instrument.version, len(instrument.items)) == ("1", 64)
    assert fingerprint(instrument) == "709b6329c0c17743c4524711269bfe32"


def test_any_change_of_content_changes_the_fingerprint(catalogue):
    first, *others = catalogue.instrument.items
    changed = replace(catalogue.instrument, items=(replace(first, cue="Other."), *others))

    assert fingerprint(changed) != catalogue.fingerprint


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("negotiation.toml", 'kind = "level"', 'kind = "scale"', "negotiation.toml: items 1"),
        ("negotiation.toml", 'facet = "preparation"', 'facet = "x"', "(neg-preparation-2): facet"),
        ("negotiation.toml", 'id = "neg-firmness-2"', 'id = "neg-closing-2"', "items: id"),
        ("negotiation.toml", "leverage = 1.1", 'leverage = "high"', "negotiation.toml: leverage"),
        (
            "negotiation.toml",
            "core = true",
            "core = true\nsurprise = 1",
            "negotiation.toml: surprise",
        ),
        (
            "profiles.toml",
            "product-strategy = 3.5",
            "product-strategy = 3.4",
            "levels: product-strategy",
        ),
        ("profiles.toml", "product-strategy = 16", "product-strategy = 17", "(startup): weights"),
        ("scoring.toml", "rho = 0.3", "", "scoring.toml: rho"),
        (
            "text/en/instrument.toml",
            'name = "Head of Product"',
            "name = ",
            "text/en/instrument.toml",
        ),
    ],
)
def test_a_broken_rule_is_named_with_file_table_and_field(folder, file, old, new, place):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InvalidInstrumentError) as refusal:
        load_catalogue(folder)

    assert any(place in problem for problem in refusal.value.problems), refusal.value.problems


def test_a_missing_file_is_named(folder):
    (folder / "budgeting.toml").unlink()

    with pytest.raises(InvalidInstrumentError) as refusal:
        load_catalogue(folder)

    assert any("budgeting.toml: the file is missing" in one for one in refusal.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("a talk about my own tasks.", "a talk about my own tasks", "neg-preparation-2: C20"),
        (
            "I noted both sides’ aims before a talk about my own tasks.",
            "I taught other functions to prepare talks in writing, and they do.",
            "neg-preparation-2: C13",
        ),
        ("before a talk about", "before " + "one more word " * 6, "neg-preparation-2: C01"),
        ("value = 2.6", "value = 4.5", "neg-j4: C15"),
        ("value = 2.2", "value = 1.5", "neg-j4: C15"),
        ("value = 4.8", "value = 4.1", "neg-j4: C15"),
        (
            'id = "firmness"',
            'id = "spare"\nname = "Spare facet"\ndescription = "x"\n\n[[facets]]\nid = "firmness"',
            "negotiation: C16",
        ),
    ],
)
def test_a_rule_of_the_bank_is_named_with_its_item_and_text(folder, old, new, rule):
    files = [folder / "negotiation.toml", folder / "text/en/negotiation.toml"]
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert any(old in text for text in texts)
    for file, text in zip(files, texts, strict=True):
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InvalidInstrumentError) as refusal:
        load_catalogue(folder)

    assert any(rule in problem for problem in refusal.value.problems), refusal.value.problems


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        (("name",), 7, ".name: is not of the kind str"),
        (("name",), "\u202eevil", ".name: holds characters that control or reorder"),
        (("version",), None, ".version: is not of the kind str"),
        (("more",), 1, ".more: is not a known field"),
        (("items",), {}, ".items: is not a list"),
        (("items",), [], "there is nothing to ask"),
        (("items", 0), "x", ".items.0: is not an object"),
        (("items", 0, "kind"), "essay", ".items.0.kind: is not known"),
        (("items", 0, "kind"), 7, "is not of the kind ItemKind"),
        (("items", 0, "options"), [], "options: are not those of 5 levels"),
        (("items", 0, "options", 0, "text"), ["x"], ".options.0.text: is not of the kind str"),
        (("items", 0, "competency_id"), "singing", "competency_id: is not known"),
        (("items", 0, "facet_id"), "juggling", "facet_id: is not known"),
        (("items", 0, "item_id"), "", "items: an id is empty, too long or stands twice"),
        (("competencies", 0, "facets"), [], "facets: there are none"),
        (("competencies", 0, "anchors"), ["one"], "anchors: are not 5"),
        (("competencies", 0, "leverage"), 0, "leverage: is not above 0"),
        (("competencies", 0, "leverage"), True, "leverage: is not of the kind float"),
        (("competencies", 0, "group_id"), "x", "group_id: is not known"),
    ],
)
def test_a_document_that_is_no_whole_instrument_is_refused_with_the_place(
    catalogue, path, value, what
):
    content = json.loads(instrument_document(catalogue.instrument))
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(InvalidInstrumentError) as refused:
        instrument_from_document(json.dumps(content))

    assert any(what in problem for problem in refused.value.problems)


def test_a_situation_without_values_is_refused(catalogue):
    content = json.loads(instrument_document(catalogue.instrument))
    item = next(one for one in content["items"] if one["kind"] == "situation")
    item["options"][0]["value"] = None

    with pytest.raises(InvalidInstrumentError, match="options: are not different ones"):
        instrument_from_document(json.dumps(content))


def test_a_share_without_its_level_choice_is_refused_in_every_form(catalogue):
    instrument = replace(catalogue.instrument, version="2")
    share = next(one for one in instrument.items if one.kind is ItemKind.FREQUENCY)
    alone = tuple(
        one
        for one in instrument.items
        if one is share
        or (one.competency_id, one.facet_id) != (share.competency_id, share.facet_id)
    )
    problems = Problems()

    check_bank(replace(instrument, items=alone), problems)

    wanted = f"{share.item_id}: facet {share.facet_id} has 0 level choices in the full form, not 1"
    assert any(line == wanted for line in problems.lines)


def test_a_facet_with_two_level_choices_in_one_form_is_refused(catalogue):
    instrument = replace(catalogue.instrument, version="2")
    first = next(one for one in instrument.items if one.kind is ItemKind.LEVEL)
    twice = (*instrument.items, replace(first, item_id="again"))
    problems = Problems()

    check_bank(replace(instrument, items=twice), problems)

    assert any("again: facet" in line and "2 level choices" in line for line in problems.lines)
