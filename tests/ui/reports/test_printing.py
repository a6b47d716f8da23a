"""Pages on a printer, here one that writes a file."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError, no_progress
from isms_desktop.ui.reports.printing import chosen_pages, print_pages, set_paper


@pytest.fixture
def file(tmp_path: Path) -> Path:
    writer = PdfWriter()
    for _page in range(5):
        writer.add_blank_page(842, 595)
    writer.write(tmp_path / "five.pdf")
    return tmp_path / "five.pdf"


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 0, range(5)), (2, 3, [1, 2]), (4, 9, [3, 4]), (1, 1, [0])],
)
def test_the_pages_named_in_the_dialog_are_taken(
    printer: QPrinter, first: int, last: int, expected: Iterable[int]
) -> None:
    printer.setFromTo(first, last)
    assert list(chosen_pages(printer, 5)) == list(expected)


def test_only_these_pages_come_out(file: Path, printer: QPrinter, tmp_path: Path) -> None:
    printer.setFromTo(2, 4)
    assert print_pages(file, printer, no_progress) == 3
    paper = QPdfDocument()
    paper.load(str(tmp_path / "paper.pdf"))
    assert paper.pageCount() == 3


def test_a_fine_printer_gets_pages_no_larger_than_they_are_drawn(
    file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "fine.pdf"))
    set_paper(printer, QSizeF(842, 595))
    printer.setFromTo(1, 1)
    assert print_pages(file, printer, no_progress) == 1
    assert printer.width() > 5_000
    (picture,) = PdfReader(tmp_path / "fine.pdf").pages[0].images
    assert picture.image is not None
    assert max(picture.image.size) < 4_000


def test_printing_can_be_cancelled(file: Path, printer: QPrinter) -> None:
    def cancel(done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        print_pages(file, printer, cancel)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(
    file: Path, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "paper.pdf"))
    with pytest.raises(UserError) as refused:
        print_pages(file, printer, no_progress)
    assert refused.value.code == "cannot_print"


@pytest.mark.parametrize(
    ("size", "paper", "orientation"),
    [
        (QSizeF(595.28, 841.89), QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
        (QSizeF(841.89, 595.28), QPageSize.PageSizeId.A4, QPageLayout.Orientation.Landscape),
        (QSizeF(792, 612), QPageSize.PageSizeId.Letter, QPageLayout.Orientation.Landscape),
    ],
)
def test_the_printer_is_offered_the_sheet_of_the_report(
    printer: QPrinter,
    size: QSizeF,
    paper: QPageSize.PageSizeId,
    orientation: QPageLayout.Orientation,
) -> None:
    set_paper(printer, size)
    layout = printer.pageLayout()
    assert (layout.pageSize().id(), layout.orientation()) == (paper, orientation)
