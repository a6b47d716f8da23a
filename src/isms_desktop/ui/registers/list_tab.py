"""A tab of the register that is one list, read anew whenever somebody looks at it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.record_list import RecordList
from isms_desktop.ui.kit.register_model import Row


class ListTab(QWidget):
    """Shows a list, and follows changes of the `telling` kinds of record while it is in sight."""

    list: RecordList[Any]

    def __init__(self, desk: Desk, telling: Sequence[RecordKind]) -> None:
        super().__init__()
        self._telling = telling
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.news.data_changed.connect(self._note)

    def hold(self, list_: RecordList[Any]) -> None:
        """Take the list in."""
        self.list = list_
        list_.opened.connect(self._open)
        self._column.addWidget(list_)

    def open_row(self, row: Row) -> None:
        """Lead to what a line stands for."""
        raise NotImplementedError

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what may have changed while another page was shown."""
        super().showEvent(event)
        self.list.refresh()

    def _open(self, uid: str) -> None:
        place = self.list.table.register.row_of(uid)
        if place is not None:
            self.open_row(self.list.table.register.row_at(place))

    def _note(self, changes: Changes) -> None:
        if self.isVisible() and any(kind in changes for kind in self._telling):
            self.list.refresh()
