"""Asks other people and takes in what they answered."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidFeedbackError
from hop_desktop.domain.feedback.answers import (
    DAYS_OPEN,
    LONGEST_NAME,
    Asked,
    Expectation,
    NamedView,
    NotSeen,
    Version,
    asked_items,
    items_by_competency,
    levels_of,
    rated,
)
from hop_desktop.domain.feedback.comparison import (
    Difference,
    beside_group,
    beside_view,
    reliability_of_mean,
)
from hop_desktop.domain.feedback.expectations import profile_of, talk_about_first, three_ways
from hop_desktop.domain.feedback.form import Asking, FormData, Group
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult
from hop_desktop.domain.profile import HEAD_OF_PRODUCT, Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _
from hop_desktop.services.feedback.documents import as_json, round_document
from hop_desktop.services.feedback.ports import FeedbackRepository
from hop_desktop.services.feedback.questions import form_data
from hop_desktop.services.feedback.reading import AnswerReader, Received
from hop_desktop.services.feedback.shown import (
    ExpectationShown,
    GroupCell,
    GroupRow,
    ResultShown,
    ViewRow,
    ViewShown,
)
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
        self._history = history
        self._profiles = profiles
        self._clock = clock

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
        return self._profiles.keep(self._profile(answer))

    # Showing

    def expectations(self) -> tuple[ExpectationShown, ...]:
        """Return what others expect beside you and the shipped profile, in order of coming."""
        kept = {profile.profile_id for profile in self._profiles.own()}
        return tuple(self._expectation(answer, kept) for answer in self._feedback.expectations())

    def views(self) -> tuple[ViewShown, ...]:
        """Return how others see you, by name, in order of coming."""
        return tuple(map(self._view, self._feedback.views()))

    def results(self) -> tuple[ResultShown, ...]:
        """Return what closed rounds tell, in order of coming."""
        shown = []
        for result, received_at in self._feedback.results():
            attempt = self._attempt(result.version)
            mine = self._behaviour(attempt)
            rows = tuple(_group_row(key, result, mine.get(key)) for key in self._items(result))
            attempt_id = attempt.attempt_id if attempt else None
            shown.append(ResultShown(result, received_at, attempt_id, rows))
        return tuple(shown)

    def _expectation(self, answer: Expectation, kept: set[str]) -> ExpectationShown:
        theirs, attempt = self._profile(answer), self._attempt(answer.version)
        mine = self._under(attempt, theirs)
        shipped = self._shipped(attempt) if self._is_current(answer.version) else None
        rows = three_ways(theirs, shipped, mine) if shipped else ()
        return ExpectationShown(
            answer=answer,
            theirs=theirs,
            is_kept=theirs.profile_id in kept,
            shipped=shipped,
            attempt_id=attempt.attempt_id if attempt else None,
            mine=mine,
            rows=rows,
            talk_first=talk_about_first(rows),
        )

    def _view(self, answer: NamedView) -> ViewShown:
        attempt = self._attempt(answer.version)
        card = self._history.scorecard(attempt) if attempt else None
        rows = tuple(
            self._view_row(answer, card, competency_id, items)
            for competency_id, items in self._items(answer).items()
        )
        return ViewShown(answer, attempt.attempt_id if attempt else None, rows)

    def _view_row(
        self, answer: NamedView, card: Scorecard | None, competency_id: str, items: Sequence[str]
    ) -> ViewRow:
        mine = card.competency(competency_id) if card else None
        theirs = rated(answer.answers, items)
        difference: Difference | None = None
        if mine is not None:
            difference = beside_view(mine, answer, items, self._catalogue.constants)
        return ViewRow(
            competency_id,
            mine.behaviour if mine else None,
            None if theirs is None else float(theirs),
            len(levels_of(answer.answers, items)),
            sum(isinstance(answer.answers.get(item), NotSeen) for item in items),
            mine.expected if mine else None,
            difference,
        )

    def _items(self, received: NamedView | GroupResult) -> Mapping[str, Sequence[str]]:
        edition = self._catalogue.edition(received.version.fingerprint)
        return items_by_competency(edition.instrument)

    def _profile(self, answer: Expectation) -> Profile:
        name = _("What {sender} expects").format(sender=answer.sender)
        text = _("Answered by {sender}, who was asked what this role needs.")
        return profile_of(answer, name, text.format(sender=answer.sender))

    def _attempt(self, version: Version) -> Attempt | None:
        """Return the latest finished attempt that answered the same questionnaire."""
        for summary in reversed(self._history.finished()):
            if summary.fingerprint == version.fingerprint:
                return self._history.get(summary.attempt_id)
        return None

    def _is_current(self, version: Version) -> bool:
        return version.fingerprint == self._catalogue.fingerprint

    def _shipped(self, attempt: Attempt | None) -> Profile:
        """Return the shipped profile that the attempt was taken for, or else the role's own."""
        for profile in self._catalogue.profiles:
            if attempt is not None and profile.profile_id == attempt.profile_id:
                return profile
        return self._catalogue.profile(HEAD_OF_PRODUCT)

    def _under(self, attempt: Attempt | None, profile: Profile) -> Scorecard | None:
        if attempt is None:
            return None
        instrument = self._history.snapshot_of(attempt)
        return score(instrument, attempt, profile, self._catalogue.constants)

    def _behaviour(self, attempt: Attempt | None) -> Mapping[str, float | None]:
        if attempt is None:
            return {}
        card = self._history.scorecard(attempt)
        return {each.competency_id: each.behaviour for each in card.competencies}


def _group_row(competency_id: str, result: GroupResult, mine: float | None) -> GroupRow:
    cells = {
        group: _cell(group, figures[competency_id], mine)
        for group, figures in result.groups.items()
        if competency_id in figures
    }
    return GroupRow(competency_id, mine, cells)


def _cell(group: Group, figure: GroupFigure, mine: float | None) -> GroupCell:
    difference = beside_group(mine, figure.mean)
    return GroupCell(figure, difference, reliability_of_mean(group, figure.n))
