from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel
from pytestqt.qtbot import QtBot

from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.people import Person
from isms_desktop.runtime import i18n
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.date_editor import DateEditor
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.editors import (
    ChoiceEditor,
    ChoicesEditor,
    IntegerEditor,
    LongTextEditor,
    NumberEditor,
    OpenChoiceEditor,
    PersonEditor,
    TextEditor,
    WordsEditor,
)
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.theme import Theme

BRITISH = QLocale("en_GB")
TODAY = date(2026, 11, 23)
CIA = ("Confidentiality", "Integrity", "Availability")


def field(key: str, kind: Kind, *choices: str, group: str = "", required: bool = False) -> Field:
    label = key.replace("_", " ").capitalize()
    return Field(key, label, label, kind, choices, group=group, required=required)


FIELDS = (
    field("title", Kind.TEXT, group="What happened", required=True),
    field("description", Kind.LONG_TEXT, group="What happened"),
    field("identified_on", Kind.DATE, group="What happened", required=True),
    field("owner", Kind.PERSON, group="Who"),
    field("type", Kind.CHOICE, "Incident", "Nonconformity", group="Who"),
    field("source", Kind.OPEN_CHOICE, "Internal audit", group="Who"),
    field("concerns", Kind.CHOICES, *CIA, group="Who"),
    field("controls", Kind.WORDS, group="Who"),
    field("affected", Kind.INTEGER, group="Who"),
    field("is_reportable", Kind.YES_NO, group="Who"),
)
FILLED: dict[str, Value] = {
    "title": "Leaver accounts stayed active",
    "description": "IT was not told\n\nthat the person had left",
    "identified_on": date(2026, 11, 1),
    "owner": "Mia Okafor",
    "type": "Incident",
    "source": "Phone call",
    "concerns": ("Confidentiality", "Availability"),
    "controls": ("A.5.11", "A.8.2"),
    "affected": 12_000,
    "is_reportable": False,
}


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> RecordForm:
    helps = {"title": FieldHelp("One sentence that somebody else understands.")}
    dates = Dates(BRITISH, lambda: TODAY)
    form = RecordForm(theme, dates, FIELDS, ["Mia Okafor", "Priya Nair"], helps)
    qtbot.addWidget(form)
    form.show()
    return form


def type_into(qtbot: QtBot, form: RecordForm, key: str, text: str) -> None:
    editor = form.editor(key)
    editor.setFocus()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def shown(form: RecordForm, name: str) -> str:
    label = form.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return "" if label.isHidden() else label.text()


def test_a_new_form_holds_the_blank_of_each_kind(form: RecordForm) -> None:
    assert form.values() == {f.key: f.blank for f in FIELDS}


def test_what_is_set_comes_back(form: RecordForm) -> None:
    form.set_values(FILLED)
    assert form.values() == FILLED


def test_blanks_come_back_too(form: RecordForm) -> None:
    form.set_values(FILLED)
    form.set_values({f.key: f.blank for f in FIELDS})
    assert form.values() == {f.key: f.blank for f in FIELDS}


@given(
    words=st.lists(st.text("ABC.12 ", min_size=1).map(str.strip).filter(bool), unique=True),
    number=st.none() | st.integers(-(2**31), 2**31 - 1),
    day=st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_value_comes_back(
    form: RecordForm, words: list[str], number: int | None, day: date | None
) -> None:
    words = list(dict.fromkeys(" ".join(word.split()) for word in words))
    values = {"controls": tuple(words), "affected": number, "identified_on": day}
    form.set_values(values)
    assert {key: form.value(key) for key in values} == values


def test_a_person_is_shown_by_name(form: RecordForm) -> None:
    form.set_values({"owner": Person(uid="p1", name="Priya Nair")})
    assert form.value("owner") == "Priya Nair"


def test_a_word_of_an_older_list_is_kept(form: RecordForm) -> None:
    form.set_values({"type": "Weakness"})
    assert form.value("type") == "Weakness"


def test_setting_values_is_silent(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_values(FILLED)


def test_a_field_that_was_left_with_another_value_is_told(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitSignal(form.changed) as heard:
        type_into(qtbot, form, "title", "Laptop lost")
    assert heard.args == ["title"]
    assert form.value("title") == "Laptop lost"


def test_long_text_is_told_when_tab_leaves_it(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitSignal(form.changed) as heard:
        type_into(qtbot, form, "description", "On the train")
    assert heard.args == ["description"]
    assert form.value("description") == "On the train"


def test_a_field_left_as_it_was_is_not_told(qtbot: QtBot, form: RecordForm) -> None:
    form.set_values(FILLED)
    with qtbot.assertNotEmitted(form.changed):
        type_into(qtbot, form, "title", "")


def test_a_choice_is_told_at_once(qtbot: QtBot, form: RecordForm) -> None:
    editor = form.editor("type")
    assert isinstance(editor, ChoiceEditor)
    with qtbot.waitSignal(form.changed) as heard:
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert heard.args == ["type"]
    assert form.value("type") == "Incident"


def test_a_ticked_box_is_told_at_once(qtbot: QtBot, form: RecordForm) -> None:
    editor = form.editor("concerns")
    assert isinstance(editor, ChoicesEditor)
    with qtbot.waitSignal(form.changed):
        editor.boxes()[1].click()
    assert form.value("concerns") == ("Integrity",)


def test_a_yes_is_told_at_once(qtbot: QtBot, form: RecordForm) -> None:
    editor = form.editor("is_reportable")
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert form.value("is_reportable") is True


@pytest.mark.parametrize("text", ["2026-11-12", "12/11/2026", "12 Nov 2026", "12.11.26"])
def test_a_day_is_typed_freely_and_tidied(qtbot: QtBot, form: RecordForm, text: str) -> None:
    type_into(qtbot, form, "identified_on", text)
    editor = form.editor("identified_on")
    assert isinstance(editor, DateEditor)
    assert form.value("identified_on") == date(2026, 11, 12)
    assert editor.text() == "12 Nov 2026"


def test_what_is_no_day_stays_and_says_so(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.assertNotEmitted(form.changed):
        type_into(qtbot, form, "identified_on", "soon")
    assert "“soon” is not a date" in shown(form, "problem_identified_on")
    assert form.problems() == {"identified_on": shown(form, "problem_identified_on")}
    editor = form.editor("identified_on")
    assert isinstance(editor, DateEditor)
    editor.clear()
    type_into(qtbot, form, "identified_on", "2026-11-12")
    assert shown(form, "problem_identified_on") == ""
    assert form.problems() == {}


def test_t_means_today(qtbot: QtBot, form: RecordForm) -> None:
    qtbot.keyClick(form.editor("identified_on"), Qt.Key.Key_T)
    assert form.value("identified_on") == TODAY


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, form: RecordForm) -> None:
    editor = form.editor("identified_on")
    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    with qtbot.waitSignal(form.changed):
        calendar.clicked.emit(QDate(2026, 11, 5))
    assert form.value("identified_on") == date(2026, 11, 5)


def test_words_are_tidied_when_left(qtbot: QtBot, form: RecordForm) -> None:
    type_into(qtbot, form, "controls", " A.5.11 ;A.8.2,, A.5.11")
    editor = form.editor("controls")
    assert isinstance(editor, WordsEditor)
    assert form.value("controls") == ("A.5.11", "A.8.2")
    assert editor.text() == "A.5.11, A.8.2"


def test_a_number_that_is_none_says_so(qtbot: QtBot, form: RecordForm) -> None:
    type_into(qtbot, form, "affected", "many")
    editor = form.editor("affected")
    assert isinstance(editor, IntegerEditor)
    assert form.value("affected") is None
    assert shown(form, "problem_affected") == "“many” is not a whole number."


def test_people_are_completed_from_any_part(form: RecordForm) -> None:
    editor = form.editor("owner")
    assert isinstance(editor, PersonEditor)
    completer = editor.completer()
    assert completer is not None
    completer.setCompletionPrefix("nair")
    assert completer.currentCompletion() == "Priya Nair"


def test_nobody_is_none(form: RecordForm) -> None:
    form.set_values({"owner": None})
    assert form.value("owner") is None


def test_long_text_grows_with_its_content(form: RecordForm) -> None:
    editor = form.editor("description")
    assert isinstance(editor, LongTextEditor)
    before = editor.height()
    editor.set_value("line\n" * 9)
    grown = editor.height()
    editor.set_value("line\n" * 99)
    assert before < grown < editor.height() < 99 * editor.fontMetrics().height()


def test_the_wheel_does_not_change_a_choice(form: RecordForm) -> None:
    form.set_values(FILLED)
    editor = form.editor("type")
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(editor, turn)
    assert form.value("type") == "Incident"
    assert not turn.isAccepted()


def test_missing_names_the_required_fields_that_are_blank(form: RecordForm) -> None:
    assert form.missing() == ["title", "identified_on"]
    form.set_values(FILLED)
    assert form.missing() == []


def test_problems_are_shown_below_their_fields(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.show_problems({"owner": "Say who owns it."})
    assert shown(form, "problem_owner") == "Say who owns it."
    assert form.editor("owner").hasFocus()
    form.show_problems({})
    assert shown(form, "problem_owner") == ""


def test_a_field_one_is_led_to_is_typed_over(qtbot: QtBot, form: RecordForm) -> None:
    day = form.editor("identified_on")
    assert isinstance(day, DateEditor)
    day.set_value(date(2026, 12, 1))
    with qtbot.waitActive(form):
        form.activateWindow()
    form.focus("identified_on")
    qtbot.keyClicks(day, "24.12.2026")
    assert day.value() == date(2026, 12, 24)


def test_every_editor_has_a_name_and_a_label(form: RecordForm) -> None:
    labels = {label.buddy(): label.text() for label in form.findChildren(QLabel)}
    for declared in FIELDS:
        editor = form.editor(declared.key)
        mark = " (required)" if declared.required else ""
        assert editor.accessibleName() == declared.label + mark == labels[editor]
    assert form.editor("title").accessibleDescription().startswith("One sentence")


def test_tab_walks_the_fields_in_their_order(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.focus("title")
    visited = []
    for _step in FIELDS:
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.objectName() or focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert visited[:6] == [f"field_{f.key}" for f in FIELDS[:6]]
    assert visited[6:9] == list(CIA)
    assert isinstance(form.editor("title"), TextEditor)


@pytest.mark.parametrize(
    ("typed", "read"), [("6.10", "6.1"), ("6,1 %", "6.1"), ("1 200", "1200"), ("-3", "-3")]
)
def test_a_number_is_read_exactly_with_point_or_comma(
    qtbot: QtBot, theme: Theme, typed: str, read: str
) -> None:
    form = RecordForm(theme, Dates(BRITISH, lambda: TODAY), (field("value", Kind.NUMBER),))
    qtbot.addWidget(form)
    editor = form.editor("value")
    assert isinstance(editor, NumberEditor)
    editor.setText(typed)
    assert form.value("value") == Decimal(read)
    assert not form.problems()

    editor.set_value(Decimal(read))
    assert editor.text() == read


def test_what_is_no_number_is_said_and_counts_as_nothing(qtbot: QtBot, theme: Theme) -> None:
    form = RecordForm(theme, Dates(BRITISH, lambda: TODAY), (field("value", Kind.NUMBER),))
    qtbot.addWidget(form)
    editor = form.editor("value")
    assert isinstance(editor, NumberEditor)
    editor.setText("1,234")
    assert form.value("value") is None
    assert "two ways" in form.problems()["value"]


def test_words_of_a_list_are_shown_in_the_language_and_kept_as_stored(
    qtbot: QtBot, theme: Theme
) -> None:
    i18n.use_language("de")
    closed, open_list = ChoiceEditor(theme, ["High", "Low"]), OpenChoiceEditor(theme, ["Supplier"])
    ticked = ChoicesEditor(theme, ["C"])
    for editor in (closed, open_list, ticked):
        qtbot.addWidget(editor)
    closed.set_value("High")
    open_list.set_value("Supplier")
    assert (closed.currentText(), closed.value()) == ("Hoch", "High")
    assert (open_list.currentText(), open_list.value()) == ("Lieferant", "Supplier")
    open_list.setEditText("Eigenes")
    assert open_list.value() == "Eigenes"
