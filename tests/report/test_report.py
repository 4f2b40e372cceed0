"""The report: whole, accessible, deterministic, and never run by what a person typed."""

import os
import re
from dataclasses import replace

import pymupdf
import pytest

from hop_desktop.domain.errors import OutputError
from hop_desktop.domain.instrument import Form
from hop_desktop.presentation.results import make_results_state
from hop_desktop.report.blocks import KeyFigure, Paragraph
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import make_document, preset
from hop_desktop.report.markdown import plain_text
from tests.presentation.made_attempts import made as said_of
from tests.report.test_pdf import one_line, text_of

ENDINGS = [".pdf", ".html", ".md"]


def without_data(page):
    """Return what of an HTML report is shown."""
    return re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_a_name_that_looks_like_a_row_of_a_table_is_a_name(made, attempt_id):
    name = "1 0 obj <</Type/StructElem/S/TR/P 1 0 R/K[99999 0 R]"

    assert name in one_line(text_of(made(attempt_id, ".pdf", name=name)))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_caution_about_the_highest_answers_is_on_the_first_page(services, tmp_path, audience):
    attempt, _card, _profile = said_of(0, "highest", Form.FULL)
    snapshot = services.reports.capture_attempt(attempt)
    target = tmp_path / "report.pdf"
    services.reports.write(snapshot, preset(audience, snapshot), target)

    with pymupdf.open(target) as pdf:
        assert "Ask someone who sees you work" in one_line(pdf[0].get_text())


@pytest.mark.parametrize("seed", range(40))
def test_the_first_page_says_of_the_number_what_results_say(services, seed):
    attempt, _card, _profile = said_of(seed)
    snapshot = services.reports.capture_attempt(attempt)
    arguments = (snapshot.scorecard, snapshot.profile, snapshot.catalogue.constants, "")
    state = make_results_state(snapshot.instrument, attempt, *arguments)

    document = make_document(snapshot, preset(Audience.ME, snapshot, is_one_page=True))

    figure = next(block for block in document.blocks if isinstance(block, KeyFigure))
    assert (figure.label, figure.note) == (state.readiness_label, state.readiness_note)
    if state.readiness_band is None:
        assert (figure.value, figure.likely) == ("", "")
    else:
        assert figure.value == state.readiness_value
        assert figure.likely == f"of 100 · {state.readiness_likely}"


@pytest.mark.parametrize("seed", range(10))
def test_no_sentence_of_a_report_has_a_sign_or_a_hole(services, seed):
    attempt, _card, _profile = said_of(seed)
    snapshot = services.reports.capture_attempt(attempt)

    text = plain_text(make_document(snapshot, preset(Audience.ME, snapshot)))

    assert "None" not in text
    assert not re.search(r"\{\w*\}", text)
    assert not re.search(r"(?<![–\d])[−-]\d", text)


def test_places_of_later_parts_are_empty_until_something_is_there(services, attempt_id):
    snapshot = services.reports.capture(attempt_id)
    further = {"others": (Paragraph("Two peers."),), "expected": (Paragraph("Lead it."),)}

    without = plain_text(make_document(snapshot, preset(Audience.ME, snapshot)))
    snapshot = replace(snapshot, further=further)
    filled = plain_text(make_document(snapshot, preset(Audience.ME, snapshot)))

    for title, text in (
        ("How others see it", "Two peers."),
        ("What is expected of me", "Lead it."),
    ):
        assert title not in without
        assert title in filled
        assert text in filled


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_attempt_gives_the_same_bytes(made, attempt_id, ending):
    first = made(attempt_id, ending)

    second = made(attempt_id, ending)

    assert first == second


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_answer_stands_in_its_full_wording(services, made_whole, add, content, ending):
    attempt_id = add(content)
    attempt = services.history.get(attempt_id)
    items = services.history.instrument_of(attempt).items_of(attempt.form)

    made_text = made_whole(attempt_id, ending)

    text = text_of(made_text) if ending == ".pdf" else made_text.decode()
    plain = re.sub(r"\W+", "", text.replace("&#x27;", "'").replace("&quot;", '"'))
    missing = [
        item.item_id
        for item in items
        if isinstance(response := attempt.responses.get(item.item_id), int)
        and re.sub(r"\W+", "", item.option(str(response)).text) not in plain
    ]
    assert missing == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_id_of_an_item_is_printed(services, made, add, content, ending):
    attempt_id = add(content)
    items = services.history.instrument_of(services.history.get(attempt_id)).items

    printed = made(attempt_id, ending)

    text = text_of(printed) if ending == ".pdf" else without_data(printed.decode())
    assert [item.item_id for item in items if item.item_id in text] == []
    assert attempt_id not in text


def test_an_unanswered_situation_keeps_its_key(services, made, add, content):
    situations = [one for one, value in content["responses"].items() if isinstance(value, dict)]
    del content["responses"][situations[0]]
    attempt_id = add(content)
    instrument = services.history.instrument_of(services.history.get(attempt_id))

    text = without_data(made(attempt_id, ".html").decode())

    reason = next(one for one in instrument.items if one.item_id == situations[0]).options[0].reason
    assert reason not in text
    assert "1 situation was not answered" in text


def test_too_few_answers_give_words_and_no_number(made, add, content):
    content["responses"] = dict(list(content["responses"].items())[:3])
    content["evidence"] = {}

    text = made(add(content), ".md").decode()

    assert "**Not enough evidence**" in text
    assert "Too little is scored to say what to work on first." in text
    assert "No gap stands out" not in text


def test_an_earlier_attempt_brings_a_section_about_change(made, add, content):
    earlier = {**content, "started_at": "2025-01-01T09:00:00+00:00"}
    earlier["finished_at"] = "2025-01-01T09:20:00+00:00"
    earlier_id, later_id = add(earlier), add(content)

    alone = made(later_id, ".md").decode()
    compared = made(later_id, ".md", compare_with=earlier_id).decode()

    assert "## What changed" not in alone
    assert "Jacobson" not in alone
    assert "## What changed" in compared
    assert "after Jacobson and Truax" in compared


def test_every_source_that_a_printed_sentence_rests_on_is_listed(made_whole, add, content):
    text = made_whole(add(content), ".md").decode()

    sources = text.partition("## Sources")[2]
    assert {"Mabe", "Zell", "Heidemeier", "Clark"} <= set(
        re.findall(r"^- (\w+)", sources, re.MULTILINE)
    )


def test_html_shows_what_was_typed_as_text_and_fetches_nothing(made, attempt_id):
    page = made(attempt_id, ".html").decode()

    assert "&lt;b&gt;x&lt;/b&gt; #set text(red)" in page
    assert "<b>x</b>" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_the_parts_of_the_html_have_ids_of_their_own(made, attempt_id):
    page = made(attempt_id, ".html").decode()

    ids = re.findall(r'\sid="([^"]+)"', page)
    targets = re.findall(r'<a href="#([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert len(targets) >= 6
    assert set(targets) <= set(ids)


def test_markdown_escapes_what_was_typed(made, attempt_id):
    text = made(attempt_id, ".md").decode()

    assert r"\<b\>x\</b\> \#set text(red)" in text
    assert r" 1. one \# head - dash four " in text  # within a line, neither begins a list
    assert "汉字" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_into_a_missing_folder_makes_none(services, attempt_id, tmp_path, ending):
    folder = tmp_path / "gone"

    with pytest.raises(OutputError):
        services.reports.save(attempt_id, folder / f"report{ending}")

    assert not folder.exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_leaves_the_old_file(services, attempt_id, tmp_path, monkeypatch, ending):
    target = tmp_path / f"report{ending}"
    target.write_text("old", encoding="utf-8")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        services.reports.save(attempt_id, target)

    assert target.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".hop-*"))


def test_a_folder_in_the_place_of_the_file_is_kept(services, attempt_id, tmp_path):
    target = tmp_path / "report.pdf"
    target.mkdir()

    with pytest.raises(OutputError):
        services.reports.save(attempt_id, target)

    assert target.is_dir()


def test_an_unknown_ending_is_refused_with_those_that_are_known(services, attempt_id, tmp_path):
    with pytest.raises(OutputError, match=r"\.pdf, \.html, \.md"):
        services.reports.save(attempt_id, tmp_path / "report.docx")
