import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.badge import Badge, BadgeLook, badge_size, paint_badge
from isms_desktop.ui.kit.buttons import Chip, button, icon_button, primary_button
from isms_desktop.ui.kit.cards import (
    Banner,
    Card,
    EmptyState,
    Facts,
    IconLabel,
    Line,
    StatusLine,
)
from isms_desktop.ui.kit.flow import ChipBar, FlowLayout
from isms_desktop.ui.kit.page import Page, PageHeader, row_of
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.ui.kit.tokens import STRONG, Tone

CHIPS = [("open", "Open"), ("overdue", "Overdue"), ("all", "All")]
OVERDUE = BadgeLook("Overdue", Tone.DANGER, "circle-alert")


def painted(theme: Theme, *, outlined: bool) -> set[str]:
    size = badge_size(theme, OVERDUE)
    pixmap = QPixmap(size)
    pixmap.fill(QColor(theme.tokens.soft))
    painter = QPainter(pixmap)
    paint_badge(
        painter, theme, QRect(0, 0, size.width(), size.height()), OVERDUE, outlined=outlined
    )
    painter.end()
    image = pixmap.toImage()
    middle = size.height() // 2
    return {image.pixelColor(x, middle).name().upper() for x in range(size.width())}


def test_a_badge_stands_out_on_a_selected_row(theme: Theme) -> None:
    assert theme.tokens.danger.bg in painted(theme, outlined=False)
    assert theme.tokens.danger.fg in painted(theme, outlined=True)
    assert theme.tokens.surface in painted(theme, outlined=True)


def test_a_badge_speaks_its_word(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge(theme, OVERDUE)
    qtbot.addWidget(badge)
    narrow = badge.sizeHint().width()
    badge.show_look(BadgeLook("Waiting for the effect check", Tone.CHECK, "hourglass"))
    assert badge.accessibleName() == "Waiting for the effect check"
    assert badge.sizeHint().width() > narrow


def test_a_button_of_an_icon_alone_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    made = icon_button(theme, "Move to bin", "trash-2", name="binButton")
    qtbot.addWidget(made)
    assert (made.text(), made.accessibleName()) == ("", "Move to bin")
    assert made.toolTip() == "Move to bin"
    assert min(made.sizeHint().width(), made.sizeHint().height()) >= 24


def test_a_chip_says_its_count(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Open")
    qtbot.addWidget(chip)
    assert chip.text() == "Open"
    chip.set_count(1200)
    assert chip.text() == "Open  1,200"
    assert chip.accessibleName() == "Open, 1200"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, window: QWidget) -> ChipBar:
    bar = ChipBar(theme, CHIPS)
    QVBoxLayout(window).addWidget(bar)
    bar.set_counts({"open": 7, "overdue": 2, "all": 12})
    window.resize(1200, 80)
    window.show()
    return bar


def test_one_chip_is_on(qtbot: QtBot, bar: ChipBar) -> None:
    assert bar.chosen_key() == "open"
    with qtbot.waitSignal(bar.chosen) as heard:
        bar.findChild(Chip, "chip_overdue").click()  # type: ignore[union-attr]
    assert heard.args == ["overdue"]
    assert bar.chosen_key() == "overdue"


def test_choosing_by_program_is_silent(qtbot: QtBot, bar: ChipBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choose("all")
    assert bar.chosen_key() == "all"


def test_chips_fold_into_a_menu_in_a_narrow_window(qtbot: QtBot, bar: ChipBar) -> None:
    assert not bar.is_folded()
    bar.window().resize(900, 80)
    assert bar.is_folded()
    assert bar._folded.text() == "Open  7"
    bar._menu.aboutToShow.emit()
    texts = [action.text() for action in bar._menu.actions()]
    assert texts == ["Open  7", "Overdue  2", "All  12"]
    with qtbot.waitSignal(bar.chosen) as heard:
        bar._menu.actions()[2].trigger()
    assert heard.args == ["all"]
    assert bar._folded.text() == "All  12"
    bar.window().resize(1200, 80)
    assert not bar.is_folded()


def test_flow_wraps_and_needs_more_height_when_narrow(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for word in ("Confidentiality", "Integrity", "Availability"):
        flow.addWidget(QLabel(word))
    wide, narrow = flow.heightForWidth(1000), flow.heightForWidth(120)
    assert narrow > 2 * wide
    holder.resize(120, 200)
    holder.show()
    tops = [flow.itemAt(i).geometry().top() for i in range(3)]  # type: ignore[union-attr]
    assert tops == sorted(tops)
    assert flow.itemAt(3) is None
    assert flow.takeAt(0) is not None
    assert flow.takeAt(9) is None


def test_the_status_line_says_when_it_was_saved(qtbot: QtBot, theme: Theme) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    assert line.text() == ""
    line.show_saved("14:32", "09:12")
    assert line.text() == "Saved 14:32 · backup 09:12"
    line.show_trouble("The last backup failed")
    assert line.text() == "The last backup failed"


def test_facts_leave_out_what_is_blank(qtbot: QtBot, theme: Theme) -> None:
    facts = Facts([("Owner", "Mia Okafor"), ("Closed", "")])
    qtbot.addWidget(facts)
    texts = [label.text() for label in facts.findChildren(QLabel)]
    assert texts == ["Owner", "Mia Okafor"]


def test_an_empty_state_offers_its_buttons(qtbot: QtBot, theme: Theme) -> None:
    first = primary_button(theme, "Import a spreadsheet", "upload")
    state = EmptyState(theme, "inbox", "No entries yet", "Record the first one.", [first])
    qtbot.addWidget(state)
    state.resize(QSize(800, 600))
    state.show()
    assert first.isVisible()
    assert "No entries yet" in [label.text() for label in state.findChildren(QLabel)]


def test_all_of_an_empty_state_stands_in_the_middle(qtbot: QtBot, theme: Theme) -> None:
    first = primary_button(theme, "Import a spreadsheet", "upload")
    state = EmptyState(theme, "inbox", "No entries yet", "Record the first one.", [first])
    qtbot.addWidget(state)
    for width in (1100, 420):
        with qtbot.waitExposed(state):
            state.resize(QSize(width, 600))
            state.show()
        for part in [first, *state.findChildren(QLabel)]:
            left = part.mapTo(state, part.rect().center()).x()
            assert abs(left - width // 2) <= 2
            assert part.width() <= width


def test_a_banner_speaks_all_it_says(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, Tone.WARN, "One branch is open", "You can go on.")
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "One branch is open You can go on."
    banner.say("All is well")
    assert banner.accessibleName() == "All is well"


def test_a_page_has_a_bar_and_a_header_line(qtbot: QtBot, theme: Theme) -> None:
    page = Page("entryPage", scrolled=True)
    qtbot.addWidget(page)
    header = PageHeader("Register", buttons=[button(theme, "Print", "printer")])
    page.body.addWidget(header)
    page.set_bar([button(theme, "Back")], [primary_button(theme, "Continue")])
    header.say("3 things need you today")
    page.show()
    assert page.objectName() == "entryPage"
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Register", "3 things need you today"]


def test_facts_keep_their_columns_when_the_text_grows(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    facts = Facts([("Owner", "Mia Okafor"), ("Raised on", "1 Nov 2026")])
    qtbot.addWidget(facts)
    facts.show()
    names = [label for label in facts.findChildren(QLabel) if label.objectName() == "factName"]
    before = [name.width() for name in names]
    theme.apply(qapp, Scheme.LIGHT, 200)
    after = [name.minimumWidth() for name in names]
    assert len(set(before)) == len(set(after)) == 1
    assert after[0] > before[0]
    theme.apply(qapp, Scheme.LIGHT, 100)
    facts.show_facts([("Owner", "Priya Nair")])
    assert "Priya Nair" in [label.text() for label in facts.findChildren(QLabel)]


def test_an_icon_follows_tone_and_text_size(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    icon = IconLabel(theme, "check", Tone.OK)
    qtbot.addWidget(icon)
    before = icon.width()
    icon.show_icon("circle-alert", "accent")
    theme.apply(qapp, Scheme.DARK, 200)
    assert icon.width() > 1.7 * before
    theme.apply(qapp, Scheme.LIGHT, 100)


def test_a_card_has_a_title_and_a_body(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Seen before", Tone.INFO)
    qtbot.addWidget(card)
    card.body.addWidget(Line())
    card.body.addWidget(row_of(button(theme, "Show them", "arrow-right"), QLabel("9 of 22")))
    assert [label.text() for label in card.findChildren(QLabel)] == ["Seen before", "9 of 22"]
    assert card.property("card") == "info"


def test_buttons_stand_below_the_title_where_there_is_no_room_beside_it(
    qtbot: QtBot, theme: Theme
) -> None:
    save = button(theme, "Save this as a file somewhere else", "download")
    header = PageHeader("Register of incidents", buttons=[save])
    qtbot.addWidget(header)
    header.show()
    header.resize(1200, 60)
    qtbot.waitUntil(lambda: save.mapTo(header, save.rect().topLeft()).x() > 600)
    header.resize(save.width() + 140, 120)
    qtbot.waitUntil(lambda: save.mapTo(header, save.rect().topLeft()).x() < 40)
    assert save.width() >= save.minimumSizeHint().width()
    save.setText("Save")
    qtbot.waitUntil(lambda: save.mapTo(header, save.rect().topLeft()).x() > 40)


def test_enter_presses_a_button_once_however_long_it_is_held(qtbot: QtBot, theme: Theme) -> None:
    made = button(theme, "Check rows")
    qtbot.addWidget(made)
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Enter)
    assert len(pressed) == 2
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True
    )
    QApplication.sendEvent(made, held)
    assert len(pressed) == 2
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert len(pressed) == 3


def test_a_page_says_its_areas_from_the_top_to_the_bar(qtbot: QtBot, theme: Theme) -> None:
    page = Page("somePage")
    qtbot.addWidget(page)
    assert len(page.areas()) == 1
    table = QListView()
    page.body.addWidget(table)
    page.keys_go_to = table
    page.set_bar((), (button(theme, "Go on"),))
    assert len(page.areas()) == 3
    assert page.areas()[1] is table


def test_ctrl_enter_presses_the_main_button_of_the_bar(qtbot: QtBot, theme: Theme) -> None:
    page = Page("somePage")
    qtbot.addWidget(page)
    leave, go_on = button(theme, "Leave"), primary_button(theme, "Go on")
    field, left = QLineEdit(), []
    page.body.addWidget(field)
    page.set_bar((), (leave, go_on))
    field.editingFinished.connect(lambda: left.append("left"))
    go_on.clicked.connect(lambda: left.append("pressed"))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "words")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left[-2:] == ["left", "pressed"]
    go_on.setEnabled(False)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left.count("pressed") == 1


def test_a_chip_that_is_on_has_room_for_its_strong_letters_beside_an_icon(
    qtbot: QtBot, theme: Theme
) -> None:
    plain, ticked = Chip(theme, "Similar cases"), Chip(theme, "Similar cases")
    qtbot.addWidget(plain)
    qtbot.addWidget(ticked)
    ticked.set_icon("check")
    letters = QFontMetrics(theme.font(weight=STRONG)).horizontalAdvance("Similar cases")
    spare = letters - ticked.fontMetrics().horizontalAdvance("Similar cases")
    beside = ticked.sizeHint().width() - plain.sizeHint().width()
    assert beside >= ticked.iconSize().width() + spare
