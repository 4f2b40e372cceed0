"""Make the icon in every size and format from its two drawings: `python -m tools.icons`.

`hop-desktop.svg` is the drawing; `hop-desktop-small.svg` says the same with fewer and thicker
lines, for sizes at which the first one blurs. The window takes its sizes from `resources`;
installers take theirs, and the containers of Windows and macOS, from `packaging/icons`.
"""

from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT: Final = Path(__file__).resolve().parent.parent
DRAWINGS: Final = ROOT / "resources" / "icons" / "app"
INSTALLERS: Final = ROOT / "packaging" / "icons"
WINDOW_SIZES: Final = (16, 24, 32, 48, 64, 128)  # pixels, square
SIZES: Final = (*WINDOW_SIZES, 256, 512)
LARGEST_SMALL: Final = 32  # up to here the small drawing is clearer
LARGEST_IN_ICO: Final = 256  # the format has one byte for a width


def main() -> None:
    """Write every picture anew."""
    app = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    INSTALLERS.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        picture(size).save(str(png_file(size)))
    pictures = [Image.open(png_file(size)) for size in SIZES]
    *smaller, largest = [image for image in pictures if image.width <= LARGEST_IN_ICO]
    largest.save(
        INSTALLERS / "hop-desktop.ico",
        append_images=smaller,
        sizes=[(image.width, image.height) for image in (*smaller, largest)],
    )
    pictures[-1].save(INSTALLERS / "hop-desktop.icns", append_images=pictures[:-1])
    del app


def png_file(size: int) -> Path:
    """Return where the picture of this many pixels is kept."""
    folder = DRAWINGS if size in WINDOW_SIZES else INSTALLERS
    return folder / f"hop-desktop-{size}.png"


def picture(size: int) -> QImage:
    """Draw the icon `size` pixels wide and high."""
    name = "hop-desktop-small.svg" if size <= LARGEST_SMALL else "hop-desktop.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWINGS / name)).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main()
