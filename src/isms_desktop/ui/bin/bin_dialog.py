"""The bin: everything that was deleted, to be brought back."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _
from isms_desktop.services.bin import Bin, Binned
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.cards import EmptyState
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, heading
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, SPACE_16

_UID: Final = Qt.ItemDataRole.UserRole


class BinDialog(QDialog):
    """Lists what is in the bin, what came last first."""

    def __init__(self, desk: Desk, bin_: Bin, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._bin = desk, bin_
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("binDialog")
        self.setWindowTitle(_("Bin"))
        self.resize(desk.theme.px(760), desk.theme.px(480))
        self._list = QTreeWidget()
        self._list.setObjectName("binList")
        self._list.setAccessibleName(_("In the bin"))
        self._list.setHeaderLabels([_("Reference"), _("What"), _("Name"), _("In the bin since")])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._restore = primary_button(
            desk.theme, _("Bring back"), "undo-2", name="restoreFromBinButton"
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._restore.clicked.connect(self._bring_back)
        self._list.itemActivated.connect(self._bring_back)
        self._list.itemSelectionChanged.connect(self._fit)
        desk.news.data_changed.connect(self._look)
        self._fit()
        self._look()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(heading(_("Bin"), 2))
        told = _("What is here is in no list, figure or report. References are not used again.")
        column.addWidget(WrappedText(told, tone="muted"))
        self._stack.addWidget(self._list)
        nothing = _("What you delete waits here, and can be brought back at any time.")
        self._stack.addWidget(EmptyState(theme, "trash-2", _("The bin is empty"), nothing, ()))
        column.addWidget(self._stack, 1)
        close = button(theme, _("Close"), name="closeBinButton")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._restore)
        column.addLayout(row)

    def _look(self, _changes: Changes | None = None) -> None:
        self._desk.jobs.read(self._read, done=self._show)

    def _read(self, _progress: Progress) -> list[Binned]:
        return self._bin.lines()

    def _show(self, lines: list[Binned]) -> None:
        kinds = {
            RecordKind.ENTRY: _("Entry"),
            RecordKind.OBJECTIVE: _("Objective"),
            RecordKind.INDICATOR: _("Indicator"),
        }
        self._list.clear()
        for line in lines:
            since = self._desk.dates.moment(line.binned_at)
            item = QTreeWidgetItem([line.ref, kinds[line.kind], line.name, since])
            item.setData(0, _UID, line.uid)
            self._list.addTopLevelItem(item)
        for section in (0, 1):
            self._list.resizeColumnToContents(section)
        self._list.setColumnWidth(2, self._desk.theme.px(320))
        self._stack.setCurrentIndex(0 if lines else 1)
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)
        self._fit()

    def _fit(self) -> None:
        self._restore.setEnabled(bool(self._list.selectedItems()))

    def _bring_back(self, *_pressed: object) -> None:
        uids = [item.data(0, _UID) for item in self._list.selectedItems()]
        if uids:
            work = partial(_restored, self._bin, uids)
            self._desk.jobs.write(work, done=self._desk.news.announce)


def _restored(bin_: Bin, uids: Sequence[str], _progress: Progress) -> Changes:
    return bin_.restore(uids)
