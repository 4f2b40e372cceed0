"""A page whose buttons stay in view: a column that scrolls, and a row below it that does not."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.ui.styling import current_theme, set_style_property
from hop_desktop.ui.widgets.layout import CentredColumn, ScrollPage, button_row, lay_out_from

_ENDLESS: Final = 16_777_215  # Qt's own: as high as there is room


class FootedPage(QWidget):
    """Add to the column of `area`, or show bodies in it; `lay_out_foot` once."""

    def __init__(self, *, is_wide: bool = False, sticks_to_column: bool = False) -> None:
        """Make an empty page.

        Args:
            is_wide: As wide as pages with charts.
            sticks_to_column: The foot follows what stands above it where there is room for
                both, else it is at the bottom.
        """
        super().__init__()
        self.area = ScrollPage(is_wide=is_wide)
        inside = self.area.widget()
        assert inside is not None, "a page has a column"
        inside.installEventFilter(self)
        self._foot = QFrame()
        self._is_wide, self._sticks = is_wide, sticks_to_column
        self._below: QWidget | None = None  # what may appear under a foot that sticks
        self._under = CentredColumn(current_theme().spacing.s, 0, is_wide=is_wide)
        self.keeps_foot = False  # as high as it is at least, so that its buttons stay in place
        self.may_grow = False  # whether that may appear while the page shows what it shows

    def lay_out_foot(self, *widgets: QWidget | None, below: QWidget | None = None) -> None:
        """Place the buttons of the foot; None pushes what follows to its end.

        `below` has a layout and comes and goes under the foot, which so stays in its place. Where
        the page has no room for all of it, it is the last in the column.
        """
        spacing = current_theme().spacing
        self._centred = centred = CentredColumn(spacing.s, spacing.s, is_wide=self._is_wide)
        centred.column.addLayout(button_row(*widgets))
        centred.column.addStretch(1)
        self._foot.setProperty("foot", not self._sticks)
        beside = QVBoxLayout(self._foot)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(centred)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.area, 1000)
        page.addWidget(self._foot)
        page.addWidget(self._under)
        page.addStretch(1)
        self._below = below
        self._under.setVisible(below is not None)
        if below is not None:
            self._under.column.addWidget(below)

    def fit(self) -> None:
        """Give the column no more height than it needs, where the foot follows it."""
        if not self._sticks:
            return
        foot = self._foot.heightForWidth(self.width())
        if self.keeps_foot:
            foot = max(foot, self._foot.height())
        self._foot.setMinimumHeight(foot)
        is_cut = self._needed() > self.height() - foot
        self._place_below(in_area=is_cut)
        needed = max(self.area.height_for(self.area.viewport().width()), 0)
        self.area.setMaximumHeight(_ENDLESS if is_cut else needed)
        set_style_property(self._foot, "foot", is_cut)

    def _needed(self) -> int:
        """Return the height of all but the foot, with what may appear there."""
        needed = self.area.height_for(self.area.viewport().width())
        below = self._below
        if below is None:
            return needed
        layout, column = below.layout(), self.area.column
        assert layout is not None, "it shows something"
        inside = column.parentWidget()
        assert inside is not None, "the column lies in a widget"
        room = layout.totalHeightForWidth(inside.width()) + column.spacing()
        if inside.isAncestorOf(below) and not below.isHidden():
            needed -= room
        return needed + (room if self.may_grow else 0)

    def _place_below(self, *, in_area: bool) -> None:
        below = self._below
        if below is None or self.area.isAncestorOf(below) == in_area:
            return
        self._under.setVisible(not in_area)
        focused = self.window().focusWidget()
        column = self.area.column if in_area else self._under.column
        column.insertWidget(column.count() - 1 if in_area else 0, below)  # before the stretch
        if focused is not None and below.isAncestorOf(focused):
            focused.setFocus()  # who is moved loses the keyboard

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # something above the foot grew or shrank
            self.fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keeps_foot = False
        self._foot.setMinimumHeight(0)
        lay_out_from(self._centred.column.parentWidget())
        self.fit()
