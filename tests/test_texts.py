"""The translations: whole, fitting, compiled."""

import re

import pytest

from isms_desktop.runtime.i18n import LANGUAGES
from tests import catalogue
from tests.catalogue import Message

TRANSLATED = sorted(set(LANGUAGES) - {"en"})
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


@pytest.fixture(scope="module")
def messages() -> set[Message]:
    return catalogue.messages()


def test_texts_are_found_where_they_are_said_and_where_they_are_declared(
    messages: set[Message],
) -> None:
    assert "Next step" in messages
    assert "Opportunity for improvement" in messages
    assert ("{n} entry", "{n} entries") in messages
    assert "Who discovered it" not in messages  # a heading of the workbook stays English


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_no_translation_is_left_over(
    language: str, messages: set[Message]
) -> None:
    texts = catalogue.catalogue(language)
    assert [one for one in messages if not catalogue.is_translated(one, texts)] == []
    known = {one.id if isinstance(one.id, str) else tuple(one.id) for one in texts if one.id}
    assert known - messages == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    for message in catalogue.catalogue(language):
        wanted = set(_PLACEHOLDER.findall(" ".join(_forms(message.id))))
        for said in filter(None, _forms(message.string)):
            missing = wanted - set(_PLACEHOLDER.findall(said))
            assert not missing - {"{n}"}, said  # one of something may be said without its number
            assert set(_PLACEHOLDER.findall(said)) <= wanted, said


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    written = catalogue.compiled(catalogue.catalogue(language))
    assert catalogue.path_of(language, "mo").read_bytes() == written


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(map(str, text))  # type: ignore[call-overload]
