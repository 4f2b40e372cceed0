"""Stores of many attempts, made once a run through the program's own code."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hop_desktop.bootstrap import Services, open_services
from hop_desktop.content.instrument_document import instrument_document, instrument_from_document
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import Attempt, BestWorst, Response
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Form, Item, ItemKind
from hop_desktop.domain.order import shown_order
from hop_desktop.paths import AppPaths
from hop_desktop.storage.attempts import SqlAttemptRepository

DAYS_APART = 30
FIRST = datetime(2016, 1, 4, 9, tzinfo=UTC)


def fill(folder: Path, attempts: int) -> Services:
    """Store `attempts` finished full attempts, a month apart, and return what opened them."""
    catalogue = load_catalogue()
    services = open_services(AppPaths.at(folder), catalogue)
    repository = SqlAttemptRepository(
        services.database, instrument_document, instrument_from_document
    )
    made = [_attempt(catalogue, number) for number in range(attempts)]
    repository.bulk_add(made, {catalogue.fingerprint: catalogue.instrument})
    services.database.back_up()
    return services


def _attempt(catalogue: Catalogue, number: int) -> Attempt:
    dice = random.Random(number)  # noqa: S311 - the same store in each run
    order = shown_order(catalogue.instrument, Form.FULL, "benchmark")
    started_at = FIRST + timedelta(days=DAYS_APART * number)
    return Attempt(
        attempt_id=f"bench-{number:05}",
        instrument_id=catalogue.instrument.instrument_id,
        fingerprint=catalogue.fingerprint,
        form=Form.FULL,
        profile_id="scale-up",
        started_at=started_at,
        finished_at=started_at + timedelta(minutes=20),
        responses={one: _response(catalogue.instrument.item(one), dice) for one in order},
        seconds={one: dice.uniform(8, 30) for one in order},
        shown_order=order,
    )


def _response(item: Item, dice: random.Random) -> Response:
    if item.kind is not ItemKind.SITUATION:
        return dice.randint(1, 5)
    best, worst = dice.sample([option.option_id for option in item.options], 2)
    return BestWorst(best, worst)
