"""Texts and word lists: what counts as the same word, and what as a phrase."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.checks.comparing import say_the_same
from isms_desktop.domain.checks.texts import LONGEST, folded_words, stem
from isms_desktop.domain.checks.word_lists import TOPICS, WordLists
from isms_desktop.runtime import resources
from tests.domain.checks.judging import WORDS


def lists(**phrases: list[str]) -> WordLists:
    nothing: dict[str, Any] = {topic: [] for topic in TOPICS}
    return WordLists([{**nothing, **phrases}])


@pytest.mark.parametrize("language", ["en", "de"])
def test_each_language_has_every_list_and_no_other(language: str) -> None:
    found = resources.data(f"data/checks/{language}.toml")
    assert set(found) == set(TOPICS)
    assert all(isinstance(phrase, str) for phrases in found.values() for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Didn't pay ATTENTION", ["did", "not", "pay", "attention"]),
        ("Straße über Größe", ["strasse", "ueber", "groesse"]),
        ("Café, E-Mail", ["cafe", "e", "mail"]),
        ("漢字", ["漢", "字"]),
        ("?! …", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert list(folded_words(text)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("removed", "remove"), ("sperren", "gesperrt"), ("mailboxes", "mailbox"), ("rules", "rule")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("phrase", "text", "is_there"),
    [
        ("human error", "It was a HUMAN  error.", True),
        ("human error", "Errors of a human", False),
        ("pay attention", "did not pay the attention", True),
        ("automat*", "runs automatically", True),
        ("*iert", "wurde informiert", True),
        ("*ed", "need", False),
        ("training", "a trainning day", True),
        ("train", "brain", False),
        ("over", "the cover", False),
    ],
)
def test_a_phrase_is_found_in_whole_words(phrase: str, text: str, is_there: bool) -> None:
    assert lists(articles=["a", "the"], train=[phrase]).has("train", text) is is_there


def test_only_what_lies_in_the_first_part_of_a_huge_text_counts() -> None:
    words = lists(train=["train"])
    assert words.has("train", "train " + "x " * LONGEST)
    assert not words.has("train", "x " * LONGEST + "train")


@given(st.text(max_size=80))
def test_every_text_says_the_same_as_itself_if_it_says_anything(text: str) -> None:
    judged = WORDS.text(text)
    assert say_the_same(judged, judged) is bool(judged.words)


@given(st.text(max_size=80), st.text(max_size=80))
def test_saying_the_same_goes_both_ways(one: str, other: str) -> None:
    text = WORDS.text
    assert say_the_same(text(one), text(other)) is say_the_same(text(other), text(one))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He didn't look", ("he", "did", "not", "look")),
        ("it wasnt known", ("it", "was", "not", "known")),
        ("an important tenant", ("an", "important", "tenant")),
    ],
)
def test_what_is_drawn_together_stands_apart(text: str, words: tuple[str, ...]) -> None:
    assert folded_words(text) == words


@pytest.mark.parametrize(
    "cause",
    [
        "Humen error",
        "Colleague didnt follow the procedure",
        "Someone wasn't paying attention",
        "He just did not care",
    ],
)
def test_blame_is_known_however_it_is_typed(cause: str) -> None:
    assert WORDS.has("blame", cause)
