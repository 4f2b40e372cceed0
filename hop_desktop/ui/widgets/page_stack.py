"""The pages of the window, of which one is shown."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Keeps the pages of routes; what stands once in their place ends when another comes."""

    def __init__(self) -> None:
        super().__init__()
        self._once: QWidget | None = None

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added."""
        self.setCurrentWidget(page)
        if self._once is not None:
            self.end(self._once)
            self._once = None

    def show_once(self, page: QWidget) -> None:
        """Show a page until another is shown, as while the store is being opened."""
        self.addWidget(page)
        self.show_page(page)
        self._once = page

    def end(self, page: QWidget) -> None:
        """Let go of a page."""
        self.removeWidget(page)
        page.hide()
        page.deleteLater()
