"""What other people answered, as parts of a report; the sections that print them say where."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hop_desktop.domain.instrument import Instrument
from hop_desktop.presentation.came_back import CameBack
from hop_desktop.presentation.others_told import Told
from hop_desktop.report.blocks import Block, Bullets, Heading, Labelled, Muted, Table
from hop_desktop.services.feedback.questions import group_names
from hop_desktop.services.feedback.service import FeedbackService

OTHERS: Final = "others"  # how others see it
EXPECTED: Final = "expected"  # what is expected of the person


def others_parts(
    feedback: FeedbackService, instrument: Instrument, attempt_id: str
) -> Mapping[str, tuple[Block, ...]]:
    """Return what came back and stands beside one attempt, by the section that prints it.

    Args:
        feedback: Where it is stored.
        instrument: Names the competencies in the language in use.
        attempt_id: Of the attempt; what stands beside another one is left out.
    """
    told = Told(instrument, group_names())
    seen = [
        *(told.result(each) for each in feedback.results() if each.attempt_id == attempt_id),
        *(told.view(each) for each in feedback.views() if each.attempt_id == attempt_id),
    ]
    overview = feedback.overview(attempt_id) if seen else None
    lines = told.overview(overview) if overview else ()
    head: tuple[Block, ...] = (Bullets(lines),) if lines else ()
    expected = [
        told.expectation(each) for each in feedback.expectations() if each.attempt_id == attempt_id
    ]
    return {
        OTHERS: (*head, *_blocks(seen)) if seen else (),
        EXPECTED: tuple(_blocks(expected)),
    }


def _blocks(came_back: Iterable[CameBack]) -> Iterator[Block]:
    for shown in came_back:
        yield Heading(2, shown.title)
        yield Muted(shown.facts)
        if shown.lines:
            yield Bullets(shown.lines)
        yield Table(shown.table_name, shown.headers, shown.rows)
        for heading, texts in shown.quotes:
            for text in texts:
                yield Labelled(heading, text)
        yield Muted(" ".join(shown.notes))
