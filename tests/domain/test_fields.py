from datetime import date

import pytest

from isms_desktop.domain.fields import Field, Kind, RecordSpec, Value, is_blank

REF = Field("ref", "Reference", "Ref", Kind.TEXT)
DUE = Field("due_on", "Due", "Due Date", Kind.DATE)
SPEC = RecordSpec("thing", "Things", (REF, DUE))


@pytest.mark.parametrize(
    ("kind", "blank"),
    [
        (Kind.TEXT, ""),
        (Kind.LONG_TEXT, ""),
        (Kind.OPEN_CHOICE, ""),
        (Kind.CHOICES, ()),
        (Kind.WORDS, ()),
        (Kind.CHOICE, None),
        (Kind.DATE, None),
        (Kind.PERSON, None),
        (Kind.INTEGER, None),
        (Kind.YES_NO, None),
    ],
)
def test_every_kind_has_its_own_nothing(kind: Kind, blank: Value) -> None:
    assert Field("k", "K", "K", kind).blank == blank
    assert is_blank(blank)


@pytest.mark.parametrize("answer", [False, 0, "no", ("a",), date(2026, 1, 1)])
def test_no_and_zero_are_answers(answer: Value) -> None:
    assert not is_blank(answer)


def test_a_spec_finds_its_fields_by_key() -> None:
    assert list(SPEC) == [REF, DUE]
    assert SPEC["due_on"] is DUE
    assert "ref" in SPEC
    assert "owner" not in SPEC
    assert SPEC.find("due_on", "ref") == (DUE, REF)


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        SPEC.find("owner")
