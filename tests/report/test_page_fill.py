"""How many pages a report has, and how full each is: over generated attempts of every kind."""

import os
import random
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pymupdf
import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instrument_document import (
    instrument_document,
    instrument_from_document,
)
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import speaking
from hop_desktop.paths import AppPaths
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import make_document, preset
from hop_desktop.report.paper import Paper
from hop_desktop.report.pdf import pdf_bytes
from hop_desktop.storage.attempts import SqlAttemptRepository
from tests.presentation.made_attempts import KINDS, made

POINTS_PER_MM = 72 / 25.4
TOP, BOTTOM = 24 * POINTS_PER_MM, 20 * POINTS_PER_MM  # margins, as report.typ has them
LEAST_FULL = 2 / 3
MOST_PAGES = {Audience.ME: 10, Audience.MANAGER: 5}
NOTES = {"none": 0, "short": 30, "long": 2600}  # characters
FORMS, LANGUAGES = tuple(Form), ("en", "de", "es")
ALL = [
    (seed, kind, *rest)
    for seed, (kind, rest) in enumerate(
        (KINDS[n % len(KINDS)], rest)
        for n, rest in enumerate([*product(FORMS, NOTES, LANGUAGES)] * 4)
    )
][:60]
FEW = [ALL[n] for n in (0, 13, 26, 43)]
CASES = ALL if os.environ.get("HOP_FAULTS") else FEW


@pytest.fixture(scope="module")
def services(tmp_path_factory, catalogue):
    services = open_services(AppPaths.at(tmp_path_factory.mktemp("fill")), catalogue)
    yield services
    services.database.close()


def noted(attempt, seed, length):
    """Return the attempt with notes of a length on some items."""
    rng = random.Random(seed)
    text = "What I did, with whom, what came of it and how I know. " * (length // 55 + 1)
    items = [one for one in attempt.responses if length and rng.random() < 0.4]
    notes = {one: EvidenceNote(text[:length], EvidenceGrade.DOCUMENTED) for one in items}
    return replace(attempt, evidence=notes)


def set_pages(services, attempt, language, audience, *, paper=Paper.A4, is_one_page=False):
    """Return the share of the text area that each page fills, from first to last ink."""
    with speaking(language):
        snapshot = services.reports.capture_attempt(attempt)
        choice = preset(audience, snapshot, paper=paper, is_one_page=is_one_page)
        content = pdf_bytes(make_document(snapshot, choice), attempt.moment, paper)
    with pymupdf.open(stream=content) as pdf:
        return [filled(page) for page in pdf]


def filled(page):
    height = page.rect.height - TOP - BOTTOM
    area = pymupdf.Rect(0, TOP, page.rect.width, page.rect.height - BOTTOM)
    picture = page.get_pixmap(dpi=36, colorspace=pymupdf.csGRAY, clip=area)
    width = picture.stride
    rows = [n for n in range(picture.height) if min(picture.samples[n * width :][:width]) < 250]
    return (rows[-1] - rows[0] + 1) * 2 / height if rows else 0.0


@pytest.mark.parametrize(("seed", "kind", "form", "notes", "language"), CASES, ids=str)
def test_no_page_but_the_first_and_the_last_is_less_than_two_thirds_full(
    services, seed, kind, form, notes, language
):
    attempt = noted(made(seed, kind, form)[0], seed, NOTES[notes])
    for audience in (Audience.ME, Audience.MANAGER):
        pages = set_pages(services, attempt, language, audience)

        assert [round(share, 2) for share in pages[1:-1] if share < LEAST_FULL] == [], audience
        if notes == "none":
            assert len(pages) <= MOST_PAGES[audience]
    for paper in Paper:
        alone = set_pages(services, attempt, language, Audience.ME, paper=paper, is_one_page=True)
        assert len(alone) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_earlier_attempt_adds_no_more_than_a_page_however_much_changed(
    services, catalogue, language
):
    attempts = SqlAttemptRepository(
        services.database, instrument_document, instrument_from_document
    )
    latest = replace(made(0, "any", Form.FULL)[0], attempt_id=f"later {language}")
    before = replace(
        made(11, "any", Form.FULL)[0],
        attempt_id=f"earlier {language}",
        started_at=latest.started_at - timedelta(days=200),
        finished_at=latest.finished_at - timedelta(days=200),
    )
    for attempt in (before, latest):
        attempts.add(attempt, catalogue.instrument)

    with speaking(language):
        snapshot = services.reports.capture(latest.attempt_id, before.attempt_id)
        content = pdf_bytes(make_document(snapshot, preset(Audience.ME, snapshot)), latest.moment)

    with pymupdf.open(stream=content) as pdf:
        assert len(pdf) <= MOST_PAGES[Audience.ME] + 1
