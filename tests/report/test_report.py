"""The report: whole, accessible, deterministic, and never run by what a person typed."""

import io
import json

import pikepdf
import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.domain.errors import OutputError
from hop_desktop.paths import AppPaths
from hop_desktop.resources import resource
from hop_desktop.services.attempt_file import parse_attempt

HOSTILE = (
    "<b>x</b> #set text(red) $x^2$ *b* [a](b) 🙂 汉字 مرحبا \u202eevil @ref `code` " + "w" * 300
)


@pytest.fixture
def services(tmp_path, catalogue):
    services = open_services(AppPaths.at(tmp_path / "data"), catalogue)
    yield services
    services.database.close()


@pytest.fixture
def attempt_id(services, catalogue):
    content = json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))
    item = next(iter(content["evidence"]))
    content["evidence"][item]["text"] = HOSTILE + " " + "long note. " * 400
    ids = [profile.profile_id for profile in catalogue.profiles]
    attempt = parse_attempt(json.dumps(content).encode(), "x", catalogue, ids)
    services.transfer.add_attempt(attempt)
    return attempt.attempt_id


def test_the_pdf_is_tagged_titled_and_has_an_outline(services, attempt_id, tmp_path):
    target = tmp_path / "report.pdf"

    services.reports.save(attempt_id, target)

    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert len(list(pdf.open_outline().root)) >= 6
        assert len(pdf.pages) > 5
        assert "EmbeddedFiles" not in str(pdf.Root)


def test_the_same_attempt_gives_the_same_bytes(services, attempt_id, tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    services.reports.save(attempt_id, first)
    services.reports.save(attempt_id, second)

    assert first.read_bytes() == second.read_bytes()


def test_characters_without_a_glyph_are_said(services, attempt_id, tmp_path):
    saved = services.reports.save(attempt_id, tmp_path / "report.pdf")

    assert len(saved.notes) == 1


def test_html_shows_what_was_typed_as_text(services, attempt_id, tmp_path):
    target = tmp_path / "report.html"

    services.reports.save(attempt_id, target)

    page = target.read_text(encoding="utf-8")
    assert "&lt;b&gt;x&lt;/b&gt; #set text(red)" in page
    assert "<b>x</b>" not in page
    assert "http" not in page.replace("http://www.w3.org", "").replace(
        "http://purl.org", ""
    ).replace("http://creativecommons.org", "")


def test_markdown_escapes_what_was_typed(services, attempt_id, tmp_path):
    target = tmp_path / "report.md"

    services.reports.save(attempt_id, target)

    text = target.read_text(encoding="utf-8")
    assert r"\<b\>x\</b\> \#set text(red)" in text
    assert "汉字" in text


@pytest.mark.parametrize("ending", [".pdf", ".html", ".md"])
def test_a_failed_report_leaves_the_old_file(services, attempt_id, tmp_path, ending):
    folder = tmp_path / "gone"

    with pytest.raises(OutputError):
        services.reports.save(attempt_id, folder / f"report{ending}")

    assert not folder.exists()


def test_the_pdf_passes_a_checker_of_accessibility(services, attempt_id, tmp_path):
    import pymupdf  # outloud's reader: a check of its own that the text can be selected

    target = tmp_path / "report.pdf"
    services.reports.save(attempt_id, target)

    with pymupdf.open(stream=io.BytesIO(target.read_bytes())) as pdf:
        text = "".join(page.get_text() for page in pdf)

    assert "Head of Product self-assessment" in text
    assert "Not for hiring" in text
    assert "#set text(red)" in text
