"""The tables of the store as SQLModel knows them; the migrations make them.

Only who saves imports this: it takes as long as all the rest of the way to Home.
"""

from typing import Final

from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """A row that carries a checksum over its other columns."""

    checksum: str


class PartRow(Row):
    """Something said in an attempt."""

    attempt: int = Field(primary_key=True)  # the id of its row


class RespondentRow(Row, table=True):
    __tablename__ = "respondent"

    id: int = Field(primary_key=True)  # always 1
    respondent_id: str


class SnapshotRow(Row, table=True):
    __tablename__ = "instrument_snapshot"

    fingerprint: str = Field(primary_key=True)
    document: str  # JSON


class AttemptRow(Row, table=True):
    __tablename__ = "attempt"

    id: int = Field(primary_key=True)  # the order in which attempts were stored
    attempt_id: str = Field(unique=True)
    instrument_id: str
    fingerprint: str = Field(foreign_key="instrument_snapshot.fingerprint")
    form: str
    profile_id: str
    started_at: str  # ISO 8601 with offset
    finished_at: str | None
    shown_order: str  # JSON list of item ids
    current_item_id: str | None
    reviewed: int  # 0 or 1
    rev: int  # counts the saves, from 1


class ResponseRow(PartRow, table=True):
    __tablename__ = "response"

    item_id: str = Field(primary_key=True)
    kind: str  # which of the columns below are set
    level: int | None
    best: str | None
    worst: str | None


class EvidenceRow(PartRow, table=True):
    __tablename__ = "evidence"

    item_id: str = Field(primary_key=True)
    text: str
    grade: int


class ConfidenceRow(PartRow, table=True):
    __tablename__ = "confidence"

    competency_id: str = Field(primary_key=True)
    confidence: str


class SecondsRow(PartRow, table=True):
    __tablename__ = "seconds"

    item_id: str = Field(primary_key=True)
    seconds: float


class CircumstancesRow(PartRow, table=True):
    __tablename__ = "circumstances"

    language: str
    size: str | None  # the three of them are set, or none is
    products: int | None
    product_people: int | None


class ProfileRow(Row, table=True):
    __tablename__ = "own_profile"

    id: int = Field(primary_key=True)  # the order in which profiles were made
    profile_id: str = Field(unique=True)
    document: str  # JSON


class BackgroundRow(Row, table=True):
    __tablename__ = "background"

    field: str = Field(primary_key=True)
    value: str


class LedgerRow(Row, table=True):
    __tablename__ = "ledger_entry"

    id: int = Field(primary_key=True)  # the order in which entries were recorded
    entry_id: str = Field(unique=True)
    facets: str  # JSON list of [competency id, facet id]
    situation: str
    task: str
    action: str
    result: str
    happened_on: str  # ISO 8601 day
    scope: str
    confirmer: str
    reference: str
    origin: str
    origin_id: str
    recorded_at: str  # ISO 8601 with offset


class ReasonRow(PartRow, table=True):
    __tablename__ = "change_reason"

    item_id: str = Field(primary_key=True)
    text: str  # empty: asked, and passed over


class LookBackRow(PartRow, table=True):
    __tablename__ = "look_back"

    # `attempt` is the later one, after which the person looked back
    earlier: int = Field(primary_key=True)  # the id of its row
    item_id: str = Field(primary_key=True)
    level: int


class PlannedActionRow(Row, table=True):
    __tablename__ = "planned_action"

    id: int = Field(primary_key=True)  # the order in which actions were added
    action_id: str = Field(unique=True)
    library_id: str  # empty: the person's own
    competency_id: str
    facet_ids: str  # JSON list
    kind: str | None
    title: str
    do: str
    seen: str
    note: str
    hours: float | None
    due: str | None  # ISO 8601 day
    state: str
    position: int
    created_at: str  # ISO 8601 with offset
    started_at: str | None
    ended_at: str | None
    rev: int  # counts the saves, from 1


class ArrangeableRow(Row, table=True):
    __tablename__ = "arrangeable_action"

    library_id: str = Field(primary_key=True)


class RoundRow(Row, table=True):
    __tablename__ = "round"

    id: int = Field(primary_key=True)  # the order of asking
    asking: str = Field(unique=True)
    kind: str  # what is asked; not only confidential rounds
    name: str
    language: str
    instrument_id: str
    instrument_version: str
    fingerprint: str
    groups: str  # JSON list
    closes_on: str | None  # ISO 8601 day
    asked_at: str  # ISO 8601 with offset


class ReceivedRow(Row):
    """What came back to an asking."""

    id: int = Field(primary_key=True)  # the order in which it came
    asking: str  # of a round that may have gone since
    instrument_id: str
    instrument_version: str
    fingerprint: str
    received_at: str  # ISO 8601 with offset


class ExpectationRow(ReceivedRow, table=True):
    __tablename__ = "expectation"

    number: str = Field(unique=True)
    sender: str
    levels: str  # JSON object by competency, as are the next two
    importance: str
    words: str


class NamedViewRow(ReceivedRow, table=True):
    __tablename__ = "named_view"

    number: str = Field(unique=True)
    sender: str
    relation: str
    answers: str  # JSON object by item
    texts: str  # JSON object


class GroupResultRow(ReceivedRow, table=True):
    __tablename__ = "group_result"

    collector: str
    closed_on: str  # ISO 8601 day
    groups: str  # JSON object by group and competency
    comments: str  # JSON object


class SaveNumberRow(Row, table=True):
    __tablename__ = "save_number"

    id: int = Field(primary_key=True)  # always 1
    number: int  # of the last save, from 1


TABLES: Final = SQLModel.metadata.tables  # by name
