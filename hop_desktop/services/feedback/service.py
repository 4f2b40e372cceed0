"""Asks other people and takes in what they answered."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidFeedbackError, UnknownIdError
from hop_desktop.domain.feedback.answers import (
    DAYS_OPEN,
    LONGEST_NAME,
    Asked,
    Expectation,
    NamedView,
    Version,
    asked_items,
)
from hop_desktop.domain.feedback.form import Asking, FormData, Group
from hop_desktop.domain.feedback.overview import Overview
from hop_desktop.domain.feedback.shown import (
    ExpectationShown,
    ResultShown,
    SeenLevels,
    ViewShown,
)
from hop_desktop.domain.profile import Profile
from hop_desktop.i18n import _
from hop_desktop.services.feedback.documents import as_json, round_document
from hop_desktop.services.feedback.ports import FeedbackRepository
from hop_desktop.services.feedback.questions import form_data
from hop_desktop.services.feedback.reading import AnswerReader, Received
from hop_desktop.services.feedback.showing import Showing
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import Clock
from hop_desktop.services.profiles import ProfileService


class FeedbackService:
    """The person's side: what is asked, what came back, and what it says beside theirs."""

    def __init__(
        self,
        catalogue: Catalogue,
        feedback: FeedbackRepository,
        history: HistoryService,
        profiles: ProfileService,
        clock: Clock,
    ) -> None:
        self._catalogue = catalogue
        self._feedback = feedback
        self._profiles = profiles
        self._clock = clock
        self._showing = Showing(catalogue, feedback, history, profiles)

    # Asking

    def ask(
        self,
        kind: Asking,
        name: str,
        language: str,
        *,
        groups: Sequence[Group] = (),
        closes_on: date | None = None,
    ) -> Asked:
        """Remember an asking, so that its answers are taken in.

        Args:
            kind: What is asked.
            name: Of the person, as others are to read it.
            language: Of the form.
            groups: Of a confidential round, at least one besides the manager; else none.
            closes_on: Until when answers are wanted; a round has DAYS_OPEN days by default.

        Raises:
            InvalidFeedbackError: The name or the groups cannot be.
        """
        now = self._clock.now()
        clean = " ".join(clean_text(name).split())
        if not clean or len(clean) > LONGEST_NAME:
            problem = _("Your name needs 1 to {most} characters.").format(most=LONGEST_NAME)
            raise InvalidFeedbackError("name", problem)
        is_round = kind is Asking.CONFIDENTIAL
        chosen = tuple(group for group in Group if group in groups)
        if is_round and not set(chosen) - {Group.MANAGER}:
            raise InvalidFeedbackError("groups", _("A round needs peers or reports."))
        if closes_on is not None and closes_on < now.date():
            raise InvalidFeedbackError("closes_on", _("The last day has passed."))
        if is_round and closes_on is None:
            closes_on = now.date() + timedelta(days=DAYS_OPEN)
        source, fingerprint = self._catalogue.source.instrument, self._catalogue.fingerprint
        asked = Asked(
            asking=secrets.token_hex(8),
            kind=kind,
            name=clean,
            language=self._catalogue.content_in(language).language,
            version=Version(source.instrument_id, source.version, fingerprint),
            asked_at=now,
            groups=chosen if is_round else (),
            closes_on=closes_on,
        )
        self._feedback.save_asked(asked)
        return asked

    def form(self, asked: Asked) -> FormData:
        """Return what the form of an asking is made from; a round's forms are the collector's."""
        return form_data(asked, self._catalogue)

    def round_file(self, asked: Asked) -> bytes:
        """Return the file of a confidential round for the collector."""
        instrument = self._catalogue.edition(asked.version.fingerprint).instrument
        items = tuple(item.item_id for item in asked_items(instrument))
        return as_json(round_document(asked, items))

    def asked(self) -> Sequence[Asked]:
        """Return everything that was asked, in that order."""
        return self._feedback.asked()

    def get(self, asking: str) -> Asked:
        """Return one thing that was asked.

        Raises:
            UnknownIdError: Nothing like that was asked.
        """
        for asked in self._feedback.asked():
            if asked.asking == asking:
                return asked
        raise UnknownIdError(_("nothing was asked under {id}").format(id=asking))

    def withdraw(self, asking: str) -> None:
        """Delete an asking with everything that came back.

        Raises:
            UnknownIdError: Nothing like that was asked.
        """
        self._feedback.delete_asked(asking)

    def delete_answer(self, number: str) -> None:
        """Delete one expectation or named view.

        Raises:
            UnknownIdError: No answer has this number.
        """
        self._feedback.delete_answer(number)

    # Taking in

    def add(self, data: bytes, source: str) -> Received:
        """Store what a file holds: an expectation, a named view or the result of a round.

        Raises:
            InvalidFileError: It is no answer to what was asked here.
            RoundStateError: Another result of this round is stored.
        """
        now = self._clock.now()
        asked = {each.asking: each for each in self._feedback.asked()}
        received = AnswerReader(self._catalogue, asked, now).read(data, source)
        if isinstance(received, Expectation):
            self._feedback.save_expectation(received)
        elif isinstance(received, NamedView):
            self._feedback.save_view(received)
        else:
            self._feedback.save_result(received, now)
        return received

    def keep_profile(self, answer: Expectation) -> Profile:
        """Store an expectation as a profile of one's own, with its sender as provenance."""
        return self._profiles.keep(self._showing.profile(answer))

    # Showing

    def expectations(self) -> tuple[ExpectationShown, ...]:
        """Return what others expect beside you and the shipped profile, in order of coming."""
        return self._showing.expectations()

    def expectation(self, number: str) -> ExpectationShown:
        """Return one of them.

        Raises:
            UnknownIdError: No expectation has this number.
        """
        for shown in self.expectations():
            if shown.answer.number == number:
                return shown
        raise UnknownIdError(_("no answer has the number {id}").format(id=number))

    def views(self) -> tuple[ViewShown, ...]:
        """Return how others see you, by name, in order of coming."""
        return self._showing.views()

    def results(self) -> tuple[ResultShown, ...]:
        """Return what closed rounds tell, in order of coming."""
        return self._showing.results()

    def seen_levels(self, attempt_id: str) -> tuple[SeenLevels, ...]:
        """Return what others see, as a chart draws it beside an attempt."""
        return self._showing.seen_levels(attempt_id)

    def overview(self, attempt_id: str = "latest") -> Overview | None:
        """Return what others see on one page; None: nothing, or no attempt to hold it against."""
        return self._showing.overview(attempt_id)
