"""Every sentence that a command prints is a claim: read over attempts of every kind."""

import json
import re
from dataclasses import replace

import pytest

from hop_desktop.domain.attempt import CompanySize, Context
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.presentation.formatting import gap_text, level_text
from hop_desktop.presentation.headline import alike_words, headline
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.services.attempt_file import attempt_document
from tests.presentation.made_attempts import INSTRUMENT, KINDS, made

GAPS = {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP, Verdict.UNEXPOSED}
SEEDS = range(2 * len(KINDS))  # each kind in both forms
SIGNED = re.compile(r"(?<![\w)–])[+−-]\d")
HOLE = re.compile(r"\{\w*\}|\bNone\b")


@pytest.fixture
def told(hop, tmp_path):
    """Return what a generated attempt is told by `score` and `plan`."""

    def told(seed, kind=None):
        attempt, card, profile = made(seed, kind)
        taken = replace(attempt, profile_id=profile.profile_id)
        file = tmp_path / "attempt.json"
        file.write_text(json.dumps(attempt_document(taken, INSTRUMENT.version)), encoding="utf-8")
        status, score, _err = hop("score", file)
        assert status == 0
        assert hop("add", file)[0] == 0
        status, plan, _err = hop("plan")
        assert status == 0
        return card, score, plan

    return told


def plan_lines(plan):
    """Return the lines of a plan that say what comes later or is left alone, by competency."""
    names = [one.name for one in INSTRUMENT.competencies]
    return {
        name: line for line in plan.splitlines() for name in names if line.startswith(f"{name}:")
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_score_and_plan_contradict_neither_themselves_nor_each_other(told, seed):
    card, score, plan = told(seed)
    names = {one.competency_id: one.name for one in INSTRUMENT.competencies}

    for line in (*score.splitlines(), *plan.splitlines()):
        assert not SIGNED.search(line), line
        assert not HOLE.search(line), line
        assert "stays below" not in line
    assert headline(INSTRUMENT, card) in score
    later = plan_lines(plan)
    for one in card.competencies:
        name, row = names[one.competency_id], _row(score, names[one.competency_id])
        assert f" {gap_text(one.gap)} " in row
        if one.verdict in {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP}:
            assert level_text(one.score) != level_text(one.expected)
            assert "Met" not in row
        if one.competency_id in card.focus_areas:
            assert name not in later
            words = next_level_words(INSTRUMENT.competency(one.competency_id), one)
            assert words in plan
        elif one.verdict in GAPS and one.weight:
            assert "Met" not in later[name]
            assert ("may be a gap" in later[name]) is (one.verdict is Verdict.POSSIBLE_GAP)


def _row(score, name):
    return next(line for line in score.splitlines() if line.startswith(f"{name}  "))


@pytest.mark.parametrize("seed", [0, 1])
def test_at_the_start_of_everything_commands_say_it_once(told, seed):
    card, score, plan = told(seed, "lowest")

    assert score.count(alike_words(card)) == 1
    assert "Clear gap" not in score
    assert "Strongest" not in score
    assert "a clear gap, too" not in plan


@pytest.mark.parametrize("seed", [0, 1])
def test_where_all_is_the_highest_the_caution_stands_there(told, seed):
    card, score, plan = told(seed, "highest")

    assert "Ask someone who sees you work" in alike_words(card)
    assert score.count(alike_words(card)) == 1
    assert "growth area" in plan or card.focus_areas


def test_a_label_that_was_not_tried_at_this_size_is_said_so(hop, tmp_path):
    attempt, _card, _profile = made(3, "high")
    small = replace(attempt, context=Context(CompanySize("under-50"), 1, 2))
    file = tmp_path / "small.json"
    file.write_text(json.dumps(attempt_document(small, INSTRUMENT.version)), encoding="utf-8")

    _status, out, _err = hop("score", file, "--profile", "enterprise")

    assert "not tried at this size" in out
