"""A few answers in one line, with the sentence that belongs to the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.radio_cards import Option
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_16


class OptionLine(QWidget):
    """Radio buttons beside each other, where cards would take the room of a table."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], name: str) -> None:
        super().__init__()
        self._texts = {option.key: option.text for option in options}
        self._buttons = {option.key: QRadioButton(option.title) for option in options}
        self._group = QButtonGroup(self)
        holder = QWidget()
        row = FlowLayout(holder, SPACE_16)
        for option in options:
            button = self._buttons[option.key]
            button.setObjectName(f"{name}_{option.key}")
            button.setAccessibleName(option.title)
            button.setAccessibleDescription(option.text)
            button.clicked.connect(lambda _checked=False, key=option.key: self._tell(key))
            self._group.addButton(button)
            row.addWidget(button)
        self._sentence = WrappedText("", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(holder)
        column.addWidget(self._sentence)

    def choose(self, key: str) -> None:
        """Mark an answer, silently."""
        self._buttons[key].setChecked(True)
        self._sentence.setText(self._texts[key])
        self.setFocusProxy(self._buttons[key])

    def _tell(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
