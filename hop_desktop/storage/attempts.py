"""The stored attempts and the instruments they answered."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from hop_desktop.domain.attempt import (
    Attempt,
    AttemptSummary,
    Confidence,
    EvidenceNote,
    Response,
)
from hop_desktop.domain.errors import (
    AttemptStateError,
    DamagedStoreError,
    InvalidInstrumentError,
    UnknownIdError,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _
from hop_desktop.storage.attempt_queries import (
    ATTEMPT_COLUMNS,
    count_save,
    find,
    find_open,
    in_portions,
    load,
    load_many,
    load_summaries,
    require,
    require_open,
    take_back,
)
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import (
    attempt_row,
    confidence_row,
    evidence_row,
    moment_text,
    part_rows,
    response_row,
    sealed,
    seconds_row,
    whole,
)
from hop_desktop.storage.tables import (
    AttemptRow,
    EvidenceRow,
    RespondentRow,
    ResponseRow,
    SecondsRow,
    SnapshotRow,
)

READ_AT_ONCE: Final = 5  # attempts, before others come to their turn


class SqlAttemptRepository:
    """`AttemptRepository` and `InstrumentRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(
        self,
        database: Database,
        instrument_document: Callable[[Instrument], str],
        instrument_from_document: Callable[[str], Instrument],
    ) -> None:
        self._database = database
        self._instrument_document = instrument_document
        self._instrument_from_document = instrument_from_document

    def respondent_id(self) -> str:
        """Return the id that seeds the order of items; made once."""
        with self._database.reading() as session:
            row = session.get(RespondentRow, 1)
            if row is not None:
                return whole(row).respondent_id
        with self._database.saving() as session:
            made = uuid.uuid4().hex
            session.add(sealed(RespondentRow(respondent_id=made)))
        return made

    def add(self, attempt: Attempt, instrument: Instrument) -> None:
        """Store a new attempt whole and, once per fingerprint, the instrument it answers.

        Raises:
            AttemptStateError: It is open and another one is open, or its id is taken.
        """
        with self._database.saving() as session:
            if find(session, attempt.attempt_id) is not None:
                raise AttemptStateError(
                    _("an attempt with the id {id} is stored already").format(id=attempt.attempt_id)
                )
            self._insert(session, attempt, instrument)

    def bulk_add(
        self, attempts: Sequence[Attempt], instruments: Mapping[str, Instrument]
    ) -> tuple[str, ...]:
        """Store every attempt that is not stored yet, all of them or none.

        Args:
            attempts: In the order in which they are to be stored.
            instruments: By fingerprint, one for each attempt that is new.

        Returns:
            The ids that were added; an identical stored attempt is passed over.

        Raises:
            AttemptStateError: A different attempt with the same id is stored, or a second
                one would be open.
        """
        added: list[str] = []
        with self._database.saving() as session:
            for attempt in attempts:
                row = find(session, attempt.attempt_id)
                if row is None:
                    self._insert(session, attempt, instruments[attempt.fingerprint])
                    added.append(attempt.attempt_id)
                elif load(session, row) != attempt:
                    raise AttemptStateError(
                        _("a different attempt with the id {id} is stored already").format(
                            id=attempt.attempt_id
                        )
                    )
        return tuple(added)

    def get(self, attempt_id: str) -> Attempt:
        """Return one attempt.

        Raises:
            UnknownIdError: No stored attempt has this id.
        """
        with self._database.reading() as session:
            return load(session, require(session, attempt_id))

    def all(self) -> Sequence[Attempt]:
        """Return every attempt, in the order in which they were stored."""
        with self._database.reading() as session:
            rows = session.exec(select_rows(AttemptRow).order_by(col(AttemptRow.id))).all()
            return load_many(session, rows)

    def many(self, attempt_ids: Sequence[str]) -> Sequence[Attempt]:
        """Return those attempts that are stored, in the order in which they were stored."""
        found: list[tuple[int, Attempt]] = []
        for some in in_portions(attempt_ids, READ_AT_ONCE):
            with self._database.reading() as session:  # a save need not wait for all of them
                wanted = select_rows(AttemptRow).where(col(AttemptRow.attempt_id).in_(some))
                rows = session.exec(wanted).all()
                ids = [row.id for row in rows]
                found += zip(ids, load_many(session, rows), strict=True)
        return tuple(attempt for _id, attempt in sorted(found, key=lambda one: one[0]))

    def summaries(self) -> Sequence[AttemptSummary]:
        """Return every attempt without what was said in it, in the order they were stored."""
        with self._database.reading() as session:
            return load_summaries(session, select(*ATTEMPT_COLUMNS).order_by(col(AttemptRow.id)))

    def latest_finished(self, count: int) -> Sequence[AttemptSummary]:
        """Return the `count` finished attempts that were stored last, oldest first."""
        wanted = select(*ATTEMPT_COLUMNS).where(col(AttemptRow.finished_at).is_not(None))
        with self._database.reading() as session:
            last = wanted.order_by(col(AttemptRow.id).desc()).limit(count)
            return load_summaries(session, last)[::-1]

    def finished_before(self, attempt_id: str) -> Sequence[AttemptSummary]:
        """Return what was finished and stored before an attempt; all, if it is not stored.

        Of attempts with the same order of items the last one stands for all.
        """
        with self._database.reading() as session:
            row = find(session, attempt_id)
            last = select(func.max(AttemptRow.id)).where(col(AttemptRow.finished_at).is_not(None))
            if row is not None:
                last = last.where(col(AttemptRow.id) < row.id)
            one_of_each = last.group_by(col(AttemptRow.shown_order))
            wanted = select(*ATTEMPT_COLUMNS).where(col(AttemptRow.id).in_(one_of_each))
            return load_summaries(session, wanted.order_by(col(AttemptRow.id)))

    def open_attempt(self) -> Attempt | None:
        """Return the attempt that is not finished, if there is one."""
        with self._database.reading() as session:
            row = find_open(session)
            return None if row is None else load(session, row)

    def save_response(self, attempt_id: str, item_id: str, response: Response | None) -> None:
        """Store, replace or (None) take back one response.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        with self._database.saving() as session:
            row = require_open(session, attempt_id)
            if response is None:
                take_back(session, ResponseRow, row.id, item_id)
            else:
                session.merge(response_row(row.id, item_id, response))
            count_save(row)

    def save_evidence(self, attempt_id: str, item_id: str, note: EvidenceNote | None) -> None:
        """Store, replace or (None) take back the example of one item.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        with self._database.saving() as session:
            row = require_open(session, attempt_id)
            if note is None:
                take_back(session, EvidenceRow, row.id, item_id)
            else:
                session.merge(evidence_row(row.id, item_id, note))
            count_save(row)

    def save_confidence(self, attempt_id: str, competency_id: str, confidence: Confidence) -> None:
        """Store how sure the respondent is of one competency.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        with self._database.saving() as session:
            row = require_open(session, attempt_id)
            session.merge(confidence_row(row.id, competency_id, confidence))
            count_save(row)

    def save_place(self, attempt: Attempt) -> None:
        """Store `current_item_id`, `reviewed` and `seconds`.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        with self._database.saving() as session:
            row = require_open(session, attempt.attempt_id)
            row.current_item_id = attempt.current_item_id
            row.reviewed = int(attempt.reviewed)
            stored = select_rows(SecondsRow.item_id, SecondsRow.seconds)
            known = dict(session.exec(stored.where(SecondsRow.attempt == row.id)).all())
            for item_id, spent_s in attempt.seconds.items():
                if known.get(item_id) != spent_s:
                    session.merge(seconds_row(row.id, item_id, spent_s))
            count_save(row)

    def finish(self, attempt_id: str, finished_at: datetime) -> None:
        """Close an attempt for good.

        Raises:
            AttemptStateError: It is finished already.
        """
        with self._database.saving() as session:
            row = require_open(session, attempt_id)
            row.finished_at = moment_text(finished_at)
            count_save(row)
        self._database.ask_for_backup()

    def delete(self, attempt_id: str) -> None:
        """Delete an attempt, open or finished, and its instrument if no other answers it.

        The backup made before still holds it.
        """
        self._database.back_up()
        with self._database.saving() as session:
            session.delete(require(session, attempt_id))
            answered = select(col(AttemptRow.fingerprint))
            session.exec(delete(SnapshotRow).where(col(SnapshotRow.fingerprint).not_in(answered)))

    def by_fingerprint(self, fingerprint: str) -> Instrument:
        """Return an instrument as the respondent saw it.

        Raises:
            UnknownIdError: No stored attempt answered it.
        """
        with self._database.reading() as session:
            row = session.get(SnapshotRow, fingerprint)
            if row is None:
                raise UnknownIdError(
                    _("no attempt answered the instrument {id}").format(id=fingerprint)
                )
            document = whole(row).document
        try:
            return self._instrument_from_document(document)
        except InvalidInstrumentError as error:
            raise DamagedStoreError(str(error)) from error

    def _insert(self, session: Session, attempt: Attempt, instrument: Instrument) -> None:
        if not attempt.is_finished and find_open(session) is not None:
            raise AttemptStateError(_("another attempt is open"))
        if session.get(SnapshotRow, attempt.fingerprint) is None:
            document = self._instrument_document(instrument)
            session.add(sealed(SnapshotRow(fingerprint=attempt.fingerprint, document=document)))
        last = session.exec(select_rows(func.max(AttemptRow.id))).one()
        row_id = (last or 0) + 1
        # The parts first: a trigger refuses them once a finished attempt stands.
        session.add_all(part_rows(attempt, row_id))
        session.flush()
        session.add(attempt_row(attempt, row_id))
        session.flush()
