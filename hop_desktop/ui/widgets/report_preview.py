"""The pages of a report as they will leave, one at a time, and their words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QPlainTextEdit

from hop_desktop.i18n import _
from hop_desktop.presentation.report import page_text
from hop_desktop.ui.accessibility import name_scroll_bars, tell_as
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row
from hop_desktop.ui.widgets.page_preview import PagePreview
from hop_desktop.ui.widgets.progress_row import ProgressRow


class ReportPreview(Card):
    """Shows a page, and how far the setting of new pages is.

    Signals:
        page_wanted: Steps on (1) or back (-1); as many as there may be for the last or first.
        zoom_wanted: Steps up (1) or down (-1).
        cancel_requested: The pages need not be set.
    """

    page_wanted = Signal(int)
    zoom_wanted = Signal(int)
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Preview"))
        self.column.addWidget(Heading(_("Preview")))
        self._setting = ProgressRow(_("Cancel"))
        self._setting.stop_requested.connect(self.cancel_requested)
        self.column.addWidget(self._setting)
        self._add_buttons()
        self._preview = PagePreview(_("Preview"), _("Preview of the page"))
        self._preview.setAccessibleDescription(
            _("Page Up and Page Down turn the pages, plus and minus change the size.")
        )
        self._preview.page_wanted.connect(self.page_wanted)
        self._preview.zoom_wanted.connect(self.zoom_wanted)
        self.column.addWidget(self._preview)
        self._add_words()
        self.column.addStretch(1)

    def begin_setting(self, text: str) -> None:
        """Say that the pages are being set and offer to stop."""
        self._setting.begin(text)

    def show_set(self, done: int, total: int) -> None:
        """Show how far the setting of the pages is."""
        self._setting.show_step(done, total)

    def end_setting(self) -> None:
        self._setting.end()

    def show_page(self, picture: QImage, number: int, total: int, zoom: float) -> None:
        """Show one page, `zoom` times as wide as it fits."""
        words = page_text(number, total)
        self._preview.show_page(picture, zoom, words)
        self._place.setText(words)
        self._back.setEnabled(number > 1)
        self._on.setEnabled(number < total)

    def show_text(self, text: str) -> None:
        """Give the words of all pages, for those who hear them."""
        self._text.setPlainText(text)

    def _add_buttons(self) -> None:
        self._place = PlainLabel()
        self._back, self._on = button(_("Previous page")), button(_("Next page"))
        smaller, larger = button(_("Smaller")), button(_("Larger"))
        smaller.takes_double_clicks = larger.takes_double_clicks = True
        for control, signal, step in (
            (self._back, self.page_wanted, -1),
            (self._on, self.page_wanted, 1),
            (smaller, self.zoom_wanted, -1),
            (larger, self.zoom_wanted, 1),
        ):
            control.clicked.connect(lambda _c=False, s=signal, n=step: s.emit(n))
        self._back.setEnabled(False)
        self._on.setEnabled(False)
        self.column.addLayout(button_row(self._back, self._place, self._on))
        self.column.addLayout(button_row(smaller, larger))

    def _add_words(self) -> None:
        words = Expander(_("Text of all pages"))
        self._text = QPlainTextEdit()
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Text of the report"))
        name_scroll_bars(self._text)
        self._text.setMinimumHeight(scaled(current_theme().measures.preview_text))
        words.body.addWidget(self._text)
        self.column.addWidget(words)


tell_as(ReportPreview, QAccessible.Role.Grouping)
