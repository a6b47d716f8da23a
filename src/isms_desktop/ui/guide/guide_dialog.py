"""The guide (F1): chapters at the left, the one of the page open; read from the shipped files."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_12, SPACE_16

CHAPTERS: Final = {
    "index": "What is where",
    "first-steps": "First steps",
    "import-export": "Import and export",
    "register": "The register",
    "entries": "Entries",
    "objectives": "Objectives and indicators",
    "reports": "Reports",
    "settings": "Settings",
    "safety": "Safety, backup, restore",
    "not-defended": "What is not defended",
    "keyboard": "Keyboard",
}
"""The files of the guide in their order, and what the list calls them."""
OF_PAGES: Final = {
    "": "first-steps",
    "overview": "index",
    "register": "register",
    "entry": "entries",
    "importing": "import-export",
    "objectives": "objectives",
    "objective": "objectives",
    "reports": "reports",
    "people": "settings",
    "settings": "settings",
}
"""Which chapter is about a page of the window."""
_WIDTH: Final = 900
_HEIGHT: Final = 640
_LIST_WIDTH: Final = 220


class GuideDialog(QDialog):
    """Stays open beside the window while one works."""

    def __init__(self, desk: Desk, folder: Path, page: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("guideDialog")
        self.setWindowTitle(_("Guide"))
        px = desk.theme.px
        self.resize(min(px(_WIDTH), window.width()), min(px(_HEIGHT), window.height()))
        self._folder = folder
        self._list = QListWidget()
        self._list.setObjectName("guideChapters")
        self._list.setAccessibleName(_("Chapters"))
        self._list.setSpacing(SPACE_4)
        self._list.addItems([_(title) for title in CHAPTERS.values()])
        self._text = QTextBrowser()
        self._text.setObjectName("guideText")
        self._text.setAccessibleName(_("Text of the chapter"))
        self._text.setOpenExternalLinks(False)
        self._text.document().setDocumentMargin(SPACE_16)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        self._list.currentRowChanged.connect(self._open)
        self._text.sourceChanged.connect(self._mark)
        self._list.setCurrentRow(list(CHAPTERS).index(OF_PAGES.get(page, "index")))
        self._theme = desk.theme
        desk.theme.theme_changed.connect(self._fit)
        self._fit()

    def chapter(self) -> str:
        """The chapter that is open."""
        return Path(self._text.source().path()).stem

    def _fit(self) -> None:
        words = self._list.sizeHintForColumn(0) + 2 * SPACE_12
        self._list.setFixedWidth(max(self._theme.px(_LIST_WIDTH), words))

    def _open(self, row: int) -> None:
        name = list(CHAPTERS)[row]
        if name != self.chapter():
            self._text.setSource(QUrl.fromLocalFile(str(self._folder / f"{name}.md")))

    def _mark(self, source: QUrl) -> None:
        """A link inside the text leads to another chapter."""
        name = Path(source.path()).stem
        if name in CHAPTERS:
            self._list.blockSignals(True)  # noqa: FBT003  Qt's own call
            self._list.setCurrentRow(list(CHAPTERS).index(name))
            self._list.blockSignals(False)  # noqa: FBT003  Qt's own call
