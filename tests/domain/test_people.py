import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.people import Directory, Person, folded, initials_of

MIA = Person(uid="p1", name="Mia Okafor", aliases=("M. Okafor", "mia"))
ZOE = Person(uid="p2", name="Zoë Müller-Lang")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mia Okafor", "  mia   OKAFOR "),
        ("Zoë Müller-Lang", "zoe muller lang"),
        ("M. Okafor", "m okafor"),
        ("Straße", "STRASSE"),
    ],
)
def test_case_accents_punctuation_and_spacing_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ガ", "カ"), ("मि", "मा"), ("?", "!"), ("Mia", "Mio"), ("A B", "AB")]
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Mia Okafor", "MO"), ("jonas (IT) brandt", "JB"), ("A B C D E", "ABCD"), ("", ""), ("—", "")],
)
def test_initials_are_made_from_the_words(name: str, initials: str) -> None:
    assert initials_of(name) == initials


class TestDirectory:
    people = Directory((MIA, ZOE))

    def test_finds_by_name_and_alias(self) -> None:
        assert self.people.find("MIA OKAFOR") is MIA
        assert self.people.find("m okafor") is MIA
        assert self.people.find("Zoe Müller Lang") is ZOE

    def test_finds_nobody_where_there_is_nobody(self) -> None:
        assert self.people.find("Jonas") is None
        assert self.people.find("") is None
        assert self.people.get("p9") is None
        assert self.people.get(None) is None

    def test_finds_by_id_and_keeps_the_order(self) -> None:
        assert self.people.get("p2") is ZOE
        assert list(self.people) == [MIA, ZOE]

    def test_a_spelling_keeps_its_first_owner(self) -> None:
        second = Person(uid="p3", name="Mia")
        people = Directory((MIA, second))
        assert people.find("mia") is MIA
        assert people.get("p3") is second


def test_a_person_reads_as_the_name() -> None:
    assert str(MIA) == "Mia Okafor"
