"""Pages reach the printer whole, in their size and order."""

import pymupdf
import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter

from hop_desktop.domain.errors import OutputError, StoppedError
from hop_desktop.presentation.report import PrintPages
from hop_desktop.ui.printing import paint, prepare

COLOURS = ("#ff0000", "#00ff00", "#0000ff")
LETTER_MM, LETTER_POINTS = (215.9, 279.4), (612, 792)


def page(colour):
    picture = QImage(850, 1100, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    return buffer.data().data()


@pytest.fixture
def printed(qapp, tmp_path):
    """Print three pages of one colour each to a file; return the sheets' sizes and colours."""

    def printed(first, last, progress=lambda _done, _total: None):
        job = PrintPages("A name", [page(one) for one in COLOURS], LETTER_MM)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        prepare(printer, job)
        printer.setFromTo(first, last)
        paint(printer, job, progress)
        with pymupdf.open(tmp_path / "printed.pdf") as pdf:
            sizes = {(round(one.rect.width), round(one.rect.height)) for one in pdf}
            middles = [one.get_pixmap(dpi=36).pixel(150, 190) for one in pdf]
        return sizes, middles

    return printed


def test_every_page_fills_its_sheet(printed):
    sizes, middles = printed(1, 3)

    assert sizes == {LETTER_POINTS}
    assert middles == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]


def test_only_the_pages_that_were_asked_for_are_printed(printed):
    _sizes, middles = printed(2, 2)

    assert middles == [(0, 255, 0)]


def test_each_page_is_a_step_and_a_stop_between_two_prints_no_more(printed, tmp_path):
    steps = []

    def stop_at_the_third(done, total):
        steps.append((done, total))
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        printed(1, 3, stop_at_the_third)

    assert steps == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    job = PrintPages("A name", [page("#ff0000")], LETTER_MM)

    with pytest.raises(OutputError):
        paint(printer, job, lambda _done, _total: None)
