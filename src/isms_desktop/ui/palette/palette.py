"""The palette: type a few letters, go to an entry, objective, person or page, or do something."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.domain.fuzzy import fuzzy_score
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import small
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.palette.lines import LINE, LineDelegate, PaletteLine

_WIDTH: Final = 620
_HEIGHT: Final = 430
_FROM_TOP: Final = 0.12
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
Find = Callable[[str], Sequence[PaletteLine]]
"""What of the register fits; asked in a worker."""


class Palette(QDialog):
    """Typing narrows down, the arrow keys choose, Enter goes there, Escape goes back.

    `commands` are known at once; what `find` gives of the register comes before them, but for a
    command that is called just as was typed.
    """

    def __init__(
        self, desk: Desk, commands: Sequence[PaletteLine], find: Find, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(_("Find and do"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._desk, self._commands, self._find = desk, commands, find
        self._found: Sequence[PaletteLine] = ()
        self._words = QLineEdit()
        self._words.setObjectName("paletteField")
        hint = _("Entry, objective, person, page or command")
        self._words.setPlaceholderText(hint)
        self._words.setAccessibleName(hint)
        self._words.textChanged.connect(self._search)
        self._list = QListWidget()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(_("What fits"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys come from the field
        self._delegate = LineDelegate(desk.theme)
        self._list.setItemDelegate(self._delegate)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._go)
        frame = Card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        frame.body.addWidget(self._words)
        frame.body.addWidget(self._list, 1)
        frame.body.addWidget(small(_("Arrow keys choose   Enter goes there   Esc goes back")))
        self._place(window)
        self._search("")

    def lines(self) -> list[PaletteLine]:
        """What is offered now, in its order."""
        return [self._list.item(row).data(LINE) for row in range(self._list.count())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._list.count():
            row = self._list.currentRow() + _STEPS[key]
            self._choose(max(0, min(row, self._list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _place(self, window: QWidget) -> None:
        theme = self._desk.theme
        room = window.size()
        self.resize(
            min(theme.px(_WIDTH), room.width() - 2 * SPACE_12),
            min(theme.px(_HEIGHT), room.height() - 2 * SPACE_12),
        )
        left, top = (room.width() - self.width()) // 2, int(room.height() * _FROM_TOP)
        top = min(top, room.height() - self.height() - SPACE_12)
        self.move(window.mapToGlobal(QPoint(left, top)))

    def _search(self, text: str) -> None:
        self._show()
        work = partial(self._looked, text)
        self._desk.jobs.read(work, done=partial(self._arrived, text))

    def _looked(self, text: str, _progress: Progress) -> Sequence[PaletteLine]:
        return self._find(text)

    def _arrived(self, text: str, found: Sequence[PaletteLine]) -> None:
        if text == self._words.text():  # else more was typed meanwhile
            self._found = found
            self._show()

    def _show(self) -> None:
        typed = self._words.text()
        scored = [(fuzzy_score(typed, line.title), line) for line in self._commands]
        fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        found = self._found if typed.strip() else ()
        called = typed.strip().casefold()
        named = [line for _score, line in fitting if line.title.casefold() == called]
        others = [line for _score, line in fitting if line not in named]
        self._list.clear()
        for line in (*named, *found, *others):
            item = QListWidgetItem(self._list)
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {line.detail}")
        if self._list.count():
            self._choose(0)

    def _choose(self, row: int) -> None:
        self._list.setCurrentRow(row)
        line: PaletteLine = self._list.item(row).data(LINE)
        self._words.setAccessibleDescription(f"{line.title}, {line.detail}")

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        line: PaletteLine = item.data(LINE)
        self.accept()
        line.act()
