"""How many words an item makes a respondent read, and how long that takes."""

import re
from functools import cache
from typing import Final

from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Item, ItemKind

_WORD: Final = re.compile(r"[\w%'-]+")  # letters of every language


@cache  # asked for every item at every answer, and there are only so many texts
def count_words(text: str) -> int:
    """Return the number of words. Source: docs/instrument.md, Item rules."""
    return len(_WORD.findall(text))


def words_of(item: Item) -> int:
    """Return the words of an item as the time model counts them.

    The stem counts and the cue does not (they are about equally long and nobody reads the
    repeated stem); the five shares of a frequency item are read once and do not count.

    Source:
        docs/instrument.md, Time.
    """
    words = count_words(item.stem)
    if item.kind is not ItemKind.FREQUENCY:
        words += sum(count_words(option.text) for option in item.options)
    return words


def expected_seconds(item: Item, constants: ScoringConstants) -> float:
    """Return how long an item takes on average, in seconds. Source: docs/instrument.md, Time."""
    return words_of(item) / constants.words_per_minute * 60 + constants.decide_s[item.kind]
