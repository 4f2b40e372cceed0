"""Attempts of the current instrument, and their scorecards."""

from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scoring import score
from tests.attempts import NOON, attempt_of
from tests.domain.examples import CATALOGUE, CONSTANTS, SCALE_UP

INSTRUMENT = CATALOGUE.instrument
SITUATIONS = [i for i in INSTRUMENT.items_of(Form.FULL) if i.kind is ItemKind.SITUATION]


def attempt(responses, form=Form.FULL, **fields):
    return attempt_of(CATALOGUE, form, finished_at=NOON, responses=responses, **fields)


def card(responses, form=Form.FULL, profile=SCALE_UP, **fields):
    return score(INSTRUMENT, attempt(responses, form, **fields), profile, CONSTANTS)


def item_id(competency, facet, kind=ItemKind.LEVEL):
    return next(
        one.item_id
        for one in INSTRUMENT.items_of(Form.FULL)
        if (one.competency_id, one.facet_id, one.kind) == (competency, facet, kind)
    )
