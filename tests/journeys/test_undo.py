"""Ctrl+Z over what was recorded, in the real window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from isms_desktop.domain.fields import Value
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.stage_list import Place
from tests.journeys.conftest import Begin, User

LOST: dict[str, Value] = {"description": "Badge lost", "entry_type": "Incident"}


def set_up(user: User) -> None:
    user.waits_for("firstStartPage")
    user.types("organisationField", "Northlight Ltd")
    user.types("userNameField", "Mia Okafor")
    user.presses("startEmptyButton")
    user.waits_for("overviewPage")


def title_of(user: User, uid: str) -> str:
    return user.program.workspace.entries.get(uid).title


def is_offered(user: User, name: str, words: str) -> bool:
    found = user.window.findChild(QPushButton, name)
    return found is not None and found.isVisible() and words in found.accessibleName()


def press_keys(user: User, key: Qt.Key, *, is_shifted: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    if is_shifted:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    user.window.activateWindow()
    user.qtbot.keyClick(QApplication.focusWidget() or user.window, key, modifiers)


def field(user: User, uid: str) -> QWidget:
    """The title field of the entry's first stage."""
    user.program.window.show_page("entry", Place(uid, Stage.RECORD))
    user.waits_for("field_title")
    return user.part(QWidget, "field_title")


def test_undo_over_records_by_key_and_by_link_also_after_a_restart(begin: Begin) -> None:
    user = begin()
    set_up(user)
    uid = user.program.workspace.entries.create(LOST).uid
    version = user.program.workspace.entries.get(uid).version
    saved = user.program.workspace.entries.change(uid, version, {"title": "Badge"})
    user.program.desk.news.announce(saved.changes)
    offered = partial(is_offered, user, "undoButton", "Undo: Change INC-2026-001")
    user.qtbot.waitUntil(offered)
    press_keys(user, Qt.Key.Key_Z)
    user.qtbot.waitUntil(lambda: title_of(user, uid) == "")
    user.qtbot.waitUntil(partial(is_offered, user, "redoButton", "Redo: Change"))
    press_keys(user, Qt.Key.Key_Z, is_shifted=True)
    user.qtbot.waitUntil(lambda: title_of(user, uid) == "Badge")
    user.qtbot.waitUntil(offered)

    again = begin()
    again.waits_for("undoButton")
    again.presses("undoButton")
    again.qtbot.waitUntil(lambda: title_of(again, uid) == "")
    again.qtbot.waitUntil(partial(is_offered, again, "undoButton", "Undo: Record"))
    again.presses("undoButton")
    again.qtbot.waitUntil(lambda: not again.program.workspace.registers.uids(RegisterQuery()))
    again.qtbot.waitUntil(lambda: not again.sees("undoButton"))
    press_keys(again, Qt.Key.Key_Z)
    again.qtbot.waitUntil(lambda: not again.program.desk.jobs.is_writing())
    assert again.prompts.warned == []


def test_an_open_entry_shows_what_undo_left_and_goes_when_it_is_gone(begin: Begin) -> None:
    user = begin()
    set_up(user)
    entries = user.program.workspace.entries
    uid = entries.create({**LOST, "title": "Badge"}).uid
    entries.change(uid, entries.get(uid).version, {"title": "Badge and key"})
    title = field(user, uid)
    assert isinstance(title, QLineEdit)
    assert title.text() == "Badge and key"
    user.program.window.setFocus()
    press_keys(user, Qt.Key.Key_Z)

    def shows(text: str) -> bool:
        found = [f for f in user.window.findChildren(QLineEdit, "field_title") if f.isVisible()]
        return bool(found) and found[0].text() == text

    user.qtbot.waitUntil(partial(shows, "Badge"))
    user.program.window.setFocus()
    press_keys(user, Qt.Key.Key_Z)
    user.waits_for("registerPage")
    assert user.prompts.warned == []


def test_in_a_text_field_undo_takes_back_typing(begin: Begin) -> None:
    user = begin()
    set_up(user)
    entries = user.program.workspace.entries
    uid = entries.create({**LOST, "title": "Badge"}).uid
    title = field(user, uid)
    title.setFocus()
    user.qtbot.keyClicks(title, " found")
    press_keys(user, Qt.Key.Key_Z)
    assert isinstance(title, QLineEdit | QPlainTextEdit)
    user.qtbot.waitUntil(lambda: not user.program.desk.jobs.is_writing())
    assert entries.get(uid).title == "Badge"
    assert user.program.workspace.undoing.offers().redo == ""
