"""Frames that group things: card, banner, empty state, status line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    ICON,
    ICON_BADGE,
    MEDIUM,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    STRONG,
    Size,
    Tone,
)

_EMPTY_ICON: Final = 48
_SENTENCE_WIDTH: Final = 460
_ALL_IT_MAY: Final = 100
"""The share of the row of what grows to its greatest width before the room beside it does."""
_TONE_ICONS: Final = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "lightbulb",
    Tone.WARN: "triangle-alert",
    Tone.DANGER: "circle-alert",
    Tone.OK: "circle-check",
    Tone.CHECK: "hourglass",
}


class IconLabel(QLabel):
    """An icon that is looked at, not pressed; screen readers pass it by."""

    def __init__(self, theme: Theme, name: str, tone: Tone | str = "", size: int = ICON) -> None:
        super().__init__()
        self._theme, self._name, self._tone, self._size = theme, name, tone, size
        theme.theme_changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, tone: Tone | str = "") -> None:
        """Show another icon; `tone` is a tone, "accent", "muted" or blank for text colour."""
        self._name, self._tone = name, tone
        self._draw()

    def _draw(self) -> None:
        tokens = self._theme.tokens
        plain = {"": tokens.text, "accent": tokens.accent, "muted": tokens.muted}
        tone = self._tone
        colour = tokens.tone(tone).fg if isinstance(tone, Tone) else plain[tone]
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap(self._name, colour, self._size, ratio))
        side = self._theme.px(self._size)
        self.setFixedSize(QSize(side, side))


class Card(QFrame):
    """A white frame with rounded corners; add to `body`."""

    def __init__(self, title: str = "", tone: Tone | None = None) -> None:
        super().__init__()
        self.setProperty("card", str(tone) if tone else "plain")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        self.body.setSpacing(SPACE_8)
        self._heading = WrappedText(title, Size.H3, weight=STRONG)
        if title:
            self.body.addWidget(self._heading)

    def rename(self, title: str) -> None:
        """Give a card that has a title another one."""
        self._heading.setText(title)


class Line(QFrame):
    """A thin line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("line", "true")
        self.setFixedHeight(1)


class Banner(QFrame):
    """A toned frame with icon, title, sentence and buttons, for advice and for trouble."""

    def __init__(
        self, theme: Theme, tone: Tone, title: str, text: str = "", buttons: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.setProperty("card", str(tone))
        self.setAccessibleName(f"{title} {text}".strip())
        rows = QHBoxLayout(self)
        rows.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        rows.setSpacing(SPACE_8)
        rows.addWidget(
            IconLabel(theme, _TONE_ICONS[tone], tone), alignment=Qt.AlignmentFlag.AlignTop
        )
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = WrappedText(title, tone=tone if text else "", weight=STRONG if text else 400)
        self._text = WrappedText(text)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        rows.addLayout(texts, 1)
        self._text.setVisible(bool(text))  # not before: alone it would be shown as a window
        for button in buttons:
            rows.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, text: str = "") -> None:
        """Say something else in the same tone."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())


class EmptyState(QWidget):
    """What a page shows before there is anything: icon, one sentence, what to do first."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str, buttons: Sequence[QPushButton]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_12)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(theme, icon, "muted", _EMPTY_ICON), alignment=centre)
        named = WrappedText(title, Size.H3, weight=STRONG)
        sentence = WrappedText(text, tone="muted")
        held = QWidget()
        bound(theme, held, maximumWidth=_SENTENCE_WIDTH)
        words = QVBoxLayout(held)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE_12)
        for line in (named, sentence):
            line.setAlignment(centre)
            words.addWidget(line)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(held, _ALL_IT_MAY)
        middle.addStretch(1)
        column.addLayout(middle)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(SPACE_8)
        column.addLayout(row)
        column.addStretch(3)


class StatusLine(QWidget):
    """The line at the bottom left: "Saved 14:32 · backup 09:12"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "check", Tone.OK, ICON_BADGE)
        self._text = WrappedText("", Size.SMALL, "muted")
        self.setObjectName("statusLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.show_saved("")

    def show_saved(self, saved_at: str, backup_at: str = "") -> None:
        """Say when the data was saved and backed up (times as shown, blank when not yet)."""
        parts = [_("Saved {time}").format(time=saved_at)] if saved_at else []
        parts += [_("backup {time}").format(time=backup_at)] if backup_at else []
        self._show(" · ".join(parts), "check", Tone.OK)

    def show_trouble(self, sentence: str) -> None:
        """Say that something is not saved or not backed up."""
        self._show(sentence, "triangle-alert", Tone.WARN)

    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def _show(self, sentence: str, icon: str, tone: Tone) -> None:
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(sentence))
        self._text.setText(sentence)
        self._text.set_tone(tone if tone is Tone.WARN else "muted")


class Facts(QWidget):
    """Names and values in two columns, as in the detail pane."""

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_8)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; those with a blank value are left out."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [(name, value) for name, value in facts if value]
        width = max((self._name_width(name) for name, _value in shown), default=0)
        for name, value in shown:
            self._rows.addWidget(_fact(name, value, width))

    def _name_width(self, name: str) -> int:
        return self.fontMetrics().horizontalAdvance(name) + SPACE_16

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            names = self.findChildren(Text, "factName")
            width = max((self._name_width(name.text()) for name in names), default=0)
            for name in names:
                name.setFixedWidth(width)


def _fact(name: str, value: str, width: int) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    named = Text(name, tone="muted")
    named.setObjectName("factName")
    named.setFixedWidth(width)
    line.addWidget(named, alignment=Qt.AlignmentFlag.AlignTop)
    told = WrappedText(value, weight=MEDIUM if not name else 400)
    told.setAlignment(Qt.AlignmentFlag.AlignTop)
    line.addWidget(told, 1)
    return row
