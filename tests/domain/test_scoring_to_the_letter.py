"""A thousand generated attempts agree with an independent reading of the specification."""

import contextlib
import io
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from hop_desktop.__main__ import main
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.change import compare
from hop_desktop.domain.errors import NotComparableError
from hop_desktop.domain.scoring import score
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.documents import (
    comparison_document,
    items_document,
    profile_document,
    scorecard_document,
)
from tests.domain import reference_change
from tests.domain import reference_scoring as reference

CATALOGUE = load_catalogue()
INSTRUMENT = CATALOGUE.instrument
ITEMS = json.loads(
    json.dumps(items_document(INSTRUMENT, [i for i in INSTRUMENT.items if i.forms], with_keys=True))
)["items"]
PROFILES = {
    one.profile_id: json.loads(json.dumps(profile_document(one))) for one in CATALOGUE.profiles
}
IDS = list(PROFILES)
VERSION = INSTRUMENT.version
TOLERANCE = 1e-9
ATTEMPTS = 1000
KINDS = ("dense", "gappy", "unexposed", "mixed", "flat", "top", "empty", "frequency-only", "picky")


def generated(seed):
    """Return an attempt file; its kind of gaps follows from the seed."""
    rng = random.Random(seed)
    form, kind = ("full", "quick")[seed % 2], KINDS[seed // 2 % len(KINDS)]
    asked = [item for item in ITEMS if form in item["forms"]]
    responses = {}
    gone = {one: rng.random() for one in reference.LEVERAGE}
    for item in asked:
        answer = response(rng, kind, item, gone[item["competency"]])
        if answer is not None:
            responses[item["id"]] = answer
    attempt = {
        "format": "hop-attempt",
        "format_version": 1,
        "instrument": "head-of-product",
        "form": form,
        "profile": rng.choice(IDS),
        "started_at": "2026-11-22T09:00:00+00:00",
        "finished_at": "2026-11-22T09:21:00+00:00",
        "responses": responses,
    }
    ids = [item["id"] for item in asked]
    if rng.random() < 0.7:
        rng.shuffle(ids)
        attempt["shown_order"] = ids
    if rng.random() < 0.7:
        slow = rng.choice((1.0, 4.0, 12.0, 40.0))
        attempt["seconds"] = {
            one: round(rng.uniform(0.2, 2 * slow), 2) for one in ids if rng.random() < 0.9
        }
    if rng.random() < 0.7:
        bare = rng.random()
        attempt["evidence"] = {
            one: {"text": "", "grade": 0 if rng.random() < bare else rng.randint(1, 3)}
            for one in ids
            if rng.random() < 0.9
        }
    return attempt


def response(rng, kind, item, gone):
    is_situation = item["kind"] == "situation"
    chance = {"gappy": 0.45, "mixed": gone, "empty": 1.0}.get(kind, 0.05)
    if rng.random() < chance * (0.7 if kind == "mixed" else 1):
        return "no-chance" if kind == "mixed" and not is_situation and rng.random() < 0.6 else None
    if kind == "frequency-only" and item["kind"] == "level" and rng.random() < 0.6:
        return rng.choice(("no-chance", None))
    if is_situation:
        best, worst = rng.sample("abcd", 2)
        return None if kind == "picky" and rng.random() < 0.5 else {"best": best, "worst": worst}
    if kind == "unexposed" and rng.random() < gone:
        return "no-chance"
    return {"flat": 3, "top": rng.choice((4, 5, 5, 5))}.get(kind, rng.randint(1, 5))


def parsed(attempt):
    return parse_attempt(json.dumps(attempt).encode(), "generated", CATALOGUE, IDS)


def assert_same(found, expected, place=""):
    """Compare plain documents: numbers within the tolerance, the rest exactly."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), place
        for key in expected:
            assert_same(found[key], expected[key], f"{place}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), f"{place}: {found} and {expected}"
        for n, both in enumerate(zip(found, expected, strict=True)):
            assert_same(*both, f"{place}.{n}")
    elif isinstance(expected, int | float) and not isinstance(expected, bool):
        assert isinstance(found, int | float), place
        assert not isinstance(found, bool), place
        assert abs(found - expected) <= TOLERANCE, f"{place}: {found} and {expected}"
    else:
        assert found == expected, f"{place}: {found} and {expected}"


@pytest.mark.parametrize("block", range(12))
def test_generated_attempts_score_as_the_reference_does(block):
    for seed in range(block * ATTEMPTS // 12, (block + 1) * ATTEMPTS // 12):
        attempt = generated(seed)
        for profile_id in {attempt["profile"], IDS[seed % len(IDS)]}:
            card = score(
                INSTRUMENT, parsed(attempt), CATALOGUE.profile(profile_id), CATALOGUE.constants
            )

            found = json.loads(json.dumps(scorecard_document(card)))

            expected = reference.scorecard(ITEMS, attempt, PROFILES[profile_id], VERSION)
            assert_same(found, expected, f"seed {seed}")


@pytest.mark.parametrize("block", range(4))
def test_generated_attempts_compare_as_the_reference_does(block):
    for seed in range(block * 50, block * 50 + 50):
        # 2 apart: one form; 1 apart: two forms.
        earlier, later = generated(seed), generated(seed + 1 + seed % 2)
        profile = CATALOGUE.profile(later["profile"])
        result = compare(
            *(parsed(earlier), INSTRUMENT, parsed(later), INSTRUMENT), profile, CATALOGUE.constants
        )

        found = json.loads(json.dumps(comparison_document(result)))

        expected = reference_change.comparison(ITEMS, earlier, later, PROFILES[later["profile"]])
        assert_same({k: v for k, v in found.items() if k in expected}, expected, f"seed {seed}")


def changed_instrument(seed):
    """Return the instrument with some items reworded, rekeyed or gone, and its document."""
    rng = random.Random(1000 + seed)
    share = rng.choice((0.05, 0.3, 0.6))
    items = []
    for item in INSTRUMENT.items:
        dice = rng.random()
        if dice < share / 3:
            continue
        if dice < share * 2 / 3:
            items.append(replace(item, stem=f"{item.stem} Again."))
        elif dice < share:
            options = (replace(item.options[0], text="Other words."), *item.options[1:])
            items.append(replace(item, options=options))
        else:
            items.append(item)
    changed = replace(INSTRUMENT, items=tuple(items))
    document = items_document(changed, [i for i in changed.items if i.forms], with_keys=True)
    return changed, json.loads(json.dumps(document))["items"]


@pytest.mark.parametrize("block", range(3))
def test_attempts_of_a_changed_instrument_compare_as_the_reference_does(block):
    unscored = 0
    for seed in range(block * 40, block * 40 + 40):
        earlier, later = generated(seed), generated(seed + 1 + seed % 2)
        profile = CATALOGUE.profile(later["profile"])
        old, old_items = changed_instrument(seed)
        then = replace(parsed(earlier), fingerprint="an older instrument")
        result = compare(then, old, parsed(later), INSTRUMENT, profile, CATALOGUE.constants)

        found = json.loads(json.dumps(comparison_document(result)))

        expected = reference_change.comparison_of_two(
            old_items, ITEMS, earlier, later, PROFILES[later["profile"]]
        )
        assert_same({k: v for k, v in found.items() if k in expected}, expected, f"seed {seed}")
        unscored += sum(one["class"] is None for one in expected["competencies"])
    assert unscored


def test_attempts_that_share_no_item_are_refused():
    later = generated(1)
    reworded = tuple(replace(item, stem=f"{item.stem} Again.") for item in INSTRUMENT.items)
    old = replace(INSTRUMENT, items=reworded)
    then = replace(parsed(generated(0)), fingerprint="an older instrument")

    with pytest.raises(NotComparableError):
        compare(
            *(then, old, parsed(later), INSTRUMENT),
            *(CATALOGUE.profile("scale-up"), CATALOGUE.constants),
        )


def test_the_generator_reaches_every_verdict_label_flag_and_class():
    cards = [
        reference.scorecard(ITEMS, one, PROFILES[one["profile"]], VERSION)
        for one in map(generated, range(ATTEMPTS))
    ]

    verdicts = {one["verdict"] for card in cards for one in card["competencies"]}
    labels = {card["readiness"]["label"] for card in cards}
    flags = {(one["id"], one["grade"]) for card in cards for one in card["quality"]["flags"]}
    assert verdicts == {*reference.KAPPA, "not-enough-answers"}
    assert len(labels) == 5
    assert {card["quality"]["status"] for card in cards} == {"ok", "check", "weak"}
    assert flags == {
        *(("speed", "amber"), ("speed", "red"), ("longstring", "amber"), ("longstring", "red")),
        *(("lowvar", "amber"), ("scatter", "amber"), ("ceiling", "amber")),
        *(("exposure", "info"), ("claims", "info")),
    }


def test_the_command_says_the_same_as_the_reference(tmp_path: Path):
    for seed in range(40):
        attempt = generated(seed)
        file = tmp_path / "attempt.json"
        file.write_text(json.dumps(attempt), encoding="utf-8")
        said = io.StringIO()

        with contextlib.redirect_stdout(said):
            status = main(["--data-dir", str(tmp_path), "score", str(file), "--json"])

        assert status == 0
        expected = reference.scorecard(ITEMS, attempt, PROFILES[attempt["profile"]], VERSION)
        assert_same(json.loads(said.getvalue()), expected, f"seed {seed}")
