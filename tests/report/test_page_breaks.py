"""Nothing that announces what follows stands alone at the foot of a page."""

from dataclasses import replace

import pymupdf
import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import speaking
from hop_desktop.paths import AppPaths
from hop_desktop.report.blocks import Bullets, Heading, Muted, Panel, Table
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import SECTIONS, make_document, preset
from hop_desktop.report.paper import Paper
from hop_desktop.report.pdf import pdf_bytes
from tests.presentation.made_attempts import made
from tests.report.test_page_fill import BOTTOM, TOP, noted

FULL = [(0, "any", "en"), (4, "unexposed", "de"), (3, "gappy", "es")]


@pytest.fixture(scope="module")
def services(tmp_path_factory, catalogue):
    services = open_services(AppPaths.at(tmp_path_factory.mktemp("breaks")), catalogue)
    yield services
    services.database.close()


def announcements(blocks):
    """Yield what says what comes next, with its weight: headings, captions, labels of lists."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Heading):
            yield block.text, "Bold"
        elif isinstance(block, Table):
            yield block.caption, "Bold"
        elif isinstance(block, Muted) and isinstance(following, Bullets):
            yield block.text, "Regular"
        elif isinstance(block, Panel):
            yield block.title, "Bold"
            yield from announcements(block.left)
            yield from announcements(block.right)


def last_line(page):
    """Return the last line above the footer, and its weight."""
    lines = [
        (line["bbox"][1], "".join(span["text"] for span in line["spans"]).strip(), line["spans"])
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
    ]
    inside = [line for line in lines if line[0] < page.rect.height - BOTTOM and line[1]]
    _top, text, spans = max(inside, key=lambda line: line[0])
    return text, "Bold" if "Bold" in spans[0]["font"] else "Regular"


def set_in_full(services, attempt, language, paper):
    """Return the document with every section, and its PDF."""
    with speaking(language):
        snapshot = services.reports.capture_attempt(attempt)
        choice = preset(Audience.ME, snapshot, paper=paper)
        there = frozenset(one.section_id for one in SECTIONS if one.is_there(snapshot))
        document = make_document(snapshot, replace(choice, sections=there))
        return document, pdf_bytes(document, attempt.moment, paper)


@pytest.mark.parametrize(("paper", "length"), [(Paper.A4, 200), (Paper.LETTER, 2600)])
@pytest.mark.parametrize(("seed", "kind", "language"), FULL)
def test_no_heading_caption_or_label_ends_a_page(services, seed, kind, language, paper, length):
    attempt = noted(made(seed, kind, Form.FULL)[0], seed, length)

    document, content = set_in_full(services, attempt, language, paper)

    announced = set(announcements(document.blocks))
    with pymupdf.open(stream=content) as pdf:
        ends = [last_line(page) for page in pdf]
    assert len(ends) > 5
    assert [end for end in ends[:-1] if end in announced] == []


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_names_and_numbers_of_the_gap_table_stand_on_one_line(services, catalogue, language):
    document, content = set_in_full(services, load_samples(catalogue)[-1], language, Paper.A4)

    rows = next(block.rows for block in document.blocks if isinstance(block, Table))
    row = next(row for row in rows if " " not in row[0])
    with pymupdf.open(stream=content) as pdf:
        words = [[word[:5] for word in page.get_text("words")] for page in pdf]
    feet = [
        {round(bottom, 1) for _left, _top, _right, bottom, text in page if text == wanted}
        for page in words
        for wanted in row[:2]
    ]
    assert any(names & numbers for names, numbers in zip(feet[::2], feet[1::2], strict=True))


@pytest.mark.parametrize("length", [0, 1, 60])
def test_a_running_header_stays_on_its_page_however_long_its_names_are(services, length):
    attempt = made(0, "any", Form.FULL)[0]
    snapshot = services.reports.capture_attempt(attempt)
    long = "Leading " * length
    profile = replace(snapshot.profile, name=f"{long}product")
    choice = preset(Audience.ME, snapshot, name=f"{long}Annegret Müller")

    document = make_document(replace(snapshot, profile=profile), choice)

    with pymupdf.open(stream=pdf_bytes(document, attempt.moment, Paper.A4)) as pdf:
        words = pdf[2].get_text("words")
    assert min(top for _left, top, *_rest in words) > 10
    rows = {round(word[3]) for word in words if word[3] < TOP - 5}
    assert len(rows) == 1 or length > 1
