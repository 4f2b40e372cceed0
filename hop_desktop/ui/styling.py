"""From a theme to what Qt draws: palette, a small style sheet, type and icons."""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from hop_desktop.resources import resource
from hop_desktop.theme import DARK, HIGH_CONTRAST, LIGHT, Radii, Spacing, Theme, load_theme
from hop_desktop.ui.preferences import SYSTEM

_ROLES: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface_alt",
    QPalette.ColorRole.Mid: "border_strong",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border",
}
_TEXT_ROLES: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)
_HALF: Final = 0.5
_current: list[Theme] = []  # what is on screen: Qt's palette is global, so this is too
_factor: list[float] = []  # the size of its text


def current_theme() -> Theme:
    """Return the theme on screen."""
    return _current[-1] if _current else load_theme(LIGHT)


def text_factor() -> float:
    """Return the text size on screen as a multiple of the normal one, 1.0 to 2.0."""
    return _factor[-1] if _factor else 1.0


def scaled(px: int) -> int:
    """Return a size that grows with the text, in pixels."""
    return round(px * text_factor())


def frame_in(hints: QStyleHints, look: str) -> None:
    """Have title bars and the system's own dialogs follow a look; "system" leaves them alone."""
    scheme = Qt.ColorScheme.Unknown
    if look != SYSTEM:
        is_dark = QColor(load_theme(look).colours.window).lightnessF() < _HALF
        scheme = Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light
    hints.setColorScheme(scheme)


def resolve_theme(name: str) -> Theme:
    """Return the theme of that name; "system" follows the desktop."""
    if name != SYSTEM:
        return load_theme(name)
    hints = QGuiApplication.styleHints()
    if _wants_high_contrast(hints):
        return load_theme(HIGH_CONTRAST)
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    return load_theme(DARK if is_dark else LIGHT)


def follow_system(hints: QStyleHints, on_change: Callable[[], None]) -> None:
    """Call `on_change` whenever the desktop changes what resolve_theme reads."""
    hints.colorSchemeChanged.connect(on_change)
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        accessibility().contrastPreferenceChanged.connect(on_change)


def _wants_high_contrast(hints: QStyleHints) -> bool:
    """Return whether the desktop asks for more contrast; Qt tells from 6.10 on."""
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None or not hasattr(Qt, "ContrastPreference"):
        return False
    return bool(accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast)


def register_fonts() -> None:
    """Make the bundled type known to Qt."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def apply_theme(app: QApplication, theme: Theme, text_percent: int) -> None:
    """Draw the whole program in `theme`, with text at `text_percent` of the normal size."""
    set_theme(app, theme, text_percent)
    style_widgets(app)


def set_theme(app: QApplication, theme: Theme, text_percent: int) -> None:
    """Make what is made from now on in `theme`; `style_widgets` has the rest follow."""
    _current[:] = [theme]
    _factor[:] = [text_percent / 100]
    font = QFont("Inter")
    font.setPointSizeF(system_points(theme.body_points) * text_factor())
    app.setFont(font)
    app.setPalette(make_palette(theme))


def style_widgets(app: QApplication) -> None:
    """Draw what is there in the theme that was set: half a millisecond for each widget."""
    app.setStyleSheet(_style_sheet(current_theme()))


def set_style_property(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property
    """Set a property that the style sheet reads, and draw the widget by it from now on."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def shows_ring(widget: QWidget) -> bool:
    """Return whether a ring round the widget says that it has the keyboard."""
    return widget.hasFocus() and bool(widget.property("ring"))


def system_points(points: float, platform: str = sys.platform) -> float:
    """Return the size that shows text as large everywhere: macOS counts 72 points an inch as 72
    pixels, other systems as 96; what stands beside the text is measured in pixels.
    """
    return points * 96 / 72 if platform == "darwin" else points


def make_palette(theme: Theme) -> QPalette:
    """Return every role of Qt's palette from the theme's colours."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(QPalette.ColorGroup.All, role, QColor(getattr(theme.colours, name)))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colours.disabled))
    return palette


def _style_sheet(theme: Theme) -> str:
    text = resource("qss", "app.qss").read_text(encoding="utf-8")
    values = theme.colours._asdict()
    values |= _pixels("space", theme.spacing) | _pixels("radius", theme.radii)
    values |= {"line": f"{theme.line_px}px", "ring": f"{theme.focus_px}px"}
    measures = theme.measures
    values |= {"track": f"{measures.track}px", "track_radius": f"{measures.track // 2}px"}
    values |= {"control": f"{scaled(measures.control)}px", "icon": f"{scaled(measures.icon)}px"}
    values |= _field_pixels(theme)
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}@", values[name])
    return text


def _field_pixels(theme: Theme) -> dict[str, str]:
    """Return the insets of a field as high as a button, which its ring neither grows nor moves."""
    spacing, thicker = theme.spacing, theme.focus_px - theme.line_px
    around = 2 * (spacing.xs + theme.line_px)
    sizes = {
        "field": scaled(theme.measures.control) - around,
        "inset_y": spacing.xs,
        "inset_x": spacing.s,
        "ring_inset_y": spacing.xs - thicker,
        "ring_inset_x": spacing.s - thicker,
    }
    return {name: f"{px}px" for name, px in sizes.items()}


def _pixels(prefix: str, ladder: Spacing | Radii) -> dict[str, str]:
    return {f"{prefix}_{name}": f"{px}px" for name, px in ladder._asdict().items()}


class _SvgIconEngine(QIconEngine):
    """Draws one SVG file in one colour, or in the palette's text colour to follow every theme."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        colours = current_theme().colours
        by_mode = {QIcon.Mode.Disabled: colours.disabled, QIcon.Mode.Selected: colours.accent}
        colour = self._colour or by_mode.get(mode, colours.text)
        drawing = QByteArray(self._svg.replace("currentColor", colour).encode())
        QSvgRenderer(drawing).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _SvgIconEngine(self._name, self._colour)


def directed(name: str, direction: Qt.LayoutDirection) -> str:
    """Return the icon that points where reading goes on, as `name` does from left to right."""
    if direction is Qt.LayoutDirection.RightToLeft:
        return {"chevron-right": "chevron-left"}.get(name, name)
    return name


def icon(name: str, colour: str = "") -> QIcon:
    """Return a bundled icon; without a colour it follows the theme."""
    return QIcon(_SvgIconEngine(name, colour))


def program_icon() -> QIcon:
    """Return the program's own icon in the sizes that windows and task bars show."""
    pictures = QIcon()
    for file in sorted(resource("icons", "app").glob("*.png")):
        pictures.addFile(str(file))
    return pictures
