"""Rows brought together: lists, labels, further rows, sheets."""

from datetime import date

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import Answer, ImportChoices, SameRef
from isms_desktop.domain.importing.gathering import items_in
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.spellings import groups_in
from isms_desktop.domain.sheets import CellValue, Sheet
from tests.domain.importing.languages import NO_CHOICES, planned, sheet

HEADER = ("No", "Date", "Finding", "Corrective action", "Owner")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. Close it\n2. Lock it", ("Close it", "Lock it")),
        ("- Close it\n\n- Lock it\n  with two keys", ("Close it", "Lock it\nwith two keys")),
        ("(1) Close it\n(2) Lock it", ("Close it", "Lock it")),
        ("\u2022 Close it\n\u2022 Lock it", ("Close it", "Lock it")),
        ("Close it\nLock it", ()),
        ("1. Close it", ()),
        ("1. Close it\nand lock it", ()),
        ("2025 was the year\n2026 is not", ()),
    ],
)
def test_only_numbered_or_bulleted_lines_are_a_list(text: str, items: tuple[str, ...]) -> None:
    assert items_in(text) == items


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["Mia Okafor", "M. Okafor", "Okafor, Mia"], [{"Mia Okafor", "M. Okafor", "Okafor, Mia"}]),
        (["Jörg Müller", "Joerg Mueller"], [{"Jörg Müller", "Joerg Mueller"}]),
        (["Camille Durand", "Camile Durand"], [{"Camille Durand", "Camile Durand"}]),
        (["Mia Okafor", "Max Okafor", "M. Okafor"], []),
        (["Mia", "Max"], []),
        (["IT", "HR"], []),
        (["mia okafor", "Mia Okafor"], []),
        (["A. Kim", "B. Kim"], []),
    ],
)
def test_spellings_that_look_like_one_person(names: list[str], groups: list[set[str]]) -> None:
    assert [set(group.counts) for group in groups_in(names)] == groups


def test_the_fullest_spelling_is_the_name() -> None:
    (group,) = groups_in(["M. Okafor", "M. Okafor", "Okafor, Mia", "Mia Okafor"])
    assert group.name == "Mia Okafor"


def labelled(choices: ImportChoices = NO_CHOICES) -> ImportPlan:
    return planned(
        sheet(
            HEADER,
            ("Internal audit",),
            (1, date(2025, 1, 2), "Door left open", "Close it", "Mia"),
            ("Closed items",),
            (2, date(2025, 1, 3), "Window left open", "Close it", "Ben"),
        ),
        choices=choices,
    )


@pytest.mark.parametrize(
    ("field", "key", "values"),
    [
        ("category", "category", ["Internal audit", "Closed items"]),
        ("status", "status", ["open", "closed"]),
        ("input", "input", ["Internal audit", None]),
        ("owner", "owner", ["Mia", "Ben"]),
    ],
)
def test_a_label_fills_a_field_of_the_rows_below_it(
    field: str, key: str, values: list[str | None]
) -> None:
    plan = labelled(ImportChoices(answers={"sections": field}))
    found = [row.record.values.get(key) for row in plan.rows]
    if field == "status":
        assert found[1] == "closed"
    else:
        assert found == values


def test_a_label_may_become_a_field_of_its_own_and_is_offered_before() -> None:
    (offer,) = labelled().offers
    assert (offer.name, offer.count) == ("sections", 2)
    plan = labelled(ImportChoices(answers={"sections": Answer.OWN_FIELD}))
    assert [row.record.extra for row in plan.rows] == [
        (("Section", "Internal audit"),), (("Section", "Closed items"),),
    ]  # fmt: skip
    assert labelled(ImportChoices(answers={"sections": Answer.NO})).offers == ()


def two_sheets() -> list[Sheet]:
    def page(name: str, *refs: CellValue) -> Sheet:
        rows = [
            (ref, date(2025, 1, 2), f"{name}: door {ref} left open", "Close it", "Mia")
            for ref in refs
        ]
        return sheet(HEADER, *rows, name=name)

    return [page("Open", 1, 2), page("Closed", 1, 5)]


def test_sheets_with_the_same_headings_are_offered_and_said_to_be_left() -> None:
    plan = planned(*two_sheets())
    assert (plan.records, [offer.name for offer in plan.offers]) == (2, ["sheets"])
    assert "not part of this import" in plan.warnings[-1]


def test_references_that_start_again_on_each_sheet_take_its_name() -> None:
    answers = {"sheets": Answer.YES, "sheet_name": "status"}
    plan = planned(*two_sheets(), choices=ImportChoices(answers=answers))
    assert [question.choices for question in plan.questions] == [tuple(SameRef)]
    plan = planned(*two_sheets(), choices=ImportChoices(answers=answers, same_ref=SameRef.BY_SHEET))
    found = {row.record.ref: row.record.values["status"] for row in plan.rows}
    assert found == {"Open-1": "open", "2": "open", "Closed-1": "closed", "5": "closed"}
    assert plan.questions == ()


def test_an_answer_to_nothing_and_a_word_that_is_none_are_refused() -> None:
    for answers in ({"colour": "yes"}, {"sheets": "perhaps"}):
        with pytest.raises(UserError) as refused:
            planned(*two_sheets(), choices=ImportChoices(answers=answers))
        assert refused.value.code == "bad_choice"
