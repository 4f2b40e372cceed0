"""Puts what came back beside your own answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.feedback.answers import (
    Expectation,
    NamedView,
    NotSeen,
    Version,
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
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult
from hop_desktop.domain.feedback.overview import (
    Overview,
    Seen,
    overview_of,
    seen_by_group,
    seen_by_name,
)
from hop_desktop.domain.feedback.shown import (
    ExpectationShown,
    GroupCell,
    GroupRow,
    ResultShown,
    SeenLevels,
    ViewRow,
    ViewShown,
)
from hop_desktop.domain.profile import HEAD_OF_PRODUCT, Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _
from hop_desktop.services.feedback.ports import FeedbackRepository
from hop_desktop.services.history import HistoryService, Scored
from hop_desktop.services.profiles import ProfileService


class Showing:
    """Everything is computed each time from what is stored.

    Beside stands the latest finished attempt that answered the same version of the questionnaire;
    what answers another version is shown and not compared.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        feedback: FeedbackRepository,
        history: HistoryService,
        profiles: ProfileService,
    ) -> None:
        self._catalogue = catalogue
        self._feedback = feedback
        self._history = history
        self._profiles = profiles

    def overview(self, attempt_id: str) -> Overview | None:
        """Return what others see on one page; None: nothing, or no attempt to hold it against.

        Of each group the latest round counts, and of each sender the latest view, of those that
        stand beside the attempt.
        """
        try:
            attempt = self._history.get(attempt_id)
        except UnknownIdError:
            return None
        card = self._history.scorecard(attempt)
        seen = (*self._seen_by_name(attempt, card), *self._seen_by_group(attempt, card))
        competencies = [each.competency_id for each in card.competencies]
        return overview_of(seen, competencies) if seen else None

    def expectations(self) -> tuple[ExpectationShown, ...]:
        """Return what others expect beside you and the shipped profile, in order of coming."""
        answers = self._feedback.expectations()
        attempts = self._attempts(answer.version for answer in answers)
        kept = {profile.profile_id for profile in self._profiles.own()}
        return tuple(
            self._expectation(answer, attempts.get(answer.version), kept) for answer in answers
        )

    def views(self) -> tuple[ViewShown, ...]:
        """Return how others see you, by name, in order of coming."""
        answers = self._feedback.views()
        scored = self._scored(answer.version for answer in answers)
        return tuple(self._view(answer, scored.get(answer.version)) for answer in answers)

    def results(self) -> tuple[ResultShown, ...]:
        """Return what closed rounds tell, in order of coming."""
        results = self._feedback.results()
        scored = self._scored(result.version for result, _received_at in results)
        shown = []
        for result, received_at in results:
            attempt, card = scored.get(result.version, (None, None))
            competencies = card.competencies if card else ()
            mine = {each.competency_id: each.behaviour for each in competencies}
            rows = tuple(_group_row(key, result, mine.get(key)) for key in self._items(result))
            attempt_id = attempt.attempt_id if attempt else None
            shown.append(ResultShown(result, received_at, attempt_id, rows))
        return tuple(shown)

    def seen_levels(self, attempt_id: str) -> tuple[SeenLevels, ...]:
        """Return what stands beside an attempt in its radar, the last that came first."""
        found = [
            SeenLevels(
                shown.answer.number,
                shown.answer.sender,
                {row.competency_id: row.theirs for row in shown.rows if row.theirs is not None},
            )
            for shown in reversed(self.views())
            if shown.attempt_id == attempt_id
        ]
        found += [
            SeenLevels(
                f"{shown.result.asking}:{group.value}",
                group,
                {key: figure.mean for key, figure in figures.items()},
            )
            for shown in reversed(self.results())
            if shown.attempt_id == attempt_id
            for group, figures in shown.result.groups.items()
        ]
        return tuple(seen for seen in found if seen.levels)

    def _expectation(
        self, answer: Expectation, attempt: Attempt | None, kept: set[str]
    ) -> ExpectationShown:
        theirs = self.profile(answer)
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

    def _view(self, answer: NamedView, scored: Scored | None) -> ViewShown:
        attempt, card = scored or (None, None)
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

    def profile(self, answer: Expectation) -> Profile:
        """Return an expectation as a profile that is not stored."""
        name = _("What {sender} expects").format(sender=answer.sender)
        text = _("Answered by {sender}, who was asked what this role needs.")
        return profile_of(answer, name, text.format(sender=answer.sender))

    def _attempts(self, versions: Iterable[Version]) -> Mapping[Version, Attempt]:
        """Return the latest finished attempt that answered each questionnaire, each read once."""
        wanted = set(versions)
        finished = self._history.finished() if wanted else ()
        latest = {summary.fingerprint: summary.attempt_id for summary in finished}
        return {
            version: self._history.get(latest[version.fingerprint])
            for version in wanted
            if version.fingerprint in latest
        }

    def _scored(self, versions: Iterable[Version]) -> Mapping[Version, Scored]:
        """Return those attempts as they score, each scored once."""
        attempts = self._attempts(versions)
        return {
            version: (each, self._history.scorecard(each)) for version, each in attempts.items()
        }

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

    def _seen_by_name(self, attempt: Attempt, card: Scorecard) -> Iterator[Seen]:
        latest = {
            shown.answer.sender: shown
            for shown in self.views()
            if shown.attempt_id == attempt.attempt_id
        }
        for shown in latest.values():
            for row in shown.rows:
                if row.theirs is not None:
                    yield seen_by_name(
                        row.competency_id,
                        shown.answer.sender,
                        row.theirs,
                        row.levels,
                        card.competency(row.competency_id).expected,
                        row.difference,
                        self._catalogue.constants,
                    )

    def _seen_by_group(self, attempt: Attempt, card: Scorecard) -> Iterator[Seen]:
        latest = {
            group: shown
            for shown in self.results()
            if shown.attempt_id == attempt.attempt_id
            for group in shown.result.groups
        }
        for group, shown in latest.items():
            for row in shown.rows:
                if group in row.groups:
                    cell = row.groups[group]
                    yield seen_by_group(
                        row.competency_id,
                        group,
                        cell.figure,
                        card.competency(row.competency_id).expected,
                        cell.difference,
                        self._catalogue.constants,
                    )


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
