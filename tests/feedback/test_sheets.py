"""The two sheets ask what the form asks, and say that nothing seals them."""

import re
from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from hop_desktop.domain.feedback.answers import NOT_SEEN
from hop_desktop.domain.feedback.form import Asking, Group, Relation
from hop_desktop.report.blocks import Labelled, Table
from hop_desktop.report.feedback.files import form_file
from hop_desktop.report.feedback.paper_sheet import printable_sheet, sheet_document
from hop_desktop.report.feedback.text_sheet import END, START, text_sheet
from tests.feedback.forms import form_data, reader
from tests.hostile import HOSTILE, foreign_objects

KEYED = re.compile(r"[\s>]*(\w{1,4})\s*:(.*)")


@pytest.fixture(params=Asking)
def kind(request):
    return request.param


def keys_of(data):
    keys = [*(one.key for one in data.questions), *(one.key for one in data.texts)]
    signed = {Asking.VIEW: ["N", "R"], Asking.EXPECTATIONS: ["N"], Asking.CONFIDENTIAL: []}
    return signed[data.kind] + keys


def answers_in(sheet):
    """Return the lines between the two that the program looks for, as keys with their values."""
    lines = sheet.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(START))
    inside = lines[first + 1 : lines.index(END)]
    return [found.groups() for found in map(KEYED.fullmatch, inside) if found]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_text_sheet_has_an_empty_line_for_each_answer(kind, language):
    data = form_data(kind, language=language)

    answers = answers_in(text_sheet(data))

    assert Counter(answers) == Counter((key, "") for key in keys_of(data))


@pytest.mark.parametrize("text", [*HOSTILE, "1: 5", "hop-desktop end", "a\n1: 2\nN: x", "A: " * 30])
def test_no_name_is_taken_for_an_answer(kind, text):
    data = form_data(kind, name=text)
    sheet = text_sheet(data)

    assert {key for key, _value in answers_in(sheet)} == set(keys_of(data))
    assert len(answers_in(sheet)) == len(keys_of(data))
    assert sum(line.startswith("hop-desktop") for line in sheet.split("\n")) == 2


def test_a_text_sheet_begins_with_the_asking_and_its_group():
    lines = text_sheet(form_data(Asking.CONFIDENTIAL, group=Group.REPORTS)).split("\n")

    assert f"{START} confidential 9f3c5a77be01d2c4 reports" in lines
    assert max(map(len, lines)) <= 76


def filled(sheet, values):
    """Return a sheet as somebody types into it and sends it back in a mail."""
    for key, value in values.items():
        sheet = re.sub(rf"(?m)^{key}:$", f"{key}: {value}", sheet)
    return "Dear Maria,\n" + "".join(f"> {line}\n" for line in sheet.split("\n")) + "1: 5"


def test_the_program_reads_a_view_that_was_typed_in():
    data = form_data(Asking.VIEW)
    values = {"N": "Ana Ruiz", "R": "2", "1": "3", "18": "-", "A": "Say it early.\nAnd often."}

    view = reader(Asking.VIEW).read(filled(text_sheet(data), values).encode(), "a mail")

    assert (view.sender, view.relation) == ("Ana Ruiz", Relation.PEER)
    assert view.answers == {data.questions[0].id: 3, data.questions[17].id: NOT_SEEN}
    assert view.texts == {"keep": "Say it early.\nAnd often."}


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_program_reads_expectations_that_were_typed_in(language):
    data = form_data(Asking.EXPECTATIONS, language=language)
    values = {"N": "Ana"} | {one.key: "4" for one in data.questions} | {"W10": "Calm."}

    read = reader(Asking.EXPECTATIONS).read(filled(text_sheet(data), values).encode(), "a mail")

    assert set(read.levels.values()) == set(read.importance.values()) == {4}
    assert read.words == {data.texts[9].id: "Calm."}


def test_nothing_to_be_read_is_taken_for_a_part_of_a_text(kind):
    """A text goes on until the next key or mark: each empty one stays empty."""
    lines = text_sheet(form_data(kind)).split("\n")
    inside = lines[next(n for n, line in enumerate(lines) if line.startswith(START)) + 1 : -2]

    assert {line[:2] for line in inside if line and not KEYED.fullmatch(line)} == {"# "}
    assert max(map(len, lines)) <= 76


def test_a_sheet_of_a_round_goes_to_the_collector_alone():
    data = form_data(Asking.CONFIDENTIAL)
    said = "Nothing seals this sheet: Ana Ruiz reads it, and sees who sent it."

    assert said in " ".join(text_sheet(data).split())
    assert said in sheet_document(data).footer
    assert "Send it to Ana Ruiz alone, never to Maria." in sheet_document(data).footer


def test_a_printable_sheet_has_a_box_for_each_option(kind):
    data = form_data(kind)
    tables = [one for one in sheet_document(data).blocks if isinstance(one, Table)]
    texts = [one.label for one in sheet_document(data).blocks if isinstance(one, Labelled)]

    unseen = 0 if kind is Asking.EXPECTATIONS else 1
    expected = sum(len(one.options) + unseen for one in data.questions)
    relations = 4 if kind is Asking.VIEW else 0
    assert sum(len(table.rows) for table in tables) == expected + relations
    assert len(texts) == len(data.texts) + (kind is not Asking.CONFIDENTIAL)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_printable_sheet_is_read_aloud_and_always_the_same(kind, language):
    data = form_data(kind, language=language)

    sheet = printable_sheet(data)

    assert sheet == printable_sheet(data)
    with pikepdf.open(BytesIO(sheet)) as pdf:
        assert pdf.Root.Lang == language
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert 3 < len(pdf.pages) < 9
    assert foreign_objects(BytesIO(sheet)) == []


def test_a_hostile_name_is_text_on_paper():
    for text in HOSTILE:
        sheet = printable_sheet(form_data(Asking.VIEW, name=text, questions=(), texts=()))

        assert foreign_objects(BytesIO(sheet)) == []


@pytest.mark.parametrize(("locale", "height"), [("en_US.UTF-8", 792), ("de_DE.UTF-8", 842)])
def test_a_printable_sheet_fits_the_paper_of_the_country(monkeypatch, locale, height):
    monkeypatch.setenv("LC_ALL", locale)

    with pikepdf.open(BytesIO(form_file(form_data(Asking.VIEW), ".pdf"))) as pdf:
        heights = {round(float(page.mediabox[3])) for page in pdf.pages}

    assert heights == {height}
