"""The checks that look at one item at a time (docs/instrument.md, Item rules)."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from tests.content.bank import Item, content_words, grade, words

NEGATION: Final = re.compile(
    r"\b(not|no|never|none|cannot|without|\w+n't|fail\w*|avoid\w*)\b", re.IGNORECASE
)
JOINED: Final = re.compile(r"\b(and|or|as well as)\b|/", re.IGNORECASE)
VAGUE: Final = re.compile(
    r"\b(good|effective|appropriate|strong|excellent|successful|many|some|often|usually|always"
    r"|regularly|proper|adequate|very)(ly)?\b",
    re.IGNORECASE,
)
JARGON: Final = re.compile(
    r"\b(BATNA|ZOPA|OKRs?|P&L|ARR|KPIs?|RICE|GTM|TAM|ROI|NPV|MVPs?|synerg(?:y|ies)|leverag(?:e|ed)"
    r"|stakeholders?|alignment|bandwidth)\b",
    re.IGNORECASE,
)
UNSEEN: Final = re.compile(
    r"\b(underst(?:and|ands|ood|anding)|kn(?:ow|ows|ew|own|owing)|appreciat\w+|aware|awareness"
    r"|believ\w+|fe(?:el|els|lt|eling)|able to|familiar)\b",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(r"\b(was|were|been|being)\s+\w+(ed|en)\b", re.IGNORECASE)
PARTIAL: Final = re.compile(
    r"\b(he|she|his|her|hers|him|guys|chairman|chairwoman|manpower"
    r"|Amazon|Apple|Atlassian|Facebook|GitLab|Google|Meta|Microsoft|Netflix|Spotify)\b|[$€£¥]"
)
PAST: Final = re.compile(
    r"^I (\w+ed|built|chose|cut|drew|gave|forecast|found|grew|heard|held|kept|led|left|let|met|made"
    r"|oversaw|put|ran|read|reset|said|sat|saw|sent|set|spent|split|spoke|taught|told|took|went|won"
    r"|wrote)\b"
)
PAST_IN_SCENE: Final = re.compile(
    r"(?<!has )(?<!have )(?<!is )(?<!are )\b(was|were|had|did|gave|made|said|told|went"
    r"|(?:promis|ask|agree|decid|plann|launch)ed)\b"
)

STATEMENT_WORDS: Final = 18
STEM_WORDS: Final = 26
SCENE_WORDS: Final = 45
LEVEL_ITEM_WORDS: Final = 90
SITUATION_WORDS: Final = 105
QUESTION: Final = " Which first step"


def c01_length(item: Item) -> Iterator[str]:
    """Nothing is too long to be taken in at one reading."""
    for option in item.options:
        if len(words(option.text)) > STATEMENT_WORDS:
            yield f"{len(words(option.text))} words: {option.text}"
    scene = item.stem.split(QUESTION)[0]
    limit = {"frequency": STEM_WORDS, "situation": SCENE_WORDS}.get(item.kind, STEM_WORDS)
    if len(words(scene)) > limit:
        yield f"stem of {len(words(scene))} words"
    whole = {"level": LEVEL_ITEM_WORDS, "situation": SITUATION_WORDS}.get(item.kind, STEM_WORDS)
    if len(words(item.all_text)) > whole:
        yield f"item of {len(words(item.all_text))} words"


def c02_grade(item: Item) -> Iterator[str]:
    """School reading level; a frequency stem is one long sentence and may be harder."""
    limit = 10.0 if item.kind == "frequency" else 9.0
    if grade(item.all_text) > limit:
        yield f"grade {grade(item.all_text):.1f}"


def c03_negation(item: Item) -> Iterator[str]:
    yield from _matches(NEGATION, item.texts)


def c04_two_acts_in_a_stem(item: Item) -> Iterator[str]:
    """Review: a frequency stem with "and" may ask two things."""
    if item.kind == "frequency":
        yield from _matches(JOINED, item.texts)


def c05_two_acts_in_a_statement(item: Item) -> Iterator[str]:
    """Review: at most two joints; whether the second clause follows is read by people."""
    for text in item.claims if item.kind == "level" else ():
        if len(JOINED.findall(text)) > 2:
            yield text


def c06_vague(item: Item) -> Iterator[str]:
    yield from _matches(
        VAGUE, tuple(re.sub("how often", "", text, flags=re.IGNORECASE) for text in item.texts)
    )


def c07_jargon(item: Item) -> Iterator[str]:
    yield from _matches(JARGON, (*item.texts, item.cue))


def c08_observable(item: Item) -> Iterator[str]:
    yield from _matches(UNSEEN, item.texts)


def c09_statement_tense(item: Item) -> Iterator[str]:
    for text in item.claims if item.kind == "level" else ():
        if not PAST.match(text):
            yield text


def c09_scene_tense(item: Item) -> Iterator[str]:
    """Review: a scene happens now, to the reader."""
    if item.kind == "situation":
        if not re.search(r"\byour?\b", item.stem, re.IGNORECASE):
            yield "nobody is addressed"
        yield from _matches(PAST_IN_SCENE, (item.stem,))


def c10_passive(item: Item) -> Iterator[str]:
    """Review: who acted stays hidden behind a passive."""
    yield from _matches(PASSIVE, item.texts)


def c11_time_frame(item: Item) -> Iterator[str]:
    frame = {"level": "12 months", "frequency": "6 months"}.get(item.kind, "")
    if frame not in item.stem:
        yield f"the stem names no {frame}"


def c12_neutral(item: Item) -> Iterator[str]:
    yield from _matches(PARTIAL, (*item.texts, item.cue))


def c13_neighbours_differ(item: Item) -> Iterator[str]:
    for first, second in zip(item.options, item.options[1:], strict=False):
        if jaccard(first.text, second.text) >= 0.7:
            yield f"alike: {first.text} | {second.text}"


def c14_length_gives_no_cue(item: Item) -> Iterator[str]:
    lengths = [len(words(option.text)) for option in item.options]
    if lengths and max(lengths) > 2.5 * min(lengths):
        yield f"longest {max(lengths)}, shortest {min(lengths)} words"


def c15_key(item: Item) -> Iterator[str]:
    """A key that tells one best and one worst action apart, each with its reason."""
    if item.kind != "situation":
        return
    values = sorted(option.value for option in item.options)
    if not 1 <= values[0] <= values[-1] <= 5:
        yield "a value outside 1 to 5"
    if values[-1] - values[0] < 3.0 - 1e-9:
        yield "best and worst are too close"
    if values[-1] - values[-2] < 0.8 - 1e-9:
        yield "two bests"
    if values[1] - values[0] < 0.4 - 1e-9:
        yield "two worsts"
    for option in item.options:
        if not option.reason.endswith("."):
            yield f"no reason: {option.text}"
        if option.reason.startswith("Worst") != (option.value == values[0]):
            yield f"the reason contradicts the key: {option.reason}"


def c20_item_form(item: Item) -> Iterator[str]:
    for option in item.options:
        if not option.text.endswith("."):
            yield f"no full stop: {option.text}"
    if item.kind != "level" and not item.stem.endswith("?"):
        yield "the stem asks nothing"
    if item.kind == "level" and not re.fullmatch(r"Think of [^.]+\.", item.cue):
        yield f"cue: {item.cue}"
    if item.key_status != ("author-v0" if item.kind == "situation" else "none"):
        yield f"key status {item.key_status!r}"
    if not item.author or item.version < 1:
        yield "author or version is missing"


def jaccard(first: str, second: str) -> float:
    """The share of content words that two texts have in common, 0 to 1."""
    one, two = content_words(first), content_words(second)
    return len(one & two) / len(one | two) if one | two else 0.0


def _matches(pattern: re.Pattern[str], texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text.replace("’", "'")):
            yield f"{match.group()!r} in: {text}"


ItemCheck = Callable[[Item], Iterator[str]]

ITEM_CHECKS: Final[dict[str, ItemCheck]] = {
    "C01": c01_length,
    "C02": c02_grade,
    "C03": c03_negation,
    "C06": c06_vague,
    "C07": c07_jargon,
    "C08": c08_observable,
    "C09": c09_statement_tense,
    "C11": c11_time_frame,
    "C12": c12_neutral,
    "C13": c13_neighbours_differ,
    "C14": c14_length_gives_no_cue,
    "C15": c15_key,
    "C20": c20_item_form,
}
REVIEW_CHECKS: Final[dict[str, ItemCheck]] = {
    "C04": c04_two_acts_in_a_stem,
    "C05": c05_two_acts_in_a_statement,
    "C09": c09_scene_tense,
    "C10": c10_passive,
}
