"""What other people answered, in words: sentences, a table, and how to read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hop_desktop.domain.feedback.answers import HELP, KEEP
from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.expectations import ThreeWays
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.overview import Overview, Seen
from hop_desktop.domain.feedback.shown import (
    ExpectationShown,
    ResultShown,
    ViewShown,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard, Verdict
from hop_desktop.i18n import _
from hop_desktop.presentation.came_back import CameBack
from hop_desktop.presentation.formatting import DASH, date_text, level_text
from hop_desktop.presentation.others_words import (
    cell_words,
    difference_words,
    mean_words,
    relation_words,
    source_words,
)
from hop_desktop.presentation.words import readiness_sentence


class Told:
    """Words what came back; competencies have the names of an instrument."""

    def __init__(self, instrument: Instrument, group_names: Mapping[Group, str]) -> None:
        self._instrument = instrument
        self._group_names = group_names

    def overview(self, overview: Overview) -> tuple[str, ...]:
        """Word what others see on one page: strengths first, then differences, then gaps."""
        words = (
            (overview.strengths, _("Others see you at or above what is expected: {topics}.")),
            (overview.hidden_strengths, _("Others see more than you do: {topics}.")),
            (overview.blind_spots, _("You rate yourself higher than others do: {topics}.")),
            (overview.gaps, _("Others see a gap, which may count in your plan: {topics}.")),
        )
        return tuple(
            text.format(topics=", ".join(self._seen(*part) for part in parts))
            for parts, text in words
            if parts
        )

    def gaps(self, overview: Overview) -> Mapping[str, str]:
        """Say by competency id who else sees a gap."""
        return {
            competency_id: _("Others see a gap here: {sources}.").format(
                sources=self._sources(seen)
            )
            for competency_id, seen in overview.gaps
        }

    def _seen(self, competency_id: str, seen: Sequence[Seen]) -> str:
        return f"{self._name(competency_id)} ({self._sources(seen)})"

    def _sources(self, seen: Sequence[Seen]) -> str:
        return ", ".join(source_words(each.source, self._group_names) for each in seen)

    # What one person expects

    def expectation(self, shown: ExpectationShown) -> CameBack:
        """Word what one person expects beside you and the shipped profile."""
        answer = shown.answer
        shipped = shown.shipped.name if shown.shipped else ""
        return CameBack(
            title=_("What {sender} expects").format(sender=answer.sender),
            facts=_("Came on {date}").format(date=date_text(answer.received_at.astimezone())),
            lines=tuple(self._expected_lines(shown)),
            table_name=_("Levels: you, {sender} and the shipped profile").format(
                sender=answer.sender
            ),
            headers=(
                _("Competency"),
                _("You"),
                answer.sender,
                *((shipped,) if shipped else ()),
                _("Weight"),
            ),
            rows=tuple(self._expected_rows(shown)),
            quotes=tuple((self._name(key), (text,)) for key, text in answer.words.items()),
            notes=() if shipped else (_not_compared(),),
            number=answer.number,
            can_keep=not shown.is_kept,
            can_talk=bool(shown.rows),
        )

    def _expected_lines(self, shown: ExpectationShown) -> Iterator[str]:
        if shown.mine is not None:
            words = _("Under what {sender} expects: {readiness}")
            readiness = readiness_sentence(shown.mine.readiness)
            yield words.format(sender=shown.answer.sender, readiness=readiness)
            yield from self._verdict_lines(shown.mine)
        if shown.talk_first:
            topics = "; ".join(self.topic(row) for row in shown.talk_first)
            yield _("Talk about this first: {topics}.").format(topics=topics)
        elif shown.rows:
            yield _("Nothing is a whole level apart.")

    def _verdict_lines(self, card: Scorecard) -> Iterator[str]:
        words = (
            (Verdict.MET, _("At or above what they expect: {names}.")),
            (Verdict.CLEAR_GAP, _("Clearly below what they expect: {names}.")),
        )
        for verdict, text in words:
            ids = [c.competency_id for c in card.competencies if c.verdict is verdict]
            if ids:
                yield text.format(names=self._names(ids))

    def topic(self, row: ThreeWays) -> str:
        """Return a competency with the three levels that differ."""
        parts = [
            _("they expect {level}").format(level=level_text(row.theirs)),
            _("the shipped profile {level}").format(level=level_text(row.shipped)),
        ]
        if row.mine is not None:
            parts.append(_("you have {level}").format(level=level_text(row.mine)))
        return f"{self._name(row.competency_id)} ({', '.join(parts)})"

    def _expected_rows(self, shown: ExpectationShown) -> Iterator[tuple[str, ...]]:
        for row in shown.rows:
            yield (
                self._name(row.competency_id),
                level_text(row.mine),
                level_text(row.theirs),
                level_text(row.shipped),
                _("{percent} %").format(percent=row.weight),
            )
        if not shown.rows:
            for key, level in shown.theirs.levels.items():
                weight = _("{percent} %").format(percent=shown.theirs.weights[key])
                yield self._name(key), DASH, level_text(level), weight

    # How one person sees you

    def view(self, shown: ViewShown) -> CameBack:
        """Word how one person who signed sees you."""
        answer = shown.answer
        sender = answer.sender
        rows = tuple(
            (
                self._name(row.competency_id),
                level_text(row.mine),
                level_text(row.theirs),
                _("{seen} of {asked}").format(seen=row.levels, asked=row.levels + row.not_seen)
                if row.levels + row.not_seen
                else DASH,
                difference_words(row.difference),
            )
            for row in shown.rows
        )
        by_difference = _grouped((row.difference, row.competency_id) for row in shown.rows)
        is_compared = shown.attempt_id is not None
        return CameBack(
            title=_("How {sender} sees you").format(sender=sender),
            facts=_("{relation}. Came on {date}").format(
                relation=relation_words(answer.relation),
                date=date_text(answer.received_at.astimezone()),
            ),
            lines=tuple(self._view_lines(sender, by_difference, is_compared=is_compared)),
            table_name=_("Competencies: you and {sender}").format(sender=sender),
            headers=(_("Competency"), _("You"), sender, _("Seen"), _("What can be said")),
            rows=rows,
            quotes=_comment_quotes({key: (text,) for key, text in answer.texts.items()}),
            notes=(
                _("Your figures here are those of the statements alone, without the situations."),
                _("What was not seen never counts as a low answer."),
                *(() if is_compared else (_not_compared(),)),
            ),
            number=answer.number,
        )

    def _view_lines(
        self,
        sender: str,
        ids: Mapping[Difference | None, Sequence[str]],
        *,
        is_compared: bool,
    ) -> Iterator[str]:
        words = (
            (Difference.AGREED_MET, _("You agree, at or above what is expected: {names}.")),
            (Difference.LOWER, _("{sender} sees more than you do: {names}.")),
            (Difference.HIGHER, _("You rate yourself higher: {names}. Ask for an example.")),
            (Difference.AGREED_BELOW, _("You agree, below what is expected: {names}.")),
            (None, _("Too little was answered to say: {names}.")),
        )
        for difference, text in words if is_compared else ():
            if ids.get(difference):
                yield text.format(sender=sender, names=self._names(ids[difference]))

    # What a confidential round tells

    def result(self, shown: ResultShown) -> CameBack:
        """Word what a closed round tells of its groups."""
        result = shown.result
        groups = tuple(group for group in Group if group in result.groups)
        names = [self._group_names[group] for group in groups]
        rows = tuple(
            (
                self._name(row.competency_id),
                level_text(row.mine),
                *(cell_words(row.groups.get(group)) for group in groups),
            )
            for row in shown.rows
        )
        facts = _("Collected by {collector}, closed on {date}")
        return CameBack(
            title=_("How others see you"),
            facts=facts.format(collector=result.collector, date=date_text(result.closed_on)),
            lines=tuple(line for group in groups for line in self._group_lines(group, shown)),
            table_name=_("Competencies: you and each group"),
            headers=(_("Competency"), _("You"), *names),
            rows=rows,
            quotes=_comment_quotes(result.comments),
            notes=(
                _("Three answers protect names; they do not make a firm figure."),
                _("A dash stands where too few answered to tell a figure and protect names."),
                _("Your figures here are those of the statements alone, without the situations."),
                *(() if shown.attempt_id is not None else (_not_compared(),)),
            ),
        )

    def rounds(self, results: Sequence[ResultShown]) -> tuple[tuple[str, ...], ...]:
        """Put rounds side by side, in order of coming, and never subtract; headers first."""
        columns = [
            (shown, group) for shown in results for group in Group if group in shown.result.groups
        ]
        if len(results) < 2:
            return ()
        heads = (
            _("{group}, {date}").format(
                group=self._group_names[group], date=date_text(shown.result.closed_on)
            )
            for shown, group in columns
        )
        ids = dict.fromkeys(row.competency_id for shown in results for row in shown.rows)
        figures = [shown.result.groups[group] for shown, group in columns]
        rows = (
            (
                self._name(key),
                *(mean_words(told[key].mean) if key in told else DASH for told in figures),
            )
            for key in ids
        )
        return ((_("Competency"), *heads), *rows)

    def _group_lines(self, group: Group, shown: ResultShown) -> Iterator[str]:
        ids = _grouped(
            (cell.difference, row.competency_id)
            for row in shown.rows
            if (cell := row.groups.get(group)) is not None
        )
        words = (
            (Difference.LOWER, _("{group}: they see at least a level more than you do: {names}.")),
            (Difference.HIGHER, _("{group}: you rate yourself at least a level higher: {names}.")),
            (Difference.CLOSE, _("{group}: less than a level apart: {names}.")),
        )
        for difference, text in words:
            if ids.get(difference):
                yield text.format(
                    group=self._group_names[group], names=self._names(ids[difference])
                )

    def _names(self, ids: Sequence[str]) -> str:
        return ", ".join(map(self._name, ids))

    def _name(self, competency_id: str) -> str:
        known = self._instrument.competencies_by_id.get(competency_id)
        return known.name if known else competency_id


def _comment_quotes(
    comments: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    headings = ((KEEP, _("What you should keep doing")), (HELP, _("What would help you most")))
    return tuple((heading, comments[key]) for key, heading in headings if comments.get(key))


def _grouped(
    pairs: Iterable[tuple[Difference | None, str]],
) -> Mapping[Difference | None, Sequence[str]]:
    found: dict[Difference | None, list[str]] = {}
    for difference, competency_id in pairs:
        found.setdefault(difference, []).append(competency_id)
    return found


def _not_compared() -> str:
    return _("There is no finished attempt with the same questions, so nothing is compared.")
