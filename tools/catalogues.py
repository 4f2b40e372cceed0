"""Bring resources/locale up to date with the texts in the code: `python3 dev.py texts`.

A text that is new stands without a translation until somebody gives one; one that is no longer in
the code goes. Babel's own command takes the “% o” of “5 % of the answers” for the place of a
number, and refuses translations that lack one; our texts have names in braces only.
"""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
LOCALE: Final = ROOT / "resources" / "locale"
NOT_OURS: Final = "python-format"


def main() -> None:
    """Write every catalogue anew."""
    texts = texts_in_the_code()
    for file in catalogue_files():
        catalogue = read(file)
        catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
        file.write_bytes(as_po(catalogue))
        file.with_suffix(".mo").write_bytes(as_mo(catalogue))


def catalogue_files() -> list[Path]:
    """Return the source of each catalogue."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/hop.po"))


def texts_in_the_code() -> Catalog:
    """Return every text that asks for a translation."""
    texts = Catalog()
    found = extract_from_dir(ROOT / "hop_desktop")
    for _file, _line, message, _comments, context in found:
        texts.add(message, context=context)
    return texts


def read(file: Path) -> Catalog:
    """Return a catalogue as it was written."""
    with file.open("rb") as source:
        return read_po(source)


def as_po(catalogue: Catalog) -> bytes:
    """Return the source of a catalogue: sorted, without what is no longer used."""
    for message in catalogue:
        message.flags.discard(NOT_OURS)
    written = BytesIO()
    write_po(written, catalogue, sort_output=True, ignore_obsolete=True)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return what the program reads: a third of what it would be without compression."""
    written = BytesIO()
    write_mo(written, catalogue)
    return zlib.compress(written.getvalue(), zlib.Z_BEST_COMPRESSION)


if __name__ == "__main__":
    main()
