"""The pages of a PDF, under each other: what is read stays in view when their size changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _


class PageView(QPdfView):
    """Shows whole widths of pages until they are made smaller or larger."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDocument(document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(_("Pages"))

    def scale(self) -> float:
        """How large pages are shown, 1 is life size; while they fit Qt itself does not say."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        dots = self.document().pagePointSize(0).width() * self.logicalDpiX() / 72
        return room / dots if dots else 1.0

    def zoom(self, factor: float) -> None:
        """Show the pages `factor` times as large as now."""
        scale = self.scale() * factor
        with self._in_place():
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(scale)

    def fit(self) -> None:
        """Show the pages as wide as there is room."""
        with self._in_place():
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def turn(self, by: int) -> None:
        """Go `by` pages on, or back where it is negative, as far as there are pages."""
        navigator = self.pageNavigator()
        page = navigator.currentPage() + by
        if 0 <= page < self.document().pageCount():
            navigator.jump(page, QPointF(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._in_place():
            super().resizeEvent(event)

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """Qt keeps the distance to the first page in dots, so the same words would move away."""
        bar = self.verticalScrollBar()
        share = bar.value() / self._height()
        yield
        bar.setValue(round(share * self._height()))

    def _height(self) -> int:
        """All pages together, in dots."""
        return max(1, self.verticalScrollBar().maximum() + self.viewport().height())
