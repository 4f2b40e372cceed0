"""The catalogues say what the English texts say, with the same places and marks."""

import re
import zlib

import pytest
from babel.messages.catalog import Catalog

from tools.catalogues import as_mo, as_po, catalogue_files, read, texts_in_the_code

PLACE = re.compile(r"\{[^{}]*\}")
KIND = re.compile(r"\*\.\w+")  # of file
FILES = catalogue_files()
LANGUAGES = [file.parents[1].name for file in FILES]


@pytest.fixture(params=FILES, ids=LANGUAGES)
def catalogue(request):
    return read(request.param)


def pairs(catalogue):
    """Yield each English text beside its translation; of plurals, every form."""
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            yield message.id, message.string
        else:
            singular, plural = message.id
            yield singular, message.string[0]
            for form in message.string[1:]:
                yield plural, form


def differences(catalogue, find):
    """Return the texts of which `find` gives another set in English than in translation."""
    return [
        (english, translated)
        for english, translated in pairs(catalogue)
        if translated and find(english) != find(translated)
    ]


def places(text):
    return sorted(PLACE.findall(text))


def test_the_catalogues_are_those_of_the_program():
    assert LANGUAGES == ["de", "es"]


def test_a_translation_has_the_places_of_its_text(catalogue):
    assert differences(catalogue, places) == []


def test_a_translation_has_one_key_where_its_text_has_one(catalogue):
    assert differences(catalogue, lambda text: text.count("&") - 2 * text.count("&&")) == []


def test_a_translation_promises_a_dialog_where_its_text_does(catalogue):
    assert differences(catalogue, lambda text: text.rstrip().endswith("…")) == []


def test_a_translation_names_the_same_kinds_of_files(catalogue):
    assert differences(catalogue, lambda text: sorted(KIND.findall(text))) == []


def test_a_translation_breaks_its_lines_and_ends_as_its_text(catalogue):
    assert differences(catalogue, lambda text: (text.count("\n"), text[-1:].isspace())) == []


def test_no_translation_is_a_guess(catalogue):
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []


def test_every_plural_has_every_form(catalogue):
    plurals = [one for one in catalogue if one.id and one.pluralizable]

    assert len(plurals) > 30
    assert [one.id for one in plurals if len(one.string) != catalogue.num_plurals] == []


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_what_the_program_reads_is_what_stands_in_the_source(file):
    assert zlib.decompress(file.with_suffix(".mo").read_bytes()) == zlib.decompress(
        as_mo(read(file))
    )


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_a_source_is_written_as_the_tool_writes_it(file):
    assert file.read_bytes() == as_po(read(file))


@pytest.mark.parametrize("translated", ["{n} von {total}", "{m} von {total}", "von {total}"])
def test_another_place_is_found(translated):
    catalogue = Catalog(locale="de")
    catalogue.add("{n} of {total}", translated)

    assert bool(differences(catalogue, places)) == ("{n}" not in translated)


def names(catalogue):
    """Return every text by its English words, with its meaning where it has several."""
    texts = ((one.id, one.context) for one in catalogue if one.id)
    return {(text if isinstance(text, str) else text[0], context) for text, context in texts}


def test_a_catalogue_holds_every_text_of_the_program_and_no_other(catalogue):
    """`python3 dev.py texts` brings in what is missing and takes out what is gone."""
    texts = names(texts_in_the_code())

    assert len(texts) > 900
    assert texts - names(catalogue) == set()
    assert names(catalogue) - texts == set()


def test_every_text_is_translated(catalogue):
    forms = (
        (one.id, [one.string] if isinstance(one.string, str) else one.string)
        for one in catalogue
        if one.id
    )

    assert [text for text, translated in forms if not all(translated)] == []
