from datetime import UTC, date, datetime

import pytest

from hop_desktop.domain.errors import InvalidEvidenceError, UnknownIdError
from hop_desktop.domain.evidence import FacetRef, Origin, Scope
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.evidence_writing import EvidenceDraft
from tests.services.drafts import no_drafts

CLOSING = FacetRef("negotiation", "closing")
DRAFT = EvidenceDraft((CLOSING,), date(2026, 5, 1), action="I closed it.", scope=Scope.COMPANY)


class Clock:
    def now(self):
        return datetime(2026, 6, 1, 12, tzinfo=UTC)


class Ledger:
    def __init__(self):
        self.stored = {}

    def entries(self):
        return tuple(self.stored.values())

    def save_entry(self, entry):
        self.stored[entry.entry_id] = entry

    def delete_entry(self, entry_id):
        del self.stored[entry_id]


@pytest.fixture
def service(catalogue):
    return EvidenceService(catalogue, Ledger(), Clock(), no_drafts())


def test_an_added_entry_is_listed_with_its_moment(service):
    entry = service.add(DRAFT)

    assert service.entries() == (entry,)
    assert (entry.action, entry.scope, entry.origin) == (
        "I closed it.",
        Scope.COMPANY,
        Origin.HAND,
    )
    assert entry.recorded_at == datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("facets", EvidenceDraft((), date(2026, 5, 1), action="x")),
        ("action", EvidenceDraft((CLOSING,), date(2026, 5, 1), action=" \n\0")),
        ("happened_on", EvidenceDraft((CLOSING,), date(2026, 6, 2), action="x")),
        ("result", EvidenceDraft((CLOSING,), date(2026, 5, 1), action="x", result="y" * 4001)),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_stored(service, field, draft):
    with pytest.raises(InvalidEvidenceError) as refused:
        service.add(draft)

    assert refused.value.field == field
    assert service.entries() == ()


def test_an_unknown_facet_is_refused(service):
    with pytest.raises(UnknownIdError):
        service.add(EvidenceDraft((FacetRef("negotiation", "juggling"),), date(2026, 5, 1), "x"))


def test_an_edit_keeps_where_the_entry_came_from(service):
    entry = service.add_from_action(
        "act-1", [CLOSING], action="Did it", result="Seen", done_on=date(2026, 5, 1)
    )

    changed = service.edit(entry.entry_id, DRAFT)

    assert (changed.origin, changed.origin_id) == (Origin.ACTION, "act-1")
    assert changed.recorded_at == entry.recorded_at
    assert service.entries() == (changed,)


def test_a_done_action_becomes_evidence_only_once(service):
    done = {"action": "Did it", "result": "Seen", "done_on": date(2026, 5, 1)}

    first = service.add_from_action("act-1", [CLOSING], **done)
    again = service.add_from_action("act-1", [CLOSING], **done)

    assert again == first
    assert service.entries() == (first,)


def test_a_deletion_is_undone_by_putting_back_what_it_returned(service):
    entry = service.add(DRAFT)

    deleted = service.delete(entry.entry_id)
    assert service.entries() == ()
    service.put_back(deleted)

    assert service.entries() == (entry,)


def test_unwanted_characters_are_cleaned_before_they_are_stored(service):
    entry = service.add(EvidenceDraft((CLOSING,), date(2026, 5, 1), action=" a\u202eb\x00 "))

    assert entry.action == "ab"
