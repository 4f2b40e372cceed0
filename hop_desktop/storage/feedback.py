"""What was asked of other people, and what came back, in the store."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from hop_desktop.domain.errors import RoundStateError, UnknownIdError
from hop_desktop.domain.feedback.answers import (
    NOT_SEEN,
    Answer,
    Asked,
    Expectation,
    NamedView,
    NotSeen,
    Version,
)
from hop_desktop.domain.feedback.form import Asking, Group, Relation
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import moment_text, storable
from hop_desktop.storage.row_types import (
    EXPECTATION,
    GROUP_RESULT,
    NAMED_VIEW,
    ROUND,
    ExpectationRow,
    GroupResultRow,
    NamedViewRow,
    ReceivedRow,
    RoundRow,
)


class SqlFeedbackRepository:
    """`FeedbackRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self) -> Sequence[Asked]:
        """Return everything that was asked, in that order."""
        with self._database.reading() as reading:
            return tuple(map(_asked, reading.rows(ROUND, "ORDER BY id")))

    def save_asked(self, asked: Asked) -> None:
        """Store what was asked, or replace what has the same id."""
        with self._database.saving() as saving:
            found = saving.row(ROUND, "WHERE asking = ?", asked.asking)
            saving.put(ROUND, _asked_row(asked, found["id"] if found else saving.next_id(ROUND)))

    def expectations(self) -> Sequence[Expectation]:
        """Return what others expect, in the order in which it came."""
        with self._database.reading() as reading:
            return tuple(map(_expectation, reading.rows(EXPECTATION, "ORDER BY id")))

    def save_expectation(self, answer: Expectation) -> None:
        """Store an answer, or replace the one with the same number."""
        with self._database.saving() as saving:
            found = saving.row(EXPECTATION, "WHERE number = ?", answer.number)
            row_id = found["id"] if found else saving.next_id(EXPECTATION)
            saving.put(EXPECTATION, _expectation_row(answer, row_id))

    def views(self) -> Sequence[NamedView]:
        """Return the named views, in the order in which they came."""
        with self._database.reading() as reading:
            return tuple(map(_view, reading.rows(NAMED_VIEW, "ORDER BY id")))

    def save_view(self, answer: NamedView) -> None:
        """Store an answer, or replace the one with the same number."""
        with self._database.saving() as saving:
            found = saving.row(NAMED_VIEW, "WHERE number = ?", answer.number)
            row_id = found["id"] if found else saving.next_id(NAMED_VIEW)
            saving.put(NAMED_VIEW, _view_row(answer, row_id))

    def results(self) -> Sequence[tuple[GroupResult, datetime]]:
        """Return the results of closed rounds, each with when it came, in that order."""
        with self._database.reading() as reading:
            rows = reading.rows(GROUP_RESULT, "ORDER BY id")
            return tuple((_result(row), datetime.fromisoformat(row["received_at"])) for row in rows)

    def save_result(self, result: GroupResult, received_at: datetime) -> None:
        """Store the result of a round.

        Raises:
            RoundStateError: There is one, and it is another: a round is closed once.
        """
        with self._database.saving() as saving:
            found = saving.row(GROUP_RESULT, "WHERE asking = ?", result.asking)
            if found is None:
                row_id = saving.next_id(GROUP_RESULT)
                saving.put(GROUP_RESULT, _result_row(result, row_id, received_at))
            elif _result(found) != result:
                raise RoundStateError(_("This round was closed before; its result is kept."))

    def delete_asked(self, asking: str) -> None:
        """Delete an asking with everything that came back to it.

        Raises:
            UnknownIdError: Nothing like that was asked.
        """
        with self._database.saving() as saving:
            if saving.row(ROUND, "WHERE asking = ?", asking) is None:
                raise UnknownIdError(_("nothing was asked under {id}").format(id=asking))
            saving.delete(ROUND, asking=asking)
            saving.delete(EXPECTATION, asking=asking)
            saving.delete(NAMED_VIEW, asking=asking)
            saving.delete(GROUP_RESULT, asking=asking)

    def delete_answer(self, number: str) -> None:
        """Delete one expectation or named view.

        Raises:
            UnknownIdError: No answer has this number.
        """
        with self._database.saving() as saving:
            expectation = saving.row(EXPECTATION, "WHERE number = ?", number)
            if expectation is None and saving.row(NAMED_VIEW, "WHERE number = ?", number) is None:
                raise UnknownIdError(_("no answer has the number {id}").format(id=number))
            saving.delete(EXPECTATION, number=number)
            saving.delete(NAMED_VIEW, number=number)


def _asked_row(asked: Asked, row_id: int) -> RoundRow:
    return {
        "id": row_id,
        "asking": asked.asking,
        "kind": asked.kind.value,
        "name": storable(asked.name),
        "language": asked.language,
        "instrument_id": asked.version.instrument,
        "instrument_version": asked.version.version,
        "fingerprint": asked.version.fingerprint,
        "groups": _json([group.value for group in asked.groups]),
        "closes_on": None if asked.closes_on is None else asked.closes_on.isoformat(),
        "asked_at": moment_text(asked.asked_at),
    }


def _asked(row: RoundRow) -> Asked:
    closes_on = row["closes_on"]
    return Asked(
        asking=row["asking"],
        kind=Asking(row["kind"]),
        name=row["name"],
        language=row["language"],
        version=_version(row),
        asked_at=datetime.fromisoformat(row["asked_at"]),
        groups=tuple(map(Group, json.loads(row["groups"]))),
        closes_on=None if closes_on is None else date.fromisoformat(closes_on),
    )


def _received_row(
    answer: Expectation | NamedView | GroupResult, row_id: int, received_at: datetime
) -> ReceivedRow:
    return {
        "id": row_id,
        "asking": answer.asking,
        "instrument_id": answer.version.instrument,
        "instrument_version": answer.version.version,
        "fingerprint": answer.version.fingerprint,
        "received_at": moment_text(received_at),
    }


def _expectation_row(answer: Expectation, row_id: int) -> ExpectationRow:
    return {
        **_received_row(answer, row_id, answer.received_at),
        "number": answer.number,
        "sender": storable(answer.sender),
        "levels": _json(answer.levels),
        "importance": _json(answer.importance),
        "words": _json(_storable(answer.words)),
    }


def _expectation(row: ExpectationRow) -> Expectation:
    return Expectation(
        asking=row["asking"],
        number=row["number"],
        sender=row["sender"],
        version=_version(row),
        levels=json.loads(row["levels"]),
        importance=json.loads(row["importance"]),
        words=json.loads(row["words"]),
        received_at=datetime.fromisoformat(row["received_at"]),
    )


def _view_row(answer: NamedView, row_id: int) -> NamedViewRow:
    return {
        **_received_row(answer, row_id, answer.received_at),
        "number": answer.number,
        "sender": storable(answer.sender),
        "relation": answer.relation.value,
        "answers": _json({key: _plain(given) for key, given in answer.answers.items()}),
        "texts": _json(_storable(answer.texts)),
    }


def _view(row: NamedViewRow) -> NamedView:
    answers: dict[str, int | str] = json.loads(row["answers"])
    return NamedView(
        asking=row["asking"],
        number=row["number"],
        sender=row["sender"],
        relation=Relation(row["relation"]),
        version=_version(row),
        answers={key: NOT_SEEN if isinstance(a, str) else a for key, a in answers.items()},
        texts=json.loads(row["texts"]),
        received_at=datetime.fromisoformat(row["received_at"]),
    )


def _result_row(result: GroupResult, row_id: int, received_at: datetime) -> GroupResultRow:
    groups = {
        group.value: {key: [figure.n, figure.mean] for key, figure in figures.items()}
        for group, figures in result.groups.items()
    }
    comments = {key: [storable(text) for text in texts] for key, texts in result.comments.items()}
    return {
        **_received_row(result, row_id, received_at),
        "collector": storable(result.collector),
        "closed_on": result.closed_on.isoformat(),
        "groups": _json(groups),
        "comments": _json(comments),
    }


def _result(row: GroupResultRow) -> GroupResult:
    groups: dict[str, dict[str, tuple[int, float]]] = json.loads(row["groups"])
    comments: dict[str, list[str]] = json.loads(row["comments"])
    return GroupResult(
        asking=row["asking"],
        collector=row["collector"],
        closed_on=date.fromisoformat(row["closed_on"]),
        version=_version(row),
        groups={
            Group(group): {key: GroupFigure(n, mean) for key, (n, mean) in figures.items()}
            for group, figures in groups.items()
        },
        comments={key: tuple(texts) for key, texts in comments.items()},
    )


def _version(row: RoundRow | ReceivedRow) -> Version:
    return Version(row["instrument_id"], row["instrument_version"], row["fingerprint"])


def _plain(answer: Answer) -> int | str:
    return answer.value if isinstance(answer, NotSeen) else answer


def _storable(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {key: storable(text) for key, text in texts.items()}


def _json(value: Mapping[str, object] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
