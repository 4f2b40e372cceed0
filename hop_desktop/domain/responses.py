"""Which responses an item accepts, and when an example is asked for."""

from typing import Final

from hop_desktop.domain.attempt import BestWorst, Response
from hop_desktop.domain.instrument import LEVELS, Item, ItemKind

EVIDENCE_FROM_LEVEL: Final = 4


def is_acceptable(item: Item, response: Response) -> bool:
    """Whether `response` is one that `item` can be given."""
    if item.kind is not ItemKind.SITUATION:
        return not isinstance(response, BestWorst) and (
            not isinstance(response, int) or response in LEVELS
        )
    option_ids = {option.option_id for option in item.options}
    return (
        isinstance(response, BestWorst)
        and response.best != response.worst
        and {response.best, response.worst} <= option_ids
    )


def asks_for_evidence(item: Item, response: Response | None) -> bool:
    """Whether the response is one that a nameable example should stand behind.

    Source:
        docs/instrument.md, Answers, evidence prompt.
    """
    return item.asks_for_evidence and isinstance(response, int) and response >= EVIDENCE_FROM_LEVEL
