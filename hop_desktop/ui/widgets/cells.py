"""How a table's texts are laid out and drawn: in columns, or one row as a block of lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, shows_ring
from hop_desktop.ui.widgets.rows_model import Index
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line


@dataclass(frozen=True, slots=True)
class Line:
    """One text and its place in its row, in pixels from the row's start."""

    text: str
    place: QRect
    is_heading: bool


def prepare(table: QTableView, name: str) -> None:
    """Name a table and have it behave as every table here: whole rows, no grid, Tab leaves it."""
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table.setAccessibleName(name)
    name_scroll_bars(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


def bold(font: QFont) -> QFont:
    """Return the font of headings and headers."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def pair_text(header: str, value: str) -> str:
    """Return a value with the header that it would stand below in a wide table."""
    return _("{header}: {value}").format(header=header, value=value) if value else ""


def lay_out_block(
    texts: Sequence[str], pair_width: int, width: int, font: QFont
) -> tuple[tuple[Line, ...], int]:
    """Place a row's heading and its pairs below it, in columns that fit `width`.

    Args:
        texts: The heading, then the pairs; an empty pair takes no place.
        pair_width: Of the widest pair in the table, so that blocks stand in line.
        width: Of the place, in pixels.
        font: Of the table.

    Returns:
        A line for each text, and the height of the whole.
    """
    spacing = current_theme().spacing
    inner = width - 2 * spacing.m
    y = spacing.m
    heading = QRect(spacing.m, y, inner, height_of(texts[0], inner, bold(font)))
    lines = [Line(texts[0], heading, is_heading=True)]
    y += heading.height() + spacing.xs
    columns = max(1, (inner + spacing.xl) // (pair_width + spacing.xl))
    step = (inner + spacing.xl) // columns
    place, row_height = 0, 0
    for text in texts[1:]:
        if text and place == columns:
            place, y, row_height = 0, y + row_height + spacing.xs, 0
        box = QRect(spacing.m + place * step, y, step - spacing.xl if text else 0, 0)
        if text:
            box.setHeight(height_of(text, box.width(), font))
            row_height = max(row_height, box.height())
            place += 1
        lines.append(Line(text, box, is_heading=False))
    return tuple(lines), y + row_height + spacing.m


class CellDelegate(QStyledItemDelegate):
    """Draws a cell of a table in columns: its whole text, wrapped, never shortened."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        spacing = current_theme().spacing
        pad, text = 2 * spacing.s, str(index.data() or "")
        font = QFont(option.font)
        width = option.rect.width() - pad
        if width <= 0:
            width = longest_line(text, font) + 1
        return QSize(width + pad, height_of(text, width, font) + pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pad = current_theme().spacing.s
        place: QRect = option.rect
        painter.save()
        painter.setPen(text_colour(option, is_heading=True))
        paint_background(painter, option, index)
        painter.drawText(place.adjusted(pad, 0, -pad, 0), WRAPPED, str(index.data() or ""))
        paint_ring(painter, option)
        painter.restore()


def paint_background(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Show by the background whether a row is chosen or one of every two."""
    colours = current_theme().colours
    if _is_chosen(option):
        colour = colours.selection
    else:
        colour = colours.surface_alt if index.row() % 2 else colours.surface
    painter.fillRect(option.rect, QColor(colour))


def paint_ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Show which cell the keyboard is on."""
    if not (option.state & QStyle.StateFlag.State_HasFocus and shows_ring(option.widget)):
        return
    theme = current_theme()
    colours, inset = theme.colours, theme.focus_px // 2
    colour = colours.selection_text if _is_chosen(option) else colours.focus
    painter.setPen(QPen(QColor(colour), theme.focus_px))
    painter.drawRect(option.rect.adjusted(inset, inset, -inset - 1, -inset - 1))


def text_colour(option: QStyleOptionViewItem, *, is_heading: bool) -> QColor:
    """Return the colour of a text on the background of its row."""
    colours = current_theme().colours
    if _is_chosen(option):
        return QColor(colours.selection_text)
    return QColor(colours.text if is_heading else colours.text_muted)


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)
