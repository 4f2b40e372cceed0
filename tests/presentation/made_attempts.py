"""Attempts with answers drawn by a seed."""

import random
from datetime import UTC, datetime

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import NO_CHANCE, Attempt, BestWorst
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scoring import score

CATALOGUE = load_catalogue()
INSTRUMENT, CONSTANTS = CATALOGUE.instrument, CATALOGUE.constants
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KINDS = ("any", "low", "high", "gappy", "unexposed", "near", "flat", "lowest", "highest", "empty")


def answer(rng, kind, item):
    if item.kind is ItemKind.SITUATION:
        return None if kind in {"empty", "lowest"} else BestWorst(*rng.sample("abcd", 2))
    if kind == "empty" or (kind == "gappy" and rng.random() < 0.4):
        return None
    if kind == "unexposed" and rng.random() < 0.6:
        return NO_CHANCE
    levels = {"low": (1, 2), "high": (4, 5), "near": (3, 4, 4), "flat": (3,)}
    return rng.choice(levels.get(kind, {"lowest": (1,), "highest": (5,)}.get(kind, range(1, 6))))


def made(seed, kind=None, form=None):
    """Return an attempt and its scorecard; both follow from the seed."""
    rng = random.Random(seed)
    kind, form = kind or KINDS[seed % len(KINDS)], form or list(Form)[seed // 7 % 2]
    responses = {
        item.item_id: given
        for item in INSTRUMENT.items_of(form)
        if (given := answer(rng, kind, item)) is not None
    }
    attempt = Attempt(
        *(f"a{seed}", INSTRUMENT.instrument_id, CATALOGUE.fingerprint, form, "scale-up"),
        started_at=NOON,
        finished_at=NOON,
        responses=responses,
    )
    profile = CATALOGUE.profiles[seed % len(CATALOGUE.profiles)]
    return attempt, score(INSTRUMENT, attempt, profile, CONSTANTS), profile
