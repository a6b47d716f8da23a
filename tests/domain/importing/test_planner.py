"""Whole logs as people and tools make them, and anything at all without a crash."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.cells import as_text
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import entry_of
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.sheets import CellValue, Sheet
from tests.domain.importing.languages import person, planned, sheet, value_words

LONG = "Der Zugang eines ausgeschiedenen Mitarbeiters war noch neun Tage lang offen."


def read(plan: ImportPlan) -> list[dict[str, object]]:
    return [dict(row.record.values) for row in plan.rows]


def test_a_german_log_with_sections_totals_and_traffic_lights() -> None:
    plan = planned(
        sheet(
            ("Maßnahmenliste ISMS",),
            ("Stand: 01.07.2026",),
            (),
            ("Lfd. Nr.", "Feststellung", "Quelle", "Priorität", "Maßnahme", "Wer", "Bis", "Ampel"),
            ("Internes Audit 2025",),
            (1, LONG, "Internes Audit", "hoch", "Formular", "Jonas Brandt", "01.03.2026", "rot"),
            (2, LONG + " (2)", "Kunde", "mittel", "Schulung", "Mia", "01.04.2026", "grün"),
            (3, None, None, None, None, None, None, None),
            ("Summe", 2),
            merged=((5, 1, 5, 8),),
        )
    )
    assert (plan.table.header_row, plan.records, plan.questions) == (4, 2, ())
    first, second = read(plan)
    assert first["description"] == LONG
    assert (first["input"], first["severity"], first["owner"]) == (
        "Internal audit", "High", "Jonas Brandt",
    )  # fmt: skip
    assert (first["due_on"], first["status"], second["status"]) == (
        date(2026, 3, 1), "open", "closed",
    )  # fmt: skip
    assert len(plan.left_out) == 3


def test_an_export_of_a_ticket_system() -> None:
    header = (
        "Issue key", "Issue Type", "Status", "Priority", "Assignee", "Reporter", "Created",
        "Resolved", "Summary", "Description", "Labels", "Labels",
    )  # fmt: skip
    row = (
        "SEC-12", "Incident", "Done", "Highest", "Mia Okafor", "Ben Kim", "2026-03-04 10:12",
        "2026-03-09 16:00", "Phishing mail clicked", "A link was followed.", "mail", "q1",
    )  # fmt: skip
    plan = planned(sheet(header, row))
    values = read(plan)[0]
    assert values == {
        "ref": "SEC-12",
        "entry_type": "Incident",
        "status": "closed",
        "imported_status": "Done",
        "severity": "Critical",
        "owner": "Mia Okafor",
        "discovered_by": "Ben Kim",
        "identified_on": date(2026, 3, 4),
        "identified_time": "10:12",
        "done_on": date(2026, 3, 9),
        "title": "Phishing mail clicked",
        "description": "A link was followed.",
    }
    assert plan.rows[0].record.extra == (("Labels", "mail"), ("Labels (2)", "q1"))


def test_a_plan_of_action_and_milestones() -> None:
    header = (
        "POAM ID", "Controls", "Weakness Name", "Weakness Description", "Point of Contact",
        "Original Detection Date", "Scheduled Completion Date", "Milestones", "Risk Rating",
    )  # fmt: skip
    row = ("V-1", "AC-2", "Old accounts", LONG, "Ben Kim", "1/31/2026", "3/15/2026", "Scan", "High")
    values = read(planned(sheet(header, row)))[0]
    assert (values["ref"], values["owner"], values["severity"]) == ("V-1", "Ben Kim", "High")
    assert (values["identified_on"], values["due_on"]) == (date(2026, 1, 31), date(2026, 3, 15))


def test_nothing_unmapped_is_lost_and_the_report_tells_everything() -> None:
    header = ("Ref", "Description", "Cost", "Flag")
    plan = planned(sheet(header, ("1", LONG, 12.5, True)))
    assert plan.rows[0].record.extra == (("Cost", "12.5"), ("Flag", "Yes"))
    report = plan.report()
    assert (report["records"], report["new"], report["unmapped"]) == (1, 1, ["Cost", "Flag"])
    assert report["mapping"] == {"Ref": "ref", "Description": "description"}


cells: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["Ref", "Description", "Owner", "Status", "Due Date", "open", "2026-01-05"]),
    st.integers(-5, 60_000),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
grids = st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=8)
spans = st.tuples(*[st.integers(1, 8)] * 4).map(
    lambda s: (min(s[0], s[2]), min(s[1], s[3]), max(s[0], s[2]), max(s[1], s[3]))
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(grids, st.lists(spans, max_size=2))
def test_any_sheet_ends_in_a_plan_or_one_sentence(
    rows: list[list[CellValue]], merged: list[tuple[int, int, int, int]]
) -> None:
    page = Sheet("Log", tuple(tuple(v if v != "" else None for v in row) for row in rows))
    page = Sheet(page.name, page.rows, merged=tuple(merged))
    try:
        plan = planned(page)
    except UserError as refused:
        said = refused.code
    else:
        said = "no_table" if not plan.columns else ""
        for row in plan.rows:
            entry_of(row.record, person, lambda: "uid")
        assert plan.records + len(plan.left_out) == plan.rows_seen
    assert said in ("", "no_table")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=6))
def test_every_cell_of_a_record_is_somewhere_in_its_entry(rows: list[list[CellValue]]) -> None:
    mapping = {"a": "description", "b": "owner", "c": "due_on", "d": ""}
    page = sheet(("a", "b", "c", "d"), *rows)
    plan = planned(page, choices=ImportChoices(header_row=1, mapping=mapping))
    for row in plan.rows:
        _, owner, due, own = page.rows[row.record.row - 1]
        values = row.record.values
        notes = str(values.get("notes", ""))
        assert dict(row.record.extra).get("d", "") == as_text(own)
        assert "due_on" in values or as_text(due) in notes or says_nothing(due)
        assert "owner" in values or as_text(owner) in notes or says_nothing(owner)


def says_nothing(cell: CellValue) -> bool:
    return value_words().is_blank(as_text(cell).strip("-;,/&+|"))


@pytest.mark.parametrize(
    "choices",
    [
        ImportChoices(mapping={"Description": "colour"}),
        ImportChoices(mapping={"Description": "former_closings"}),
        ImportChoices(value_words={"severity:grave": "Enormous"}),
        ImportChoices(value_words={"nothing:grave": "High"}),
        ImportChoices(value_words={"owner:Mia": "Ben"}),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(choices: ImportChoices) -> None:
    with pytest.raises(UserError) as refused:
        planned(sheet(("Description", "Owner"), (LONG, "Mia")), choices=choices)
    assert refused.value.code == "bad_choice"


def test_a_choice_for_a_column_that_is_not_there_is_said() -> None:
    choices = ImportChoices(mapping={"Colour": "category"})
    plan = planned(sheet(("Description", "Owner"), (LONG, "Mia")), choices=choices)
    assert any('"Colour"' in warning for warning in plan.warnings)


def test_of_two_columns_for_one_field_the_first_has_it_and_nothing_is_lost() -> None:
    choices = ImportChoices(mapping={"A": "description", "B": "description"})
    plan = planned(sheet(("A", "B"), (LONG, "more")), choices=choices)
    assert plan.mapping == {"A": "description"}
    assert plan.rows[0].record.extra == (("B", "more"),)
