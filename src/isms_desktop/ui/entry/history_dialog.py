"""What happened to one entry: when, who, which field, from what to what."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _
from isms_desktop.services.histories import Histories
from isms_desktop.services.history_words import HistoryLine
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import heading
from isms_desktop.ui.kit.register_model import shown_value
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16

_WHAT, _BEFORE, _AFTER = 2, 3, 4


class HistoryDialog(QDialog):
    """Lists the recorded changes of an entry, newest first."""

    def __init__(self, desk: Desk, histories: Histories, uid: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("historyDialog")
        self.setWindowTitle(_("History"))
        self.resize(desk.theme.px(820), desk.theme.px(520))
        self._desk = desk
        self._histories = histories
        self._list = QTreeWidget()
        self._list.setObjectName("historyList")
        self._list.setAccessibleName(_("Changes"))
        self._list.setHeaderLabels([_("When"), _("Who"), _("What"), _("Before"), _("After")])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(heading(_("History of this entry"), 2))
        column.addWidget(self._list, 1)
        close = primary_button(desk.theme, _("Close"), name="closeHistoryButton")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        desk.jobs.read(partial(self._read, uid), done=self._show)

    def _read(self, uid: str, _progress: Progress) -> list[HistoryLine]:
        return self._histories.told_of(uid)

    def _show(self, changes: list[HistoryLine]) -> None:
        for change in changes:
            item = QTreeWidgetItem(self._line(change))
            for column in (_BEFORE, _AFTER):
                item.setToolTip(column, item.text(column))
            item.setToolTip(_WHAT, change.step)
            self._list.addTopLevelItem(item)
        for section in range(_BEFORE):
            self._list.resizeColumnToContents(section)
        header = self._list.header()
        header.resizeSection(_BEFORE, (header.width() - header.sectionPosition(_BEFORE)) // 2)

    def _line(self, change: HistoryLine) -> list[str]:
        dates = self._desk.dates
        values = [_one_line(shown_value(each, dates)) for each in (change.before, change.after)]
        return [dates.moment(change.moment), change.actor, change.what, *values]


def _one_line(text: str) -> str:
    return " ".join(text.split())
