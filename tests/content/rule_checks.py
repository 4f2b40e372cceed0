"""The rules for level choices and situations that a script can hold (docs/instrument.md)."""

import re
from collections import Counter
from collections.abc import Iterator
from statistics import correlation, fmean
from typing import Final

from tests.content.bank import Bank, Item, words
from tests.content.bank_checks import BankCheck
from tests.content.item_checks import ItemCheck

STEM_END: Final = "Choose the highest one you have an example of from the last 12 months."
LONGEST_TO_SHORTEST: Final = 1.6
MOST_CORRELATION: Final = 0.30
LONGEST_SHARE: Final = (0.10, 0.30)
MEAN_WORDS: Final = 84
NAIVE_MOST: Final = 2.3  # on the scale of 1 to 5; random picks reach 2.08
HARD_WORDS: Final = re.compile(
    r"\b(bets?|diagnos[ei]s|rituals?|stood|came into danger|leave it be|by word of mouth"
    r"|a case of several years)\b",
    re.IGNORECASE,
)
LUCK: Final = re.compile(
    r"\b(cris[ei]s|emergency|conflicts?|disput\w+|broke(?:n)?|repaired|missed|lost|hostile"
    r"|walked away|laid off|(?:one|someone|somebody|who) left|so \w+ that)\b",
    re.IGNORECASE,
)
SIZE: Final = re.compile(
    r"\b(?:several|many|three or more|all our|across|between) (?:products|teams|departments)\b"
    r"|\bdepartments?\b|\bmanagers of\b|\bdirectors?\b|\bmy managers\b|\bled managers\b",
    re.IGNORECASE,
)
WHOLE_SIDE: Final = re.compile(r"\bproduct side\b|\ball product people\b")
OTHERS: Final = re.compile(r"\b(?:functions?|executives|finance)\b")
KEY_WORDS: Final = ("option", "way", "plan", "ask")
SPEAKER: Final = re.compile(r"\b(I|my|mine|me|we|us|our|ours)\b", re.IGNORECASE)


def stem_end(item: Item) -> Iterator[str]:
    if item.kind == "level" and not item.stem.endswith(STEM_END):
        yield f"the stem ends otherwise: {item.stem}"


def even_lengths(item: Item) -> Iterator[str]:
    """Within an item no statement is far longer than another, in either person."""
    for texts in (item.claims, item.third_person) if item.kind == "level" else ():
        lengths = [len(text) for text in texts]
        if lengths and max(lengths) > LONGEST_TO_SHORTEST * min(lengths):
            yield f"longest {max(lengths)}, shortest {min(lengths)} characters"


def plain_words(item: Item) -> Iterator[str]:
    for text in (item.cue, *item.texts, *item.third_person):
        for match in HARD_WORDS.finditer(text):
            yield f"{match.group()!r} in: {text}"


def no_luck(item: Item) -> Iterator[str]:
    """No statement needs an event that is not the person's doing, or praises itself."""
    for text in item.claims if item.kind == "level" else ():
        for match in LUCK.finditer(text):
            yield f"{match.group()!r} in: {text}"


def reach_not_size(item: Item) -> Iterator[str]:
    """Statement 4 is the whole product side with other functions, whatever its size."""
    if item.kind != "level":
        return
    for text in item.claims[3:]:
        if match := SIZE.search(text):
            yield f"{match.group()!r} in: {text}"
    fourth = item.claims[3]
    if not WHOLE_SIDE.search(fourth):
        yield f"not the whole product side: {fourth}"
    if not OTHERS.search(fourth):
        yield f"nobody outside product: {fourth}"
    for text in (*item.claims[:3], item.claims[4]):
        if WHOLE_SIDE.search(text):
            yield f"the reach of statement 4: {text}"


def third_person(item: Item) -> Iterator[str]:
    """The quick form, and it alone, can be asked of others."""
    if bool(item.third_person) != ("quick" in item.forms):
        yield "third person and quick form do not go together"
    for text in item.third_person:
        if not text.startswith("This person ") or SPEAKER.search(text) or not text.endswith("."):
            yield f"not said of another person: {text}"


def length_and_level(bank: Bank) -> Iterator[tuple[str, str]]:
    levels = _levels(bank)
    found = correlation(
        [level for _ in levels for level in range(1, 6)],
        [len(text) for item in levels for text in item.claims],
    )
    if abs(found) > MOST_CORRELATION:
        yield "bank", f"level and characters correlate {found:.2f}"


def longest_levels(bank: Bank) -> Iterator[tuple[str, str]]:
    levels = _levels(bank)
    longest = Counter(max(range(5), key=lambda n: len(one.claims[n])) + 1 for one in levels)
    low, high = LONGEST_SHARE
    for level in range(1, 6):
        if not low <= longest[level] / len(levels) <= high:
            yield "bank", f"statement {level} is the longest in {longest[level]} of {len(levels)}"


def mean_words(bank: Bank) -> Iterator[tuple[str, str]]:
    mean = fmean(len(words(item.all_text)) for item in _levels(bank))
    if mean > MEAN_WORDS:
        yield "bank", f"{mean:.1f} words a level choice"


def naive_strategy(bank: Bank) -> Iterator[tuple[str, str]]:
    """Longest is best, shortest is worst: that rule must gain next to nothing."""
    situations = [item for item in bank.items if item.kind == "situation"]
    for name in ("full", "all"):
        asked = [item for item in situations if name == "all" or name in item.forms]
        mean = fmean(_naive(item) for item in asked)
        if mean > NAIVE_MOST:
            yield name, f"length alone scores {mean:.2f}"


def key_words(bank: Bank) -> Iterator[tuple[str, str]]:
    """Words that sound wise are not commoner in best actions than in others."""
    best, others = [], []
    for item in bank.items:
        if item.kind == "situation":
            first, *rest = sorted(item.options, key=lambda option: -option.value)
            best.append(first.text)
            others += [option.text for option in rest]
    for word in KEY_WORDS:
        pattern = re.compile(rf"\b{word}s?\b", re.IGNORECASE)
        in_best, in_others = (
            fmean(bool(pattern.search(text)) for text in texts) for texts in (best, others)
        )
        if in_best > in_others:
            yield "bank", f"{word!r} in {in_best:.0%} of best actions, {in_others:.0%} of others"


def one_level_choice(bank: Bank) -> Iterator[tuple[str, str]]:
    for form in ("full", "quick"):
        count = Counter((i.competency, i.facet) for i in bank.form(form) if i.kind == "level")
        for (competency, facet), number in count.items():
            if number != 1:
                yield competency, f"{facet} has {number} level choices in the {form} form"
        for item in bank.form(form):
            if item.kind == "frequency" and not count[item.competency, item.facet]:
                yield item.item_id, f"a share alone on {item.facet} in the {form} form"


def _levels(bank: Bank) -> list[Item]:
    return [item for item in bank.items if item.kind == "level"]


def _naive(item: Item) -> float:
    longest = max(item.options, key=lambda option: len(option.text)).value
    shortest = min(item.options, key=lambda option: len(option.text)).value
    values = [option.value for option in item.options]
    return 1 + 4 * max(0.0, longest - shortest) / (max(values) - min(values))


RULE_ITEM_CHECKS: Final[dict[str, ItemCheck]] = {
    check.__name__: check
    for check in (stem_end, even_lengths, plain_words, no_luck, reach_not_size, third_person)
}
RULE_BANK_CHECKS: Final[dict[str, BankCheck]] = {
    check.__name__: check
    for check in (
        length_and_level,
        longest_levels,
        mean_words,
        naive_strategy,
        key_words,
        one_level_choice,
    )
}
