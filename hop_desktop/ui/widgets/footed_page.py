"""A page whose buttons stay in view: a column that scrolls, and a row below it that does not."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.layout import CentredColumn, ScrollPage, button_row


class FootedPage(QWidget):
    """Add to the column of `area`, or show bodies in it; `lay_out_foot` once."""

    def __init__(self, *, is_wide: bool = False) -> None:
        super().__init__()
        self.area = ScrollPage(is_wide=is_wide)
        self._is_wide = is_wide

    def lay_out_foot(self, *widgets: QWidget | None) -> None:
        """Place the buttons of the foot; None pushes what follows to its end."""
        spacing = current_theme().spacing
        centred = CentredColumn(spacing.s, spacing.s, is_wide=self._is_wide)
        centred.column.addLayout(button_row(*widgets))
        foot = QFrame()
        foot.setProperty("foot", True)
        beside = QVBoxLayout(foot)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(centred)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.area, 1)
        page.addWidget(foot)
