"""The frame of a page: title, one line of context, main button; scrolled body; fixed button bar."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.ui.kit.giving_way import GivingWay
from isms_desktop.ui.kit.labels import ElidedText, Text, WrappedText, page_title
from isms_desktop.ui.kit.tokens import (
    PAGE_MARGIN,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    STRONG,
    Size,
)

_TURNS: Final = 4
"""So often what lies in one another must be laid out until all of it has its place."""


class PageHeader(QWidget):
    """Title and context at the left, buttons at the right, the main one last."""

    def __init__(
        self,
        title: str,
        context: str = "",
        buttons: Sequence[QWidget] = (),
        *,
        is_one_line: bool = False,
    ) -> None:
        """With `is_one_line` the title ends in dots where it has too little room."""
        super().__init__()
        named = QWidget()
        texts = QVBoxLayout(named)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        one_line = ElidedText(title, Size.H1, weight=STRONG) if is_one_line else None
        self.title: Text = one_line or page_title(title)
        self._context = WrappedText("", tone="muted")
        texts.addWidget(self.title)
        texts.addWidget(self._context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GivingWay(named, _line(buttons)))
        self.say(context)

    def say(self, context: str) -> None:
        """Change the line below the title."""
        self._context.setText(context)
        self._context.setVisible(bool(context))


class Page(QWidget):
    """A page whose `body` fills the window (tables) or, with `scrolled`, can be longer than it.

    Who comes to it goes on with the keys in `keys_go_to`, where that is in sight. (A focus proxy
    would do so too, but then Tab passes by all that stands before it.)
    """

    def __init__(self, name: str, *, scrolled: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.keys_go_to: QWidget | None = None
        self.more_areas: Sequence[QWidget] = ()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        content = QWidget()
        content.setProperty("clear", "true")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(PAGE_MARGIN, SPACE_24, PAGE_MARGIN, SPACE_16)
        self.body.setSpacing(SPACE_12)
        self._above = content
        self._fixed: QWidget | None = None
        self._outer.addWidget(scroll(content) if scrolled else content, 1)

    @override
    def setFocus(self) -> None:  # type: ignore[override]  # Qt has two of them
        target = self.keys_go_to
        if target is not None and target.isVisibleTo(self):
            target.setFocus()
        else:
            super().setFocus()

    def areas(self) -> Sequence[QWidget]:
        """The parts that F6 goes through: the top, what is worked on, what is beside, the bar."""
        parts = (self._above, self.keys_go_to, *self.more_areas, self._fixed)
        return [part for part in parts if part is not None]

    def set_bar(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Fix a bar with buttons to the bottom, the main one last; call it once."""
        bar = GivingWay(_line(left, stretch=1), _line(right))
        bar.setProperty("bar", "bottom")
        bar.set_margins(PAGE_MARGIN, SPACE_12)
        self._outer.addWidget(bar)
        self._fixed = bar
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda: _press_last(right))


def scroll(content: QWidget | None = None) -> QScrollArea:
    """Let a tall widget, or one that is set later, be scrolled; it keeps the window's width."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setViewport(QWidget())  # lets the page shine through
    if content is not None:
        area.setWidget(content)
    return area


def reveal(part: QWidget) -> None:
    """Scroll a part into sight, also one that was only just put into its page."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part))  # a new part is shown only then


def _scroll_to(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        for _turn in range(_TURNS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        above.ensureWidgetVisible(part, 0, SPACE_24)


def _press_last(buttons: Sequence[QWidget]) -> None:
    """Press the main button, the last of those shown, once the field in hand is left."""
    shown = [each for each in buttons if isinstance(each, QAbstractButton) and each.isVisible()]
    if shown and shown[-1].isEnabled():
        shown[-1].setFocus()
        shown[-1].click()


def _line(widgets: Sequence[QWidget], stretch: int = 0) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(stretch)
    return holder


def row_of(*widgets: QWidget, spacing: int = SPACE_8) -> QWidget:
    """Put widgets beside each other, starting at the left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
