"""A PDF as it will be printed: pages, outline, zoom, search; save, open elsewhere, print."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.files import document
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button, icon_button, link_button, primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import ElidedText, small
from isms_desktop.ui.kit.page import PageHeader
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12
from isms_desktop.ui.reports.outline import Outline
from isms_desktop.ui.reports.page_view import PageView
from isms_desktop.ui.reports.printing import print_pages, set_paper

_ZOOM_STEP = 1.2
_SPLIT = "preview"


class Preview(QWidget):
    """Shows one PDF file."""

    def __init__(self, desk: Desk, title: str, file: Path, suggested: str, note: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._file = file
        self._suggested = suggested
        self._folder = file.parent
        self.setObjectName("preview")
        self._document = QPdfDocument(self)
        self._document.load(str(file))
        self._view = PageView(self._document, self)
        self._found = QPdfSearchModel(self)
        self._found.setDocument(self._document)
        self._view.setSearchModel(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        count = self._document.pageCount()
        pages = plural("{n} page", "{n} pages", count).format(n=count)
        context = f"{pages} · {note}" if note else pages
        column.addWidget(PageHeader(title, context, self._file_buttons(), is_one_line=True))
        column.addLayout(self._tools())
        column.addWidget(self._pages(), 1)
        self._view.pageNavigator().currentPageChanged.connect(self._say_page)
        self._say_page(0)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._search_field.setFocus),
            (QKeySequence.StandardKey.Print, self._print),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _file_buttons(self) -> tuple[QWidget, ...]:
        theme = self._desk.theme
        save = button(theme, _("Save as…"), "download", name="saveReportButton")
        elsewhere = button(theme, _("Open elsewhere"), "external-link", name="openReportButton")
        to_paper = primary_button(theme, _("Print…"), "printer", name="printReportButton")
        save.clicked.connect(self._save)
        elsewhere.clicked.connect(self._open)
        to_paper.clicked.connect(self._print)
        return save, elsewhere, to_paper

    def _tools(self) -> QHBoxLayout:
        theme, view = self._desk.theme, self._view
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        search = QLineEdit()
        search.setObjectName("previewSearchField")
        search.setAccessibleName(_("Search in the pages"))
        search.setPlaceholderText(_("Search   Ctrl+F"))
        bound(theme, search, minimumWidth=120, maximumWidth=190)
        self._hits = small("")
        search.textChanged.connect(self._search)
        search.returnPressed.connect(self._next_hit)
        self._search_field = search
        self._found.countChanged.connect(self._say_hits)
        self._page_said = small("")
        self._where = ElidedText("", tone="muted")
        self._show_folder = link_button(
            theme, _("Show the folder"), "folder-open", name="showFolderButton"
        )
        self._show_folder.clicked.connect(self._open_folder)
        self._show_folder.setVisible(False)
        row.addWidget(search, 1)
        row.addWidget(self._hits)
        row.addWidget(self._where, 1)
        row.addWidget(self._show_folder)
        row.addWidget(self._page_said)
        tools: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (_("Page before"), "chevron-up", lambda: view.turn(-1)),
            (_("Next page"), "chevron-down", lambda: view.turn(1)),
            (_("Smaller"), "zoom-out", lambda: view.zoom(1 / _ZOOM_STEP)),
            (_("Larger"), "zoom-in", lambda: view.zoom(_ZOOM_STEP)),
            (_("Whole width"), "file-text", view.fit),
        )
        for text, icon, act in tools:
            tool = icon_button(theme, text, icon)
            tool.clicked.connect(act)
            row.addWidget(tool)
        return row

    def _pages(self) -> QSplitter:
        outline = Outline(self._document)
        outline.place_requested.connect(self._jump)
        both = QSplitter()
        both.addWidget(outline)
        both.addWidget(self._view)
        both.setStretchFactor(1, 1)
        theme, preferences = self._desk.theme, self._desk.preferences
        usual = (theme.px(240), theme.px(800))
        both.setSizes(list(preferences.settings.splits.get(_SPLIT, usual)))
        both.splitterMoved.connect(lambda: preferences.keep_split(_SPLIT, both.sizes()))
        return both

    def _jump(self, page: int, place: QPointF) -> None:
        self._view.pageNavigator().jump(page, place, 0)

    def _search(self, text: str) -> None:
        self._found.setSearchString(text)
        self._say_hits()

    def _say_hits(self) -> None:
        count = self._found.rowCount(QModelIndex())
        text = self._found.searchString()
        self._hits.setText(_("{n} found").format(n=count) if text else "")

    def _next_hit(self) -> None:
        count = self._found.rowCount(QModelIndex())
        if count:
            place = (self._view.currentSearchResultIndex() + 1) % count
            self._hits.setText(_("{place} of {n}").format(place=place + 1, n=count))
            self._view.setCurrentSearchResultIndex(place)
            link = self._found.resultAtIndex(place)
            self._view.pageNavigator().jump(link.page(), link.location(), 0)

    def _say_page(self, page: int) -> None:
        count = self._document.pageCount()
        self._page_said.setText(_("Page {number} of {count}").format(number=page + 1, count=count))

    def _save(self) -> None:
        target = self._desk.prompts.choose_save_file(
            _("Save the report"), Path.home() / self._suggested, "PDF (*.pdf)"
        )
        if target is not None:
            work = partial(_copy, self._file, target)
            self._desk.jobs.write(work, done=self._saved)

    def _saved(self, target: Path) -> None:
        self._folder = target.parent
        self._where.setText(_("Saved in {folder}").format(folder=target.parent))
        self._show_folder.setVisible(True)

    def _open_folder(self) -> None:
        self._desk.prompts.open_elsewhere(self._folder)

    def _open(self) -> None:
        self._desk.prompts.open_elsewhere(self._file)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_paper(printer, self._document.pagePointSize(0))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._document.pageCount())
        if dialog.exec():
            self._print_on(printer)

    def _print_on(self, printer: QPrinter) -> None:
        self._desk.jobs.read(partial(print_pages, self._file, printer), title=_("Printing"))


def _copy(source: Path, target: Path, _progress: Progress) -> Path:
    with source.open("rb") as shown, document(target) as file:
        shutil.copyfileobj(shown, file)
    return target
