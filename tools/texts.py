"""Look after the content's texts in other languages (docs/translation.md).

`python3 -m tools.texts` lists what is missing, surplus, outdated or of the wrong kind.
`python3 -m tools.texts bring LANGUAGE FOLDER` brings plain texts in, each as a draft.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from hop_desktop.content.table_reader import Problems
from hop_desktop.content.text_files import SOURCE, TEXTS, Words, leaves, source_hash, words_of
from hop_desktop.content.translated_texts import TextState, Translated, read_translated

ROOT: Final = Path(__file__).resolve().parent.parent
CONTENT: Final = ROOT / "resources" / "instruments" / "head-of-product"


def main() -> int:
    """Do what was asked; the status is 1 if there is something to mend."""
    parser = argparse.ArgumentParser(description="The content's texts in other languages.")
    bring = parser.add_subparsers(dest="command").add_parser("bring", help="bring plain texts in")
    bring.add_argument("language")
    bring.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.command == "bring":
        bring_in(CONTENT, asked.language, asked.folder)
    problems = [line for language in languages(CONTENT) for line in faults(CONTENT, language)]
    said = "\n".join(problems) or "Every text of the content is there in every language."
    sys.stdout.write(f"{said}\n")
    return 1 if problems else 0


def languages(content: Path) -> list[str]:
    """Return the languages besides English that have a folder of texts."""
    return sorted(one.name for one in (content / TEXTS).iterdir() if one.name != SOURCE)


def file_names(content: Path, language: str = SOURCE) -> list[str]:
    """Return the names of the files of one language."""
    folder = content / TEXTS / language
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.toml"))


def faults(content: Path, language: str) -> Iterator[str]:
    """Yield a line with file and key for each text that cannot be used, or is not wanted."""
    names = file_names(content)
    for name in names:
        problems = Problems(most=sys.maxsize)
        read_translated(content, language, name, problems)
        yield from problems.lines
    for name in file_names(content, language):
        if name not in names:
            yield f"{TEXTS}/{language}/{name}: there is no such file in English"


def bring_in(content: Path, language: str, folder: Path) -> None:
    """Write the texts of one language anew from plain texts in the shape of the English ones.

    Args:
        content: The content folder.
        language: As its folder is to be called.
        folder: The plain texts; a file that is not there is left as it is.
    """
    for name in file_names(content):
        if not (folder / name).exists():
            continue
        english = dict(leaves(read(content / TEXTS / SOURCE / name)))
        before = read_translated(content, language, name, Problems())
        plain = read(folder / name)
        unknown = [key for key, _text in leaves(plain) if key not in english]
        if unknown:
            raise SystemExit(f"{folder / name}: not in English: {', '.join(unknown)}")
        rendered = {
            key: _rendered(value, words_of(english[key]) or "", before.get(key))
            for key, value in leaves(plain)
        }
        target = content / TEXTS / language / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(_lines(plain, rendered)).strip() + "\n", encoding="utf-8")


def _rendered(value: object, english: Words, before: Translated | None) -> str:
    """Return a text with the English it is of; one that stays the same keeps its state."""
    made_from = source_hash(english)
    stays = before is not None and (before.words, before.source_hash) == (
        words_of(value),
        made_from,
    )
    state = before.state if before and stays else TextState.DRAFT
    return f'{{ hash = "{made_from}", state = "{state}", text = {_value(value)} }}'


def _lines(
    table: Mapping[str, Any], rendered: Mapping[str, str], place: str = "", heading: str = ""
) -> Iterator[str]:
    """Yield a table as TOML: its texts, then the tables within."""
    for key, value in table.items():
        if isinstance(value, str) or (isinstance(value, list) and not _is_tables(value)):
            yield f"{_key(key)} = {rendered[_joined(place, key)]}"
    for key, value in table.items():
        name = f"{heading}.{_key(key)}" if heading else _key(key)
        if isinstance(value, Mapping):
            if any(not isinstance(inner, Mapping) for inner in value.values()):
                yield from ("", f"[{name}]")
            yield from _lines(value, rendered, _joined(place, key), name)
        elif _is_tables(value):
            for number, inner in enumerate(value, 1):
                yield from ("", f"[[{name}]]")
                yield from _lines(inner, rendered, _joined(place, f"{key}.{number}"), name)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else json.dumps(key)


def _value(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            return "[]"
        return "[\n" + "".join(f"  {json.dumps(one, ensure_ascii=False)},\n" for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def read(file: Path) -> dict[str, Any]:  # Any: parsed TOML
    """Return what one file says."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
