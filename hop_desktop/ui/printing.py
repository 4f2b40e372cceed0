"""Pages that were set as pictures, on a printer."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from hop_desktop.domain.errors import OutputError, StoppedError
from hop_desktop.i18n import _
from hop_desktop.presentation.report import PrintPages
from hop_desktop.ui.jobs import Progress


def prepare(printer: QPrinter, job: PrintPages) -> None:
    """Have the printer use the sheet that the pages were set for, to its edges."""
    size = QPageSize(QSizeF(*job.size_mm), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    printer.setDocName(job.name)
    printer.setFromTo(1, len(job.pages))


def paint(printer: QPrinter, job: PrintPages, progress: Progress) -> None:
    """Print the pages that the person asked for, each as large as the sheet takes it.

    May run off the GUI thread. When `progress` raises, the rest is not printed.

    Raises:
        OutputError: The printer does not take them.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(job.pages)
    pages = job.pages[first - 1 : last]
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError(_("The printer cannot be used now."))
    hints = QPainter.RenderHint
    painter.setRenderHints(hints.SmoothPixmapTransform | hints.LosslessImageRendering)
    try:
        for number, content in enumerate(pages):
            progress(number, len(pages))
            if number:
                printer.newPage()
            _paint_page(painter, QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), content)
    except StoppedError:
        printer.abort()
        raise
    finally:
        painter.end()


def _paint_page(painter: QPainter, sheet: QRectF, content: bytes) -> None:
    picture = QImage.fromData(content)
    size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(sheet.topLeft(), size), picture)
