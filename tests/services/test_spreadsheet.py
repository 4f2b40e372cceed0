"""Tables arrive in spreadsheets as they are, whatever country those think they are in."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.services.transfer.spreadsheet import Table, as_csv, as_workbook
from tests.hostile import HOSTILE

RUNS = tuple("=+-@")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def table(*rows, name="t"):
    return Table(name, tuple("abcdefgh"[: len(rows[0])]), rows)


def read_csv(content, delimiter=","):
    """Return the rows as a spreadsheet with this separator sees them."""
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    )


def sheets(content):
    """Return each sheet as rows of (type, value) by what the file says, never by how it looks."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        shared = [
            "".join(node.text or "" for node in one.iter(f"{MAIN}t"))
            for one in ET.fromstring(file.read("xl/sharedStrings.xml"))
        ]
        for name in sorted(name for name in names if name.startswith("xl/worksheets/sheet")):
            rows = ET.fromstring(file.read(name)).iter(f"{MAIN}row")
            yield [[cell(one, shared) for one in row] for row in rows]


def cell(node, shared):
    assert node.find(f"{MAIN}f") is None
    value = node.find(f"{MAIN}v")
    if value is None:
        return None
    return unescaped(shared[int(value.text)]) if node.get("t") == "s" else float(value.text)


def unescaped(text):
    """ECMA-376, part 1, 22.9.2.19: how a workbook writes what XML cannot hold."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture
def services(open_store, catalogue):
    services = open_store("own")
    for number, attempt in enumerate(load_samples(catalogue)):
        item_id = next(iter(attempt.responses))
        note = EvidenceNote("größer, señor;=1+1\n-2", EvidenceGrade.NONE)
        services.transfer.add_attempt(
            replace(attempt, attempt_id=f"00{number}5", evidence={item_id: note})
        )
    return services


def test_numbers_are_numbers_ids_are_texts_and_nothing_is_a_formula(services):
    ((target, content),) = services.transfer.files(Path("x.XLSX")).items()
    scores, responses = sheets(content)

    assert target == Path("x.XLSX")
    card = services.history.scored()[0][1].competencies[0]
    first = dict(zip(scores[0], scores[1], strict=True))
    assert first["attempt"] == "0005"
    assert first["score"] == pytest.approx(card.score)
    assert first["expected"] == card.expected
    assert first["finished_at"] > 40_000  # days since 1900: a moment
    levels = {row[2] for row in responses[1:]}
    assert {1.0, 5.0} <= levels
    assert "größer, señor;=1+1\n-2" in [value for row in responses for value in row]


def test_both_kinds_of_tables_hold_the_same(services):
    (workbook,) = services.transfer.files(Path("x.xlsx")).values()
    scores, responses = map(read_csv, services.transfer.files(Path("x.csv")).values())

    for sheet, rows in zip(sheets(workbook), (scores, responses), strict=True):
        assert sheet[0] == rows[0]
        assert [row[0] for row in sheet] == [row[0] for row in rows]


def test_the_same_answers_give_the_same_workbook(services):
    assert services.transfer.files(Path("x.xlsx")) == services.transfer.files(Path("x.xlsx"))


def test_a_csv_says_by_its_bom_that_it_is_utf_8(services):
    for content in services.transfer.files(Path("x.csv")).values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert "\ufeff" not in content.decode("utf-8-sig")


def test_a_csv_keeps_commas_and_points(services):
    scores, _responses = services.transfer.files(Path("x.csv")).values()
    card = services.history.scored()[0][1].competencies[0]

    assert read_csv(scores)[1][5] == str(card.score)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@a", "saved 5k;=1+1", "a;+1", "a;-1", "a;@b", "a\t=1", "a\n=1"),
        *("a\n-b", "a; =1", 'a;"=1+1"', "a;;=1", "a,b;=1", "\t=1", "\n=1", " =1", '"=1', "'=1"),
        *(";=1", "a\r=1", "a\r\n@b", "=1;=1;=1", 'a";=1;"b'),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_country_sees_a_formula_in_a_csv(text, delimiter):
    for row in read_csv(as_csv(table(("x", text, "y"))), delimiter):
        for value in row:
            assert not value.lstrip(' "').startswith(RUNS)


@pytest.mark.parametrize("text", ["5 - 3", "a-b", "a@b.org", "1+1=2", "a, b", "a;b", "Ä; ö"])
def test_harmless_texts_stand_in_a_csv_as_they_are(text):
    assert read_csv(as_csv(table((text,))))[1] == [text]


@given(st.text(alphabet=" \"';,\t\r\n=+-@ab", max_size=30))
def test_no_text_is_a_formula_after_any_separator(text):
    for delimiter in ",;\t":
        for row in read_csv(as_csv(table(("x", text))), delimiter):
            assert not any(value.lstrip(' "').startswith(RUNS) for value in row)


@pytest.mark.parametrize("text", [*map(clean_text, HOSTILE), "_x0041_", "http://a.b", "mailto:a@b"])
def test_hostile_texts_arrive_in_a_workbook_as_they_are(text):
    ((_head, row),) = sheets(as_workbook([table((text or "x", 1.5))]))

    assert row == [text or "x", 1.5]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("x" * 32_767, "x" * 32_767),
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("𝔘" * 16_383, "𝔘" * 16_383),  # each takes two of the units that spreadsheets count
        ("𝔘" * 20_000, "𝔘" * 16_383 + "…"),
        ("x" + "𝔘" * 20_000, "x" + "𝔘" * 16_382 + "…"),
    ],
    ids=["as long", "longer", "as long in pairs", "longer in pairs", "a pair is never halved"],
)
def test_a_text_longer_than_a_cell_is_cut_and_shows_it(text, cell):
    ((_head, row),) = sheets(as_workbook([table((text,))]))

    assert row == [cell]
