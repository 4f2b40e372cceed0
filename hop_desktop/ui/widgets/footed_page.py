"""A page whose buttons stay in view: a column that scrolls, and a row below it that does not."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.ui.styling import current_theme, set_style_property
from hop_desktop.ui.widgets.layout import CentredColumn, ScrollPage, button_row, lay_out_from


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

    def lay_out_foot(self, *widgets: QWidget | None) -> None:
        """Place the buttons of the foot; None pushes what follows to its end."""
        spacing = current_theme().spacing
        self._centred = centred = CentredColumn(spacing.s, spacing.s, is_wide=self._is_wide)
        centred.column.addLayout(button_row(*widgets))
        self._foot.setProperty("foot", not self._sticks)
        beside = QVBoxLayout(self._foot)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(centred)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.area, 1000)
        page.addWidget(self._foot)
        page.addStretch(1)

    def fit(self) -> None:
        """Give the column no more height than it needs, where the foot follows it."""
        if not self._sticks:
            return
        needed = max(self.area.height_for(self.area.viewport().width()), 0)
        self.area.setMaximumHeight(needed)
        is_cut = needed > self.height() - self._foot.sizeHint().height()
        set_style_property(self._foot, "foot", is_cut)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # something above the foot grew or shrank
            self.fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out_from(self._centred.column.parentWidget())
        self.fit()
