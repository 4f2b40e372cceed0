"""How the window is known to systems, task bars and lists of windows."""

import tomllib

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from hop_desktop.identity import APPLICATION_ID, identity
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.styling import program_icon
from tools import icons

RESERVED = "hop-desktop.example"


def test_every_page_has_a_name_of_its_own(qapp):
    names = [page_name(route) for route in Route]

    assert all(names)
    assert len(set(names)) == len(names)


def test_the_identity_is_that_of_the_one_file():
    written = tomllib.loads((icons.ROOT / "packaging" / "identity.toml").read_text())

    assert written["id"] == APPLICATION_ID
    assert vars(identity()) == written
    assert all(
        f"https://{RESERVED}/" in address for address in (written["homepage"], written["issues"])
    )


def test_the_icon_has_every_size_that_windows_show(qapp):
    sizes = {size.width() for size in program_icon().availableSizes()}

    assert sizes == set(icons.WINDOW_SIZES)


@pytest.mark.parametrize("size", icons.SIZES)
def test_a_picture_of_the_icon_is_that_of_its_drawing(qapp, size):
    kept = QImage(str(icons.png_file(size))).convertToFormat(QImage.Format.Format_ARGB32)

    drawn = icons.picture(size)

    assert kept.size() == drawn.size()
    assert _largest_difference(kept, drawn) <= 8


def test_the_containers_hold_the_sizes_that_their_systems_ask_for():
    with Image.open(icons.INSTALLERS / "hop-desktop.ico") as ico:
        assert {16, 24, 32, 48, 64, 128, 256} == {width for width, _height in ico.info["sizes"]}
    with Image.open(icons.INSTALLERS / "hop-desktop.icns") as icns:
        assert {(512, 512, 1), (256, 256, 1), (128, 128, 1)} <= set(icns.info["sizes"])


def _largest_difference(first, second):
    pairs = zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)
    return max(abs(one - other) for one, other in pairs)
