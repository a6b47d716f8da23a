"""The outline of a PDF beside its pages: every heading and entry, narrowed down while typing."""

from PySide6.QtCore import QModelIndex, QPointF, QSortFilterProxyModel, Qt, Signal
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QLineEdit, QTreeView, QVBoxLayout, QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12


class Outline(QWidget):
    """Asks for the place whose line is chosen."""

    place_requested = Signal(int, QPointF)

    def __init__(self, document: QPdfDocument) -> None:
        super().__init__()
        bookmarks = QPdfBookmarkModel(self)
        bookmarks.setDocument(document)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(bookmarks)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setFilterRole(int(QPdfBookmarkModel.Role.Title))
        search = QLineEdit()
        search.setObjectName("outlineSearchField")
        search.setAccessibleName(_("Find in the outline"))
        search.setPlaceholderText(_("Find"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._narrow)
        search.returnPressed.connect(self._first)
        self._tree = QTreeView()
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(SPACE_12)  # entries stand two deep, and their names are long
        self._tree.setAccessibleName(_("Outline"))
        self._tree.setModel(self._shown)
        self._tree.expandAll()
        self._tree.activated.connect(self._ask_for)
        self._tree.clicked.connect(self._ask_for)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(search)
        column.addWidget(self._tree, 1)

    def _narrow(self, words: str) -> None:
        self._shown.setFilterFixedString(words)
        self._tree.expandAll()

    def _first(self) -> None:
        """Go to the first line that was found, below the headings that lead to it."""
        index = self._shown.index(0, 0)
        while self._shown.hasChildren(index):
            index = self._shown.index(0, 0, index)
        if index.isValid():
            self._tree.setCurrentIndex(index)
            self._ask_for(index)

    def _ask_for(self, index: QModelIndex) -> None:
        page = index.data(int(QPdfBookmarkModel.Role.Page))
        place = index.data(int(QPdfBookmarkModel.Role.Location))
        if isinstance(page, int) and isinstance(place, QPointF):
            self.place_requested.emit(page, place)
