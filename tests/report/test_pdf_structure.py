"""What a second checker of PDF/UA-1 and PDF/A-3 would ask, read from the file itself."""

import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.i18n import SOURCE_LANGUAGE, use_language
from hop_desktop.paths import AppPaths
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import SECTIONS, preset
from tests.hostile import HOSTILE

# What ISO 32000-1, 14.8.4, lets stand in what; PDF/UA-1, 7.2, asks for it.
HOLDS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"Caption", "L", "LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"Caption", "TOC", "TOCI"},
}
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
STANDARD = {
    *HOLDS,
    *INSIDE,
    *("Document", "Div", "P", "H1", "H2", "H3", "Lbl", "Span", "Strong", "Em", "Link"),
    *("Figure", "Caption", "Reference", "NonStruct", "BlockQuote", "Title"),
}
FORBIDDEN = re.compile(r"<(0000|FEFF|FFFE)>")  # by both standards, as what a glyph stands for


@pytest.fixture(scope="module", params=[("en", False), ("de", False), ("en", True)], ids=str)
def kind(request):
    use_language(request.param[0])
    yield request.param
    use_language(SOURCE_LANGUAGE)


@pytest.fixture(scope="module")
def language(kind):
    return kind[0]


def with_hostile_notes(attempt):
    """Return the attempt with a note of each kind that makes careless programs stumble."""
    pairs = zip(attempt.responses, HOSTILE, strict=False)
    typed = {one: text.encode("utf-8", "replace").decode() for one, text in pairs}  # as stored
    notes = {one: EvidenceNote(text, EvidenceGrade.DOCUMENTED) for one, text in typed.items()}
    assert len(notes) > 30
    return replace(attempt, evidence=notes)


@pytest.fixture(scope="module")
def pdf(kind, tmp_path_factory, catalogue):
    folder = tmp_path_factory.mktemp("structure")
    services = open_services(AppPaths.at(folder), catalogue)
    sample = replace(load_samples(catalogue)[-1], attempt_id="a1")
    is_hostile = kind[1]
    snapshot = services.reports.capture_attempt(
        with_hostile_notes(sample) if is_hostile else sample
    )
    everything = frozenset(section.section_id for section in SECTIONS)
    name = "<b>Jane & Joe</b>\u202e #read()" if is_hostile else ""
    choice = replace(preset(Audience.ME, snapshot, name=name), sections=everything)
    services.reports.write(snapshot, choice, folder / "report.pdf")
    services.database.close()
    with pikepdf.open(folder / "report.pdf") as pdf:
        yield pdf


def elements(pdf):
    """Yield every structure element in the order in which it is read."""

    def below(element):
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot)


def of_kind(pdf, kind):
    found = [one for one in elements(pdf) if str(one.S)[1:] == kind]
    assert found, f"no {kind} at all"
    return found


def attribute(element, key):
    attributes = element.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if key in one:
            return one[key]
    return None


def test_it_says_which_standards_it_keeps(pdf):
    metadata = pdf.Root.Metadata.read_bytes().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_viewers_show_its_title_and_know_its_language(pdf, language):
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert not pdf.Root.MarkInfo.get("/Suspects", False)
    assert str(pdf.Root.Lang) == language


def test_what_belongs_together_stands_together(pdf):
    for element in elements(pdf):
        kind = str(element.S)[1:]
        kids = [str(kid.S)[1:] for kid in _structured(element)]
        assert kind in STANDARD, kind
        if kind in HOLDS:
            assert kids
            assert set(kids) <= HOLDS[kind], kind
        for child, parents in INSIDE.items():
            assert child not in kids or kind in parents, (kind, child)


def test_every_row_has_as_many_cells_as_its_table_has_columns(pdf):
    for table in of_kind(pdf, "Table"):
        rows = [row for part in _structured(table) for row in _structured(part) if row.S == "/TR"]
        assert len({len(row.K) for row in rows}) == 1


def test_nothing_is_drawn_that_is_neither_content_nor_marked_as_decoration(pdf):
    shown = {"BT", "S", "f", "f*", "B", "B*", "Do", "sh"}
    for page in pdf.pages:
        depth, loose = 0, []
        for _operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in {"BMC", "BDC"}) - (name == "EMC")
            loose += [name] if name in shown and not depth else []
        assert (depth, loose) == (0, [])


def test_the_attached_file_has_its_name_in_both_ways(pdf):
    (found,) = [one for one in pdf.objects if _is_file(one)]

    assert str(found.F) == str(found.UF)
    assert "/AFRelationship" in found


def _is_file(value):
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/Filespec"


def _structured(element):
    kids = element.get("/K", [])
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_the_keyboard_follows_the_structure_on_every_page(pdf):
    assert {str(page.get("/Tabs")) for page in pdf.pages} == {"/S"}


def test_headings_begin_at_the_first_level_and_skip_none(pdf):
    levels = [int(str(one.S)[2:]) for one in elements(pdf) if re.fullmatch(r"/H\d", str(one.S))]

    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_header_of_a_table_says_what_it_heads(pdf):
    assert {str(attribute(one, "/Scope")) for one in of_kind(pdf, "TH")} == {"/Column", "/Row"}
    assert all(
        [str(kid.S) for kid in table.K][:2] == ["/Caption", "/THead"]
        for table in of_kind(pdf, "Table")
    )


def test_every_row_of_a_table_is_headed_by_its_first_cell(pdf):
    rows = [row for body in of_kind(pdf, "TBody") for row in body.K]

    assert len(rows) > 50
    for row in rows:
        head, *cells = row.K
        assert (str(head.S), str(attribute(head, "/Scope"))) == ("/TH", "/Row")
        assert {str(cell.S) for cell in cells} == {"/TD"}
        assert not [cell for cell in cells if attribute(cell, "/Headers") is not None]


def test_every_drawing_has_words_and_a_place(pdf):
    figures = of_kind(pdf, "Figure")

    assert len(figures) == 1
    assert all(len(str(one.Alt)) > 40 for one in figures)
    assert all(attribute(one, "/BBox") is not None for one in figures)


def test_every_link_says_where_it_leads(pdf):
    links = [one for page in pdf.pages for one in page.get("/Annots", [])]

    assert len(links) == len(of_kind(pdf, "Link"))
    assert all(str(one.Contents).strip() for one in links)
    assert all("/StructParent" in one for one in links)


def test_no_element_but_a_cell_is_empty(pdf):
    empty = [str(one.S) for one in elements(pdf) if len(one.get("/K", [0])) == 0 or "/K" not in one]

    assert set(empty) <= {"/TD"}


def test_the_attached_answers_are_declared_as_the_source(pdf):
    (attached,) = pdf.attachments.values()

    assert attached.relationship == "/Source"
    assert attached.description
    assert attached.get_file().mime_type == "application/json"
    assert len(pdf.Root.AF) == 1


def test_every_glyph_is_embedded_and_can_be_read_back(pdf):
    fonts = [one for one in pdf.objects if _is(one, "/Type0")]
    descriptors = [one.DescendantFonts[0].FontDescriptor for one in fonts]

    assert len(fonts) >= 3
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)
    maps = [one.ToUnicode.read_bytes().decode("latin-1") for one in fonts]
    assert all("beginbfchar" in one or "beginbfrange" in one for one in maps)
    assert not [one for one in maps if FORBIDDEN.search(one.partition("endcodespacerange")[2])]


def _is(value, subtype):
    return isinstance(value, pikepdf.Dictionary) and value.get("/Subtype") == subtype


def test_the_file_needs_no_repair(pdf):
    assert pdf.get_warnings() == []
    assert pdf.check_pdf_syntax() == []
