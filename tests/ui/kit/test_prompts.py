from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.ui.kit.prompts import WindowPrompts

MARKUP = "<b>not bold</b>"


class Answer:
    """Presses a button of the message box that comes, and remembers what it said."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.said: tuple[str, str, str] = ("", "", "")
        self.is_plain = False
        QTimer.singleShot(0, self._press)

    def _press(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, self._press)
            return
        self.said = (box.text(), box.informativeText(), box.detailedText())
        self.is_plain = box.textFormat() is Qt.TextFormat.PlainText
        if self.text == "Esc":
            box.reject()
            return
        buttons: list[QPushButton] = box.findChildren(QPushButton)
        next(button for button in buttons if button.text() == self.text).click()


def test_trouble_says_what_happened_and_what_to_do(qtbot: QtBot) -> None:
    answer = Answer("OK")
    WindowPrompts().warn(UserError(MARKUP, "Close the other window.", details="errno 11"))
    assert answer.said == (MARKUP, "Close the other window.", "errno 11")
    assert answer.is_plain


def test_telling_needs_only_a_nod(qtbot: QtBot) -> None:
    answer = Answer("OK")
    WindowPrompts().inform("Backed up", "Written to disk.")
    assert answer.said == ("Backed up", "Written to disk.", "")


@pytest.mark.parametrize(("pressed", "answer"), [("Undo", True), ("Keep", False), ("Esc", False)])
def test_a_question_has_words_of_its_own_on_the_buttons(
    qtbot: QtBot, pressed: str, answer: bool
) -> None:
    Answer(pressed)
    assert WindowPrompts().ask("Undo this import?", "Undo", "Keep") is answer


@pytest.mark.parametrize(
    ("pressed", "answer"), [("Skip", 0), ("Update", 1), ("Cancel", None), ("Esc", None)]
)
def test_a_choice_gives_the_place_of_the_option(
    qtbot: QtBot, pressed: str, answer: int | None
) -> None:
    Answer(pressed)
    assert WindowPrompts().choose("Known already", ["Skip", "Update"]) == answer


def test_a_file_to_save_gets_the_suggested_ending(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed = [str(tmp_path / "register"), str(tmp_path / "register.csv"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (typed.pop(0), ""))
    prompts, suggested = WindowPrompts(), tmp_path / "isms.xlsx"
    answers = [prompts.choose_save_file("Export", suggested, "") for _ in range(3)]
    assert answers == [tmp_path / "register.xlsx", tmp_path / "register.csv", None]


def test_a_file_to_open_may_be_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = [str(tmp_path / "log.xlsx"), ""]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (chosen.pop(0), ""))
    prompts = WindowPrompts()
    assert prompts.choose_open_file("Import", "", tmp_path) == tmp_path / "log.xlsx"
    assert prompts.choose_open_file("Import", "") is None


def test_a_folder_may_be_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = [str(tmp_path), ""]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: chosen.pop(0))
    prompts = WindowPrompts()
    assert [prompts.choose_folder("Pack"), prompts.choose_folder("Pack")] == [tmp_path, None]


def test_a_file_is_handed_to_the_system(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handed: list[str] = []

    def take(url: QUrl) -> bool:
        handed.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    WindowPrompts().open_elsewhere(tmp_path / "a b #1.pdf")
    assert handed == [(tmp_path / "a b #1.pdf").as_posix()]


def test_where_no_program_shows_it_the_place_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    answer = Answer("OK")
    WindowPrompts().open_elsewhere(tmp_path)
    assert str(tmp_path) in answer.said[1]
