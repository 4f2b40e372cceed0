"""Reads the texts of one language and tells those that cannot be used."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from hop_desktop.content.table_reader import Problems
from hop_desktop.content.text_files import (
    SOURCE,
    TEXTS,
    Words,
    leaves,
    parsed,
    source_hash,
    words_of,
)

_FIELDS: Final = {"text", "hash", "state"}
_logger = logging.getLogger(__name__)


class TextState(StrEnum):
    """How far a translated text has come."""

    DRAFT = "draft"  # no second person has read it
    REVIEWED = "reviewed"
    TESTED = "tested"  # with respondents


@dataclass(frozen=True, slots=True)
class Translated:
    """One text in another language."""

    words: Words
    source_hash: str  # of the English that it says
    state: TextState


class TranslatedTexts:
    """The texts of one language; each file is read when it is first asked for."""

    def __init__(self, folder: Path, language: str) -> None:
        """Args: the content, and the name of a folder below its texts."""
        self._folder = folder
        self._language = language
        self._files: dict[str, Mapping[str, Translated]] = {}

    def find(self, name: str, key: str, english: Words) -> Words:
        """Return the words for an English text; itself where there are none, or older ones.

        Args:
            name: Of the file.
            key: Of the text within.
            english: What it says today, or said when an attempt was made.
        """
        found = self._file(name).get(key)
        if found is None or found.source_hash != source_hash(english):
            return english
        return found.words

    def has_drafts(self, name: str) -> bool:
        """Whether a text of this file is a draft."""
        return any(text.state is TextState.DRAFT for text in self._file(name).values())

    def _file(self, name: str) -> Mapping[str, Translated]:
        if name not in self._files:
            problems = Problems()
            self._files[name] = read_translated(self._folder, self._language, name, problems)
            for line in problems.lines:
                _logger.warning("%s, so the English text is used", line)
        return self._files[name]


def read_translated(
    folder: Path, language: str, name: str, problems: Problems
) -> Mapping[str, Translated]:
    """Return the texts of one file that can be used; each of the others is noted with its key."""
    place = f"{TEXTS}/{language}/{name}"
    noted, english_noted = Problems(), Problems()
    content = parsed(folder / TEXTS / language, name, noted)
    source = parsed(folder / TEXTS / SOURCE, name, english_noted) or {}
    for line in noted.lines:
        problems.lines.append(f"{TEXTS}/{language}/{line}")
    if content is None:
        return {}
    english = {key: words_of(value) for key, value in leaves(source)}
    read: dict[str, Translated] = {}
    for key, value in leaves(content, is_leaf_table=True):
        if key not in english:
            problems.add(place, f"{key} is no text of the English file")
        elif (text := _translated(value, english[key])) is None:
            problems.add(place, f"{key} is not a text like the English one")
        else:
            read[key] = text  # an outdated one still fits attempts made before
            if text.source_hash != source_hash(english[key] or ""):
                problems.add(place, f"{key} is outdated: the English text has changed")
    known = {key for key, _value in leaves(content, is_leaf_table=True)}
    for key in english:
        if key not in known:
            problems.add(place, f"{key} is missing")
    return read


def _translated(value: object, english: Words | None) -> Translated | None:
    if not isinstance(value, Mapping) or value.keys() != _FIELDS:
        return None
    words, made_from, state = words_of(value["text"]), value["hash"], value["state"]
    if words is None or not isinstance(made_from, str) or state not in set(TextState):
        return None
    is_alike = isinstance(words, str) == isinstance(english, str)
    has_words = all(part.strip() for part in ([words] if isinstance(words, str) else words))
    if (
        not is_alike
        or not has_words
        or (isinstance(words, tuple) and len(words) != len(english or ()))
    ):
        return None
    return Translated(words, made_from, TextState(state))
