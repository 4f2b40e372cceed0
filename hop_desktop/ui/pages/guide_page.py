"""The guide: its contents, and the chapter that is read."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.guide import GuideState
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.labels import MutedLabel, Title
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.reader import Reader


class GuidePage(QWidget):
    """Shows a `GuideState`: the contents beside the text, or behind a button where room is short.

    Signals:
        chapter_chosen: The person wants to read another chapter: its place.
        chapter_opened: A link or a step back showed another file.
    """

    chapter_chosen = Signal(int)
    chapter_opened = Signal(QUrl)

    def __init__(self) -> None:
        super().__init__()
        self._contents = QListWidget()
        self._contents.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._contents.setProperty("rows", True)
        self._contents.setAccessibleName(_("Contents"))
        name_scroll_bars(self._contents)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._to_contents = button(_("Contents"))
        self._text = Reader(_("Text of the guide"))
        self._text.setMinimumHeight(self._text.fontMetrics().height())  # the rest stays whole
        self._note = MutedLabel()
        self._lay_out()
        self._contents.currentRowChanged.connect(self.chapter_chosen)
        self._to_contents.clicked.connect(lambda: self.chapter_chosen.emit(0))
        self._text.sourceChanged.connect(self.chapter_opened)

    def show_state(self, state: GuideState) -> None:
        """Show what can be read; call once."""
        with QSignalBlocker(self._contents):
            self._contents.addItems([chapter.title for chapter in state.chapters])
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._arrange()

    def read(self, state: GuideState, place: int) -> None:
        """Show one chapter from its beginning."""
        self._text.setSource(QUrl.fromLocalFile(str(state.chapters[place].file)))

    def mark(self, place: int) -> None:
        """Mark what is being read in the contents."""
        with QSignalBlocker(self._contents):
            self._contents.setCurrentRow(place)

    def _lay_out(self) -> None:
        spacing = current_theme().spacing
        inner = QWidget()
        inner.setMaximumWidth(scaled(current_theme().measures.wide_column))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.l)
        column.addLayout(button_row(Title(_("Guide")), None, self._to_contents))
        column.addWidget(self._note)
        body = QHBoxLayout()
        body.setSpacing(spacing.l)
        body.addWidget(self._contents)
        body.addWidget(self._text, 1)
        column.addLayout(body, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(spacing.xxl, spacing.xl, spacing.xxl, spacing.l)
        page.addStretch(1)
        page.addWidget(inner, 1000)
        page.addStretch(1)

    def _arrange(self) -> None:
        theme = current_theme()
        beside = self._contents.sizeHintForColumn(0) + theme.measures.side_padding
        is_narrow = self.width() < beside + scaled(theme.measures.shortest_line)
        self._contents.setFixedWidth(max(0, beside))
        self._contents.setVisible(not is_narrow)
        self._to_contents.setVisible(is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
