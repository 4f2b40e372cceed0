"""What was asked of others, and what came back, as parts of the export file."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.feedback.answers import Asked, Expectation, NamedView
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.feedback.groups import GroupResult
from hop_desktop.domain.instrument import Instrument
from hop_desktop.services.feedback.documents import (
    asked_document,
    expectation_document,
    result_document,
    view_document,
)
from hop_desktop.services.feedback.ports import FeedbackRepository
from hop_desktop.services.feedback.records import (
    EXPECTATION_FIELDS,
    RESULT_FIELDS,
    VERSION_FIELDS,
    VIEW_FIELDS,
    day_or_none,
    expectation_from,
    groups_in,
    hex_in,
    known_instrument,
    language_in,
    name_in,
    result_from,
    version_in,
    view_from,
)
from hop_desktop.services.transfer.part import Incoming, Part, Store
from hop_desktop.services.transfer.record import Record

_ASKED: Final = ("kind", "name", "language", "groups", "closes_on", "asked_at")
_WHEN: Final = "received_at"
Came: TypeAlias = tuple[GroupResult, datetime]


class AskedPart:
    """`asked`; what is stored already stays as it is."""

    name = "asked"
    more_fields = ()

    def __init__(self, catalogue: Catalogue, feedback: FeedbackRepository) -> None:
        self._catalogue = catalogue
        self._feedback = feedback

    def write(self) -> Mapping[str, object]:
        return {self.name: [asked_document(asked) for asked in self._feedback.asked()]}

    def read(self, incoming: Incoming) -> Store:
        found = incoming.each(self.name, self._asked)
        return lambda: self._store(found)

    def _store(self, found: Sequence[Asked]) -> int:
        stored = {asked.asking for asked in self._feedback.asked()}
        new = {asked.asking: asked for asked in found if asked.asking not in stored}
        for asked in new.values():
            self._feedback.save_asked(asked)
        return len(new)

    def _asked(self, record: Record) -> Asked:
        record.require_exactly("asking", *VERSION_FIELDS, *_ASKED)
        _instrument(record, self._catalogue)
        return Asked(
            **record.gather(
                asking=lambda: hex_in(record, "asking", 16),
                kind=lambda: record.choice("kind", Asking),
                name=lambda: name_in(record, "name"),
                language=lambda: language_in(record),
                version=lambda: version_in(record),
                asked_at=lambda: record.moment("asked_at"),
                groups=lambda: groups_in(record),
                closes_on=lambda: day_or_none(record, "closes_on"),
            )
        )


class ExpectationsPart:
    """`expectations`; what is stored already stays as it is."""

    name = "expectations"
    more_fields = ()

    def __init__(self, catalogue: Catalogue, feedback: FeedbackRepository) -> None:
        self._catalogue = catalogue
        self._feedback = feedback

    def write(self) -> Mapping[str, object]:
        found = self._feedback.expectations()
        return {self.name: [{**expectation_document(a), **_when(a.received_at)} for a in found]}

    def read(self, incoming: Incoming) -> Store:
        found = incoming.each(self.name, self._expectation)
        return lambda: self._store(found)

    def _store(self, found: Sequence[Expectation]) -> int:
        stored = {answer.number for answer in self._feedback.expectations()}
        new = {answer.number: answer for answer in found if answer.number not in stored}
        for answer in new.values():
            self._feedback.save_expectation(answer)
        return len(new)

    def _expectation(self, record: Record) -> Expectation:
        record.require_exactly("asking", *VERSION_FIELDS, *EXPECTATION_FIELDS, _WHEN)
        instrument = _instrument(record, self._catalogue)
        return expectation_from(record, instrument, record.moment(_WHEN))


class NamedViewsPart:
    """`named_views`; what is stored already stays as it is."""

    name = "named_views"
    more_fields = ()

    def __init__(self, catalogue: Catalogue, feedback: FeedbackRepository) -> None:
        self._catalogue = catalogue
        self._feedback = feedback

    def write(self) -> Mapping[str, object]:
        found = self._feedback.views()
        return {self.name: [{**view_document(a), **_when(a.received_at)} for a in found]}

    def read(self, incoming: Incoming) -> Store:
        found = incoming.each(self.name, self._view)
        return lambda: self._store(found)

    def _store(self, found: Sequence[NamedView]) -> int:
        stored = {answer.number for answer in self._feedback.views()}
        new = {answer.number: answer for answer in found if answer.number not in stored}
        for answer in new.values():
            self._feedback.save_view(answer)
        return len(new)

    def _view(self, record: Record) -> NamedView:
        record.require_exactly("asking", *VERSION_FIELDS, *VIEW_FIELDS, _WHEN)
        return view_from(record, _instrument(record, self._catalogue), record.moment(_WHEN))


class GroupResultsPart:
    """`group_results`; one of a round that has one already stays out."""

    name = "group_results"
    more_fields = ()

    def __init__(self, catalogue: Catalogue, feedback: FeedbackRepository) -> None:
        self._catalogue = catalogue
        self._feedback = feedback

    def write(self) -> Mapping[str, object]:
        found = self._feedback.results()
        return {self.name: [{**result_document(r), **_when(received)} for r, received in found]}

    def read(self, incoming: Incoming) -> Store:
        found = incoming.each(self.name, self._result)
        return lambda: self._store(found)

    def _store(self, found: Sequence[Came]) -> int:
        stored = {result.asking for result, _received in self._feedback.results()}
        new = {came[0].asking: came for came in found if came[0].asking not in stored}
        for result, received_at in new.values():
            self._feedback.save_result(result, received_at)
        return len(new)

    def _result(self, record: Record) -> Came:
        record.require_exactly("asking", *VERSION_FIELDS, *RESULT_FIELDS, _WHEN)
        instrument = _instrument(record, self._catalogue)
        named = record.record("groups").values
        groups = [group for group in Group if group.value in named]
        return result_from(record, instrument, groups), record.moment(_WHEN)


def feedback_parts(catalogue: Catalogue, feedback: FeedbackRepository) -> tuple[Part, ...]:
    """Return the four of them."""
    return (
        AskedPart(catalogue, feedback),
        ExpectationsPart(catalogue, feedback),
        NamedViewsPart(catalogue, feedback),
        GroupResultsPart(catalogue, feedback),
    )


def _instrument(record: Record, catalogue: Catalogue) -> Instrument:
    return known_instrument(record, catalogue, version_in(record))


def _when(received_at: datetime) -> dict[str, object]:
    return {_WHEN: received_at.isoformat()}
