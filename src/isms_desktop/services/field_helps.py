"""What each declared field wants, as the data file of the texts says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from isms_desktop.runtime import resources

FILE: Final = "data/fields.toml"


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """What a field wants in a sentence, and where it helps a weak and a strong example.

    English, put into the user's language where it is shown.
    """

    wants: str
    weak: str = ""
    strong: str = ""


class FieldHelps:
    """The texts of all fields; the file is read once, when the first form asks."""

    def of(self, record: str) -> Mapping[str, FieldHelp]:
        """The texts of the fields of one kind of record, by key."""
        return self._records[record]

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, FieldHelp]]:
        return {
            record: {key: FieldHelp(**texts) for key, texts in fields.items()}
            for record, fields in resources.data(FILE).items()
        }
