"""Finds what a person would see as wrong in a laid out window: cut texts, overlaps, widths."""

import re
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QWidget,
)

from hop_desktop.ui.widgets.choice_card import Option

TARGETS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
SMALLEST_TARGET = 24  # pixels
SLACK = 1  # of rounding, in pixels
ARROW = 28  # of a combo box
MOST_TURNS = 20  # of the event loop, until a page has taken its final sizes
PAINTING_MS = 6  # Qt paints 5 ms after it was asked to, and may lay out once more then


def places():
    return [(id(one), one.geometry()) for one in QApplication.allWidgets() if one.isVisible()]


def settle():
    """Let the page come to rest, as a person sees it: no size changes over two turns."""
    calm, before = 0, None
    for turn in range(MOST_TURNS):
        QTest.qWait(PAINTING_MS)
        now = places()
        calm = calm + 1 if now == before else 0
        if calm >= 2 and turn >= 3:
            break
        before = now


def faults(window):
    """Return one line for each fault below a window or page."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            found += [f"{describe(widget)}: {fault}" for fault in _faults_of(widget)]
    return found


def describe(widget):
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{str(text)[:50]}”"


def measured(window):
    """Return how many texts `faults` looked at."""
    kinds = QLabel | QAbstractButton | QTableWidget | QListWidget | QTextBrowser
    return sum(one.isVisible() and isinstance(one, kinds) for one in window.findChildren(QWidget))


def _small_targets(widget):
    """What is clicked is at least 24 pixels wide and high (WCAG 2.2, 2.5.8)."""
    least = min(widget.width(), widget.height())
    if isinstance(widget, TARGETS) and widget.focusPolicy() and least < SMALLEST_TARGET:
        yield f"is a target of {widget.width()} × {widget.height()}"
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if min(widget.tabRect(tab).size().toTuple()) < SMALLEST_TARGET:
                yield f"the tab “{widget.tabText(tab)}” is small"
    is_list = isinstance(widget, QListWidget | QTableWidget) and widget.model().rowCount()
    if is_list and widget.sizeHintForRow(0) < SMALLEST_TARGET:
        yield f"has rows of {widget.sizeHintForRow(0)} px"


def _faults_of(widget):
    yield from _small_targets(widget)
    yield from _outside(widget)
    yield from _overlaps(widget)
    yield from _primary_last(widget)
    for kind, find in _FINDERS.items():
        if isinstance(widget, kind):
            yield from find(widget)


def _outside(widget):
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QScrollArea):
        return
    if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
        yield f"{widget.geometry()} leaves its parent's {parent.rect()}"


def _primary_last(widget):
    """What goes on stands first in its row, on every page; dialogs follow the system."""
    if not isinstance(widget, QAbstractButton) or not widget.property("primary"):
        return
    if isinstance(widget.window(), QDialog):
        return
    for other in widget.parentWidget().findChildren(QAbstractButton):
        is_in_row = other.parentWidget() is widget.parentWidget() and other.isVisible()
        if is_in_row and other.y() == widget.y() and _is_before(other, widget):
            yield f"stands after {describe(other)}"


def _is_before(one, other):
    if one.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return one.x() < other.x()
    return one.x() > other.x()


def _overlaps(widget):
    if isinstance(widget, QAbstractScrollArea | QStackedWidget) or widget.layout() is None:
        return
    children = [
        one
        for one in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisible() and not one.isWindow() and not isinstance(one, QScrollBar)
    ]
    for one, other in combinations(children, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{describe(one)} and {describe(other)} overlap"


def _sideways(area):
    if area.horizontalScrollBar().maximum() > 0 and not isinstance(area, QTableWidget):
        yield "scrolls sideways"
    if isinstance(area, QScrollArea) and area.widget().width() > area.viewport().width():
        yield f"is {area.widget().width()} wide in {area.viewport().width()}"


def _cut_label(label):
    if label.wordWrap():
        word = _longest_word(QLabel.text(label), label.fontMetrics())
        if word > label.contentsRect().width() + SLACK:
            yield f"its longest word needs {word} px and has {label.contentsRect().width()}"
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"needs {label.heightForWidth(label.width())} px and is {label.height()} high"
    elif label.sizeHint().width() > label.width() + SLACK:
        yield f"needs {label.sizeHint().width()} px and is {label.width()} wide"


def _cut_value(combo):
    if combo.hasHeightForWidth():
        yield from _cut_button(combo)
        return
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText()) + ARROW
    if needed > combo.width():
        yield f"needs {needed} px for its value and has {combo.width()}"


def _cut_entries(entries):
    if entries.sizeHintForColumn(0) > entries.viewport().width() + SLACK:
        yield "an entry is cut"


def _low_field(field):
    if field.height() < field.fontMetrics().height():
        yield "is lower than a line of text"


def _cut_card(card):
    if card.heightForWidth(card.width()) > card.height() + SLACK:
        yield f"needs {card.heightForWidth(card.width())} px and is {card.height()} high"
    if card.minimumSizeHint().width() > card.width() + SLACK:
        yield "its longest word is cut"


def _cut_button(button):
    if isinstance(button, Option):
        return
    needed = button.sizeHint()
    if button.hasHeightForWidth():
        if button.heightForWidth(button.width()) > button.height() + SLACK:
            yield "its lines are cut"
        if button.minimumSizeHint().width() > button.width() + SLACK:
            yield "its longest word is cut"
        return
    if needed.width() > button.width() + SLACK or needed.height() > button.height() + SLACK:
        yield f"needs {needed} and has {button.size()}"


def _cut_cells(table):
    places = []
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            text = table.item(row, column).text()
            place = table.visualRect(table.model().index(row, column))
            if not text:
                continue
            places.append(place)
            yield from _cut_text(text, place, table)
    if table.horizontalHeader().isVisible():
        yield from _cut_headers(table)
    whole = table.viewport().rect()
    if any(not whole.contains(place) for place in places):
        yield "a cell lies outside of the table"
    if any(one.intersects(other) for one, other in combinations(places, 2)):
        yield "cells overlap"


def _cut_text(text, place, table):
    metrics = table.fontMetrics()
    flags = int(Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(QRect(0, 0, place.width(), 100_000), flags, text)
    if needed.width() > place.width() + SLACK or needed.height() > place.height() + SLACK:
        yield f"the cell “{text}” needs {needed.size()} and has {place.size()}"


def _cut_headers(table):
    header = table.horizontalHeader()
    metrics = QFontMetrics(header.font())
    for column in range(table.columnCount()):
        text = table.horizontalHeaderItem(column).text()
        width = header.sectionSize(column)
        if width and metrics.horizontalAdvance(text) > width and " " not in text:
            yield f"the header “{text}” is cut"


def _longest_word(text, metrics):
    return max(
        (metrics.horizontalAdvance(word) for word in re.split(r"\s|\u200b", text)), default=0
    )


_FINDERS = {
    QAbstractScrollArea: _sideways,
    QLabel: _cut_label,
    Option: _cut_card,
    QAbstractButton: _cut_button,
    QComboBox: _cut_value,
    QListWidget: _cut_entries,
    QTableWidget: _cut_cells,
    QPlainTextEdit: _low_field,
    QLineEdit: _low_field,
}
