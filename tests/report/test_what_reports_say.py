"""Every sentence of a report is a claim, in each language: read over attempts of every kind."""

import re
from dataclasses import replace
from functools import cache

import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.i18n import _, language_codes, speaking
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.headline import alike_words
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.results import table_rows
from hop_desktop.presentation.words import band_words, verdict_words
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import make_document, preset
from hop_desktop.report.markdown import plain_text
from tests.presentation.made_attempts import CATALOGUE, CONSTANTS, KINDS, made

GAPS = {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP, Verdict.UNEXPOSED}
SIGNED = re.compile(r"(?<![\w)–])[+−-]\d")
HOLE = re.compile(r"\{\w*\}|\bNone\b")
ENGLISH = re.compile(r"\b(?:below|above|expected|you are|next level)\b", re.IGNORECASE)
SEEDS = range(2 * len(KINDS))  # each kind in both forms


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Return what captures and prints a report; each once, as that takes long."""
    services = open_services(AppPaths.at(tmp_path_factory.mktemp("reports")), CATALOGUE)
    exporter = services.reports

    @cache
    def report(seed, spoken, kind=None, audience=Audience.ME):
        attempt, _card, profile = made(seed, kind)
        taken = replace(attempt, profile_id=profile.profile_id)
        snapshot = exporter.capture_attempt(taken, spoken=spoken)
        return snapshot, plain_text(make_document(snapshot, preset(audience, snapshot)))

    yield report
    services.database.close()


@pytest.fixture(params=language_codes())
def spoken(request):
    with speaking(request.param):
        yield request.param


def below(text, heading):
    """Return what stands between a heading and the next; empty: there is no such heading."""
    return text.partition(f"## {heading}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sentence_has_a_sign_a_hole_or_an_english_word(report, spoken, seed):
    for line in report(seed, spoken)[1].splitlines():
        assert not SIGNED.search(line), line
        assert not HOLE.search(line), line
        if spoken != "en":
            assert not ENGLISH.search(line), line


@pytest.mark.parametrize("seed", SEEDS)
def test_no_gap_is_told_between_equal_numbers(report, spoken, seed):
    snapshot, text = report(seed, spoken)

    rows = table_rows(snapshot.instrument, snapshot.scorecard)

    for score, row in zip(snapshot.scorecard.competencies, rows, strict=True):
        _name, you, _band, expected, gap, *_rest = row
        if score.verdict in {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP}:
            assert you != expected
            assert gap == _("{points} below").format(points=gap.split()[0])
        assert " | ".join(row) in text


@pytest.mark.parametrize("seed", SEEDS)
def test_the_next_level_is_the_same_in_plan_and_competency(report, spoken, seed):
    snapshot, text = report(seed, spoken)

    for area in snapshot.areas:
        one = snapshot.scorecard.competency(area.competency.competency_id)
        words = next_level_words(snapshot.instrument.competency(one.competency_id), one)
        assert text.count(words) >= 2, words
        if one.verdict is Verdict.UNEXPOSED:
            assert words == _("Next: a first chance to get.")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_thirty_days_begin_with_the_actions_of_the_first_page(report, spoken, seed):
    snapshot, text = report(seed, spoken)
    first_page = text.partition(f"## {_('Where the gaps are')}")[0]
    begun = text.partition(f"# {_('The first 90 days')}\n")[2].partition(f"{_('Begin')}\n")[2]

    for area in snapshot.areas:
        for proposal in area.proposals[:1]:
            assert f" – {proposal.action.title} · " in first_page
            assert f": {proposal.action.title}. " in begun.partition("\n#")[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_gap_is_left_alone(report, spoken, seed):
    snapshot, text = report(seed, spoken)
    names = {one.competency_id: one.name for one in snapshot.instrument.competencies}

    alone = below(text, f"# {_('Leave alone for now')}")

    for score in snapshot.scorecard.competencies:
        if score.verdict in GAPS and score.weight:
            assert f"- {names[score.competency_id]}:" not in alone


@pytest.mark.parametrize("audience", list(Audience))
def test_the_band_is_told_as_what_it_is(report, spoken, audience):
    _snapshot, text = report(4, spoken, None, audience)

    assert band_words(CONSTANTS) in text


@pytest.mark.parametrize("audience", list(Audience))
def test_at_both_ends_it_is_told_kindly_and_once(report, spoken, audience):
    for seed, kind in ((0, "lowest"), (1, "highest")):
        snapshot, text = report(seed, spoken, kind, audience)
        first_page = text.partition(f"## {_('Where the gaps are')}")[0]

        assert first_page.count(alike_words(snapshot.scorecard)) == 1
        assert _("Strongest: {names}.").partition("{")[0] not in first_page

    _snapshot, text = report(0, spoken, "lowest", audience)
    assert f"| {verdict_words(Verdict.CLEAR_GAP)} |" not in text
    assert _("level with your own average") not in text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draft_says_so_in_its_language(report, spoken, seed):
    _snapshot, text = report(seed, spoken)

    draft = _("Draft translation, not tested with respondents")
    assert (draft in text) is CATALOGUE.content_in(spoken).is_draft
