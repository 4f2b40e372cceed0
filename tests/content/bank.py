"""The content files as plain values, read without the program's loader."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CONTENT: Final = Path(__file__).parents[2] / "resources" / "instruments" / "head-of-product"
OVERVIEW: Final = "overview"

_WORD: Final = re.compile(r"[A-Za-z0-9%'-]+")
_SENTENCE_END: Final = re.compile(r"[.?!](?=\s|$)")
_STOP_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "12 6 a about after all an and any as at before between but by did each every for from "
        "had has have how i in into is it its last months most my of off often on one or our out "
        "over so some than that the their them they this to us was we were what when where which "
        "who whom with would you your",
    )
)


@dataclass(frozen=True, slots=True)
class Option:
    """One statement of a level choice, or one action of a situation."""

    text: str
    value: float = 0.0  # situations only
    reason: str = ""  # situations only


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the file has it."""

    item_id: str
    competency: str
    kind: str
    facet: str | None
    forms: tuple[str, ...]
    cue: str
    stem: str  # with the shared stem or question
    options: tuple[Option, ...]  # empty: frequency, whose shares are the same everywhere
    key_status: str = "none"
    author: str = "hop-desktop"
    version: int = 1
    third_person: tuple[str, ...] = ()  # the statements as other people are asked

    @property
    def texts(self) -> tuple[str, ...]:
        """What is asked and what can be chosen; the cue is left out, as in the time model."""
        return (self.stem, *(option.text for option in self.options))

    @property
    def all_text(self) -> str:
        return " ".join(self.texts)

    @property
    def claims(self) -> tuple[str, ...]:
        """The sentences that say what the respondent did."""
        return (self.stem,) if self.kind == "frequency" else tuple(o.text for o in self.options)


@dataclass(frozen=True, slots=True)
class Bank:
    """Every content file."""

    instrument: Mapping[str, Any]  # Any: parsed TOML; the checks find what is wrong in it
    competencies: Sequence[Mapping[str, Any]]
    items: tuple[Item, ...]
    profiles: Sequence[Mapping[str, Any]]
    sources: frozenset[str]
    scoring: Mapping[str, Any]
    prose: Mapping[str, str]  # every text for people, by the place where it stands

    def form(self, name: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if name in item.forms)


def load_bank(folder: Path = CONTENT) -> Bank:
    """Read the folder; a missing file or field is an error of the test."""

    def table(name: str, under: str = "") -> dict[str, Any]:  # Any: as above
        return with_texts(folder, name, under)

    instrument = table("instrument.toml")
    competencies = [table(f"{one}.toml") for one in instrument["competencies"]]
    profiles, sources = (table(f"{one}.toml", one)[one] for one in ("profiles", "sources"))
    for profile in profiles:
        for one, reason in profile.pop("reasons").items():
            profile["provenance"][one]["reason"] = reason
    role = table("role.toml")
    return Bank(
        instrument=instrument,
        competencies=competencies,
        items=tuple(
            _item(raw, one["id"], instrument) for one in competencies for raw in one["items"]
        ),
        profiles=profiles,
        sources=frozenset(source["code"] for source in sources),
        scoring=table("scoring.toml"),
        prose={
            **dict(_prose("role", role)),
            **dict(_prose("profiles", profiles)),
            **dict(_prose("sources", sources)),
            **{place: text for one in competencies for place, text in _prose(one["id"], one)},
        },
    )


def with_texts(folder: Path, name: str, under: str = "") -> dict[str, Any]:  # Any: as above
    """One file with its English texts put in by id, or by their order where there are no ids."""
    structure = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    file = folder / "text" / "en" / name
    texts = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    _put(structure, {under: texts} if under and texts else texts)
    return structure


def _put(table: dict[str, Any], texts: Mapping[str, Any]) -> None:  # Any: parsed TOML
    for key, text in texts.items():
        inner = table.get(key)
        if isinstance(inner, dict):
            _put(inner, text)
        elif isinstance(inner, list) and isinstance(text, dict):
            for one in inner:
                said = text[one["id"]]
                _put(one, said if isinstance(said, dict) else {"name": said})
        elif isinstance(inner, list):
            for one, said in zip(inner, text, strict=True):
                _put(one, said)
        else:
            table[key] = text


def words(text: str) -> list[str]:
    """The words of docs/instrument.md, Item rules; a curly apostrophe counts as a straight one."""
    return _WORD.findall(text.replace("’", "'"))


def content_words(text: str) -> frozenset[str]:
    """The lower-case words that carry meaning."""
    return frozenset(word.lower() for word in words(text)) - _STOP_WORDS


def grade(text: str) -> float:
    """The Flesch–Kincaid grade, with the counting rules of docs/instrument.md, Item rules."""
    found = words(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    syllables = sum(_syllables(word.lower()) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def seconds(item: Item, scoring: Mapping[str, Any]) -> float:  # Any: parsed TOML
    """The time model of docs/instrument.md, Time."""
    reading = len(words(item.all_text)) / scoring["words_per_minute"] * 60
    return float(reading + scoring["decide_s"][item.kind])


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    if groups > 1 and word.endswith("e") and not word.endswith("le"):
        groups -= 1
    return max(1, groups)


def _item(raw: Mapping[str, Any], competency: str, top: Mapping[str, Any]) -> Item:  # parsed TOML
    kind = raw["kind"]
    stem = {
        "level": top["level_stem"],
        "frequency": raw.get("stem", ""),
        "situation": f"{raw.get('stem', '')} {top['situation_question']}",
    }[kind]
    return Item(
        item_id=raw["id"],
        competency=competency,
        kind=kind,
        facet=raw.get("facet"),
        forms=tuple(raw["forms"]),
        cue=raw.get("cue", ""),
        stem=stem,
        options=tuple(_option(one) for one in raw.get("options", [])),
        key_status=raw.get("key_status", ""),
        author=raw.get("author", ""),
        version=raw.get("version", 0),
        third_person=tuple(raw.get("third_person", ())),
    )


def _option(raw: str | Mapping[str, Any]) -> Option:  # Any: parsed TOML
    if isinstance(raw, str):
        return Option(raw)
    return Option(raw["text"], raw["value"], raw["reason"])


def _prose(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if " " in value:
            yield place, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _prose(f"{place}.{key}", one)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            name = one.get("id", number) if isinstance(one, dict) else number
            yield from _prose(f"{place}.{name}", one)
