"""Readiness at a glance: the number, its label, and the band it lies in."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.band_line import BandLine
from hop_desktop.ui.widgets.labels import Heading
from hop_desktop.ui.widgets.layout import button_row


class ReadinessFigure(QWidget):
    """Shows what the sentence beside it says in full.

    Args:
        value: As it is shown.
        label: What the number amounts to.
        percent: The number, 0-100.
        band: Where the band begins and ends, 0-100.
    """

    def __init__(self, value: str, label: str, percent: float, band: tuple[float, float]) -> None:
        super().__init__()
        figure = Heading(value, scale=current_theme().type_scale.display)
        figure.setAccessibleName(_("Readiness {value} of 100").format(value=value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.s)
        column.addLayout(button_row(figure, Heading(label), None))
        column.addWidget(BandLine(percent, band))
