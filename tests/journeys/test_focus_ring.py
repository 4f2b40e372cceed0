"""Whatever gets the keyboard shows it by a ring of 2 px that stands out, in every look."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListWidget, QWidget

from hop_desktop.theme import THEME_NAMES
from hop_desktop.ui.navigation import Route
from tests.journeys.shown_page import settle

LEAST_CONTRAST = 3.0
CHANGED = 0.01  # of light
RING_PX = 2
LEAST_SHARE = 0.75  # of a whole ring: corners are round
FEWEST_KINDS = 12


def picture(widget):
    """Return how a widget looks in its window, as linear light by pixel and channel."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    image = widget.window().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    colours = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3) / 255
    return np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)


def light(colours):
    return colours @ (0.2126, 0.7152, 0.0722)


def contrast(one, other):
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def ground(image):
    """Return the light of what most of a widget is drawn on."""
    levels, counts = np.unique(light(image).round(4), return_counts=True)
    return levels[counts.argmax()]


def ring_share(before, after):
    """Return how much of a ring of 2 px what changed makes, and stands out from the ground.

    0 to 1. It stands out from what was there before it, or from what the rest is drawn on: an
    edge that was there and took the ring's colour is a part of it.
    """
    changed = np.abs(after - before).max(axis=2) > CHANGED
    stands_out = np.maximum(
        contrast(light(after), light(before)), contrast(light(after), ground(before))
    )
    rows, columns = np.nonzero(changed & (stands_out >= LEAST_CONTRAST))
    if not rows.size:
        return 0.0
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    whole = 2 * RING_PX * (height + width) - 4 * RING_PX**2
    return float(min(rows.size / max(whole, 1), 1.0))


def kind(widget):
    names = ("primary", "flat", "rows")
    marks = [name for name in names if widget.property(name)]
    is_on = getattr(widget, "isChecked", bool)()
    return " ".join([type(widget).__name__, *marks, *(["on"] if is_on else [])])


def stops(window):
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def share_of(widget, elsewhere):
    widget.setFocus()  # where it is seen
    settle()
    elsewhere.setFocus()
    settle()
    before = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert widget.hasFocus()
    return ring_share(before, picture(widget))


@pytest.mark.parametrize("look", THEME_NAMES)
def test_every_kind_of_control_shows_that_it_has_the_keyboard(open_window, look):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("quick")
    driver.window.resize(1180, 3000)  # so that nothing is partly out of sight
    driver.look(look, 100)
    shares = {}
    for route in Route:
        driver.shell.navigator.go(route)
        settle()
        for widget in stops(driver.window):
            if kind(widget) not in shares:
                side = driver.window.findChild(QListWidget, "navigation")
                other = side if widget is not side else next(iter(stops(driver.window)[1:]))
                shares[kind(widget)] = share_of(widget, other)

    assert len(shares) >= FEWEST_KINDS
    assert {name: share for name, share in shares.items() if share < LEAST_SHARE} == {}


class Drawn(QWidget):
    """Changes in some way when it has the keyboard."""

    def __init__(self, thickness, colour):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(120, 40)
        self._ring = thickness, QColor(colour)

    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        thickness, colour = self._ring
        if self.hasFocus():
            painter.fillRect(self.rect(), colour)
            inner = self.rect().adjusted(thickness, thickness, -thickness, -thickness)
            painter.fillRect(QRect(inner), QColor("white"))


@pytest.mark.parametrize(
    ("thickness", "colour", "is_enough"),
    [(2, "#202040", True), (1, "#202040", False), (2, "#c0c0c0", False), (0, "#202040", False)],
)
def test_a_ring_that_is_thin_or_pale_or_missing_is_found(qtbot, thickness, colour, is_enough):
    window, other = QWidget(), QWidget()
    widget = Drawn(thickness, colour)
    for one in (widget, other):
        one.setParent(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    assert (share_of(widget, other) >= LEAST_SHARE) is is_enough
