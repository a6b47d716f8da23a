"""Words of status, severity, type and the like; owners; lists; what stays as it was written."""

from datetime import date, datetime, time

import pytest

from isms_desktop.domain.fields import Value
from isms_desktop.domain.importing.cells import as_text, owners_in
from isms_desktop.domain.importing.choices import ImportChoices, QuestionKind
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.sheets import CellValue
from tests.domain.importing.languages import planned, sheet

TEXT = "The laptop of a field engineer was left in the train"


def plan_of(heading: str, value: CellValue, choices: ImportChoices | None = None) -> ImportPlan:
    rows = (("Description", heading), (TEXT, value))
    mapping = {heading: KEYS.get(heading, heading)}
    base = choices or ImportChoices()
    return planned(
        sheet(*rows), choices=ImportChoices(mapping=mapping, value_words=base.value_words)
    )


KEYS = {"Status": "status", "Severity": "severity"}


def value_of(key: str, value: CellValue) -> Value:
    return plan_of(key, value).rows[0].record.values.get(key)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Open", "open"), ("WIP", "open"), ("In Bearbeitung", "open"), ("未対応", "open"),
        ("Closed", "closed"), ("erledigt", "closed"), ("Clôturé", "closed"), ("完了", "closed"),
        ("Risk accepted", "accepted"), ("akzeptiert", "accepted"), ("Duplicate", "rejected"),
        ("verworfen", "rejected"), ("C", "closed"), (True, "closed"), (False, "open"),
    ],
)  # fmt: skip
def test_a_status_word_decides_only_open_closed_accepted_or_rejected(
    word: CellValue, meaning: str
) -> None:
    values = plan_of("status", word).rows[0].record.values
    assert values["status"] == meaning
    assert values["imported_status"] == as_text(word)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("P1", "Critical"), ("SEV-3", "Medium"), ("hoch", "High"), ("GERING", "Low"), ("高", "High"),
     ("élevée", "High"), ("Moderate", "Medium"), ("sehr hoch", "Critical")],
)  # fmt: skip
def test_severity_words(word: str, meaning: str) -> None:
    assert value_of("severity", word) == meaning


@pytest.mark.parametrize(
    ("key", "word", "meaning"),
    [
        ("entry_type", "Major NC", "Nonconformity"),
        ("entry_type", "OFI", "Opportunity for improvement"),
        ("entry_type", "Beinahevorfall", "Event or near miss"),
        ("input", "Internal audit 2025", "Internal audit"),
        ("input", "Kundenbeschwerde: Kunde", "Interested party"),
        ("cia", "Confidentiality, Integrity", ("C", "I")),
        ("cia", "C/A", ("C", "A")),
        ("cia", "CIA", ("C", "I", "A")),
        ("effect_verdict", "nein", "Not effective"),
        ("breach", "ja", True),
        ("breach", "non", False),
        ("category", "phishing", "Phishing"),
        ("category", "Printer trouble", "Printer trouble"),
        ("requirement", "10.1; A.9.2.1", ("10.1", "A.9.2.1")),
        ("annex_a", "A.5.1, A.8.13", ("A.5.1", "A.8.13")),
        ("likelihood", 3, 3),
        ("ref", 7, "7"),
        ("external_ref", 1.1, "1.1"),
    ],
)  # fmt: skip
def test_words_of_other_fields(key: str, word: CellValue, meaning: Value) -> None:
    assert value_of(key, word) == meaning


@pytest.mark.parametrize("nothing", ["-", "n/a", "N.A.", "none", "#N/A", "k.A.", "  ", "なし"])
def test_what_says_nothing_is_no_value(nothing: str) -> None:
    assert value_of("root_cause", nothing) is None


def test_an_unknown_word_is_asked_once_with_how_often_it_stands() -> None:
    rows = [("Description", "Severity"), *[(f"{TEXT} {n}", "grave-ish") for n in range(3)]]
    (question,) = planned(sheet(*rows)).questions
    assert (question.kind, question.key, question.word, question.count) == (
        QuestionKind.VALUE, "severity", "grave-ish", 3,
    )  # fmt: skip
    assert question.choices == ("Low", "Medium", "High", "Critical", "")


def test_an_answer_holds_for_all_spellings_and_a_blank_one_keeps_the_word() -> None:
    answer = ImportChoices(value_words={"severity:Grave-ish": "High"})
    assert plan_of("severity", "grave ish", answer).rows[0].record.values["severity"] == "High"
    kept = plan_of("severity", "grave-ish", ImportChoices(value_words={"severity:grave-ish": ""}))
    assert kept.questions == ()
    assert kept.rows[0].record.values["notes"] == "severity: grave-ish"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Mia Okafor", ("Mia Okafor",)),
        ("Okafor, Mia", ("Okafor, Mia",)),
        ("Mia Okafor, Ben Kim", ("Mia Okafor", "Ben Kim")),
        ("IT / Mia Okafor", ("IT", "Mia Okafor")),
        ("Mia und Ben", ("Mia", "Ben")),
        ("Mia; Ben\nIT; Mia", ("Mia", "Ben", "IT")),
        ("", ()),
    ],
)
def test_several_owners_in_a_cell(cell: str, names: tuple[str, ...]) -> None:
    assert owners_in(cell) == names


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"), (5.25, "5.25"), (True, "Yes"), (date(2026, 1, 5), "2026-01-05"), (None, ""),
        (datetime(2026, 1, 5, 9, 30), "2026-01-05 09:30"), (time(9, 30), "09:30:00"),  # noqa: DTZ001 - cells
        (" a\r\nb ", "a\nb"), ("007", "007"),
    ],
)  # fmt: skip
def test_any_cell_as_text(value: CellValue, text: str) -> None:
    assert as_text(value) == text


def test_what_is_too_long_for_a_name_stays_in_the_notes() -> None:
    long = "The team that works on the mail server together with the service provider " * 2
    plan = plan_of("owner", long)
    assert "owner" not in plan.rows[0].record.values
    assert [problem.column for problem in plan.problems] == ["owner"]


def test_old_control_numbers_are_kept_as_text_and_said() -> None:
    plan = plan_of("annex_a", "A.9.2.1")
    assert plan.rows[0].record.values["annex_a"] == ("A.9.2.1",)
    assert any("2013" in warning for warning in plan.warnings)


def test_the_address_behind_a_name_is_no_part_of_it() -> None:
    named = "Mia Okafor <mia@example.org>"
    assert owners_in(f"{named}; Ben Kim <ben@example.org>") == ("Mia Okafor", "Ben Kim")
    assert value_of("discovered_by", named) == "Mia Okafor"
    assert value_of("discovered_by", "<mia@example.org>") == "<mia@example.org>"


def test_a_type_that_another_language_would_read_as_nothing_is_kept() -> None:
    assert value_of("entry_type", "NC") == "Nonconformity"
