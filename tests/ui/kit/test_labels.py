from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.labels import ElidedText, Text, WrappedText
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone

MARKUP = "<b>not bold</b> & <img src=x>"
LONG = "The leaver procedure names no trigger and no owner. " * 8


def test_user_text_is_never_html(qtbot: QtBot, theme: Theme) -> None:
    for label in (Text(MARKUP), WrappedText(MARKUP), ElidedText(MARKUP)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == MARKUP


def test_wrapped_text_is_whole_inside_a_scrolled_page(qtbot: QtBot, theme: Theme) -> None:
    content, text = QWidget(), WrappedText(LONG)
    column = QVBoxLayout(content)
    column.addWidget(text)
    column.addWidget(WrappedText(LONG))
    area = scroll(content)
    qtbot.addWidget(area)
    area.resize(300, 120)
    area.show()
    assert text.height() >= text.heightForWidth(text.width()) > 4 * text.fontMetrics().height()


def test_wrapped_text_shrinks_again(qtbot: QtBot, theme: Theme) -> None:
    text = WrappedText(LONG)
    qtbot.addWidget(text)
    text.resize(300, 400)
    text.show()
    text.setText("short")
    assert text.minimumHeight() < 2 * text.fontMetrics().height()


def test_elided_text_gives_way_and_can_be_read_in_its_tool_tip(qtbot: QtBot, theme: Theme) -> None:
    text = ElidedText(LONG)
    qtbot.addWidget(text)
    text.resize(120, 20)
    text.show()
    assert text.toolTip() == LONG
    assert text.minimumSizeHint().width() < 120
    text.setText("short")
    text.resize(121, 20)
    assert text.toolTip() == ""


def test_a_tone_colours_the_text(qtbot: QtBot, theme: Theme) -> None:
    text = Text("late")
    qtbot.addWidget(text)
    text.set_tone(Tone.DANGER)
    text.ensurePolished()
    assert text.palette().windowText().color().name().upper() == theme.tokens.danger.fg
