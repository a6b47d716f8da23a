"""The steps of guided work, in a row on the page: done, here, to do, folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLayout, QSizePolicy, QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import press_on_enter
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    FOCUS_RING,
    ICON,
    RADIUS_CONTROL,
    REGULAR,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    STRONG,
    Size,
)

_SHORTEST_LINE: Final = 12


class StepState(StrEnum):
    """Where a step stands; a folded one was not needed here."""

    DONE = "done"
    CURRENT = "current"
    TODO = "todo"
    FOLDED = "folded"


_ICONS: Final = {
    StepState.DONE: "circle-check",
    StepState.CURRENT: "circle-dot",
    StepState.TODO: "circle",
    StepState.FOLDED: "circle-minus",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `sub` is a short second line such as a date. `is_open` lets it be opened."""

    key: str
    title: str
    state: StepState
    sub: str = ""
    is_open: bool = False


class Stepper(QFrame):
    """The steps in a card; those done, or marked open, can be pressed or reached by arrow keys.

    Where there is no room for all titles, only the present step keeps its words.
    """

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[StepButton] = []
        self.setObjectName("stepper")
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # titles give way
        self._row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._row.setSpacing(SPACE_4)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps instead of the present ones."""
        self._clear()
        for i, step in enumerate(steps):
            if i:
                is_past = steps[i - 1].state in (StepState.DONE, StepState.FOLDED)
                self._row.addWidget(_StepLine(self._theme, is_done=is_past), 1)
            button = StepButton(self._theme, step)
            button.pressed_step.connect(self.step_requested)
            self._buttons.append(button)
            self._row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)

        self.updateGeometry()
        self._fit()

    def buttons(self) -> list["StepButton"]:
        """The steps as buttons, in their order."""
        return list(self._buttons)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(is_compact=True), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        reachable = [button for button in self._buttons if button.isEnabled()]
        here = next((i for i, button in enumerate(reachable) if button.hasFocus()), None)
        if way is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + way < len(reachable):
            reachable[here + way].setFocus(Qt.FocusReason.TabFocusReason)

    def _width(self, *, is_compact: bool) -> int:
        """Room for all steps, with titles or mostly without."""
        count = len(self._buttons)
        steps = sum(button.width_when(is_compact=is_compact) for button in self._buttons)
        return steps + (count - 1) * (_SHORTEST_LINE + 2 * SPACE_4) + 2 * SPACE_12 + 2

    def _fit(self) -> None:
        is_compact = self.width() < self._width(is_compact=False)
        for button in self._buttons:
            button.set_compact(is_compact=is_compact)

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()


class StepButton(QAbstractButton):
    """One step: icon, title, second line."""

    pressed_step = Signal(str)

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._theme = theme
        self._is_compact = False
        self.step = step
        is_here = step.state is StepState.CURRENT
        self.setEnabled(step.state is StepState.DONE or is_here or step.is_open)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if self.isEnabled() else Qt.FocusPolicy.NoFocus
        )
        self.setObjectName(f"step_{step.key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = {
            StepState.DONE: _("done"),
            StepState.CURRENT: _("you are here"),
            StepState.TODO: _("to do"),
            StepState.FOLDED: _("not needed"),
        }
        parts = (step.title, words[step.state], step.sub)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.clicked.connect(self._tell)
        theme.theme_changed.connect(self.updateGeometry)

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the icon alone, unless this is the present step, or the words too."""
        is_alone = is_compact and self.step.state is not StepState.CURRENT
        if is_alone != self._is_compact:
            self._is_compact = is_alone
            self.setToolTip(self.accessibleName() if is_alone else "")
            self.updateGeometry()

    def width_when(self, *, is_compact: bool) -> int:
        """How wide it is with or without words."""
        if is_compact and self.step.state is not StepState.CURRENT:
            return self._theme.px(ICON) + 2 * SPACE_4
        return self._words_size().width() + self._theme.px(ICON) + SPACE_8 + 2 * SPACE_4 + 2

    @override
    def sizeHint(self) -> QSize:
        height = max(self._words_size().height(), self._theme.px(ICON)) + 3 * SPACE_4
        return QSize(self.width_when(is_compact=self._is_compact), height)

    def _words_size(self) -> QSize:
        title = QFontMetrics(self._title_font()).size(0, self.step.title)
        small = QFontMetrics(self._theme.font(Size.SMALL))
        sub = small.size(0, self.step.sub) if self.step.sub else QSize(0, 0)
        return QSize(max(title.width(), sub.width()), title.height() + sub.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, step = self._theme, self._theme.tokens, self.step
        colours = {
            StepState.DONE: (tokens.ok.fg, tokens.text),
            StepState.CURRENT: (tokens.accent, tokens.accent),
            StepState.TODO: (tokens.control, tokens.muted),
            StepState.FOLDED: (tokens.control, tokens.muted),
        }
        icon_colour, text_colour = colours[step.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_RING))
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL
            )
        side, font = theme.px(ICON), self._title_font()
        height = QFontMetrics(font).height()
        icon = theme.pixmap(_ICONS[step.state], icon_colour, ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(SPACE_4, SPACE_4 + max(0, (height - side) // 2)), icon)
        if self._is_compact:
            return
        left = SPACE_4 + side + SPACE_8
        painter.setFont(font)
        painter.setPen(QColor(text_colour))
        line = QRect(left, SPACE_4, self.width() - left, max(height, side))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, step.title)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(QColor(tokens.muted))
        below = QRect(left, line.bottom() + 1, line.width(), self.height() - line.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, step.sub)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the stepper; Qt would send them to any button nearby."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _title_font(self) -> QFont:
        is_here = self.step.state is StepState.CURRENT
        return self._theme.font(weight=STRONG if is_here else REGULAR)

    def _tell(self) -> None:
        self.pressed_step.emit(self.step.key)


class _StepLine(QWidget):
    """The line between two steps, drawn at the height of their icons."""

    def __init__(self, theme: Theme, *, is_done: bool) -> None:
        super().__init__()
        self._theme, self._is_done = theme, is_done
        self.setMinimumWidth(_SHORTEST_LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        middle = SPACE_4 + max(self._theme.px(ICON), QFontMetrics(self._theme.font()).height()) // 2
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens.ok.fg if self._is_done else tokens.border), 2))
        painter.drawLine(0, middle, self.width(), middle)
