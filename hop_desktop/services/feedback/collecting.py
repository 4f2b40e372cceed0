"""The collector's side of a confidential round: answers go in, one group result comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import SystemRandom

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import (
    InvalidFeedbackError,
    InvalidFileError,
    RoundStateError,
    SealError,
    UnknownIdError,
)
from hop_desktop.domain.feedback.answers import (
    COMMENTS,
    LONGEST_NAME,
    Asked,
    items_by_competency,
)
from hop_desktop.domain.feedback.form import FormData, Group
from hop_desktop.domain.feedback.groups import (
    FEWEST,
    MOST_IN_GROUP,
    GroupResult,
    comments_of,
    figures_of,
    shuffled,
    too_many,
    with_sheet,
)
from hop_desktop.domain.feedback.shown import OpenRound
from hop_desktop.i18n import _
from hop_desktop.services.feedback.collection_file import (
    Collection,
    collection_document,
    instrument_of_collection,
    round_from,
)
from hop_desktop.services.feedback.documents import ROUND, result_file
from hop_desktop.services.feedback.ports import Collections, FeedbackRepository
from hop_desktop.services.feedback.questions import form_data, group_name
from hop_desktop.services.feedback.reading import opened, require_small
from hop_desktop.services.feedback.sheets import SheetReader, loaded
from hop_desktop.services.ports import Clock


class CollectorService:
    """Opens rounds of others, takes in their answers, and closes them once."""

    def __init__(
        self,
        catalogue: Catalogue,
        collections: Collections,
        own: FeedbackRepository,
        clock: Clock,
    ) -> None:
        """`own` is what was asked from here: nobody collects for themselves."""
        self._catalogue = catalogue
        self._collections = collections
        self._own = own
        self._clock = clock

    def look(self, data: bytes, source: str) -> Asked:
        """Return what a round file asks; nothing is kept of it.

        Raises:
            InvalidFileError: It is no round file of a version that this program has.
            RoundStateError: It is one's own round.
        """
        require_small(data, source)
        record = opened(data, source)
        if record.place != ROUND:
            raise record.refusal("format", _("is no round file"))
        asked = round_from(record, self._catalogue, self._clock.now())
        if asked.asking in {each.asking for each in self._own.asked()}:
            raise RoundStateError(_("This is your own round: somebody else must collect it."))
        return asked

    def open(
        self, data: bytes, source: str, collector: str, invited: Mapping[Group, int]
    ) -> OpenRound:
        """Begin to collect for somebody, or say anew how many were invited.

        Args:
            data: Their round file.
            source: Its name.
            collector: The name of who collects, as raters are to read it.
            invited: How many people, for each group of the round.

        Raises:
            InvalidFileError: It is no round file of a version that this program has.
            InvalidFeedbackError: The name or the numbers cannot be.
            RoundStateError: It is one's own round, or it was closed.
        """
        asked = self.look(data, source)
        name = _collector_name(collector)
        _require_numbers(asked.groups, invited)
        with self._collections.changing():
            if asked.asking in self._collections.names():
                collection = replace(
                    self._load(asked.asking), collector=name, invited=dict(invited)
                )
                _require_open(collection)
            else:
                self._collections.create(asked.asking)
                collection = Collection(asked, name, dict(invited), (), None)
            self._save(collection)
        return _told(collection)

    def rounds(self) -> tuple[OpenRound, ...]:
        """Return the rounds that are collected here."""
        return tuple(map(self._round, self._collections.names()))

    def get(self, asking: str) -> OpenRound:
        """Return a round that is collected here.

        Raises:
            UnknownIdError: No such round is open here.
        """
        return _told(self._load(asking))

    def forms(self, asking: str, language: str = "") -> tuple[FormData, ...]:
        """Return what the forms of a round are made from, one for each group.

        Args:
            asking: Of the round.
            language: Of the forms; empty: that of the round file.

        Raises:
            UnknownIdError: No such round is open here.
        """
        collection = self._load(asking)
        asked = collection.asked
        if language:
            asked = replace(asked, language=self._catalogue.content_in(language).language)
        recipient = self._collections.recipient(asking)
        return tuple(
            form_data(
                asked,
                self._catalogue,
                group=group,
                collector=collection.collector,
                recipient=recipient,
            )
            for group in asked.groups
        )

    def add(self, data: bytes, source: str) -> OpenRound:
        """Take in one answer; one of the same number goes.

        Raises:
            InvalidFileError: It is no answer to a round that is open here, or it is there already.
            RoundStateError: The round is closed.
        """
        require_small(data, source)
        with self._collections.changing():
            reader = SheetReader(self._catalogue, self._collections)
            collection, sheet = reader.read(data, source)
            _require_open(collection)
            if sheet in collection.sheets:
                raise InvalidFileError(source, [_("the file: this answer is there already")])
            sheets = with_sheet(collection.sheets, sheet)
            collection = replace(collection, sheets=sheets)
            self._save(collection)
        return _told(collection)

    def comments(self, asking: str) -> Mapping[str, tuple[str, ...]]:
        """Return what was written, shuffled, to see whether it can be read.

        Raises:
            UnknownIdError: No such round is open here.
        """
        sheets = self._load(asking).sheets
        return {question: shuffled(sheets, question, SystemRandom()) for question in COMMENTS}

    def close(self, asking: str) -> bytes:
        """Close a round and return the file of its result; closing again returns the same.

        The sheets are gone when it returns. `destroy` is called when the file is written.

        Raises:
            UnknownIdError: No such round is open here.
            RoundStateError: A group has more answers than people were invited.
        """
        with self._collections.changing():
            collection = self._load(asking)
            if collection.result is None:
                _require_invited(collection)
                result = self._result(collection)
                collection = replace(collection, sheets=(), result=result)
                self._save(collection)
        assert collection.result is not None, "it was made above"
        return result_file(collection.result, collection.asked.name)

    def destroy(self, asking: str) -> None:
        """Destroy what is left of a round, its key first; it cannot be collected again."""
        with self._collections.changing():
            self._collections.destroy(asking)

    def _result(self, collection: Collection) -> GroupResult:
        asked, sheets = collection.asked, collection.sheets
        items = items_by_competency(instrument_of_collection(collection, self._catalogue))
        return GroupResult(
            asking=asked.asking,
            collector=collection.collector,
            closed_on=self._clock.now().date(),
            version=asked.version,
            groups={group: figures_of(group, sheets, items) for group in asked.groups},
            comments=comments_of(sheets, SystemRandom()),
        )

    def _round(self, asking: str) -> OpenRound:
        try:
            return self.get(asking)
        except (SealError, InvalidFileError, UnknownIdError) as error:
            return OpenRound(asking, "", "", "", None, {}, {}, is_closed=False, problem=str(error))

    def _load(self, asking: str) -> Collection:
        return loaded(self._collections, asking, self._catalogue)

    def _save(self, collection: Collection) -> None:
        document = collection_document(
            collection, instrument_of_collection(collection, self._catalogue)
        )
        self._collections.save(collection.asked.asking, document)


def _told(collection: Collection) -> OpenRound:
    asked = collection.asked
    return OpenRound(
        asking=asked.asking,
        name=asked.name,
        collector=collection.collector,
        language=asked.language,
        closes_on=asked.closes_on,
        invited=collection.invited,
        given={group: collection.given(group) for group in asked.groups},
        is_closed=collection.result is not None,
    )


def _collector_name(name: str) -> str:
    clean = " ".join(clean_text(name).split())
    if not clean or len(clean) > LONGEST_NAME:
        problem = _("Your name needs 1 to {most} characters.").format(most=LONGEST_NAME)
        raise InvalidFeedbackError("collector", problem)
    return clean


def _require_numbers(groups: Sequence[Group], invited: Mapping[Group, int]) -> None:
    for group in groups:
        low, high = (1, 1) if group is Group.MANAGER else (FEWEST, MOST_IN_GROUP)
        if not low <= invited.get(group, 0) <= high:
            problem = _("Say how many were invited: {group}, {low} to {high}.")
            text = problem.format(group=group_name(group), low=low, high=high)
            raise InvalidFeedbackError("invited", text)
    if set(invited) - set(groups):
        strange = min(set(invited) - set(groups))
        text = _("{group}: not asked in this round.").format(group=group_name(strange))
        raise InvalidFeedbackError("invited", text)


def _require_open(collection: Collection) -> None:
    if collection.result is not None:
        raise RoundStateError(_("This round is closed."))


def _require_invited(collection: Collection) -> None:
    for group in too_many(collection.sheets, collection.invited):
        text = _("{group}: {given} answers, but {invited} invited. It cannot be closed.")
        invited = collection.invited.get(group, 0)
        given = collection.given(group)
        raise RoundStateError(text.format(group=group_name(group), given=given, invited=invited))
