"""Matching columns: in nine languages, by content, and rather not than wrong."""

import pytest

from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.headers import Certainty
from isms_desktop.domain.importing.vocabulary import HeaderWords
from isms_desktop.domain.sheets import CellValue
from tests.domain.importing.languages import planned, sheet, words_of

DAY, WHO = "2026-01-05", "Mia Okafor"
TEXT = "The laptop of a field engineer was left in the train and not found again."


def mapping(**columns: CellValue) -> dict[str, str]:
    return planned(sheet(tuple(columns), tuple(columns.values()))).mapping


LOGS = (
    "Ref|Date Raised|Reported By|Description|Root Cause|Corrective Action|Owner|Due Date|Status",
    "ID #|Log date|Raised by|Issue Summary|RCA|Remediation|PIC|ETA|State",
    "Lfd. Nr.|Erfasst am|Gemeldet von|Beschreibung|Ursache|Maßnahme|Zuständig|Fällig|Stand",
    "N°|Date événement|Rédacteur|Constat / Écart|Causes|Plan d'action|Pilote|Date de fin|État",
    "N.º|Fecha|Reportado por|Descripción|Causa raíz|Solución|Responsable|Fecha límite|Estado",
    "Número|Data|Relatado por|Descrição|Causa raiz|Ação corretiva|Responsável|Prazo|Situação",
    "Numero|Data apertura|Segnalato da|Descrizione|Causa|Soluzione|Incaricato|Scadenza|Stato",
    "Volgnr.|Gemeld op|Gemeld door|Omschrijving|Oorzaak|Maatregel|Eigenaar|Streefdatum|Status",
    "番号|起票日|起票者|課題内容|原因|対応内容|担当者|締切日|ステータス",
    "编号|发现日期|报告人|事件描述|根本原因|纠正措施|负责人|截止日期|状态",
    "ref_id|dateRaised|REPORTED BY:|Description [*]|root\ncause|CAPA *|owner|Due (d.m.y)|STATUS",
)


@pytest.mark.parametrize("log", LOGS)
def test_the_same_log_in_many_spellings(log: str) -> None:
    row = ("1", DAY, WHO, TEXT, TEXT, TEXT, WHO, DAY, "open")
    plan = planned(sheet(tuple(log.split("|")), row))
    keys = ["ref", "identified_on", "discovered_by", "description", "root_cause"]
    keys += ["corrective_action", "owner", "due_on", "status"]
    assert [column.key for column in plan.columns] == keys
    assert {column.certainty for column in plan.columns} == {Certainty.SURE}


def test_priority_is_severity_only_without_a_column_of_its_own() -> None:
    assert mapping(Description=TEXT, Priority="P1")["Priority"] == "severity"
    both = mapping(Description=TEXT, Priority="P1", Severity="high")
    assert both == {"Description": "description", "Severity": "severity"}


@pytest.mark.parametrize(
    ("value", "key"), [(TEXT, "consequences"), ("high", "severity"), ("4", "impact")]
)
def test_impact_is_what_stands_below_it(value: str, key: str) -> None:
    assert mapping(Description=TEXT, Impact=value)["Impact"] == key


@pytest.mark.parametrize(
    ("value", "key"), [("Nonconformity", "entry_type"), ("Phishing", "category")]
)
def test_type_is_what_stands_below_it(value: str, key: str) -> None:
    assert mapping(Description=TEXT, Type=value)["Type"] == key


@pytest.mark.parametrize(("value", "key"), [("2026-01-05", "done_on"), ("yes", "status")])
def test_completed_is_a_date_or_a_state(value: str, key: str) -> None:
    assert mapping(Description=TEXT, Completed=value)["Completed"] == key


def test_name_beside_a_description_is_the_title() -> None:
    assert mapping(name="Lost laptop", description=TEXT) == {
        "name": "title",
        "description": "description",
    }


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Due Date", TEXT),
        ("Owner", TEXT),
        ("Root Cause", "2026-01-05"),
        ("Risk", "high"),
        ("Likelihood", "perhaps"),
        ("Data Breach", TEXT),
        ("Start date", "2026-01-05"),
        ("Expiry date", "2026-01-05"),
        ("Cost", "400"),
        ("Department budget code", "4711"),
    ],
)
def test_rather_no_match_than_a_wrong_one(heading: str, value: str) -> None:
    matched = mapping(Description=TEXT, Severity="low", **{heading: value})
    assert heading not in matched


def test_a_typing_slip_is_matched_but_never_sure() -> None:
    plan = planned(sheet(("Descripton", "Responsibel"), (TEXT, WHO)))
    assert [(c.key, c.certainty) for c in plan.columns] == [
        ("description", Certainty.UNSURE),
        ("owner", Certainty.UNSURE),
    ]
    assert "spelled like" in plan.columns[0].why


def test_without_a_known_description_the_longest_texts_are_offered_unsure() -> None:
    (first, second) = planned(sheet(("Colour", "Colloquium"), ("blue", TEXT))).columns
    assert (first.key, second.key, second.certainty) == ("", "description", Certainty.UNSURE)


def test_a_choice_by_hand_moves_the_field() -> None:
    choices = ImportChoices(mapping={"Details": "description", "Remarks": ""})
    page = sheet(("Description", "Details", "Remarks"), (TEXT, TEXT, "none yet"))
    plan = planned(page, choices=choices)
    assert plan.mapping == {"Details": "description"}
    assert plan.unmapped == ("Description", "Remarks")
    assert dict(plan.rows[0].record.extra) == {"Description": TEXT, "Remarks": "none yet"}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Audit finding reference no.", "ref"), ("Nonconformity #", "ref"),
        ("Finding raised on", "identified_on"),
        ("Date initiated", "identified_on"), ("Planned closure date", "due_on"),
        ("Actual completion date", "done_on"), ("Source of CAPA", "input"),
        ("Abweichungsnummer", "ref"), ("Wirksamkeit bestätigt am", "effect_on"),
        ("Date de détection", "identified_on"), ("N° de la non-conformité", "ref"),
        ("Fecha de cierre prevista", "due_on"), ("Descrição da ocorrência", "description"),
        ("Data di completamento prevista", "due_on"), ("Vastgesteld door", "discovered_by"),
        ("再発防止対策", "corrective_action"), ("整改完成日期", "done_on"),
        ("Custom field (Root Cause)", "root_cause"), ("u_corrective_action", "corrective_action"),
        ("Personal data? Y/N", "breach"), ("Wirksam? Ja / Nein", "effect_verdict"),
        ("D4 Root cause", "root_cause"), ("3. Finding description", "description"),
        ("Date et heure du constat", "identified_on"), ("Datum/Uhrzeit", "identified_on"),
        ("Corrective / preventive thing", "corrective_action"), ("Owner / Due date", ""),
        ("Benutzerdefiniertes Feld (Ursache)", "root_cause"), ("Custom paint", ""),
    ],
)  # fmt: skip
def test_a_heading_put_together_from_known_parts_is_known(heading: str, key: str) -> None:
    found = HeaderWords(words_of("headers")).guesses(heading)
    assert (found[0].key if found else "") == key


def test_the_reference_of_the_finding_goes_before_that_of_the_action() -> None:
    header = ("Action ID", "Finding ID", "Finding", "Action")
    rows = [(f"1.{n}", "F1", TEXT, "Mend it") for n in range(3)]
    assert planned(sheet(header, *rows)).mapping["Finding ID"] == "ref"
    assert mapping(**{"Action ID": "A1", "Description": TEXT})["Action ID"] == "ref"


def test_a_counter_is_no_reference_where_there_is_one() -> None:
    rows = [(n, f"INC-{n}", TEXT) for n in range(1, 4)]
    plan = planned(sheet(("No.", "Incident ID", "Description"), *rows))
    assert plan.mapping == {"Incident ID": "ref", "Description": "description"}


def test_the_numbers_of_a_ticket_system_count_the_rows_where_nothing_else_does() -> None:
    rows = [(f"T-{n}", TEXT, WHO) for n in range(3)]
    assert (
        planned(sheet(("Ticket ID", "Description", "Owner"), *rows)).mapping["Ticket ID"] == "ref"
    )
    again = [("T-1", TEXT, WHO), ("T-1", f"{TEXT} Again.", WHO)]
    plan = planned(sheet(("Ticket ID", "Description", "Owner"), *again))
    assert plan.mapping["Ticket ID"] == "external_ref"


def test_a_heading_that_may_be_name_or_description_describes_where_nothing_else_does() -> None:
    assert mapping(Ref="1", Finding="Door open", Owner=WHO)["Finding"] == "description"
    both = mapping(Ref="1", Finding="Door open", Description=TEXT)
    assert both["Description"] == "description"


def test_a_person_is_known_by_the_names_below() -> None:
    names = ("Mia Okafor", "B. Kim", "Okafor, Mia", "佐藤 花子", "李强")
    plan = planned(sheet(("Description", "Auditor"), *((f"{TEXT} {n}", n) for n in names)))
    assert plan.columns[1].certainty is Certainty.SURE
    words = planned(sheet(("Description", "Auditor"), (TEXT, "IT"), (f"{TEXT} 2", "HR")))
    assert words.columns[1].certainty is Certainty.UNSURE


def test_the_day_of_an_incident_is_when_it_was_found_unless_another_column_says_that() -> None:
    header = ("Incident date", "Description", "Date discovered")
    assert planned(sheet(header[:2], (DAY, TEXT))).mapping["Incident date"] == "identified_on"
    both = planned(sheet(header, (DAY, TEXT, DAY))).mapping
    assert (both["Incident date"], both["Date discovered"]) == ("occurred_on", "identified_on")


def test_when_is_not_taken_for_sure() -> None:
    plan = planned(sheet(("When", "What happened"), (DAY, TEXT)))
    assert plan.columns[0].certainty is Certainty.UNSURE


def test_ticks_are_words_of_a_status() -> None:
    rows = [("1", TEXT, True), ("2", TEXT, False)]
    plan = planned(sheet(("Ref", "Description", "Done?"), *rows))
    assert plan.mapping["Done?"] == "status"
    assert [row.record.values["status"] for row in plan.rows] == ["closed", "open"]


def test_progress_is_a_status_or_a_note_by_what_stands_below() -> None:
    assert mapping(Description=TEXT, Progress="In progress")["Progress"] == "status"
    assert mapping(Description=TEXT, Progress="Waiting for the offer")["Progress"] == "notes"


def test_types_of_record_are_no_categories() -> None:
    assert mapping(Description=TEXT, **{"Issue type": "Incident"})["Issue type"] == "entry_type"
    assert mapping(Description=TEXT, **{"Issue type": "Phishing"})["Issue type"] == "category"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Timestamp", "identified_on"), ("When did it happen?", "occurred_on"),
        ("Who noticed the incident?", "discovered_by"), ("How serious was it?", "severity"),
        ("Please describe the event", "description"), ("What did you do at once?", "containment"),
        ("Why did this happen?", "root_cause"), ("Was personal data affected?", "breach"),
        ("Wer hat den Vorfall gemeldet?", "discovered_by"), ("Wie schlimm ist es?", "severity"),
        ("Wie konnte es passieren?", "root_cause"), ("Horodateur", "identified_on"),
        ("Que s\u2019est-il passé ?", "description"), ("Qui l\u2019a constaté ?", "discovered_by"),
        ("¿Cuándo ocurrió?", "occurred_on"), ("¿Por qué ocurrió?", "root_cause"),
        ("O que foi feito de imediato?", "containment"),
        ("Chi l\u2019ha segnalato?", "discovered_by"),
        ("Wat is er gebeurd?", "description"), ("タイムスタンプ", "identified_on"),
    ],
)  # fmt: skip
def test_the_questions_of_a_form_are_headings(heading: str, key: str) -> None:
    assert HeaderWords(words_of("headers")).guesses(heading)[0].key == key


@pytest.mark.parametrize(
    ("heading", "value", "key"),
    [
        ("Raised", "2026-01-05", "identified_on"), ("Raised", WHO, "discovered_by"),
        ("Action done", "2026-01-05", "done_on"), ("Action done", "yes", "status"),
        ("Erfasst", "05.01.2026", "identified_on"), ("Festgestellt", WHO, "discovered_by"),
    ],
)  # fmt: skip
def test_a_bare_participle_is_what_stands_below_it(heading: str, value: str, key: str) -> None:
    assert mapping(**{"Description": TEXT, heading: value})[heading] == key


def test_the_name_of_who_filled_in_a_form_is_no_title() -> None:
    rows = [("Lea Brandt", TEXT), ("Ben Kim", f"{TEXT} Again.")]
    assert planned(sheet(("Name", "Description"), *rows)).mapping == {"Description": "description"}
