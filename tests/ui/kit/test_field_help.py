from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.field_help import HelpButton, HelpNote
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.theme import Theme

FIELDS = (
    Field("title", "Title", "Title", Kind.TEXT),
    Field("plan", "Plan", "Plan", Kind.LONG_TEXT),
    Field("owner", "Owner", "Owner", Kind.PERSON),
)
HELPS = {
    "title": FieldHelp("A few words."),
    "plan": FieldHelp("The steps.", weak="Some.", strong="One, two, three."),
    "owner": FieldHelp("One person."),
}


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> RecordForm:
    dates = Dates(QLocale("en_GB"), lambda: date(2026, 11, 23))
    form = RecordForm(theme, dates, FIELDS, (), HELPS)
    qtbot.addWidget(form)
    form.show()
    return form


def question_mark(form: RecordForm, key: str) -> HelpButton:
    found = form.findChild(HelpButton, f"help_{key}")
    assert isinstance(found, HelpButton)
    return found


def note_of(form: RecordForm) -> HelpNote:
    found = form.findChild(HelpNote)
    assert isinstance(found, HelpNote)
    return found


def test_what_is_written_is_explained_below_its_name_what_is_chosen_when_asked(
    form: RecordForm,
) -> None:
    below = [text.text() for text in form.findChildren(QLabel)]
    assert "A few words." in below
    assert "One person." not in below
    assert question_mark(form, "title").isHidden()  # there is nothing more to say
    assert not question_mark(form, "plan").isHidden()
    assert not question_mark(form, "owner").isHidden()


def test_a_field_speaks_all_of_its_help(form: RecordForm) -> None:
    spoken = form.editor("plan").accessibleDescription()
    assert spoken == "The steps. Weak: Some. Strong: One, two, three."


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_the_question_mark_opens_a_note_that_any_key_closes(
    qtbot: QtBot, form: RecordForm, key: Qt.Key
) -> None:
    qtbot.mouseClick(question_mark(form, "plan"), Qt.MouseButton.LeftButton)
    note = note_of(form)
    said = [text.text() for text in note.findChildren(QLabel)]
    assert said == ["Plan", "The steps.", "Weak", "Some.", "Strong", "One, two, three."]
    assert form.screen().availableGeometry().contains(note.frameGeometry())
    qtbot.keyClick(note, key)
    assert not note.isVisible()


def test_a_key_in_the_field_opens_its_note(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    editor = form.editor("title")
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert note_of(form).accessibleName() == "Title: A few words."
