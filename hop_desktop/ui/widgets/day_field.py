"""A day that may be left out."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QStyle, QVBoxLayout, QWidget

from hop_desktop.i18n import language
from hop_desktop.presentation.formatting import date_pattern
from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.number_field import pad_text


class DayField(QWidget):
    """A check box that says whether there is a day, and the day.

    Signals:
        edited: The person changed the day, or whether there is one.
    """

    edited = Signal()

    def __init__(self, question: str, name: str) -> None:
        super().__init__()
        self._has_day = CheckBox(question)
        self._day = DayEdit()
        self._day.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(self._has_day)
        column.addWidget(self._day)
        self._has_day.toggled.connect(self._on_toggled)
        self._day.dateChanged.connect(self.edited)

    def show_day(self, day: date | None, proposed: date) -> None:
        """Show `day`, or none and `proposed` for when there is to be one."""
        shown = day or proposed
        with QSignalBlocker(self._has_day), QSignalBlocker(self._day):
            self._has_day.setChecked(day is not None)
            self._day.setDate(QDate(shown.year, shown.month, shown.day))
        self._day.setEnabled(day is not None)

    def day(self) -> date | None:
        """Return the day; None: there is none."""
        if not self._has_day.isChecked():
            return None
        shown = self._day.date()
        return date(shown.year(), shown.month(), shown.day())

    def _on_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._day.setEnabled(is_on)
        self.edited.emit()


class DayEdit(QDateEdit):
    """A day that opens a calendar; the wheel scrolls the page and changes no date."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat(date_pattern())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pad_text(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        room, side = scaled(theme.measures.control), scaled(theme.measures.icon)
        place = QRect(self.width() - (room + side) // 2, (self.height() - side) // 2, side, side)
        colour = theme.colours.text if self.isEnabled() else theme.colours.disabled
        arrow = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        icon("chevron-down", colour).paint(QPainter(self), arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
