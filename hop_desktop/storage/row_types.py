"""The rows of each table, made from `tables.py` by `tools.row_types`.

A module of its own: who only reads does not wait for SQLModel (docs/adr/0009).
"""

from typing import Final, TypedDict

from hop_desktop.storage.reading import Table


class PartRow(TypedDict):
    attempt: int


class ResponseRow(PartRow):
    item_id: str
    kind: str
    level: int | None
    best: str | None
    worst: str | None


class EvidenceRow(PartRow):
    item_id: str
    text: str
    grade: int


class ConfidenceRow(PartRow):
    competency_id: str
    confidence: str


class SecondsRow(PartRow):
    item_id: str
    seconds: float


class CircumstancesRow(PartRow):
    language: str
    size: str | None
    products: int | None
    product_people: int | None


class ReasonRow(PartRow):
    item_id: str
    text: str


class LookBackRow(PartRow):
    earlier: int
    item_id: str
    level: int


class RespondentRow(TypedDict):
    id: int
    respondent_id: str


class SnapshotRow(TypedDict):
    fingerprint: str
    document: str


class AttemptRow(TypedDict):
    id: int
    attempt_id: str
    instrument_id: str
    fingerprint: str
    form: str
    profile_id: str
    started_at: str
    finished_at: str | None
    shown_order: str
    current_item_id: str | None
    reviewed: int
    rev: int


class ProfileRow(TypedDict):
    id: int
    profile_id: str
    document: str


class BackgroundRow(TypedDict):
    field: str
    value: str


class LedgerRow(TypedDict):
    id: int
    entry_id: str
    facets: str
    situation: str
    task: str
    action: str
    result: str
    happened_on: str
    scope: str
    confirmer: str
    reference: str
    origin: str
    origin_id: str
    recorded_at: str


class PlannedActionRow(TypedDict):
    id: int
    action_id: str
    library_id: str
    competency_id: str
    facet_ids: str
    kind: str | None
    title: str
    do: str
    seen: str
    note: str
    hours: float | None
    due: str | None
    state: str
    position: int
    created_at: str
    started_at: str | None
    ended_at: str | None
    rev: int


class ArrangeableRow(TypedDict):
    library_id: str


class RoundRow(TypedDict):
    id: int
    asking: str
    kind: str
    name: str
    language: str
    instrument_id: str
    instrument_version: str
    fingerprint: str
    groups: str
    closes_on: str | None
    asked_at: str


class ReceivedRow(TypedDict):
    id: int
    asking: str
    instrument_id: str
    instrument_version: str
    fingerprint: str
    received_at: str


class ExpectationRow(ReceivedRow):
    number: str
    sender: str
    levels: str
    importance: str
    words: str


class NamedViewRow(ReceivedRow):
    number: str
    sender: str
    relation: str
    answers: str
    texts: str


class GroupResultRow(ReceivedRow):
    collector: str
    closed_on: str
    groups: str
    comments: str


class SaveNumberRow(TypedDict):
    id: int
    number: int


RESPONSE: Final = Table[ResponseRow]("response", "attempt", "item_id")
EVIDENCE: Final = Table[EvidenceRow]("evidence", "attempt", "item_id")
CONFIDENCE: Final = Table[ConfidenceRow]("confidence", "attempt", "competency_id")
SECONDS: Final = Table[SecondsRow]("seconds", "attempt", "item_id")
CIRCUMSTANCES: Final = Table[CircumstancesRow]("circumstances", "attempt")
CHANGE_REASON: Final = Table[ReasonRow]("change_reason", "attempt", "item_id")
LOOK_BACK: Final = Table[LookBackRow]("look_back", "attempt", "earlier", "item_id")
RESPONDENT: Final = Table[RespondentRow]("respondent", "id")
INSTRUMENT_SNAPSHOT: Final = Table[SnapshotRow]("instrument_snapshot", "fingerprint")
ATTEMPT: Final = Table[AttemptRow]("attempt", "id")
OWN_PROFILE: Final = Table[ProfileRow]("own_profile", "id")
BACKGROUND: Final = Table[BackgroundRow]("background", "field")
LEDGER_ENTRY: Final = Table[LedgerRow]("ledger_entry", "id")
PLANNED_ACTION: Final = Table[PlannedActionRow]("planned_action", "id")
ARRANGEABLE_ACTION: Final = Table[ArrangeableRow]("arrangeable_action", "library_id")
ROUND: Final = Table[RoundRow]("round", "id")
EXPECTATION: Final = Table[ExpectationRow]("expectation", "id")
NAMED_VIEW: Final = Table[NamedViewRow]("named_view", "id")
GROUP_RESULT: Final = Table[GroupResultRow]("group_result", "id")
SAVE_NUMBER: Final = Table[SaveNumberRow]("save_number", "id")
