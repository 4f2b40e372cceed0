"""Counts what Qt tells widgets."""

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


class Watch(QObject):
    """Counts the events of the widgets of one kind."""

    def __init__(self, kind, event):
        super().__init__()
        self._kind, self._event = kind, event
        self.counts = Counter()

    def eventFilter(self, watched, event):
        if event.type() is self._event and isinstance(watched, self._kind):
            self.counts[watched.accessibleName()] += 1
        return False

    def __enter__(self):
        for _round in range(3):  # what one event leads to waits for the next
            QApplication.processEvents()
        QApplication.instance().installEventFilter(self)
        return self.counts

    def __exit__(self, *_error):
        QApplication.processEvents()
        QApplication.instance().removeEventFilter(self)
