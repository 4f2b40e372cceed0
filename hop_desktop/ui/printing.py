"""Pages that were set as pictures, on a printer."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from hop_desktop.presentation.report import PrintPages


def prepare(printer: QPrinter, job: PrintPages) -> None:
    """Have the printer use the sheet that the pages were set for, to its edges."""
    size = QPageSize(QSizeF(*job.size_mm), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    printer.setDocName(job.name)
    printer.setFromTo(1, len(job.pages))


def paint(printer: QPrinter, job: PrintPages) -> None:
    """Print the pages that the person asked for, each as large as the sheet takes it."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(job.pages)
    painter = QPainter(printer)
    hints = QPainter.RenderHint
    painter.setRenderHints(hints.SmoothPixmapTransform | hints.LosslessImageRendering)
    for number, content in enumerate(job.pages[first - 1 : last]):
        if number:
            printer.newPage()
        picture = QImage.fromData(content)
        sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(sheet.topLeft(), size), picture)
    painter.end()
