"""The checks of the action library: wording as for items, effort, and what it must cover."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Final

from tests.content.actions import KINDS, STAGES, STEPS, Action, Library
from tests.content.bank import grade, words
from tests.content.bank_checks import AMERICAN
from tests.content.item_checks import JARGON, PARTIAL, UNSEEN, VAGUE, jaccard

LIBRARY_SIZE_MIN: Final = 70
TITLE_WORDS: Final = 6
DO_WORDS: Final = 65
SEEN_WORDS: Final = 25
GRADE_MAX: Final = 9.0
HOURS_A_WEEK: Final = 4  # beside a full job
WEEKS_MAX: Final = 26
FIRST_PERSON: Final = re.compile(r"\b(I|me|my|mine|we|us|our|ours)\b", re.IGNORECASE)
SAMPLES: Final = {
    "act-str-1": "Stop list",
    "act-str-2": "Friendly attacker",
    "act-neg-1": "One-page preparation, three times",
    "act-neg-2": "Rehearse the hard no",
    "act-pre-1": "Ask in the first minute",
    "act-pre-2": "Two recordings and a rubric",
    "act-bud-1": "Shadow budget",
    "act-bud-2": "A case marked by finance",
}  # docs/instrument.md, Actions


def length(action: Action) -> Iterator[str]:
    limits = (TITLE_WORDS, DO_WORDS, SEEN_WORDS)
    for text, limit in zip(action.texts, limits, strict=True):
        if not 1 <= len(words(text)) <= limit:
            yield f"{len(words(text))} words: {text}"


def reading_level(action: Action) -> Iterator[str]:
    """C02."""
    found = grade(f"{action.do} {action.seen}")
    if found > GRADE_MAX:
        yield f"grade {found:.1f}"


def plain_words(action: Action) -> Iterator[str]:
    """C06, C07, C12: nothing vague, no jargon, nobody left out."""
    for pattern in (VAGUE, JARGON, PARTIAL):
        yield from _matches(pattern, action.texts)


def observable(action: Action) -> Iterator[str]:
    """C08: what is done and seen could be filmed."""
    yield from _matches(UNSEEN, (action.do, action.seen))


def second_person(action: Action) -> Iterator[str]:
    yield from _matches(FIRST_PERSON, (action.do, action.seen))


def marks(action: Action) -> Iterator[str]:
    """C20: full stops, spelling, spaces, one kind of apostrophe."""
    for text in (action.do, action.seen):
        if not text.endswith("."):
            yield f"no full stop: {text}"
    for text in action.texts:
        yield from _matches(AMERICAN, (text,))
        yield from (f"{wrong!r} in: {text}" for wrong in ("  ", "!", "'", '"') if wrong in text)
    if not action.author or action.version < 1 or action.key_status != "author-v0":
        yield "author, version or key status is missing"


def effort(action: Action) -> Iterator[str]:
    """An evening's work is an action; a second job is not."""
    if not 1 <= action.weeks <= WEEKS_MAX:
        yield f"{action.weeks} weeks"
    elif not 1 <= action.hours <= HOURS_A_WEEK * action.weeks:
        yield f"{action.hours} hours in {action.weeks} weeks"


def exposure(action: Action) -> Iterator[str]:
    """A first taste is for a person at the start, never a course (docs/instrument.md, Actions)."""
    if action.exposure and (action.kind == "study" or "1-2" not in action.steps):
        yield f"exposure by {action.kind} at {', '.join(action.steps)}"


ActionCheck = Callable[[Action], Iterator[str]]

ACTION_CHECKS: Final[dict[str, ActionCheck]] = {
    check.__name__: check
    for check in (
        length,
        reading_level,
        plain_words,
        observable,
        second_person,
        marks,
        effort,
        exposure,
    )
}


def ids(library: Library) -> Iterator[str]:
    for one, count in Counter(action.action_id for action in library.actions).items():
        if count > 1 or not re.fullmatch(r"act(-[a-z0-9]+)+", one):
            yield f"{one} is not a unique id"
    titles = {action.action_id: action.title for action in library.actions}
    yield from (
        f"{one} is not {title}" for one, title in SAMPLES.items() if titles.get(one) != title
    )


def references(library: Library) -> Iterator[str]:
    """Facets, steps, kinds, stages and sources are those that exist."""
    for action in library.actions:
        known = (
            (action.facets, library.facets[action.competency]),
            (action.steps, STEPS),
            ((action.kind,), KINDS),
            (action.stages, STAGES),
        )
        for given, allowed in known:
            if not given or not set(given) <= set(allowed) or len(set(given)) < len(given):
                yield f"{action.action_id}: {', '.join(given)}"
        for code in set(action.sources) - library.sources:
            yield f"{action.action_id} names the unlisted source {code}"


def size(library: Library) -> Iterator[str]:
    if len(library.actions) < LIBRARY_SIZE_MIN:
        yield f"{len(library.actions)} actions"


def facets_and_steps(library: Library) -> Iterator[str]:
    """Core: every facet at every step. Supporting: every facet, and every step of the whole."""
    for competency, facets in library.facets.items():
        cells = {cell for one in library.of(competency) for cell in product(one.facets, one.steps)}
        if competency in library.core:
            wanted = set(product(facets, STEPS))
            yield from (f"{facet} at {step}" for facet, step in sorted(wanted - cells))
        else:
            yield from sorted(set(facets) - {facet for facet, _ in cells})
            yield from (f"{competency} at {s}" for s in sorted(set(STEPS) - {s for _, s in cells}))


def three_kinds_everywhere(library: Library) -> Iterator[str]:
    """At every step and in every stage a focus area can be given one action of each kind."""
    for competency in library.facets:
        cells = {
            cell
            for one in library.of(competency)
            for cell in product((one.kind,), one.steps, one.stages)
        }
        missing = set(product(KINDS, STEPS, STAGES)) - cells
        yield from (f"{competency}: {', '.join(cell)}" for cell in sorted(missing))


def a_first_taste(library: Library) -> Iterator[str]:
    """A person who had no chance yet finds an exposure action in every stage."""
    for competency in library.facets:
        stages = {s for one in library.of(competency) if one.exposure for s in one.stages}
        yield from (f"{competency} in {stage}" for stage in sorted(set(STAGES) - stages))


def actions_differ(library: Library) -> Iterator[str]:
    """C13."""
    for one, two in combinations(library.actions, 2):
        if one.title == two.title or jaccard(one.do, two.do) >= 0.6:
            yield f"{one.action_id} is like {two.action_id}"


LibraryCheck = Callable[[Library], Iterator[str]]

LIBRARY_CHECKS: Final[dict[str, LibraryCheck]] = {
    check.__name__: check
    for check in (
        ids,
        references,
        size,
        facets_and_steps,
        three_kinds_everywhere,
        a_first_taste,
        actions_differ,
    )
}


def _matches(pattern: re.Pattern[str], texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text.replace("’", "'")):
            yield f"{match.group()!r} in: {text}"
