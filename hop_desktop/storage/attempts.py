"""The stored attempts and the instruments they answered."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from hop_desktop.domain.attempt import (
    Attempt,
    AttemptSummary,
)
from hop_desktop.domain.clean_text import clean_id
from hop_desktop.domain.errors import (
    AttemptStateError,
    DamagedStoreError,
    InvalidInstrumentError,
    UnknownIdError,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _
from hop_desktop.storage.attempt_queries import (
    by_finish,
    find,
    find_open,
    finished,
    in_portions,
    load,
    load_many,
    require,
    require_open,
    summaries,
)
from hop_desktop.storage.checksum import Value, Values
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import (
    attempt_row,
    moment_text,
    part_rows,
    summary_from_row,
)
from hop_desktop.storage.reading import Table, among
from hop_desktop.storage.row_types import (
    ATTEMPT,
    INSTRUMENT_SNAPSHOT,
    RESPONDENT,
    AttemptRow,
    PartRow,
    SnapshotRow,
)

if TYPE_CHECKING:  # SQLModel takes long to import and is not needed to read
    from hop_desktop.storage.saving import WriteSession

READ_AT_ONCE: Final = 5  # attempts, before others come to their turn
_IS_ANSWERED: Final = "SELECT 1 FROM instrument_snapshot WHERE fingerprint = ?"
_UNANSWERED: Final = """
    SELECT fingerprint FROM instrument_snapshot
    WHERE fingerprint NOT IN (SELECT fingerprint FROM attempt)
"""


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
        with self._database.reading() as reading:
            row = reading.row(RESPONDENT)
            if row is not None:
                return row["respondent_id"]
        made = uuid.uuid4().hex
        with self._database.saving() as saving:
            row = {"id": 1, "respondent_id": made}
            saving.put(RESPONDENT, row)
        return made

    def add(self, attempt: Attempt, instrument: Instrument) -> None:
        """Store a new attempt whole and, once per fingerprint, the instrument it answers.

        Raises:
            AttemptStateError: It is open and another one is open, or its id is taken.
        """
        with self._database.saving() as saving:
            if find(saving, attempt.attempt_id) is not None:
                raise AttemptStateError(
                    _("an attempt with the id {id} is stored already").format(id=attempt.attempt_id)
                )
            self._insert(saving, attempt, instrument)

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
        with self._database.saving() as saving:
            for attempt in attempts:
                row = find(saving, attempt.attempt_id)
                if row is None:
                    self._insert(saving, attempt, instruments[attempt.fingerprint])
                    added.append(attempt.attempt_id)
                elif load(saving, row) != attempt:
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
        with self._database.reading() as reading:
            return load(reading, require(reading, attempt_id))

    def all(self) -> Sequence[Attempt]:
        """Return every attempt by time of finishing, the open one last."""
        with self._database.reading() as reading:
            return load_many(reading, by_finish(reading.rows(ATTEMPT)))

    def many(self, attempt_ids: Sequence[str]) -> Sequence[Attempt]:
        """Return those attempts that are stored, by time of finishing."""
        found: dict[int, Attempt] = {}
        rows: list[AttemptRow] = []
        for some in in_portions(attempt_ids, READ_AT_ONCE):
            with self._database.reading() as reading:  # a save need not wait for all of them
                read = list(reading.rows(ATTEMPT, f"WHERE attempt_id {among(some)}", *some))
                ids = [row["id"] for row in read]
                found |= zip(ids, load_many(reading, read), strict=True)
                rows += read
        return tuple(found[row["id"]] for row in by_finish(rows))

    def summaries(self) -> Sequence[AttemptSummary]:
        """Return every attempt without what was said in it, as `all` does."""
        with self._database.reading() as reading:
            return tuple(map(summary_from_row, by_finish(reading.rows(ATTEMPT))))

    def profile_ids(self) -> frozenset[str]:
        """Return the ids of the profiles that attempts were taken with."""
        with self._database.reading() as reading:
            rows = reading.select("SELECT DISTINCT profile_id FROM attempt")
            return frozenset(clean_id(row["profile_id"]) for row in rows)

    def latest_finished(self, count: int, before: str | None = None) -> Sequence[AttemptSummary]:
        """Return the `count` attempts that were finished last, oldest first.

        With `before`, an attempt's id: last before it; of all, if it is open or not stored.
        """
        with self._database.reading() as reading:
            rows = finished(reading, before=before)
            return summaries(reading, [row["id"] for row in rows[max(len(rows) - count, 0) :]])

    def finished_before(self, attempt_id: str) -> Sequence[AttemptSummary]:
        """Return what was finished before an attempt; all, if it is open or not stored.

        Of attempts with the same order of items the last one stands for all.
        """
        with self._database.reading() as reading:
            rows = finished(reading, before=attempt_id)
            last_of_each = {row["shown_order"]: row["id"] for row in rows}
            ids = set(last_of_each.values())
            return summaries(reading, [row["id"] for row in rows if row["id"] in ids])

    def open_attempt(self) -> Attempt | None:
        """Return the attempt that is not finished, if there is one."""
        with self._database.reading() as reading:
            row = find_open(reading)
            return None if row is None else load(reading, row)

    def save_changes(self, before: Attempt, after: Attempt) -> None:
        """Store what makes the stored open attempt `before` the attempt `after`.

        Raises:
            AttemptStateError: The attempt is finished.
            UnknownIdError: It was deleted.
        """
        with self._database.saving() as saving:
            row = require_open(saving, after.attempt_id)
            stored = dict(part_rows(before, row["id"]))
            for table, rows in part_rows(after, row["id"]):
                old, new = _by_key(table, stored[table]), _by_key(table, rows)
                for key in old.keys() - new.keys():
                    saving.delete(table, **dict(zip(table.keys, key, strict=True)))
                saving.put(
                    table, *(changed for key, changed in new.items() if old.get(key) != changed)
                )
            if after.current_item_id != before.current_item_id:
                row["current_item_id"] = after.current_item_id
            if after.reviewed != before.reviewed:
                row["reviewed"] = int(after.reviewed)
            _count_save(saving, row)

    def finish(self, attempt_id: str, finished_at: datetime) -> None:
        """Close an attempt for good.

        Raises:
            AttemptStateError: It is finished already.
        """
        with self._database.saving() as saving:
            row = require_open(saving, attempt_id)
            _count_save(saving, {**row, "finished_at": moment_text(finished_at)})
        self._database.ask_for_backup()

    def delete(self, attempt_id: str) -> None:
        """Delete an attempt, open or finished, and its instrument if no other answers it.

        The backup made before still holds it.
        """
        self._database.back_up()
        with self._database.saving() as saving:
            saving.delete(ATTEMPT, id=require(saving, attempt_id)["id"])
            for snapshot in list(saving.select(_UNANSWERED)):
                saving.delete(INSTRUMENT_SNAPSHOT, fingerprint=snapshot["fingerprint"])

    def by_fingerprint(self, fingerprint: str) -> Instrument:
        """Return an instrument as the respondent saw it.

        Raises:
            UnknownIdError: No stored attempt answered it.
        """
        with self._database.reading() as reading:
            row = reading.row(INSTRUMENT_SNAPSHOT, "WHERE fingerprint = ?", fingerprint)
        if row is None:
            raise UnknownIdError(
                _("no attempt answered the instrument {id}").format(id=fingerprint)
            )
        try:
            return self._instrument_from_document(row["document"])
        except InvalidInstrumentError as error:
            raise DamagedStoreError(str(error)) from error

    def _insert(self, saving: "WriteSession", attempt: Attempt, instrument: Instrument) -> None:
        if not attempt.is_finished and find_open(saving) is not None:
            raise AttemptStateError(_("another attempt is open"))
        if next(saving.select(_IS_ANSWERED, attempt.fingerprint), None) is None:
            document = self._instrument_document(instrument)
            snapshot: SnapshotRow = {"fingerprint": attempt.fingerprint, "document": document}
            saving.put(INSTRUMENT_SNAPSHOT, snapshot)
        row_id = saving.next_id(ATTEMPT)
        # The parts first: a trigger refuses them once a finished attempt stands.
        for table, rows in part_rows(attempt, row_id):
            saving.put(table, *rows)
        saving.put(ATTEMPT, attempt_row(attempt, row_id))


def _by_key(table: Table[PartRow], rows: Sequence[PartRow]) -> Mapping[tuple[Value, ...], PartRow]:
    return {_key(table, row): row for row in rows}


def _key(table: Table[PartRow], row: Values) -> tuple[Value, ...]:
    return tuple(row[name] for name in table.keys)


def _count_save(saving: "WriteSession", row: AttemptRow) -> None:
    counted: AttemptRow = {**row, "rev": row["rev"] + 1}
    saving.put(ATTEMPT, counted)
