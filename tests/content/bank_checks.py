"""The checks that look at the whole bank, the profiles and the prose (docs/instrument.md)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Final

from tests.content.bank import OVERVIEW, Bank, Item, content_words, seconds, words
from tests.content.item_checks import jaccard

CORE_QUICK: Final = {
    "product-strategy": ("vision-fit", "choices", "review"),
    "negotiation": ("preparation", "value-creation", "closing"),
    "presentation": ("message", "audience-fit", "q-and-a"),
    "budgeting": ("planning", "allocation", "tracking-forecast"),
}
SUPPORTING_FACETS: Final = {
    "people-leadership": 5,
    "insight-evidence": 4,
    "stakeholder-alignment": 4,
    "delivery-oversight": 4,
    "commercial-acumen": 3,
    "self-leadership": 3,
}
FULL_SIZE: Final = 59
QUICK_SIZE: Final = 18
CORE_FREQUENCY: Final = {
    "product-strategy": {"choices", "review"},
    "negotiation": {"preparation", "closing"},
    "presentation": {"message", "audience-fit"},
    "budgeting": {"business-case", "tracking-forecast"},
}
PROFILES: Final = ("startup", "scale-up", "enterprise")
LADDER: Final = ("senior-pm", "group-pm", "director", "head-of-product", "vp-product", "cpo")
RUN_WORDS: Final = 8
MOST_MINUTES: Final = {"full": 26, "quick": 8}  # docs/instrument.md, Time
AMERICAN: Final = re.compile(
    r"\b(\w*organiz\w*|\w*prioritiz\w*|analyz\w*|\w*recogniz\w*|\w*summariz\w*|behavior\w*|color\w*"
    r"|favor\w*|labor|center\w*|judgment\w*|catalog|fulfill|enroll|traveling|modeling|canceled"
    r"|defense|license[ds]?)\b",
    re.IGNORECASE,
)
CLAIMS_ABOUT_THE_ROLE: Final = (
    r"role\.sections\.[\w-]+(\.(paragraphs|points)\.\d+)?|role\.summaries\.\d+\.text"
)
OWN_NAMES: Final = re.compile(r"Organizational|Behavior Research Methods|J\. Psychopathology.*")


def c13_bank_differs(bank: Bank) -> Iterator[tuple[str, str]]:
    """No two statements are the same, and no two items ask nearly the same."""
    statements = Counter(text for item in bank.items for text in item.claims)
    for text, count in statements.items():
        if count > 1:
            yield "bank", f"{count} times: {text}"
    for one, two in combinations(bank.items, 2):
        share = jaccard(" ".join(one.claims), " ".join(two.claims))
        if share >= 0.6:
            yield one.item_id, f"like {two.item_id}: {share:.2f}"


def c14_length_gives_no_key(bank: Bank) -> Iterator[tuple[str, str]]:
    situations = [item for item in bank.items if item.kind == "situation"]
    if not situations:
        return
    longest = sum(_is_only(item, best=True) for item in situations)
    shortest = sum(_is_only(item, best=False) for item in situations)
    if longest > len(situations) / 3:
        yield "bank", f"the best action is the longest in {longest} of {len(situations)}"
    if shortest > 0.4 * len(situations):
        yield "bank", f"the worst action is the shortest in {shortest} of {len(situations)}"


def c16_coverage(bank: Bank) -> Iterator[tuple[str, str]]:
    """The blueprint of docs/instrument.md, Blueprint."""
    ids = [item.item_id for item in bank.items]
    for item_id, count in Counter(ids).items():
        if count > 1 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item_id):
            yield item_id, "not a unique kebab-case id"
    for form, size in (("full", FULL_SIZE), ("quick", QUICK_SIZE)):
        if len(bank.form(form)) != size:
            yield form, f"{len(bank.form(form))} items, expected {size}"
    for competency in bank.competencies:
        items = tuple(item for item in bank.items if item.competency == competency["id"])
        facets = [facet["id"] for facet in competency["facets"]]
        check = _core_blueprint if competency["core"] else _supporting_blueprint
        for text in check(competency["id"], facets, items):
            yield competency["id"], text


def c17_time(bank: Bank) -> Iterator[tuple[str, str]]:
    for form, most in MOST_MINUTES.items():
        minutes = sum(seconds(item, bank.scoring) for item in bank.form(form)) / 60
        if minutes > most:
            yield form, f"{minutes:.1f} minutes"


def c18_numbers(bank: Bank) -> Iterator[tuple[str, str]]:
    known = set(bank.instrument["competencies"])
    by_id = {profile["id"]: profile for profile in bank.profiles}
    if tuple(by_id) != PROFILES + LADDER:
        yield "profiles", f"are {', '.join(by_id)}"
        return
    for name, profile in by_id.items():
        if set(profile["weights"]) != known or set(profile["levels"]) != known:
            yield name, "levels or weights name other competencies"
        if sum(profile["weights"].values()) != 100:
            yield name, f"weights sum to {sum(profile['weights'].values())}"
        for one, level in profile["levels"].items():
            if not 1 <= level <= 5 or level * 2 != int(level * 2):
                yield name, f"{one} = {level}"
    for lower, higher in pairwise(LADDER):
        for one in known:
            if by_id[higher]["levels"][one] < by_id[lower]["levels"][one]:
                yield higher, f"{one} falls below {lower}"


def c19_originality(bank: Bank) -> Iterator[tuple[str, str]]:
    """No run of eight words stands in two items; the shared stems and cues are left out."""
    seen: dict[tuple[str, ...], str] = {}
    for item in bank.items:
        for text in _own_texts(item):
            found = [word.lower() for word in words(text)]
            for start in range(len(found) - RUN_WORDS + 1):
                run = tuple(found[start : start + RUN_WORDS])
                if seen.setdefault(run, item.item_id) != item.item_id:
                    yield item.item_id, f"as in {seen[run]}: {' '.join(run)}"


def c20_prose(bank: Bank) -> Iterator[tuple[str, str]]:
    """Spelling, spaces and marks of everything that people read."""
    for place, text in bank.prose.items():
        for match in AMERICAN.finditer(OWN_NAMES.sub("", text)):
            yield place, f"American spelling: {match.group()}"
        for wrong in ("  ", "!", "'", '"'):
            if wrong in text:
                yield place, f"{wrong!r} in: {text}"


def c21_provenance(bank: Bank) -> Iterator[tuple[str, str]]:
    """Every expected level is marked, has a reason, and names only listed sources."""
    for profile in bank.profiles:
        for one in bank.instrument["competencies"]:
            origin = profile.get("provenance", {}).get(one)
            if origin is None or origin["mark"] not in {"derived", "judgement"}:
                yield profile["id"], f"{one} has no mark"
                continue
            if len(content_words(origin["reason"])) < 4 or not origin["reason"].endswith("."):
                yield profile["id"], f"{one} has no reason"
            if origin["mark"] == "derived" and not origin["sources"]:
                yield profile["id"], f"{one} is derived from nothing"
            for code in set(origin["sources"]) - bank.sources:
                yield profile["id"], f"{one} names the unlisted source {code}"


def c21_cited_sources(bank: Bank) -> Iterator[tuple[str, str]]:
    """Every claim about the role is cited or called a judgement; every code is a listed source."""
    for place, text in bank.prose.items():
        if re.fullmatch(CLAIMS_ABOUT_THE_ROLE, place) and not (
            re.search(r"\[[A-Z0-9-]+\]|\bjudgement\b", text)
        ):
            yield place, f"no origin: {text}"
        for code in re.findall(r"\[([A-Z0-9-]{2,})\]", text):
            if code not in bank.sources:
                yield place, f"unlisted source {code}"
    for competency in bank.competencies:
        for code in set(competency["sources"]) - bank.sources:
            yield competency["id"], f"unlisted source {code}"


BankCheck = Callable[[Bank], Iterator[tuple[str, str]]]

BANK_CHECKS: Final[dict[str, BankCheck]] = {
    "C13": c13_bank_differs,
    "C14": c14_length_gives_no_key,
    "C16": c16_coverage,
    "C17": c17_time,
    "C18": c18_numbers,
    "C19": c19_originality,
    "C20": c20_prose,
    "C21": c21_provenance,
    "C21 cited": c21_cited_sources,
}


def _core_blueprint(name: str, facets: list[str], items: tuple[Item, ...]) -> Iterator[str]:
    levels = [item.facet for item in items if item.kind == "level" and "full" in item.forms]
    if sorted(map(str, levels)) != sorted(facets) or len(facets) != 5:
        yield f"level choices on {levels}"
    frequency = {i.facet for i in items if i.kind == "frequency" and "full" in i.forms}
    if frequency != CORE_FREQUENCY[name]:
        yield f"frequency items on {frequency}"
    quick = [(item.kind, str(item.facet)) for item in items if "quick" in item.forms]
    if sorted(quick) != sorted(("level", facet) for facet in CORE_QUICK[name]):
        yield f"quick items on {quick}"
    situations = [item for item in items if item.kind == "situation"]
    if Counter(item.forms for item in situations) != {("full",): 2, (): 1}:
        yield "situations: two in the full form and one spare"


def _supporting_blueprint(name: str, facets: list[str], items: tuple[Item, ...]) -> Iterator[str]:
    full = [item for item in items if item.forms == ("full",)]
    wanted = SUPPORTING_FACETS[name]
    if sorted(str(item.facet) for item in full) != sorted(facets) or len(facets) != wanted:
        yield f"one item in the full form for each of {wanted} facets"
    if {item.kind for item in full} != {"level"}:
        yield "level choices alone"
    quick = [(item.kind, item.facet) for item in items if item.forms == ("quick",)]
    if quick != [("level", OVERVIEW)] or len(items) != wanted + 1:
        yield f"quick items on {quick}"


def _is_only(item: Item, *, best: bool) -> bool:
    """Whether the best action is longer, or the worst shorter, than every other."""
    pick = max if best else min
    keyed = pick(item.options, key=lambda option: option.value)
    lengths = {id(option): len(words(option.text)) for option in item.options}
    extreme = pick(lengths.values())
    return lengths[id(keyed)] == extreme and list(lengths.values()).count(extreme) == 1


def _own_texts(item: Item) -> tuple[str, ...]:
    scene = (item.stem.split(" Which first step")[0],) if item.kind == "situation" else ()
    return (*scene, *item.claims)
