"""The texts of the content lie apart from its structure, in one folder for each language.

`text/en` holds the English that everything else is made from: plain texts, by the ids of the
structure. In `text/de` each of them is a table of three: the text, its state, and the hash of the
English that it says (docs/translation.md).
"""

import hashlib
import tomllib
from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, TypeAlias

from hop_desktop.content.table_reader import Problems, TableReader

SOURCE: Final = "en"
TEXTS: Final = "text"
HASH_BYTES: Final = 5
Words: TypeAlias = str | tuple[str, ...]  # a text, or some that belong together


def parsed(folder: Path, name: str, problems: Problems) -> dict[str, Any] | None:  # parsed TOML
    """Return what one file says; None: it cannot be read, and that is noted."""
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.add(name, "the file is missing")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.add(name, str(error))
    return None


def content_table(
    folder: Path, name: str, problems: Problems, *, under: str = "", is_text_alone: bool = False
) -> TableReader:
    """Return one file of the structure with its English texts put in.

    Args:
        folder: The content.
        name: Of the file, "actions/budgeting.toml".
        problems: What is wrong is noted there.
        under: The list of tables whose ids stand at the top of the file of texts; empty: none.
        is_text_alone: Whether there is no structure of that name.
    """
    structure = {} if is_text_alone else parsed(folder, name, problems)
    texts = parsed(folder, f"{TEXTS}/{SOURCE}/{name}", problems)
    if structure is None or texts is None:
        return TableReader({}, name, problems, is_readable=False)
    return TableReader(merged(structure, {under: texts} if under else texts), name, problems)


def structure_table(folder: Path, name: str, problems: Problems) -> TableReader:
    """Return a file that has no texts in other languages."""
    content = parsed(folder, name, problems)
    return TableReader(content or {}, name, problems, is_readable=content is not None)


def merged(structure: Mapping[str, Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with its texts; what the structure says itself, no text overrides."""
    inner = {key: _merged_value(structure.get(key), text) for key, text in texts.items()}
    return {**structure, **inner}


def _merged_value(structure: Any, texts: Any) -> Any:  # Any: parsed TOML; the readers look at it
    if isinstance(structure, Mapping) and isinstance(texts, Mapping):
        return merged(structure, texts)
    if _is_tables(structure) and isinstance(texts, Mapping):
        surplus = texts.keys() - {table.get("id") for table in structure}
        return [
            merged(table, _named(texts.get(table.get("id"), {})))
            for table in (*structure, *({"id": table_id} for table_id in surplus))
        ]
    if _is_tables(structure) and _is_tables(texts):
        paired = zip_longest(structure, texts, fillvalue=dict[str, Any]())
        return [merged(table, texts_of) for table, texts_of in paired]
    return texts if structure is None else structure


def _named(texts: Any) -> Mapping[str, Any]:
    """Return the texts of one table; a single text is its name."""
    return texts if isinstance(texts, Mapping) else {"name": texts}


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value)


def leaves(
    content: object, place: str = "", *, is_leaf_table: bool = False
) -> Iterator[tuple[str, object]]:
    """Yield each text of a file with its key, "facets.planning.name" or "duties.1.text".

    Args:
        content: As TOML gave it.
        place: The key of the content.
        is_leaf_table: Whether a table with a hash is a text (with what is said of it).
    """
    is_text = is_leaf_table and isinstance(content, Mapping) and "hash" in content
    if isinstance(content, Mapping) and not is_text:
        for key, value in content.items():
            yield from leaves(
                value, f"{place}.{key}" if place else key, is_leaf_table=is_leaf_table
            )
    elif content and _is_tables(content):
        assert isinstance(content, Sequence)
        for number, value in enumerate(content, 1):
            yield from leaves(value, f"{place}.{number}", is_leaf_table=is_leaf_table)
    else:
        yield place, content


def words_of(value: object) -> Words | None:
    """Return what TOML gave as a text or some texts; None: it is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    return None


def source_hash(words: Words) -> str:
    """Return what changes with the English text: eight letters and digits, as base32 has them."""
    text = words if isinstance(words, str) else "\n".join(words)
    digest = hashlib.blake2b(text.encode(), digest_size=HASH_BYTES).digest()
    return b32encode(digest).decode().lower()
