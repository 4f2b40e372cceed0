"""What the bundled type prints, and what is replaced visibly."""

import gzip

import pytest

from hop_desktop.report.glyphs import printable
from tools.bundled_type import CHARACTERS, all_characters, ranges


def test_the_list_of_characters_is_what_the_fonts_have():
    lines = gzip.decompress(CHARACTERS.read_bytes()).decode("ascii").splitlines()

    bounds = [line.partition("-") for line in lines]
    listed = [(int(first, 16), int(last or first, 16)) for first, _dash, last in bounds]
    assert listed == ranges(all_characters())


@pytest.mark.parametrize(
    "text",
    [
        "Žofie Ångström, Đặng, Łukasz",
        "Ελένη Παπαδοπούλου, ᾠδή",
        "Юлия Щербакова, Ґалина",
        "שלום עולם",
        "مرحبا بالعالم، پژوهش",
        "王小明，產品負責人；产品负责人。",
        "プロダクト責任者のユウコ、ｶﾅ",
        "서울의 제품 책임자, 안녕하세요.",
        "→ ≤ ≥ ± × ✓ ★ ☐ € ₹ ₿ ½ ™ ∑ √ ∞ ■ ①",
    ],
)
def test_names_and_notes_in_common_scripts_are_printed(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("🙂", "[U+1F642]"),
        ("\0", "[U+0000]"),
        ("क", "[U+0915]"),
        ("龘", "[U+9F98]"),
        ("뷁", "[U+BDC1]"),
    ],
)
def test_a_character_without_a_glyph_is_written_as_its_code(character, code):
    assert printable(f"a{character}b") == f"a{code}b"
