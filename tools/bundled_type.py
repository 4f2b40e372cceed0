"""Cut the bundled type: `python -m tools.bundled_type INTER DEJAVU DROID NANUM`.

INTER is the folder extras/ttf of the release 4.1 of Inter; DEJAVU is DejaVuSans.ttf 2.37, as
matplotlib ships it; DROID is DroidSansFallbackFull.ttf of Android 6, as the Debian package
fonts-droid-fallback ships it; NANUM is NanumBarunGothic.ttf of the package fonts-nanum. The same
originals give the same characters; what is cut and why stands in
docs/adr/0003-bundled-type-only.md.
"""

import argparse
import gzip
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

from fontTools.otlLib.optimize.gpos import compact
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.scaleUpem import scale_upem

FONTS: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FALLBACK: Final = FONTS / "fallback"
CHARACTERS: Final = FONTS / "characters.txt.gz"
NUL: Final = 0  # has a glyph, but the standards for PDF forbid it, and private characters
LATIN: Final = frozenset(range(0x20, 0x7F))  # so that a mark of this font finds its letter
PRIVATE: Final = range(0xE000, 0xF900)  # pictures of Inter's own, without a meaning elsewhere
INTER_FEATURES: Final = (
    *("calt", "case", "ccmp", "frac", "kern", "locl", "mark", "mkmk", "ordn", "subs", "sups"),
    "tnum",
)
RARE: Final = frozenset(  # in notes about work: old scripts, tiles and cards, what is private
    chain(
        range(0x1400, 0x1700),  # syllabics of Canada, ogham, runes
        range(0x2D30, 0x2D80),  # tifinagh
        range(0x4DC0, 0x4E00),  # hexagrams
        PRIVATE,
        range(0x10300, 0x10380),  # old italic, gothic
        range(0x1D300, 0x1D360),  # tetragrams
        range(0x1EE00, 0x1EF00),  # Arabic letters for mathematics
        range(0x1F000, 0x1F100),  # dominoes, playing cards
    )
)
SYLLABLES: Final = range(0xAC00, 0xD7A4)
SMALLEST: Final = 9  # of the ways to write the same kerning: smaller and slower to cut
COARSE: Final = 500  # units of an em, of the originals' 1000 and 2048: a printer sees no difference
HANGUL: Final = "Hop Hangul"  # the licence reserves the name of the original
_POSTSCRIPT: Final = 6
_NAMES: Final = (1, 3, 4, _POSTSCRIPT, 16)
CJK_BLOCKS: Final = (
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3000, 0x3100),  # punctuation, hiragana, katakana
    range(0x3100, 0x3130),  # bopomofo
    range(0x31F0, 0x3400),  # enclosed letters, units
    range(0xFF00, 0xFFF0),  # full and half width
)


def main() -> None:
    """Write the fonts and the list of all characters that can be printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("originals", nargs=4, type=Path, metavar="FONT")
    inter, dejavu, droid, nanum = parser.parse_args().originals
    for weight in ("Regular", "SemiBold", "Bold"):
        original = inter / f"Inter-{weight}.ttf"
        wanted = _characters(original) - {*PRIVATE}
        _cut(original, FONTS / original.name, wanted, INTER_FEATURES)
    own = inter_characters()
    rest = (_characters(dejavu) - own - RARE) | LATIN
    _cut(dejavu, FALLBACK / dejavu.name, rest, units=COARSE)
    _cut(droid, FALLBACK / droid.name, common_cjk() - own - _characters(dejavu))
    _cut(nanum, FALLBACK / "HopHangul.ttf", common_hangul(), (), HANGUL, COARSE)
    lines = (
        f"{first:X}" if first == last else f"{first:X}-{last:X}"
        for first, last in ranges(all_characters())
    )
    content = ("\n".join(lines) + "\n").encode("ascii")
    CHARACTERS.write_bytes(gzip.compress(content, 9, mtime=0))


def all_characters() -> frozenset[int]:
    """Return the code points that the shipped fonts can print in every weight."""
    fallback = (_characters(file) for file in FALLBACK.glob("*.ttf"))
    return inter_characters().union(*fallback) - {NUL, *PRIVATE}


def inter_characters() -> frozenset[int]:
    """Return the code points that every weight of Inter has."""
    return frozenset.intersection(*(_characters(file) for file in FONTS.glob("*.ttf")))


def common_cjk() -> frozenset[int]:
    """Return what GB 2312, Big5 level 1 and JIS X 0208 level 1 hold."""
    chinese = _decoded("gb2312", range(0xB0, 0xF8))
    traditional = _decoded("big5", range(0xA4, 0xC7))
    japanese = _decoded("euc_jp", range(0xB0, 0xD0))
    return frozenset(chain(chinese, traditional, japanese, *CJK_BLOCKS))


def common_hangul() -> frozenset[int]:
    """Return the syllables of KS X 1001."""
    return frozenset(_decoded("euc_kr", range(0xB0, 0xC9))) & {*SYLLABLES}


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


def _cut(
    original: Path,
    target: Path,
    wanted: frozenset[int],
    features: Sequence[str] = ("*",),
    family: str = "",
    units: int = 0,
) -> None:
    """Write the part of a font that has the `wanted` characters.

    Under another name and in other units of an em, if they are given.
    """
    options = Options(
        hinting=False,
        glyph_names=False,
        layout_features=list(features),
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 14, 16, 17],  # the licence itself lies beside the file
        name_languages=[0x409],
        drop_tables=["vhea", "vmtx", "FFTM", "BASE", "kern", "MATH"],
        recalc_timestamp=False,
    )
    with load_font(str(original), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        if units:
            scale_upem(font, units)
        for record in font["name"].names if family else ():
            if record.nameID in _NAMES:
                record.string = family.replace(" ", "") if record.nameID == _POSTSCRIPT else family
        _order_by_character(font)
        if "GPOS" in font:
            compact(font, SMALLEST)
        save_font(font, str(target), options)


def _order_by_character(font: TTFont) -> None:
    """Let glyphs follow their characters: the table that leads to them is then short."""
    font.ensureDecompiled()
    first: dict[str, int] = {}
    for character, glyph in sorted(font.getBestCmap().items()):
        first.setdefault(glyph, character)
    undefined, *rest = font.getGlyphOrder()
    rest.sort(key=lambda glyph: (glyph not in first, first.get(glyph, 0), font.getGlyphID(glyph)))
    reorderGlyphs(font, [undefined, *rest])


if __name__ == "__main__":
    main()
