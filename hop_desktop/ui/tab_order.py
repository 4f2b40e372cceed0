"""Where keys take the keyboard: Tab through a page as it is read, F6 from area to area."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_reading_order(area: QWidget, *before: QWidget) -> list[QWidget]:
    """Let Tab go through `before` and then the area; return what it visits there."""
    stops = _stops(area)
    first, *others = (*before, *stops)
    for other in reversed(others):  # in pairs, Qt would leave two with the window in between
        QWidget.setTabOrder(first, other)
    return stops


def prepare_tab(side: QWidget, page: QWidget, focused: QWidget | None, *, is_next: bool) -> bool:
    """Let Tab go from the navigation through the page: Qt would come to late parts last.

    Returns:
        True: The keyboard was on a text, which is no stop of Tab, and went to the stop beside it.
    """
    stops = put_in_reading_order(page, side)
    if focused is None or not page.isAncestorOf(focused) or focused in stops:
        return False
    order = page.findChildren(QWidget)
    place = order.index(focused)
    way = order[place:] if is_next else reversed(order[:place])
    reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
    next((stop for stop in way if stop in stops), side).setFocus(reason)
    return True


def enter_next(areas: Sequence[QWidget], focused: QWidget | None) -> None:
    """Give the keyboard to the first control of the next area that has one, and round again."""
    here = -1
    if focused is not None:
        holds = (n for n, area in enumerate(areas) if area is focused or area.isAncestorOf(focused))
        here = next(holds, -1)
    firsts = map(_first_stop, (*areas[here + 1 :], *areas[: here + 1]))
    first = next(filter(None, firsts), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _first_stop(area: QWidget) -> QWidget | None:
    if area.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return area
    return next((stop for stop in _stops(area) if stop.isEnabled()), None)


def _stops(area: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in area.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.window() is area.window()
    ]
