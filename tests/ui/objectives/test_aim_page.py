"""The page of an objective: nothing typed is lost, readings count at once, the bar is raised."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTabBar
from pytestqt.qtbot import QtBot

from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.queries import OneAim
from isms_desktop.domain.words import ObjectiveResult, ObjectiveStatus
from isms_desktop.ui.kit.chart import ChartView
from isms_desktop.ui.kit.radio_cards import RadioCard
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE, Aims
from isms_desktop.ui.objectives.progress_tab import ProgressTab
from tests.ui.objectives.conftest import Propose, Reader
from tests.ui.scripted_prompts import ScriptedPrompts

DONE = ("11", "10", "9.5", "9", "8.5", "8", "7", "6.4", "5.5", "4.8")
BEHIND = ("11", "10", "9.5", "9.6", "9.8", "9.9", "9.7", "9.5", "9.4", "9.3")


def measured(aims: Aims, uid: str) -> str:
    return aims.objectives.get(uid).indicator_uid or ""


def values(aims: Aims, uid: str) -> list[Decimal]:
    return [each.value for each in aims.indicators.series(measured(aims, uid)).course.readings]


def test_an_objective_begins_with_one_sentence(reader: Reader, aims: Aims) -> None:
    reader.page.visited(NEW_OBJECTIVE)
    reader.presses("beginButton")
    assert reader.reads("A few words are needed here.")
    reader.fills("statement", "All laptops encrypted by December")
    reader.presses("beginButton")
    reader.waits_for("coachCard")
    assert reader.tab() == "Objective"
    assert reader.reads("3 things are missing to adopt it")


def test_a_sentence_that_was_begun_is_kept_when_the_page_is_left(
    reader: Reader, aims: Aims
) -> None:
    reader.page.visited(NEW_OBJECTIVE)
    reader.fills("statement", "All laptops encrypted by December")
    reader.page.left()
    reader.waits(lambda: len(aims.objectives.list(ObjectiveQuery())) == 1)


def test_a_field_that_is_left_is_saved_and_the_coach_follows(
    reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose(is_adopted=False)
    reader.opens(uid)
    assert reader.sees("show_O6_plan")
    reader.fills("plan", "A simulation each month")
    reader.fills("why", "A.6.3: people do not notice an attack")
    reader.waits(lambda: bool(aims.objectives.get(uid).why))
    reader.waits(lambda: not reader.sees("show_O6_plan"))
    assert aims.objectives.get(uid).plan == "A simulation each month"
    reader.waits_to_read("Saved")


def test_the_coach_leads_to_the_field_on_another_tab(reader: Reader, propose: Propose) -> None:
    reader.opens(propose(is_adopted=False))
    reader.presses("show_O5_method")
    assert reader.tab() == "Indicator"
    assert reader.parts("field_method")[0].hasFocus()


def test_a_tab_is_built_when_it_is_first_shown_and_kept(reader: Reader, propose: Propose) -> None:
    reader.opens(propose(is_adopted=False))
    assert not reader.page.findChildren(ProgressTab)
    bar = reader.page.findChildren(QTabBar, "aimTabs")[0]
    bar.setCurrentIndex(0)
    first = reader.page.findChildren(ProgressTab)
    bar.setCurrentIndex(1)
    bar.setCurrentIndex(0)
    assert first == reader.page.findChildren(ProgressTab)
    assert first[0].isVisible()


def test_advice_is_set_aside_with_a_reason_and_taken_up_again(
    reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose(is_adopted=False)
    reader.opens(uid)
    assert not reader.sees("setAside_O2_due_on")
    reader.presses("setAside_O6_plan")
    reader.presses("confirmAside_O6_plan")  # without a reason nothing happens
    reason = reader.parts("asideReason_O6_plan")[0]
    reader.qtbot.keyClicks(reason, "One phone call is all")
    reader.qtbot.keyClick(reason, Qt.Key.Key_Return)
    reader.waits_to_read("One phone call is all (Mia Okafor")
    assert not reader.sees("show_O6_plan")
    assert [waiver.rule for waiver in aims.objectives.get(uid).set_aside] == ["O6"]
    reader.presses("takeUp_O6")
    reader.waits(lambda: reader.sees("show_O6_plan"))
    assert aims.objectives.get(uid).waived == ()


def test_adopting_makes_it_count(reader: Reader, aims: Aims, propose: Propose) -> None:
    uid = propose(is_adopted=False)
    reader.opens(uid)
    reader.presses("adoptButton")
    reader.waits(lambda: aims.objectives.get(uid).status is ObjectiveStatus.ADOPTED)


def test_adopting_names_what_is_missing(
    reader: Reader, aims: Aims, prompts: ScriptedPrompts
) -> None:
    saved = aims.objectives.create({"statement": "Better passwords"})
    reader.opens(saved.uid)
    reader.presses("adoptButton")
    reader.waits(lambda: bool(prompts.warned))
    assert prompts.warned[0].code == "not_ready"


def test_a_reading_is_recorded_with_enter_and_shows_at_once(
    qtbot: QtBot, reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose("11", "10.5")
    reader.opens(uid)
    reader.fills("value", Decimal("9.4"))
    qtbot.keyClick(reader.parts("field_value")[0], Qt.Key.Key_Return)
    reader.waits(lambda: values(aims, uid)[-1] == Decimal("9.4"))
    reader.waits_to_read("measured on 23 Nov 2026")
    assert reader.reads("9.4 %")
    chart = reader.page.findChild(ChartView)
    assert chart is not None
    said = [dot.said for dot in chart.chart().readable]
    assert "9.4 % on 23 Nov 2026, target 5 %" in said


def test_a_part_of_a_whole_is_worked_out(reader: Reader, aims: Aims, propose: Propose) -> None:
    uid = propose("11")
    reader.opens(uid)
    reader.fills("numerator", Decimal(8))
    reader.fills("denominator", Decimal(100))
    reader.presses("recordMeasurementButton")
    reader.waits_to_read("8 % (8 of 100)")


def test_what_is_no_number_is_said_at_the_field(reader: Reader, propose: Propose) -> None:
    reader.opens(propose("11"))
    field = reader.parts("field_value")[0]
    field.setText("many")  # type: ignore[attr-defined]
    reader.presses("recordMeasurementButton")
    assert reader.sees("problem_value")


def test_a_correction_needs_a_reason_and_keeps_the_wrong_reading_in_sight(
    reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose("11", "10.5")
    reader.opens(uid)
    wrong = aims.indicators.series(measured(aims, uid)).course.readings[0]
    reader.presses(f"correct_{wrong.uid}")
    assert reader.reads("Correct a reading")
    reader.fills("value", Decimal("11.5"))
    reader.presses("recordMeasurementButton")
    assert reader.reads("Say what was wrong with the reading.")
    reader.fills("reason", "Two groups were missing")
    reader.presses("recordMeasurementButton")
    reader.waits_to_read("put right since")
    assert reader.reads("corrected: Two groups were missing")
    assert values(aims, uid) == [Decimal("11.5"), Decimal("10.5")]
    assert not reader.sees("cancelCorrectionButton")
    assert not reader.reads("Correct a reading")


def test_a_column_from_a_spreadsheet_is_looked_at_before_it_is_recorded(
    reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose()
    reader.opens(uid)
    reader.presses("pasteButton")
    field = reader.parts("pasteField")[0]
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("2026-01-31\t11.5\n2026-02-28\t10.9\nsoon\t9\n")
    reader.waits_to_read("31 Jan 2026: 11.5 % · 28 Feb 2026: 10.9 %")
    reader.waits_to_read("Line 3")
    reader.presses("recordPastedButton")
    reader.waits(lambda: len(values(aims, uid)) == 2)
    reader.waits(lambda: not reader.sees("pasteCard"))


@pytest.mark.parametrize(("answer", "kept"), [(True, 2), (False, 1)])
def test_leaving_with_a_reading_that_is_not_recorded_asks(
    reader: Reader,
    aims: Aims,
    propose: Propose,
    prompts: ScriptedPrompts,
    *,
    answer: bool,
    kept: int,
) -> None:
    uid = propose("11")
    reader.opens(uid)
    reader.fills("value", Decimal("9.4"))
    prompts.answers = [answer]
    reader.page.left()
    reader.waits(lambda: len(values(aims, uid)) == kept)
    assert len(prompts.asked) == 1
    reader.waits(lambda: not reader.page._desk.jobs.is_writing())
    reader.page.left()
    assert len(prompts.asked) == 1


def test_targets_keep_their_history(reader: Reader, aims: Aims, propose: Propose) -> None:
    uid = propose("11")
    reader.opens(uid)
    reader.shows("Indicator")
    reader.fills("value", Decimal(4))
    reader.presses("setTargetButton")
    reader.waits_to_read("from 23 Nov 2026 on")
    assert reader.reads("from 1 Jan 2026 on")
    targets = aims.indicators.get(measured(aims, uid)).targets
    reader.presses(f"removeTarget_{targets[1].uid}")
    reader.waits(lambda: len(aims.indicators.get(measured(aims, uid)).targets) == 1)


def test_an_own_unit_is_asked_for_its_name(reader: Reader, aims: Aims) -> None:
    uid = aims.indicators.create({"name": "Lost devices"}).uid
    reader.opens(uid)
    assert reader.tab() == "Indicator"
    assert not reader.sees("field_unit_name")
    reader.fills("unit", "Own")
    reader.waits_for("field_unit_name")


def test_the_gap_becomes_an_entry(qtbot: QtBot, reader: Reader, propose: Propose) -> None:
    reader.opens(propose(*BEHIND))
    with qtbot.waitSignal(reader.page.entry_requested):
        reader.presses("raiseEntryButton")


def test_a_reached_objective_offers_the_next_target(
    reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose(*DONE)
    reader.opens(uid)
    reader.presses("raiseTargetButton")
    reader.fills("statement", "Click rate below 3 %")
    reader.presses("nextTargetButton")
    assert reader.reads("Say which number is wanted next.")
    card = reader.parts("nextTargetCard")[0]
    editor = next(e for e in reader.parts("field_value") if card.isAncestorOf(e))
    editor.set_value(Decimal(3))  # type: ignore[attr-defined]
    reader.presses("nextTargetButton")
    reader.waits_to_read("Click rate below 3 %")
    reader.waits_to_read("follows OBJ-2026-001")
    assert aims.objectives.get(uid).result is ObjectiveResult.REACHED


def test_who_asked_for_the_next_target_by_mistake_can_go_back(
    reader: Reader, propose: Propose
) -> None:
    reader.opens(propose(*DONE))
    reader.presses("raiseTargetButton")
    reader.fills("statement", "Something else")
    reader.presses("cancelNextTargetButton")
    reader.waits_for("raiseTargetButton")
    assert not reader.sees("nextTargetCard")
    assert not any(tab.unrecorded() for tab in reader.page.findChildren(ProgressTab))


def test_a_verdict_is_given_with_its_lessons(
    qtbot: QtBot, reader: Reader, aims: Aims, propose: Propose
) -> None:
    uid = propose(*BEHIND, due_on=date(2026, 10, 31))
    reader.opens(uid)
    reader.presses("judgeButton")
    partly = reader.parts("verdict_Partly reached")[0]
    assert isinstance(partly, RadioCard)
    qtbot.mouseClick(partly, Qt.MouseButton.LeftButton)
    reader.fills("lessons", "Start with those who click most.")
    reader.presses("giveVerdictButton")
    reader.waits_for("closedCard")
    objective = aims.objectives.get(uid)
    assert objective.result is ObjectiveResult.PARTLY
    assert objective.lessons == "Start with those who click most."
    assert not reader.sees("measureCard")


def test_an_objective_without_indicator_takes_one(reader: Reader, aims: Aims) -> None:
    uid = aims.objectives.create({"statement": "All laptops encrypted"}).uid
    reader.opens(uid)
    reader.shows("Indicator")
    reader.fills("indicator", "Laptops encrypted")
    reader.presses("chooseIndicator")
    reader.waits(lambda: aims.objectives.get(uid).indicator_uid is not None)
    reader.waits_for("targetsCard")


def test_the_program_counts_an_indicator_of_the_register(reader: Reader) -> None:
    reader.page.visited(NEW_INDICATOR)
    reader.presses("take_Open entries")
    reader.waits_to_read("Counted from the register: Open entries")
    assert not reader.sees("field_unit")
    reader.shows("Progress")
    assert not reader.sees("measureCard")


def test_the_bin_asks_first(
    qtbot: QtBot, reader: Reader, aims: Aims, propose: Propose, prompts: ScriptedPrompts
) -> None:
    reader.opens(propose("11"))
    prompts.answers = [False]
    reader.presses("binObjectiveButton")
    prompts.answers = [True]
    with qtbot.waitSignal(reader.page.list_requested):
        reader.presses("binObjectiveButton")


def test_the_period_of_the_chart_can_be_narrowed(reader: Reader, propose: Propose) -> None:
    reader.opens(propose(*DONE))
    chart = reader.page.findChild(ChartView)
    choice = reader.parts("periodChoice")[0]
    assert chart is not None
    everything = len(chart.chart().readable)
    choice.setCurrentIndex(2)  # type: ignore[attr-defined]
    choice.activated.emit(2)  # type: ignore[attr-defined]
    reader.parts("chartFrom")[0].set_value(date(2026, 9, 1))  # type: ignore[attr-defined]
    reader.parts("chartFrom")[0].left.emit()  # type: ignore[attr-defined]
    assert 0 < len(chart.chart().readable) < everything


def test_an_objective_is_printed_from_its_page(
    qtbot: QtBot, reader: Reader, propose: Propose
) -> None:
    uid = propose()
    reader.opens(uid)
    with qtbot.waitSignal(reader.page.print_requested) as heard:
        reader.presses("printObjectiveButton")
    assert heard.args == [OneAim(uid)]
