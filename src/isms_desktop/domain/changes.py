"""What a write changed, so that every view can tell whether it must look again."""

from dataclasses import dataclass
from enum import StrEnum


class RecordKind(StrEnum):
    """The kinds of record that views watch."""

    ENTRY = "entry"
    PERSON = "person"
    ORGANISATION = "organisation"
    IMPORT = "import"
    MAPPING = "mapping"
    DRAFT = "draft"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of record a committed step has touched, and its name ("Import log.xlsx")."""

    kinds: frozenset[RecordKind]
    step: str = ""

    @classmethod
    def of(cls, *kinds: RecordKind, step: str = "") -> "Changes":
        """Changes of these kinds."""
        return cls(frozenset(kinds), step)

    def __contains__(self, kind: RecordKind) -> bool:
        return kind in self.kinds
