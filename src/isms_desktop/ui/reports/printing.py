"""The pages of a report on the system's printer."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _

_DPI = 300
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def set_paper(printer: QPrinter, size: QSizeF) -> None:
    """Offer the sheet of the report, given in points, the way it is turned."""
    is_turned = size.width() > size.height()
    upright = size.transposed() if is_turned else size
    orientation = QPageLayout.Orientation
    printer.setPageSize(
        QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    printer.setPageOrientation(orientation.Landscape if is_turned else orientation.Portrait)


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages asked for in the dialog, counted from 0; all where none were named."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    return range(first - 1, last)


def print_pages(file: Path, printer: QPrinter, progress: Progress) -> int:
    """Send the chosen pages of a PDF file to the printer, in any thread, and say how many.

    `UserError` "cannot_print" where the printer does not take them.
    """
    document = QPdfDocument()
    document.load(str(file))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            _("The printer did not take the pages. Nothing was printed."),
            _("Check that it is switched on and connected, or save the report and print it there."),
            code="cannot_print",
        )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        pages = chosen_pages(printer, document.pageCount())
        for done, page in enumerate(pages):
            progress(done, len(pages), _("Printing"))
            if done:
                printer.newPage()
            _paint(document, page, painter)
    finally:
        painter.end()
    return len(pages)


def _paint(document: QPdfDocument, page: int, painter: QPainter) -> None:
    points = document.pagePointSize(page)
    size = QSize(round(points.width() * _DPI / 72), round(points.height() * _DPI / 72))
    picture = document.render(page, size)
    area = painter.viewport()
    # Printers count four times as many dots; pages enlarged to that would take gigabytes.
    painter.drawImage(QRect(area.topLeft(), size.scaled(area.size(), _KEEP)), picture)
