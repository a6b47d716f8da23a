"""Finding entries by words: what is indexed of an entry, and what is asked for.

Scripts written without spaces would be one long word each, so their characters are parted, both in
the index and in the question; a word of them then matches as a phrase.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from isms_desktop.domain.entry import Action, Entry
from isms_desktop.domain.people import Person

_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LEFT_OUT: Final = frozenset({"uid", "import_uid", "rounds", "closings", "waivers", "extra"})
_TEXTS: Final = tuple(
    name for name, kind in Entry.__annotations__.items() if kind is str and name not in _LEFT_OUT
)
_LISTS: Final = ("requirement", "annex_a", "similar_refs", "also")
_PEOPLE: Final = ("owner", "discovered_by", "contained_by", "accepted_by")
_texts_of: Final = attrgetter(*_TEXTS)
_lists_of: Final = attrgetter(*_LISTS)
_people_of: Final = attrgetter(*_PEOPLE)


def parted(text: str) -> str:
    """Put spaces around every character of a script without spaces."""
    return text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)


def words_of(entry: Entry) -> str:
    """Everything of an entry that can be searched for, as one text."""
    return parted("\n".join(filter(None, _parts(entry))))


def _parts(entry: Entry) -> Iterator[str]:
    yield from _texts_of(entry)
    for words in _lists_of(entry):
        yield from map(str, words)
    yield from _names(_people_of(entry))
    yield from (value for _, value in entry.extra)
    for round_ in entry.rounds:
        yield from (round_.reason, round_.analysis_text, round_.effect_criterion)
        yield from (round_.effect_indicator, *_names((round_.effect_checker,)))
        for node in round_.causes:
            yield from (node.answer, node.evidence, node.category, node.stop_reason)
        for action in round_.actions:
            yield from _of_action(action)
        for verdict in round_.verdicts:
            yield from (verdict.evidence, verdict.self_check_reason)
            yield from _names((verdict.checked_by,))
    for closing in entry.closings:
        yield from (closing.reason, closing.reopen_reason, *_names((closing.closed_by,)))


def _of_action(action: Action) -> Iterator[str]:
    yield from (action.what, action.resources, action.done_note, action.evidence)
    yield from (action.change_ticket, *_names((action.owner, *action.also)))


def _names(people: Iterable[Person | None]) -> Iterator[str]:
    return (person.name for person in people if person)


def match_of(search: str) -> str:
    """The question to the index: each word must occur, its beginning is enough; "" asks nothing."""
    words = (parted(word).replace('"', " ").strip() for word in search.split())
    return " AND ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))


def any_of(beginnings: Iterable[str]) -> str:
    """The question for what has a word with any of these beginnings; "" where there is none."""
    words = (parted(word).replace('"', " ").strip() for word in beginnings)
    return " OR ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))
