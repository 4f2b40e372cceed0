import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from hop_desktop.domain.errors import DamagedStoreError, UnknownIdError
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.storage.database import Database
from hop_desktop.storage.ledger import SqlEvidenceRepository
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import SECRET, START

ENTRY = EvidenceEntry(
    entry_id="e1",
    facets=(FacetRef("negotiation", "closing"), FacetRef("budgeting", "planning")),
    situation=SECRET,
    task="",
    action="I asked.\nTwice.",
    result="Yes",
    happened_on=date(2024, 2, 29),
    scope=Scope.SEVERAL_TEAMS,
    confirmer="Ana",
    reference="../minutes.pdf",
    origin=Origin.EXAMPLE,
    origin_id="a1/neg-closing",
    recorded_at=START,
)


@pytest.fixture
def ledger(database):
    return SqlEvidenceRepository(database)


def test_an_entry_comes_back_as_it_was_after_reopening(database, store):
    SqlEvidenceRepository(database).save_entry(ENTRY)
    database.close()

    with closing(Database(store)) as again:
        assert SqlEvidenceRepository(again).entries() == (ENTRY,)
    assert verify(store, CURRENT) == ()


def test_saving_again_replaces_in_place(ledger):
    second = replace(ENTRY, entry_id="e2")
    ledger.save_entry(ENTRY)
    ledger.save_entry(second)

    changed = replace(ENTRY, result="No")
    ledger.save_entry(changed)

    assert ledger.entries() == (changed, second)


def test_a_deleted_entry_is_gone_and_can_be_put_back(ledger):
    ledger.save_entry(ENTRY)

    ledger.delete_entry("e1")

    assert ledger.entries() == ()
    with pytest.raises(UnknownIdError):
        ledger.delete_entry("e1")
    ledger.save_entry(ENTRY)
    assert ledger.entries() == (ENTRY,)


def test_a_changed_row_is_found(ledger, database, store):
    ledger.save_entry(ENTRY)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE ledger_entry SET result = 'better'")
        connection.commit()

    with pytest.raises(DamagedStoreError):
        ledger.entries()
    assert verify(store, CURRENT)
