"""Texts on the page. User text is never taken for HTML."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.tokens import MEDIUM, REGULAR, STRONG, Size, Tone

_TALLEST: Final = 1_000_000


class Text(QLabel):
    """One line of plain text in a step of type; `tone` is a tone, "muted", "accent" or blank."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.BODY,
        tone: Tone | str = "",
        weight: int = REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textSize", str(size))
        self.setProperty("tone", str(tone))
        self.setProperty("weight", str(weight))
        self.setText(text)

    def set_tone(self, tone: Tone | str) -> None:
        """Colour the text anew."""
        if self.property("tone") != str(tone):
            self.setProperty("tone", str(tone))
            self.style().unpolish(self)
            self.style().polish(self)


def heading(text: str, level: int = 1) -> Text:
    """Make a heading of level 1 (page), 2 (record) or 3 (card)."""
    size = {1: Size.H1, 2: Size.H2, 3: Size.H3}[level]
    return Text(text, size, weight=STRONG)


def page_title(text: str) -> "WrappedText":
    """Make the title of a page, on more lines where the buttons beside it leave little room."""
    return WrappedText(text, Size.H1, weight=STRONG)


def label(text: str) -> Text:
    """Make the name above or beside an editor."""
    return Text(text, weight=MEDIUM)


def small(text: str, tone: Tone | str = "muted") -> Text:
    """Make a small line, such as a reference or a date."""
    return Text(text, Size.SMALL, tone)


class WrappedText(Text):
    """Plain text over as many lines as it needs; never cut off, also inside a scrolled page."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.BODY,
        tone: Tone | str = "",
        weight: int = REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size, tone, weight, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth()
        return QSize(min(letters * 16, super().sizeHint().width()), self.fontMetrics().height())

    def _fit(self) -> None:
        # A scroll area asks only for the minimum size, not for the height at a width.
        # heightForWidth would never shrink: it counts the minimum that is set here.
        room = QRect(0, 0, max(1, self.contentsRect().width()), _TALLEST)
        flags = int(Qt.TextFlag.TextWordWrap)
        self.setMinimumHeight(self.fontMetrics().boundingRect(room, flags, self.text()).height())


class Phrase(WrappedText):
    """A few words that stand on one line wherever there is room for it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(self.text().split() or [""], key=len)
        return QSize(self.fontMetrics().horizontalAdvance(longest) + 4, self.fontMetrics().height())


class ElidedText(Text):
    """One line that gives way: what does not fit becomes an ellipsis and a tool tip."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self._shown()
        )

    def _shown(self) -> str:
        line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
