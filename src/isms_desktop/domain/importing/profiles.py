"""What the cells below a heading are like: the evidence that is not in the heading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.sheets import CellValue

_GROUPED: Final = re.compile(r"-?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)")  # 12.345,67
SAMPLE: Final = 200
_MOSTLY: Final = 0.6
_HALF: Final = 0.5
_LEAST_TEXT: Final = 12
"""So many filled cells are looked at; more say nothing new."""

VETO: Final = -1.0
_FITS: Final = 0.05
_STRANGE: Final = -0.4
_MOST_WORDS: Final = 12
_NAME: Final = re.compile(
    r"[^\W\d_]\w*\.?(?:[\s'-]+[^\W\d_]\w*\.?){0,2},?\s+[^\W\d_][\w'-]+|[\u3400-\u9fff]{2,4}"
)  # two words or more, initials among them; in China and Japan a few characters
WITH_WORDS: Final = frozenset(
    {
        "severity", "status", "entry_type", "classification", "input", "cia", "serves",
        "analysis_method", "effect_method", "effect_verdict",
    }
)  # fmt: skip
"""Fields whose words speak for them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) among the filled cells of a column; `values` are the cells looked at."""

    values: tuple[CellValue, ...] = ()
    dates: float = 0.0
    numbers: float = 0.0
    distinct: float = 0.0
    mean_length: float = 0.0

    @property
    def count(self) -> int:
        """How many filled cells were looked at."""
        return len(self.values)

    @property
    def holds_dates(self) -> bool:
        """Whether most cells are dates."""
        return self.dates >= _MOSTLY

    @property
    def holds_texts(self) -> bool:
        """Whether texts of some length stand there, not dates or numbers."""
        return self.mean_length >= _LEAST_TEXT and max(self.dates, self.numbers) < _HALF

    @property
    def holds_people(self) -> bool:
        """Whether each cell is two or three words with capitals, as names of people are."""
        return self.count > 1 and all(map(_is_named, self.values))

    @property
    def samples(self) -> tuple[str, ...]:
        """The first different values, as text."""
        return tuple(dict.fromkeys(str(value) for value in self.values))[:3]


def _is_named(value: CellValue) -> bool:
    words = value.split() if isinstance(value, str) else ()
    return len(words) in (2, 3) and all(w[0].isupper() and w[1:].islower() for w in words)


def profile_of(values: Iterable[CellValue], dates: DateReader, words: ValueWords) -> Profile:
    """Look at the filled cells of a column."""
    seen: list[CellValue] = []
    for value in values:
        if value is not None and not (isinstance(value, str) and words.is_blank(value)):
            seen.append(value)
            if len(seen) == SAMPLE:
                break
    count = len(seen)
    if not count:
        return Profile()
    return Profile(
        tuple(seen),
        dates=sum(dates.is_date(value) for value in seen) / count,
        numbers=sum(is_number(value) for value in seen) / count,
        distinct=len({str(value) for value in seen}) / count,
        mean_length=sum(len(str(value)) for value in seen) / count,
    )


def is_number(value: CellValue) -> bool:
    """Whether the cell holds a number, also one kept as text."""
    if isinstance(value, str):
        plain = value.replace(",", ".").replace(".", "", 1).lstrip("-")
        return plain.isdecimal() or ("," in value and bool(_GROUPED.fullmatch(value)))
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def fit(field: Field, profile: Profile, words: ValueWords) -> float:
    """How the content speaks for this field: -1 is a veto, 0 says nothing, above is support."""
    if not profile.count:
        return 0.0
    if field.key in WITH_WORDS and words.knows(field.key):
        return _fit_words(field, profile, words)
    if field.kind is Kind.YES_NO:
        return _fit_yes_no(profile, words)
    if (
        field.key in ("risk_refs", "consequences")
        and known_share("severity", profile.values, words) >= 0.5
    ):
        return VETO
    support = _BY_KIND[field.kind](field, profile)
    is_open = field.kind is Kind.OPEN_CHOICE and support != VETO
    return _fit_open_words(field, profile, words, support) if is_open else support


def _fit_open_words(field: Field, profile: Profile, words: ValueWords, support: float) -> float:
    if known_share(field.key, profile.values, words) >= 0.5:
        return _FITS
    # Incident, nonconformity, observation are types of records and no category of them.
    is_of_types = known_share("entry_type", profile.values, words) >= 0.5
    return _STRANGE if field.key == "category" and is_of_types else support


def known_share(key: str, values: Sequence[CellValue], words: ValueWords) -> float:
    """The share of the cells whose word is known in this field."""
    meaning = words.keyword if key == "input" else words.meaning
    return sum(meaning(key, _said(value)) is not None for value in values) / len(values)


def _said(value: CellValue) -> str:
    """What a cell says; a tick says yes."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def _fit_words(field: Field, profile: Profile, words: ValueWords) -> float:
    known = known_share(field.key, profile.values, words)
    if profile.dates > 0.3 or profile.mean_length > 60:
        return VETO
    if known >= 0.5:
        return _FITS
    if len({str(value) for value in profile.values}) > _MOST_WORDS:
        return VETO
    return _STRANGE if known == 0 else -0.15


def _fit_date(_: Field, profile: Profile) -> float:
    if profile.dates >= 0.6:
        return _FITS
    is_serial = profile.numbers > 0.9 and profile.mean_length == 5
    return 0.0 if profile.dates >= 0.3 or is_serial else VETO


def _fit_person(_: Field, profile: Profile) -> float:
    if profile.mean_length > 60 or profile.dates > 0.3 or profile.numbers > 0.5:
        return VETO
    named = sum(bool(_NAME.fullmatch(str(value).strip())) for value in profile.values)
    return _FITS if named >= 0.6 * profile.count else 0.0


def _fit_text(field: Field, profile: Profile) -> float:
    if field.key == "ref":
        return _fit_ref(profile)
    if field.key == "title":
        # Of two names the longer says more.
        return VETO if profile.dates > 0.5 else min(profile.mean_length, 100) / 10_000
    return VETO if profile.dates > 0.5 else 0.0


def _fit_ref(profile: Profile) -> float:
    if profile.mean_length > 40 or profile.dates > 0.5:
        return VETO
    is_counting = profile.numbers == 1
    if profile.distinct <= 0.9:
        # Several rows may belong together; plain numbers that come again may be anything.
        return -0.1 if is_counting else -0.05
    # Of two columns with numbers the one that only counts the rows says less.
    return _FITS * 0.8 if is_counting else _FITS


def _fit_long(_: Field, profile: Profile) -> float:
    if profile.dates > 0.5 or profile.numbers > 0.8:
        return VETO
    return _FITS if profile.mean_length > 25 else 0.0


def _fit_integer(_: Field, profile: Profile) -> float:
    return _FITS if profile.numbers >= 0.9 and profile.mean_length < 3 else VETO


def _fit_yes_no(profile: Profile, words: ValueWords) -> float:
    known = known_share("yes_no", profile.values, words)
    return _FITS if known >= 0.5 else VETO


def _fit_open(_: Field, profile: Profile) -> float:
    return VETO if profile.dates > 0.5 or profile.mean_length > 60 else 0.0


_BY_KIND: Final = {
    Kind.TEXT: _fit_text,
    Kind.LONG_TEXT: _fit_long,
    Kind.DATE: _fit_date,
    Kind.PERSON: _fit_person,
    Kind.CHOICE: _fit_open,
    Kind.OPEN_CHOICE: _fit_open,
    Kind.CHOICES: _fit_open,
    Kind.WORDS: _fit_text,
    Kind.INTEGER: _fit_integer,
}
