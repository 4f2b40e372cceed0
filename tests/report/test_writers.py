"""The three writers print whatever a person may type, and only as text."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.report.blocks import (
    Bullets,
    Document,
    Heading,
    KeyFigure,
    Labelled,
    Muted,
    Panel,
    Paragraph,
    Scale,
    Step,
    Steps,
    Table,
    with_texts,
)
from hop_desktop.report.html import html_bytes
from hop_desktop.report.markdown import markdown_bytes
from hop_desktop.report.pdf import missing_characters, pdf_bytes

MADE_AT = datetime(2026, 11, 22, 9, 21, tzinfo=UTC)


def document_of(text):
    blocks = (
        Heading(1, "Section"),
        Muted(text),
        Heading(2, "Part " + text),
        Paragraph(text),
        KeyFigure(text, text, text, text, Scale((0, 50, 100), 50, (40, 60))),
        Bullets((text, text)),
        Table("Table " + text, ("One", "Two"), ((text, text),)),
        Labelled(text, text),
        Panel(text, text, text, None, (Paragraph(text),), (Muted(text),), (Labelled(text, text),)),
        Panel("Last", "", "", Scale((1, 2, 3, 4, 5), 3, None, 4), (Labelled("label", text),)),
    )
    document = Document("Report", "Subtitle", text, "Footer", "en", blocks, text, text)
    return with_texts(document, clean_text)


class Reader(HTMLParser):
    """Collects the text of the paragraphs and every tag."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text += data


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_any_text_becomes_a_pdf_of_the_standard(text):
    assert pdf_bytes(document_of(text), MADE_AT).startswith(b"%PDF-")


@given(st.text(alphabet=st.sampled_from("<>&\"'/!-a b\n#*[]"), max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_back_from_html_and_makes_no_tag(text):
    ordinary = Reader(html_bytes(document_of("text")).decode())

    page = Reader(html_bytes(document_of(text)).decode())

    assert page.tags <= ordinary.tags
    assert page.text.count(text) >= 1


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("1. one", r"1\. one"),
        ("2) two", r"2\) two"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("===", r"\==="),
        ("    code", "code"),
        ("# head", r"\# head"),
        ("> quote", r"\> quote"),
        ("a | b", r"a \| b"),
        ("&lt;", r"\&lt;"),
        (r"\*", r"\\\*"),
        ("3 of 7", "3 of 7"),
    ],
)
def test_what_markdown_would_read_as_more_is_escaped(typed, escaped):
    document = Document("Report", "Subtitle", "Lead", "Footer", "en", (Paragraph(typed),))

    lines = markdown_bytes(document).decode().splitlines()

    assert escaped in lines


@pytest.mark.parametrize("text", ["1.9", "2) two", "- dash", "=== a\n1. b"])
def test_what_would_begin_a_list_is_left_alone_within_a_line(text):
    blocks = (
        Heading(2, text),
        KeyFigure(text, text, text, ""),
        Table("Table", ("One", text), ((text, text),)),
        Steps("First", (Step(text, text, text),)),
    )
    document = Document("Report", "Subtitle", text, "Footer", "en", blocks)

    page, words = markdown_bytes(document).decode(), text.replace("\n", " ")

    assert page.count(words) == 1 + 1 + 3 + 3 + 3
    assert "\\" not in page


def test_the_contents_of_html_follow_the_summary_and_name_what_comes_after_it():
    figure = KeyFigure("79", "of 100 · likely 70–88", "Close", "")
    blocks = (Heading(1, "Summary"), figure, Heading(1, "Gaps"), Heading(1, "Plan"))
    document = Document("Report", "Subtitle", "Lead", "Footer", "en", blocks)

    page = html_bytes(document).decode()
    alone = html_bytes(replace(document, blocks=blocks[:2])).decode()
    without = html_bytes(replace(document, blocks=blocks[2:], lead="")).decode()

    assert page.index("of 100") < page.index("<nav") < page.index('<h2 id="part-2">')
    assert re.findall(r'href="#part-(\d)"', page) == ["2", "3"]
    assert "<nav" not in alone
    assert without.index("<nav") < without.index('<h2 id="part-0">')


@pytest.mark.parametrize("text", ["🙂", "ไทย", "\ue0ff\uf8fe", "\u0000"])
def test_a_character_without_a_glyph_is_noticed(text):
    document = Document("Report", "Subtitle", text, "Footer", "en", ())

    assert missing_characters(document)


@pytest.mark.parametrize(
    "text",
    ["Zażółć gęślą jaźń", "Ελληνικά", "Привет", "李明龍", "مرحبا", "שלום", "[U+1F642]", "→ − ≥"],
)
def test_text_that_the_type_can_show_is_left_alone(text):
    document = Document("Report", "Subtitle", text, "Footer", "en", ())

    assert not missing_characters(document)


def test_controls_and_marks_that_reorder_do_not_reach_a_writer():
    document = document_of("a\u202eb\u0000c\u2066d\re")

    assert document.lead == "abcd\ne"
    assert document.blocks[-1].left == (Labelled("label", "abcd\ne"),)
