"""The PDF: tagged, readable by every reader, on its paper."""

import io

import outloud
import pikepdf
import pymupdf
import pytest

from hop_desktop.report.paper import Paper

A4_POINTS = (595, 842)
LETTER_POINTS = (612, 792)
NOTHING_FOUND = (None, 0, 0)  # the reader's error, errors, warnings


def one_line(text):
    return " ".join(text.split())


def text_of(pdf_bytes):
    with pymupdf.open(stream=io.BytesIO(pdf_bytes)) as pdf:
        return "".join(page.get_text() for page in pdf)


def test_the_pdf_is_tagged_titled_and_has_an_outline(made, attempt_id):
    content = made(attempt_id, ".pdf")

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert len(list(pdf.open_outline().root)) >= 5
        assert len(pdf.pages) > 5
        assert [*pdf.attachments] == ["hop-desktop.json"]


@pytest.mark.parametrize("kept", [None, 3])
def test_a_checker_of_accessibility_finds_nothing(services, add, content, tmp_path, kept):
    content["responses"] = dict(list(content["responses"].items())[:kept])
    content["evidence"] = {one: content["evidence"][one] for one in content["evidence"] if not kept}
    target = tmp_path / "report.pdf"
    services.reports.save(add(content), target)

    result = outloud.check(str(target))

    assert (result.error, result.errors, result.warnings) == NOTHING_FOUND


def test_a_hostile_report_passes_the_checker_too(services, attempt_id, tmp_path):
    target = tmp_path / "report.pdf"
    services.reports.save(attempt_id, target)

    result = outloud.check(str(target))

    assert (result.error, result.errors, result.warnings) == NOTHING_FOUND


def test_the_text_of_the_pdf_can_be_selected(made, attempt_id):
    text = one_line(text_of(made(attempt_id, ".pdf")))

    assert "Head of Product self-assessment" in text
    assert "Not for hiring" in text
    assert "<b>x</b> #set text(red) $x^2$ *b* [a](b) [U+1F642]" in text


def test_a_long_word_stays_on_the_page(made, attempt_id):
    with pymupdf.open(stream=io.BytesIO(made(attempt_id, ".pdf"))) as pdf:
        outside = [
            word[4]
            for page in pdf
            for word in page.get_text("words")
            if word[2] > page.rect.width - 50
        ]

    assert outside == []


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, A4_POINTS), (Paper.LETTER, LETTER_POINTS)])
def test_the_pdf_fits_the_paper(made, attempt_id, paper, size):
    with pymupdf.open(stream=io.BytesIO(made(attempt_id, ".pdf", paper=paper))) as pdf:
        sizes = {(round(page.rect.width), round(page.rect.height)) for page in pdf}

    assert sizes == {size}


def test_characters_without_a_glyph_are_said(services, attempt_id, tmp_path):
    saved = services.reports.save(attempt_id, tmp_path / "report.pdf")

    assert len(saved.notes) == 1


def test_a_code_that_the_person_typed_is_no_missing_character(services, add, content, tmp_path):
    content["evidence"][next(iter(content["evidence"]))]["text"] = "see [U+0041]"

    saved = services.reports.save(add(content), tmp_path / "report.pdf")

    assert saved.notes == ()
