"""Finds texts of the window that never passed the catalogue.

Every text that passes is put between marks, and every text that is put into such a text between
others. What has letters and lies outside the first, or right inside the second, was never
translated, unless it is content: what people wrote, and the words of the instrument.
"""

import gettext
import re
import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from hop_desktop.i18n import languages
from hop_desktop.presentation.guide import make_guide_state
from hop_desktop.resources import guide_folder, resource
from tests.ui.markup_faults import texts_of

OF_QT = ("Scroll Left", "Scroll Right")  # it translates them itself
OPEN, CLOSE = "⟦", "⟧"  # around a text of the catalogue
PUT, END = "⦃", "⦄"  # around a text that is put into one
# What stands between two texts that are shown side by side, or before one.
_BETWEEN = re.compile(
    r"[\n·–,;:()\[\]|*`\\]|^[#>-]+ ?|^\d+\. |(?<=[.?!…])\s|(?<=[.?!]”)\s", re.MULTILINE
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Marked(str):
    """A text of the catalogue that marks what is put into it."""

    __slots__ = ()

    def format(self, *values, **named):
        return str.format(
            self, *map(_put, values), **{name: _put(value) for name, value in named.items()}
        )


class Marking(gettext.NullTranslations):
    """Puts every text between marks."""

    def gettext(self, message):
        return Marked(f"{OPEN}{message}{CLOSE}")

    def ngettext(self, singular, plural, n):
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context, message):
        return self.gettext(message)


def _put(value):
    return value if isinstance(value, int | float) else f"{PUT}{value}{END}"


def foreign_parts(text):
    """Return the parts with letters that no catalogue gave."""
    found, part, marks = [], "", []
    for sign in text:
        if sign in {OPEN, CLOSE, PUT, END}:
            found.append(part)
            part = ""
        if sign in {OPEN, PUT}:
            marks.append(sign)
        elif sign in {CLOSE, END} and marks:
            marks.pop()
        elif not marks or marks[-1] == PUT:
            part += sign
    return [one.strip() for one in (*found, part) if _LETTERS.search(one)]


class Content:
    """Everything that is shown as it was written, in every language."""

    def __init__(self, more):
        texts = {*languages().values(), *OF_QT, "Head of Product", *more}
        texts |= {one.title for one in make_guide_state(guide_folder()).chapters}
        for file in Path(resource("instruments")).rglob("*.toml"):
            texts |= set(_strings(tomllib.loads(file.read_text(encoding="utf-8"))))
        self._texts = texts
        self._whole = "\n".join(texts)

    def holds(self, part):
        """Return whether a part is content, or some pieces of it put together."""
        if part in self._whole:
            return True
        pieces = [one.strip(" .…:“”") for one in _BETWEEN.split(part)]
        return all(piece in self._whole for piece in pieces if _LETTERS.search(piece))


def _strings(value):
    if isinstance(value, str):
        yield value
        yield from value.split("\n")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def untranslated(root, content):
    """Return what a window shows or tells that is neither translated nor content."""
    return sorted(
        {
            f"{type(widget).__name__}: {part!r} in {text!r:.120}"
            for widget in (root, *root.findChildren(QWidget), *root.findChildren(QAction))
            for text in texts_in(widget)
            for part in foreign_parts(text.replace("\u200b", ""))
            if not content.holds(part)
        }
    )


def texts_in(widget):
    if isinstance(widget, QAction):
        return [widget.text().replace("&", "")]
    if isinstance(widget, QTextBrowser):  # the guide is English
        return [widget.accessibleName()]
    texts = texts_of(widget)
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QTabBar):
        texts += [widget.tabText(place) for place in range(widget.count())]
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        across, down = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole
        texts += [str(model.headerData(n, across, down) or "") for n in range(model.columnCount())]
    has_keys = isinstance(widget, QAbstractButton | QLabel | QMenu | QTabBar)
    return [one.replace("&", "") for one in texts] if has_keys else texts
