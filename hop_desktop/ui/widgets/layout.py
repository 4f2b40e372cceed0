"""The frame every page shares: one readable column that scrolls up and down."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMetaObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.ui.accessibility import name_scroll_bars, tell_as
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.keyboard import KeyboardPlace, place_of_keyboard, put_keyboard
from hop_desktop.ui.widgets.labels import Heading, PlainLabel

if TYPE_CHECKING:  # the first picture has no button, and Qt's styles take long to import
    from hop_desktop.ui.widgets.buttons import WrappingButton
    from hop_desktop.ui.widgets.flow import FlowRow


class CentredColumn(QWidget):
    """As wide as lines are good to read; its left edge is that of every page; add to `column`."""

    def __init__(self, above: int, below: int, *, is_wide: bool = False) -> None:
        """Leave `above` and `below` the column free, in pixels."""
        super().__init__()
        self._above, self._below = above, below
        spacing, measures = current_theme().spacing, current_theme().measures
        inner, beside = QWidget(), QWidget()
        width = scaled(measures.wide_column if is_wide else measures.column)
        inner.setMaximumWidth(width)
        beside.setMaximumWidth(scaled(measures.wide_column) - width)  # one left edge for all pages
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(inner, 1000)
        middle.addWidget(beside, 1)
        self._row = row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing.l)
        self.leave_room(0)

    def leave_room(self, scroll_bar: int) -> None:
        """Stay in the middle of the window beside a scroll bar of this width."""
        side = current_theme().spacing.xxl
        left, right = side, side - scroll_bar
        if self.isRightToLeft():
            left, right = right, left
        self._row.setContentsMargins(left, self._above, right, self._below)


class _ScrolledColumn(CentredColumn):
    """As high as its parts are at its width.

    They say how high they are in the narrowest window at least; a page that kept to that would
    end in empty room.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Body(QWidget):
    """All that one state of a page makes; add to `column`. The next state's replaces it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current_theme().spacing.l)


B = TypeVar("B", bound=Body)


class ScrollPage(QScrollArea):
    """A page; add to `column`, or show one `body` in the place of the other."""

    def __init__(self, *, is_wide: bool = False) -> None:
        super().__init__()
        self.body: Body | None = None  # what is on the page now, if it shows bodies
        spacing = current_theme().spacing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_scroll_bars(self)
        self._centred = _ScrolledColumn(spacing.xl, spacing.xxl, is_wide=is_wide)
        self.column = self._centred.column
        self.setWidget(self._centred)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._centred.leave_room(self.width() - event.size().width())  # that of the viewport
        super().resizeEvent(event)

    def height_for(self, width: int) -> int:
        """Return the height at which all can be seen without scrolling, in pixels."""
        return self._centred.heightForWidth(width)

    def show_body(self, make: Callable[[], B]) -> B:
        """Show what `make` returns in the place of the body before; the keyboard stays."""
        self.start_anew()
        body = make()
        self.body = body
        self.column.addWidget(body, 1)
        return body

    def start_anew(self) -> None:
        """Empty the page, to be filled at once; then the keyboard is where it was."""
        place, focused = place_of_keyboard(self), self.window().focusWidget()
        if place is not None and focused is not None:
            focused.clearFocus()  # or it would wander as one control after the other goes
        self._fill_unseen()
        if place is not None and focused is not None:
            QTimer.singleShot(0, self, lambda: self._give_back(place))
        self.body = None
        clear(self.column)

    def _fill_unseen(self) -> None:
        """Show all that is added in one go, before the next painting.

        Else Qt shows one part after the other and lays out the whole page for each of them.
        """
        inside = self.column.parentWidget()
        assert inside is not None, "the column lies in a widget"
        if inside.isVisible():
            QMetaObject.invokeMethod(inside, "show", Qt.ConnectionType.QueuedConnection)
            inside.hide()
            # Too new to be seen, as its parts are, and not hidden from the keyboard.
            inside.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)

    def _give_back(self, place: KeyboardPlace) -> None:
        if self.window().focusWidget() is None:  # nobody was given it meanwhile
            put_keyboard(self, place)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show what got the keyboard from outside; Qt does it for moves within the page only."""
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)


# Qt's own interface of scroll areas reads past the end of its list, and ends the program, when
# a tool asks for the scroll bar of a page that has just lost it (QAccessibleAbstractScrollArea).
tell_as(ScrollPage, QAccessible.Role.Client)


class LatePlace(QWidget):
    """A place in a page for what comes later, which readers then meet there, not at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().spacing.l)
        self._widgets: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Show one more widget, below the others."""
        self._grid.addWidget(widget, len(self._widgets), 0)
        self._widgets.append(widget)

    def show_in_columns(self, columns: int) -> None:
        """Place the widgets in columns of the same width; a single one fills it."""
        columns = min(columns, max(len(self._widgets), 1))
        for number, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, number // columns, number % columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        lay_out_from(self)

    def clear(self) -> None:
        """Take everything away."""
        clear(self._grid)
        self._widgets = []


class Card(QFrame):
    """A surface that holds what belongs together; add to `column`."""

    def __init__(self) -> None:
        super().__init__()
        spacing = current_theme().spacing
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(spacing.xl, spacing.l, spacing.xl, spacing.xl)
        self.column.setSpacing(spacing.m)


class TextCard(Card):
    """A heading with lines of text below it."""

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.column.addWidget(Heading(title))
        for line in lines:
            self.column.addWidget(PlainLabel(line))


class EmptyCard(Card):
    """Says what is not there yet, and offers what brings it."""

    def __init__(self, text: str, *ways: QWidget) -> None:
        super().__init__()
        self.column.addWidget(PlainLabel(text))
        self.column.addLayout(button_row(*ways, None))


def button(
    text: str, *, icon_name: str = "", primary: bool = False, flat: bool = False
) -> "WrappingButton":
    """Return a button whose name is its text."""
    from hop_desktop.ui.widgets.buttons import WrappingButton

    return WrappingButton(text, icon_name=icon_name, primary=primary, flat=flat)


def button_about(text: str, about: str, *, primary: bool = False) -> "WrappingButton":
    """Return a button whose name also says what it is about: others show the same text."""
    made = button(text, primary=primary)
    made.setAccessibleName(f"{text}: {about}")
    return made


def icon_button(icon_name: str, name: str) -> "WrappingButton":
    """Return a button without text, which its name and a hint explain."""
    made = button("", icon_name=icon_name, flat=True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def button_row(*widgets: QWidget | None, at_bottom: bool = False) -> "FlowRow":
    """Return a row that wraps; None pushes what follows to its end.

    With `at_bottom` buttons stand beside fields, not beside the fields' names above them.
    """
    from hop_desktop.ui.widgets.flow import FlowRow

    row = FlowRow(current_theme().spacing.s, at_bottom=at_bottom)
    for widget in widgets:
        if widget is None:
            row.add_stretch()
        else:
            row.add(widget)
    return row


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Not setParent(None): that hands the widget to Python, which may end it at once,
            # while an assistive tool is reading the page.
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def lay_out_from(widget: QWidget | None) -> None:
    """Lay out a widget and all around it at once.

    Else each takes a turn of the event loop, and the page is painted half laid out meanwhile.
    """
    while widget is not None and not isinstance(widget, QScrollArea):
        layout = widget.layout()
        if layout is not None:
            layout.activate()
        widget = widget.parentWidget()
    inside = widget.widget() if widget is not None else None
    if inside is not None:  # the area gives its widget the height that it needs now
        QApplication.sendEvent(inside, QEvent(QEvent.Type.LayoutRequest))
