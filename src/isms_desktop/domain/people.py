"""People as the register names them: found by name or another spelling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ACCENTS: Final = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or a group, that may own, discover, check or close something.

    `aliases` are other spellings met in files; they count as equal. A merged person
    stays as an alias.
    """

    uid: str
    name: str
    initials: str = ""
    role: str = ""
    is_group: bool = False
    is_active: bool = True
    aliases: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=4096)  # a file names the same few people in every row
def folded(name: str) -> str:
    """Reduce a name to what has to match: case, accents, punctuation and spacing do not.

    Marks that make another letter (as in Japanese or Hindi) do count. A name without any letter
    or digit stands for itself.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold())).casefold()
    words = "".join(c if _is_part_of_word(c) else " " for c in plain).split()
    return " ".join(words) or " ".join(name.split())


def _is_part_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def initials_of(name: str) -> str:
    """Make initials for a new person: "Mia Okafor" gives "MO"."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:4].upper()


class Directory:
    """The people known, looked up by any of their spellings."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_uid: dict[str, Person] = {}
        self._by_name: dict[str, Person] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Take a person in; a spelling that is taken already keeps its first owner."""
        self._by_uid[person.uid] = person
        for spelling in (person.name, *person.aliases):
            self._by_name.setdefault(folded(spelling), person)

    def find(self, name: str) -> Person | None:
        """Look up somebody by name or alias."""
        return self._by_name.get(folded(name))

    def get(self, uid: str | None) -> Person | None:
        """Look up somebody by id."""
        return self._by_uid.get(uid) if uid else None

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_uid.values())
