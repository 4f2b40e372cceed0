"""The look follows the desktop, and icons follow the look."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor

from hop_desktop.resources import resource
from hop_desktop.theme import THEME_NAMES, load_theme
from hop_desktop.ui import styling
from hop_desktop.ui.styling import apply_theme, follow_system, icon, resolve_theme, scaled


def desktop(monkeypatch, *, scheme, contrast):
    preference = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: preference)
    monkeypatch.setattr(styling.QGuiApplication, "styleHints", lambda: hints)


@pytest.mark.parametrize(
    ("scheme", "contrast", "name"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "high-contrast"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "high-contrast"),
    ],
)
def test_the_system_look_is_what_the_desktop_asks_for(qapp, monkeypatch, scheme, contrast, name):
    desktop(monkeypatch, scheme=scheme, contrast=contrast)

    assert resolve_theme("system").name == name


def test_a_chosen_look_does_not_ask_the_desktop(qapp, monkeypatch):
    desktop(monkeypatch, scheme=Qt.ColorScheme.Dark, contrast=Qt.ContrastPreference.HighContrast)

    assert resolve_theme("light").name == "light"


class Hints(QObject):
    colorSchemeChanged = Signal()  # noqa: N815 - Qt's name
    contrastPreferenceChanged = Signal()  # noqa: N815 - Qt's name

    def accessibility(self):
        return self


def test_every_change_of_the_desktop_is_followed(qapp):
    hints, changes = Hints(), []

    follow_system(hints, lambda: changes.append(1))
    hints.colorSchemeChanged.emit()
    hints.contrastPreferenceChanged.emit()

    assert len(changes) == 2


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_in_the_text_colour_at_every_resolution(qapp, name, ratio):
    theme = load_theme(name)
    apply_theme(qapp, theme, 100)

    image = icon("house").pixmap(QSize(20, 20), ratio).toImage()

    assert image.width() == round(20 * ratio)
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert {one.name() for one in inked} == {QColor(theme.colours.text).name()}


def test_every_bundled_icon_can_be_drawn(qapp):
    names = [file.stem for file in resource("icons").glob("*.svg")]

    blank = [
        one
        for one in names
        if not any(
            icon(one).pixmap(24).toImage().pixelColor(x, y).alpha()
            for x in range(24)
            for y in range(24)
        )
    ]

    assert names
    assert blank == []


def test_sizes_grow_with_the_text(qapp):
    apply_theme(qapp, load_theme("light"), 200)

    assert scaled(20) == 40
