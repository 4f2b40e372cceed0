"""Finds whatever would read a text of people or files as more than text."""

import html
import re

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

WORD = "zqforeign"
# Beside the word: markup with a local file, a link, a key, mathematics, a macro, a reordering.
TEXT = (
    f'{WORD} R&D <b>bold</b> <img src="file:///etc/hostname"> <a href="http://example.org">x</a> '
    "$\\frac{1$ #set text(red) _x_ {{7*7}} &amp; \u202eevil\u202c"
)
_TEXTS = ("text", "toPlainText", "title", "currentText", "windowTitle", "placeholderText")
_KEY = re.compile(r"(?<!&)(?:&&)*&(?!&)")  # an ampersand that stands for a key


def markup_faults(root):
    """Return what shows a text as markup, or takes an ampersand of it for a key; by its kind."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [f"{type(widget).__name__}: {fault}" for fault in _faults_of(widget)]
    actions = [one.text() for one in root.findChildren(QAction)]
    return found + [f"QAction: {fault}" for text in actions for fault in _keys(text)]


def foreign_places(root):
    """Return how many widgets show the foreign word."""
    return sum(any(WORD in text for text in texts_of(one)) for one in root.findChildren(QWidget))


def texts_of(widget):
    """Return every text that a widget shows or tells assistive tools."""
    texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    readers = [getattr(widget, name, None) for name in _TEXTS]
    texts += [str(read()) for read in readers if callable(read)]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        texts += [text for text, _tip in _cells(widget.model())]
    return texts


def _faults_of(widget):
    if isinstance(widget, QTextEdit) and not widget.isReadOnly():  # QPlainTextEdit is none
        yield "reads markup that is pasted"
    if isinstance(widget, QLabel) and _reads_markup(widget):
        yield f"reads markup in {widget.text()!r:.60}"
    for text in _texts_with_keys(widget):
        yield from _keys(text)
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        for text, tip in _cells(widget.model()):
            yield from _tip_faults(tip, text)
    yield from _tip_faults(widget.toolTip(), "")


def _texts_with_keys(widget):
    """Return the texts in which Qt takes an ampersand for a key."""
    match widget:
        case QLabel() if widget.buddy() is not None:
            return [QLabel.text(widget)]  # not what our labels say that they were given
        case QAbstractButton():
            return [widget.text()]
        case QGroupBox() | QMenu():
            return [widget.title()]
        case QTabBar():
            return [widget.tabText(place) for place in range(widget.count())]
    return []


def _reads_markup(label):
    return label.textFormat() is not Qt.TextFormat.PlainText and _shows_words(label)


def _shows_words(label):
    return bool(label.text()) and label.pixmap().isNull()


def _keys(text):
    _own, word, foreign = text.partition(WORD)
    if word and _KEY.search(foreign):
        yield f"takes a key from {text!r:.60}"


def _tip_faults(tip, text):
    """A tool tip guesses whether it is markup: a foreign text must be escaped, and be markup."""
    if not tip or WORD not in tip:
        return
    inner = tip.removeprefix("<p>").removesuffix("</p>")
    if inner == tip or html.escape(html.unescape(inner)) != inner or text not in html.unescape(tip):
        yield f"tool tip reads markup in {tip!r:.60}"


def _cells(model: QAbstractItemModel):
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            yield str(index.data() or ""), str(tip or "")
