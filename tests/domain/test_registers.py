import pytest

from isms_desktop.domain import words
from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Field, Kind, RecordSpec
from isms_desktop.domain.registers import COMPUTED, ENTRIES

SHEETS = (ENTRIES, ACTIONS, CAUSES, EFFECT_REVIEWS)
COMPATIBLE = (
    "Ref",
    "Identified",
    "Who discovered it",
    "What type of incident was it",
    "Description of incident",
    "External Reference Number",
    "C I A",
    "Severity",
    "Root Cause",
    "Corrective Action",
    "Risk",
)


def test_the_first_columns_are_those_of_the_widely_used_template() -> None:
    assert tuple(f.header for f in ENTRIES)[:11] == COMPATIBLE


@pytest.mark.parametrize("spec", [*SHEETS, COMPUTED], ids=lambda spec: spec.key)
def test_keys_and_headers_are_unique(spec: RecordSpec) -> None:
    assert len({f.key for f in spec}) == len(spec.fields)
    assert len({f.header.casefold() for f in spec}) == len(spec.fields)


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_sheet_names_fit_a_workbook(spec: RecordSpec) -> None:
    assert len(spec.sheet) <= 40
    assert not set(spec.sheet) & set("[]:*?/\\")


@pytest.mark.parametrize("spec", [ACTIONS, CAUSES, EFFECT_REVIEWS], ids=lambda spec: spec.key)
def test_keys_of_the_other_sheets_are_their_headers_in_snake_case(spec: RecordSpec) -> None:
    for f in spec:
        plain = f.header.replace("(", "").replace(")", "").replace("-", "_").replace(" ", "_")
        assert f.key == plain.casefold()


@pytest.mark.parametrize("f", [f for f in ENTRIES if not f.summary], ids=lambda f: f.key)
def test_what_is_not_worked_out_is_an_attribute_of_the_entry(f: Field) -> None:
    assert getattr(Entry(uid="e"), f.key) in (f.blank, None)


@pytest.mark.parametrize("f", [f for spec in SHEETS for f in spec], ids=lambda f: f.key)
def test_lists_have_words_and_nothing_else_has(f: Field) -> None:
    has_list = f.kind in (Kind.CHOICE, Kind.OPEN_CHOICE, Kind.CHOICES)
    assert bool(f.choices) is has_list


def test_only_what_a_record_cannot_do_without_is_required() -> None:
    assert [f.key for f in ENTRIES if f.required] == ["identified_on", "description", "input"]


def test_all_words_of_status_can_be_filtered() -> None:
    assert ENTRIES["status"].choices == tuple(words.Status)
