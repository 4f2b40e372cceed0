"""Work that is done when the test says so."""

from PySide6.QtWidgets import QApplication


class Later:
    """Keeps the work until it is asked for."""

    def __init__(self) -> None:
        self.waiting = []

    def submit(self, work):
        self.waiting.append(work)

    def finish(self):
        while self.waiting:
            self.waiting.pop(0)()
            QApplication.processEvents()
