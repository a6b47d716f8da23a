"""Finding anything of the register by a few words: entries, objectives, indicators, people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from isms_desktop.domain.fuzzy import fuzzy_score
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import RegisterQuery, RegisterRow
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading

_ENTRIES_AT_MOST: Final = 8
_ENTRIES_LOOKED_AT: Final = 60
_OTHERS_AT_MOST: Final = 4
_DIGITS: Final = 3
"""Numbers of references are written with so many digits: "14" means "014" too."""


class FoundKind(StrEnum):
    """What was found."""

    ENTRY = "entry"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that fits, with a few words beside its name."""

    kind: FoundKind
    uid: str
    title: str
    detail: str


class Finding:
    """Looks through everything at once; short enough to be asked at every letter."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find(self, text: str) -> list[Found]:
        """What fits best of each kind, entries first; nothing where nothing was typed."""
        if not text.strip():
            return []
        with self._database.reading() as reading:
            return [
                *self._entries(reading, text),
                *_best(text, _objectives(reading)),
                *_best(text, _indicators(reading)),
                *_best(text, map(_person, reading.people.all())),
            ]

    def _entries(self, reading: Reading, text: str) -> list[Found]:
        today = self._clock.today()
        padded = " ".join(word.zfill(_DIGITS) for word in text.split())
        for words in dict.fromkeys((text, padded)):
            uids = reading.registers.uids(RegisterQuery(search=words), today)
            if uids:
                rows = reading.registers.page(uids[:_ENTRIES_LOOKED_AT], today)
                found = [_entry(row) for row in rows]
                # What is named so comes before what only mentions it.
                found.sort(key=lambda each: -fuzzy_score(text, f"{each.title} {each.detail}"))
                return found[:_ENTRIES_AT_MOST]
        return []


def _best(text: str, things: Iterable[tuple[str, Found]]) -> list[Found]:
    """Those that fit best, each judged by the text given before it."""
    scored = [(fuzzy_score(text, searched), found) for searched, found in things]
    fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [found for _score, found in fitting[:_OTHERS_AT_MOST]]


def _entry(row: RegisterRow) -> Found:
    values = row.values
    title = str(values["title"] or values["description"] or "").split("\n", 1)[0]
    return Found(FoundKind.ENTRY, row.uid, title, f"{values['ref']} · {_(str(values['status']))}")


def _objectives(reading: Reading) -> Iterator[tuple[str, Found]]:
    for each in reading.objectives.all():
        detail = f"{each.ref} · {_(each.status.value)}" if each.ref else _(each.status.value)
        found = Found(FoundKind.OBJECTIVE, each.uid, each.name, detail)
        yield f"{each.name} {each.ref}", found


def _indicators(reading: Reading) -> Iterator[tuple[str, Found]]:
    for each in reading.indicators.all():
        yield each.name, Found(FoundKind.INDICATOR, each.uid, each.name, _("Indicator"))


def _person(person: Person) -> tuple[str, Found]:
    searched = " ".join((person.name, *person.aliases, person.role))
    return searched, Found(FoundKind.PERSON, person.uid, person.name, person.role or _("Person"))
