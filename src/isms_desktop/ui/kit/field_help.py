"""What a field wants, shown beside its name: a sentence, a weak and a strong example."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.buttons import Button
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_12, SPACE_16, STRONG, Size, Tone

KEY: Final = "Shift+F1"
"""The key that opens the help of the field one is in."""
_WIDTH: Final = 380


def told(help_: FieldHelp) -> str:
    """Everything the help says, as it is spoken."""
    parts = [_(help_.wants)]
    if help_.weak:
        parts.append(_("Weak: {example}").format(example=_(help_.weak)))
    if help_.strong:
        parts.append(_("Strong: {example}").format(example=_(help_.strong)))
    return " ".join(parts)


class HelpButton(Button):
    """A question mark beside the name of a field; the keyboard has a key in the field instead."""

    def __init__(self, theme: Theme, label: str, help_: FieldHelp, name: str) -> None:
        said = _("What does “{field}” want?").format(field=label)
        super().__init__(theme, said, "circle-question-mark", "hint", name)
        self._label, self._help = label, help_
        self.setToolTip(f"{said}   {KEY}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the help below the button."""
        note = HelpNote(self._theme, self._label, self._help, self)
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        left = min(below.x(), room.right() - note.width())
        above = self.mapToGlobal(QPoint(0, -note.height() - 2)).y()
        top = below.y() if below.y() + note.height() <= room.bottom() else above
        note.move(max(left, room.left()), max(top, room.top()))
        note.show()
        note.setFocus()


class HelpNote(QFrame):
    """The help of one field in a small window; any key closes it, and a click beside it."""

    def __init__(self, theme: Theme, label: str, help_: FieldHelp, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("helpNote")
        self.setProperty("card", "note")
        self.setAccessibleName(f"{label}: {told(help_)}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        column.setSpacing(SPACE_4)
        column.addWidget(Text(label, weight=STRONG))
        column.addWidget(WrappedText(_(help_.wants)))
        for word, tone, example in (
            (_("Weak"), Tone.WARN, help_.weak),
            (_("Strong"), Tone.OK, help_.strong),
        ):
            if example:
                column.addSpacing(SPACE_4)
                column.addWidget(Text(word, Size.SMALL, tone, STRONG))
                column.addWidget(WrappedText(_(example)))
        self.setFixedWidth(theme.px(_WIDTH))
        self.resize(self.width(), column.totalHeightForWidth(self.width()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()
