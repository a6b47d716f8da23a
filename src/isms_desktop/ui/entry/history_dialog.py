"""What happened to one entry: when, who, which field, from what to what."""

import json
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

from isms_desktop.domain.history import HistoryEntry
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.services.histories import Histories
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import heading
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16


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

    def _read(self, uid: str, _progress: Progress) -> list[HistoryEntry]:
        return self._histories.of_entry(uid)

    def _show(self, changes: list[HistoryEntry]) -> None:
        for change in reversed(changes):
            self._list.addTopLevelItem(QTreeWidgetItem(self._line(change)))
        for section in range(3):
            self._list.resizeColumnToContents(section)

    def _line(self, change: HistoryEntry) -> list[str]:
        when = self._desk.dates.moment(change.moment)
        if change.is_created:
            return [when, change.actor, change.action, "", _("recorded")]
        if change.is_deleted:
            return [when, change.actor, change.action, "", _("taken away")]
        label = ENTRIES[change.field].label if change.field in ENTRIES else change.field
        return [when, change.actor, label, _shown(change.old), _shown(change.new)]


def _shown(stored: str | None) -> str:
    value = json.loads(stored) if stored else None
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else " ".join(str(value).split())
