"""What is offered about a file: shown with its evidence, answered with a press."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.importing.choices import Answer, Question, QuestionKind
from isms_desktop.services.importing import Importing
from isms_desktop.ui.importing.offer_cards import answer_name
from tests.ui.importing.conftest import Write
from tests.ui.importing.wizard import Wizard
from tests.ui.scripted_prompts import ScriptedPrompts

HEADINGS = ("ID", "Date", "Description", "Severity", "Actions", "Owner", "Due date")


def log(write: Write, *severities: object) -> Path:
    actions = "1. Close the door\n2. Fit a closer"
    rows = [
        (f"F-{n}", date(2026, 3, n), f"Door {n} left open", s, actions, owner, date(2026, 5, n))
        for n, (s, owner) in enumerate(
            zip(severities, ("Mia Okafor", "M. Okafor"), strict=False), 1
        )
    ]
    return write("log.xlsx", [HEADINGS, *rows])


def place_of(wizard: Wizard, kind: str) -> int:
    """Where among the cards the one of this kind stands."""

    def places() -> list[int]:
        return [n for n in range(6) if wizard.sees(f"offer_{kind}_{n}")]

    wizard.qtbot.waitUntil(lambda: bool(places()))
    return places()[0]


def test_lists_and_spellings_are_offered_and_taken_when_pressed(
    wizard: Wizard, write: Write, stored: Callable[[], list[Entry]]
) -> None:
    wizard.open(log(write, "high", "low"))
    assert "2 spellings look like one person" in wizard.context()
    for kind in ("split_actions", "people"):
        number = place_of(wizard, kind)
        wizard.press(f"offer_{kind}_{number}_yes")
        wizard.settle()
    wizard.press("nextStageButton")
    wizard.wait_for("check")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    first, second = stored()
    assert [action.what for action in first.round.actions] == ["Close the door", "Fit a closer"]
    assert first.owner == second.owner


def test_a_scale_of_numbers_is_asked_once_and_holds_the_import_up(
    wizard: Wizard, write: Write, stored: Callable[[], list[Entry]]
) -> None:
    wizard.open(log(write, 1, 4))
    assert not wizard.main().isEnabled() or "question" in wizard.note()
    wizard.press("offer_scale_0_1 is the highest of 4")
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.wait_for("check")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert [str(entry.severity) for entry in stored()] == ["Critical", "Low"]


def test_rows_with_problems_are_saved_to_be_corrected(
    wizard: Wizard, log: Path, prompts: ScriptedPrompts, tmp_path: Path, importing: Importing
) -> None:
    wizard.open(log)
    wizard.press("day_first_1")
    wizard.settle()
    wizard.pick("word_5_0", "Open")
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.wait_for("check")
    target = tmp_path / "to correct.xlsx"
    prompts.answers.append(target)
    wizard.press("saveProblemsButton")
    wizard.qtbot.waitUntil(target.exists)
    assert importing.open(target).looked.workbook.sheets[0].name == "Log"


def test_a_row_that_looks_like_an_entry_is_asked_about_in_the_singular() -> None:
    one = Question(QuestionKind.ALIKE, "", "Row 2?", (Answer.YES, Answer.NO), word="Log 2", count=1)
    assert answer_name(one, Answer.YES) == "The same entry"
    assert answer_name(replace(one, count=9), Answer.YES) == "The same entries"


def test_what_must_be_answered_stands_first_and_an_offer_says_that_it_may_wait(
    wizard: Wizard, write: Write
) -> None:
    wizard.open(log(write, 1, 4))
    split = wizard.part(QWidget, f"offer_split_actions_{place_of(wizard, 'split_actions')}")
    scale = wizard.part(QWidget, "offer_scale_0")
    columns = wizard.part(QWidget, "map_0")
    tops = [part.mapTo(wizard.page, QPoint()).y() for part in (scale, columns, split)]
    assert tops == sorted(tops)
    told = {
        card: any(label.text().startswith("Optional") for label in card.findChildren(QLabel))
        for card in (scale, split)
    }
    assert told == {scale: False, split: True}


def two_sheets(path: Path) -> Path:
    book = Workbook()
    for sheet, day in ((book.active, "03/04/2026"), (book.create_sheet("Closed"), "05/06/2026")):
        assert isinstance(sheet, Worksheet)
        sheet.append(["Date", "Description", "Owner"])
        sheet.append([day, f"Door left open on {day}", "Mia Okafor"])
    book.save(path)
    return path


def test_the_evidence_follows_when_sheets_are_taken_together(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.open(two_sheets(tmp_path / "log.xlsx"))
    assert "both ways: 1;" in wizard.context()
    wizard.press(f"offer_sheets_{place_of(wizard, 'sheets')}_yes")
    wizard.settle()
    assert "both ways: 2;" in wizard.context()
    assert "Sheets “" in wizard.context()
    wizard.press("day_first_0")
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.wait_for("check")
    assert [row[0] for row in wizard.rows()] == ["Sheet", "Closed"]
