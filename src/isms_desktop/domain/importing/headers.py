"""Which column holds which field: by its heading, by its band and by what stands below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing.profiles import VETO, WITH_WORDS, Profile, fit
from isms_desktop.domain.importing.vocabulary import MAYBE, SURE, Guess, HeaderWords, ValueWords
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence

_SURE_FROM: Final = 0.94
_UNSURE_FROM: Final = 0.55
_FIRM: Final = frozenset({"status", "severity"})
_BANDED: Final = 0.9
_PLAIN_TEXT: Final = frozenset({"description", "notes", "title"})
_SHORTEST_DESCRIPTION: Final = 12
UNMAPPABLE: Final = frozenset({"former_closings", "imported_status"})
BY_HAND: Final = sentence("chosen by you")


class Certainty(StrEnum):
    """How far a guess is to be trusted; unsure is shown as unsure."""

    SURE = "sure"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    """The top of a column: `position` counts from 1, `band` is the heading above several."""

    position: int
    name: str
    own: str = ""
    band: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column and the field it was matched with; `key` is empty where nothing fits.

    Its content then becomes an extra field, so nothing is lost. `alternatives` are keys.
    """

    heading: Heading
    key: str = ""
    certainty: Certainty = Certainty.NONE
    why: str = ""
    samples: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The column's name, unique in the table."""
        return self.heading.name


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    column: int
    guess: Guess
    support: float


def match_columns(
    headings: Sequence[Heading],
    profiles: Sequence[Profile],
    headers: HeaderWords,
    words: ValueWords,
) -> tuple[ColumnMatch, ...]:
    """Match every column with at most one field and every field with at most one column."""
    candidates = sorted(
        (
            candidate
            for index, (heading, profile) in enumerate(zip(headings, profiles, strict=True))
            for candidate in _candidates(index, heading, profile, headers, words)
        ),
        key=lambda candidate: (-candidate.score, candidate.column),
    )
    chosen: dict[int, _Candidate] = {}
    taken: set[str] = set()
    for candidate in candidates:
        if candidate.column not in chosen and candidate.guess.key not in taken:
            chosen[candidate.column] = candidate
            taken.add(candidate.guess.key)
    matches = [
        _match(heading, profile, chosen.get(index), [c for c in candidates if c.column == index])
        for index, (heading, profile) in enumerate(zip(headings, profiles, strict=True))
    ]
    named = _with_description(_confirmed(matches, candidates), profiles)
    return tuple(_with_ref(named, profiles))


def _candidates(
    index: int, heading: Heading, profile: Profile, headers: HeaderWords, words: ValueWords
) -> Iterable[_Candidate]:
    for guess in _guesses(heading, headers):
        if guess.key in UNMAPPABLE:
            continue
        support = fit(ENTRIES[guess.key], profile, words)
        if support == VETO:
            continue
        if guess.key == "title" and guess.strength < SURE and profile.holds_people:
            continue  # "Name" above the people who filled in a form
        if guess.key in _FIRM and guess.strength >= SURE:
            support = max(support, 0.0)
        score = guess.strength + support
        if score >= _UNSURE_FROM:
            yield _Candidate(score, index, guess, support)


def _guesses(heading: Heading, headers: HeaderWords) -> tuple[Guess, ...]:
    if heading.band and heading.own:
        banded = [g for g in headers.guesses(f"{heading.band} {heading.own}") if g.strength >= SURE]
        if banded:
            return tuple(banded)
    own = headers.guesses(heading.own)
    if heading.band and own and own[0].key in _PLAIN_TEXT:
        # "Description" under "Root cause" describes the cause.
        return (*_of_band(headers.guesses(heading.band)), *own)
    return own


def _of_band(guesses: Iterable[Guess]) -> Iterator[Guess]:
    for guess in guesses:
        is_text = ENTRIES[guess.key].kind is Kind.LONG_TEXT
        if is_text and guess.strength >= SURE and guess.key not in _PLAIN_TEXT:
            yield Guess(guess.key, _BANDED, sentence("the heading above it is a known one"))


def _match(
    heading: Heading, profile: Profile, chosen: _Candidate | None, all_: Sequence[_Candidate]
) -> ColumnMatch:
    others = tuple(c.guess.key for c in all_ if chosen is None or c.guess.key != chosen.guess.key)
    if chosen is None:
        return ColumnMatch(heading, samples=profile.samples, alternatives=others)
    certainty = Certainty.SURE if chosen.score >= _SURE_FROM else Certainty.UNSURE
    why = chosen.guess.why
    if chosen.support > 0:
        why = sentence("{why}, and the cells below fit", why=why)
    return ColumnMatch(heading, chosen.guess.key, certainty, why, profile.samples, others)


def _confirmed(
    matches: Sequence[ColumnMatch], candidates: Sequence[_Candidate]
) -> list[ColumnMatch]:
    """An unsure match becomes sure where no other column wants the field and the cells fit."""
    keys = {match.key for match in matches}
    out = []
    for index, match in enumerate(matches):
        own = [c for c in candidates if c.column == index]
        rivals = [c for c in candidates if c.guess.key == match.key and c.column != index]
        is_plain = bool(own) and not rivals and own[0].guess.strength >= MAYBE
        is_alone = is_plain and _is_alone(own)
        is_name = match.key == "title" and "description" in keys and len(own) == 1
        is_fit = is_plain and own[0].support > 0
        if match.certainty is Certainty.UNSURE and is_alone and (is_fit or is_name):
            out.append(replace(match, certainty=Certainty.SURE))
        else:
            out.append(match)
    return out


def _is_alone(own: Sequence[_Candidate]) -> bool:
    """Whether the heading means one field, or the words below it decide for one of several."""
    first, *others = own
    is_told = first.guess.key in WITH_WORDS and all(other.support <= 0 for other in others)
    return not others or is_told


def _with_description(matches: list[ColumnMatch], profiles: Sequence[Profile]) -> list[ColumnMatch]:
    """Without any describing column one that may be it is taken, or that with the longest texts.

    A describing column that is blank throughout describes nothing where others hold text.
    """
    matches = _told_in_full(matches)
    describing = [
        index for index, match in enumerate(matches) if match.key in ("description", "title")
    ]
    is_filled = any(profile.count for profile in profiles)
    if any(profiles[index].count for index in describing) or (describing and not is_filled):
        return matches
    for index, match in enumerate(matches):
        if "description" in match.alternatives and profiles[index].count:
            why = sentence("no other column says what happened")
            matches[index] = replace(match, key="description", certainty=Certainty.SURE, why=why)
            return _without_blank(matches, describing)
    free = [
        index
        for index, (match, profile) in enumerate(zip(matches, profiles, strict=True))
        if not match.key
        and profile.mean_length >= _SHORTEST_DESCRIPTION
        and profile.dates < 0.5
        and profile.numbers < 0.5
    ]
    if not free:
        return matches
    longest = max(free, key=lambda index: profiles[index].mean_length)
    matches[longest] = replace(
        matches[longest],
        key="description",
        certainty=Certainty.UNSURE,
        why=sentence("no heading says so, but this column has the longest texts"),
    )
    return _without_blank(matches, describing)


def _told_in_full(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """What may be a name or the description is the description, where no other column is."""
    why = sentence("no other column says what happened")
    told = [match.key in ("description", "title") for match in matches]
    if sum(told) != 1:
        return matches
    index = told.index(True)
    match = matches[index]
    is_name = match.key == "title" and "description" in match.alternatives
    if is_name or {match.key, *match.alternatives} == {"description", "title"}:
        matches[index] = replace(match, key="description", certainty=Certainty.SURE, why=why)
    return matches


def _with_ref(matches: list[ColumnMatch], profiles: Sequence[Profile]) -> list[ColumnMatch]:
    """Where no column counts the rows, the first one does if it names another system's numbers."""
    first = matches[0] if matches else None
    if first is None or first.key != "external_ref" or any(m.key == "ref" for m in matches):
        return matches
    profile = profiles[0]
    if profile.distinct < 1 or profile.count < max(other.count for other in profiles):
        return matches
    why = sentence("each row has its own number, and no other column has one")
    return [replace(first, key="ref", certainty=Certainty.SURE, why=why), *matches[1:]]


def _without_blank(matches: list[ColumnMatch], describing: Iterable[int]) -> list[ColumnMatch]:
    """Blank columns give the field up to the one that has text."""
    for index in describing:
        if matches[index].key == "description":
            matches[index] = replace(matches[index], key="", certainty=Certainty.NONE, why="")
    return matches


def chosen_by_hand(
    matches: Iterable[ColumnMatch], mapping: Mapping[str, str]
) -> tuple[ColumnMatch, ...]:
    """Overrule guesses: column name → key, "" for an extra field. A key moves to its new column.

    Of two columns given the same key the first has it; the other becomes an extra field.
    """
    wanted = {name.casefold(): key for name, key in mapping.items()}
    moved = {key for key in wanted.values() if key}
    given: set[str] = set()
    out = []
    for match in matches:
        if match.name.casefold() in wanted:
            key = wanted[match.name.casefold()]
            key = "" if key in given else key
            given.add(key)
            certainty = Certainty.SURE if key else Certainty.NONE
            out.append(replace(match, key=key, certainty=certainty, why=BY_HAND))
        elif match.key in moved:
            out.append(replace(match, key="", certainty=Certainty.NONE, why=""))
        else:
            out.append(match)
    return tuple(out)
