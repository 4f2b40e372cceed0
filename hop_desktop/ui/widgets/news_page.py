"""A page that says what just happened where it is seen, however far the page is scrolled."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import NewsLabel
from hop_desktop.ui.widgets.layout import CentredColumn, ScrollPage


class NewsPage(ScrollPage):
    """Keeps a strip at its lower edge for news; what has the keyboard stays in view above it."""

    def __init__(self, *, is_wide: bool = False) -> None:
        super().__init__(is_wide=is_wide)
        space = current_theme().spacing.s
        self._strip = CentredColumn(0, space, is_wide=is_wide)
        self._strip.setParent(self)
        self._strip.column.setSpacing(space)
        rule = QFrame()
        rule.setProperty("rule", True)
        self._news = NewsLabel()
        self._strip.column.addWidget(rule)
        self._strip.column.addWidget(self._news)
        self._strip.hide()

    def show_news(self, text: str) -> None:
        """Say what became of a wish; empty: nothing to say."""
        self._strip.setVisible(bool(text))
        self._news.show_news(text)
        self._fit()
        focused = self.window().focusWidget()
        if text and focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, current_theme().spacing.s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the strip the height that its text needs, and the page what remains."""
        width = self.viewport().width()
        self._strip.leave_room(self.width() - width)
        height = 0
        if not self._news.isHidden():
            height = self._strip.heightForWidth(width)
            self._strip.setGeometry(0, self.height() - height, width, height)
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
