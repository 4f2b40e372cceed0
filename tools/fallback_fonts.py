"""Cut the fallback type of reports: `python -m tools.fallback_fonts DEJAVU DROID`.

DEJAVU is DejaVuSans.ttf 2.37, as matplotlib ships it; DROID is DroidSansFallbackFull.ttf of
Android 6, as the Debian package fonts-droid-fallback ships it. The same originals give the
same characters; what is cut and why stands in docs/adr/0003-bundled-type-only.md.
"""

import argparse
from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
CHARACTERS: Final = FONTS / "characters.txt"
NUL: Final = 0  # has a glyph, but the standard for accessible PDF forbids it
LATIN: Final = frozenset(range(0x20, 0x7F))  # so that a mark of this font finds its letter
CJK_BLOCKS: Final = (
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3000, 0x3100),  # punctuation, hiragana, katakana
    range(0x3100, 0x3130),  # bopomofo
    range(0x31F0, 0x3400),  # enclosed letters, units
    range(0xFF00, 0xFFF0),  # full and half width
)


def main() -> None:
    """Write both fonts and the list of all characters that can be printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("originals", nargs=2, type=Path, metavar="FONT")
    dejavu, droid = parser.parse_args().originals
    inter = inter_characters()
    _cut(dejavu, (_characters(dejavu) - inter) | LATIN)
    _cut(droid, common_cjk() - inter - _characters(dejavu))
    lines = [f"{first:04X}-{last:04X}" for first, last in ranges(all_characters())]
    CHARACTERS.write_text("\n".join(lines) + "\n", encoding="ascii")


def all_characters() -> frozenset[int]:
    """Return the code points that the shipped fonts can print in every weight."""
    fallback = (_characters(file) for file in (FONTS / "fallback").glob("*.ttf"))
    return inter_characters().union(*fallback) - {NUL}


def inter_characters() -> frozenset[int]:
    """Return the code points that every weight of Inter has."""
    return frozenset.intersection(*(_characters(file) for file in FONTS.glob("*.ttf")))


def common_cjk() -> frozenset[int]:
    """Return what GB 2312, Big5 level 1 and JIS X 0208 level 1 hold."""
    chinese = _decoded("gb2312", range(0xB0, 0xF8))
    traditional = _decoded("big5", range(0xA4, 0xC7))
    japanese = _decoded("euc_jp", range(0xB0, 0xD0))
    return frozenset(chain(chinese, traditional, japanese, *CJK_BLOCKS))


def ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of neighbouring codes, each by its first and last."""
    ordered = sorted(codes)
    breaks = [(a, b) for a, b in pairwise(ordered) if b > a + 1]
    firsts = [ordered[0], *(b for _a, b in breaks)]
    return list(zip(firsts, [*(a for a, _b in breaks), ordered[-1]], strict=True))


def _decoded(encoding: str, first_bytes: range) -> Iterable[int]:
    pairs = (bytes((one, two)) for one in first_bytes for two in range(0x40, 0xFF))
    texts = (pair.decode(encoding, "ignore") for pair in pairs)
    return (ord(text) for text in texts if len(text) == 1)


def _characters(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _cut(original: Path, wanted: frozenset[int]) -> None:
    options = Options(
        hinting=False,
        glyph_names=False,
        layout_features=["*"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],  # with copyright and licence
        name_languages=[0x409],
        drop_tables=["vhea", "vmtx", "FFTM", "BASE", "kern"],
        recalc_timestamp=False,
    )
    with load_font(str(original), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        save_font(font, str(FONTS / "fallback" / original.name), options)


if __name__ == "__main__":
    main()
