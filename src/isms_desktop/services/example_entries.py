"""The people and the entries of the example organisation, each with all that became of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from random import Random

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.numbering import series_for
from isms_desktop.domain.people import Directory, Person, initials_of
from isms_desktop.services.example_lives import Case, Life


def people_of(source: Case, new_uid: Callable[[], str]) -> Directory:
    """The people of the example organisation."""
    return Directory(
        Person(
            uid=new_uid(),
            name=person["name"],
            initials=initials_of(person["name"]),
            role=person["role"],
            is_group=person.get("is_group", False),
            aliases=tuple(person.get("aliases", ())),
        )
        for person in source["people"]
    )


@dataclass(frozen=True, slots=True)
class ExampleLife:
    """One entry as it stood after each day on which something happened to it, oldest first."""

    states: tuple[tuple[date, Entry], ...]

    @property
    def entry(self) -> Entry:
        """As it stands at last."""
        return self.states[-1][1]


def lives_of(
    source: Case, people: Directory, today: date, new_uid: Callable[[], str], seed: int = 1
) -> list[ExampleLife]:
    """All entries from their first day to this one, the oldest first, with their references."""
    lives: list[ExampleLife] = []
    refs: dict[str, str] = {}
    used: dict[str, int] = {}
    for case in source["case"]:
        states = _states(case, people, today, new_uid, seed)
        found_on, entry = states[0]
        series = series_for(entry.entry_type, found_on.year)
        used[series.stem] = used.get(series.stem, 0) + 1
        ref = refs[case["title"]] = series.ref(used[series.stem])
        recurrence_of = refs.get(case.get("recurrence", ""), "")
        named = [(day, replace(e, ref=ref, recurrence_of=recurrence_of)) for day, e in states]
        lives.append(ExampleLife(tuple(named)))
    return lives


def _states(
    case: Case, people: Directory, today: date, new_uid: Callable[[], str], seed: int
) -> list[tuple[date, Entry]]:
    """Live through the case once to learn its days, then up to each of them anew.

    Chances and uids are the same each time, so that every state leads to the next.
    """
    uids: list[str] = []

    def lived(until: date) -> tuple[Life, Entry]:
        known = iter(uids)

        def same_uid() -> str:
            uid = next(known, None)
            if uid is None:
                uid = new_uid()
                uids.append(uid)
            return uid

        chance = Random(f"{seed} {case['title']}")  # noqa: S311  not for secrets
        life = Life(case, people, today, until, same_uid, chance)
        return life, life.entry()

    last, entry = lived(today)
    states = [(day, lived(day)[1]) for day in sorted(last.days) if day < today]
    states.append((today, entry))
    changed = [(day, now) for (_d, was), (day, now) in pairwise(states) if now != was]
    return [states[0], *changed]
