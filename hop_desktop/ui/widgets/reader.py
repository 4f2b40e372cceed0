"""A text of our own with headings, links and pictures, to be read and not changed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme

_LINE_PERCENT = 125
_IMAGE = QTextDocument.ResourceType.ImageResource


class Reader(QTextBrowser):
    """Shows Markdown files that came with the program; follows links between them.

    Texts of people never come here: `PlainLabel` shows those as they are.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        name_scroll_bars(self)
        self.setOpenExternalLinks(False)  # the program opens no network connection
        self._pictures: dict[str, QImage] = {}  # by name, in full size

    def doSetSource(self, url: QUrl | str, type: QTextDocument.ResourceType = ...) -> None:  # type: ignore[assignment]  # noqa: A002 - Qt's names
        """Show a file."""
        super().doSetSource(url, type)
        self.document().setDocumentMargin(current_theme().spacing.l)
        self._space_lines()
        self._draw_tables()
        self._fit_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _space_lines(self) -> None:
        spacing = current_theme().spacing
        for block in self._blocks():
            shape = QTextBlockFormat()
            if not any(piece.charFormat().isImageFormat() for piece in _pieces(block)):
                kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                shape.setLineHeight(_LINE_PERCENT, kind.value)
            if block.blockFormat().headingLevel() > 1:
                shape.setTopMargin(spacing.l)
            QTextCursor(block).mergeBlockFormat(shape)

    def _draw_tables(self) -> None:
        theme = current_theme()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorderCollapse(True)
                shape.setBorderBrush(QColor(theme.colours.border_strong))
                shape.setCellPadding(theme.spacing.s)
                shape.setTopMargin(theme.spacing.m)
                shape.setBottomMargin(theme.spacing.m)
                frame.setFormat(shape)

    def _fit_pictures(self) -> None:
        """Make pictures no wider than the text; smoothly, which Qt's own scaling is not."""
        if self.source().isEmpty():
            return  # the first text is laid out before Qt says where it is from
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        for block in self._blocks():
            for piece in _pieces(block):
                if piece.charFormat().isImageFormat():
                    self._fit(piece, room)

    def _fit(self, piece: QTextFragment, room: int) -> None:
        shape = piece.charFormat().toImageFormat()
        place = self.document().baseUrl().resolved(QUrl(shape.name()))
        full = self._picture(shape.name())
        width, ratio = min(full.width(), room), self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = full.scaledToWidth(min(full.width(), round(width * ratio)), smooth)
        self.document().addResource(_IMAGE, place, scaled)
        shape.setWidth(width)
        cursor = QTextCursor(self.document())
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            file = self.source().resolved(QUrl(name)).toLocalFile()
            self._pictures[name] = QImage(file)
        return self._pictures[name]

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    """Return the parts of a paragraph that look the same in themselves."""
    found, place = [], block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found
