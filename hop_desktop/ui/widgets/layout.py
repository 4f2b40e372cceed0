"""The frame every page shares: one readable column that scrolls up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.ui.styling import current_theme

COLUMN_PX = 960


class ScrollPage(QScrollArea):
    """A page; add to `column`."""

    def __init__(self, *, column_px: int = COLUMN_PX) -> None:
        super().__init__()
        spacing = current_theme().spacing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        inner = QWidget()
        inner.setMaximumWidth(column_px)
        row = QHBoxLayout(outer)
        row.setContentsMargins(spacing.xl, spacing.xl, spacing.xl, spacing.xl)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing.m)
        self.setWidget(outer)


class Card(QFrame):
    """A surface that holds what belongs together; add to `column`."""

    def __init__(self) -> None:
        super().__init__()
        spacing = current_theme().spacing
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(spacing.xl, spacing.l, spacing.xl, spacing.l)
        self.column.setSpacing(spacing.s)


def button(text: str, *, primary: bool = False, flat: bool = False) -> QPushButton:
    """Return a button whose name is its text."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setProperty("primary", primary)
    made.setProperty("flat", flat)
    made.setAutoDefault(False)
    return made


def button_row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return a row; None stretches."""
    row = QHBoxLayout()
    row.setSpacing(current_theme().spacing.s)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
