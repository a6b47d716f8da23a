"""Similar cases: likely relatives of an entry, the answer to them, and recurrences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from isms_desktop.domain.cleaning import clean_line, clean_text, clean_words
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.similar import (
    LOOKS_THE_SAME,
    Likeness,
    Profile,
    Read,
    profile_of,
    ranked,
    text_profile,
)
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import ClosingKind, SimilarAnswer, Status
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork

SHOWN_AT_MOST: Final = 8
_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A likely relative; `why` says in words what both share, `lessons` what was learned then."""

    uid: str
    ref: str
    name: str
    status: Status
    why: str
    score: int
    lessons: str = ""


class Relatives:
    """Finds entries that look like another one: by words in the index, then compared one by one."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def of_entry(self, entry: Entry, reading: Reading) -> tuple[Likeness, ...]:
        """What looks like this entry, the likest first."""
        profile = profile_of(entry, self._read)
        others = (one for one in self._near(profile, reading) if one.uid != entry.uid)
        return ranked(profile, others, self._read)

    def of_text(self, text: str, category: str, reading: Reading) -> tuple[Likeness, ...]:
        """What may be the same as something that is only being described."""
        profile = text_profile(text, category, self._read)
        return ranked(profile, self._near(profile, reading), self._read, LOOKS_THE_SAME)

    def _near(self, profile: Profile, reading: Reading) -> list[Entry]:
        by_words = reading.registers.alike(profile.asked_words, _LOOKED_AT)
        by_marks = reading.surroundings.sharing(profile, _LOOKED_AT)
        return reading.entries.many(list(dict.fromkeys((*by_words, *by_marks))))


class SimilarCases:
    """The question for similar cases (10.2 b 3), and recurrences."""

    def __init__(self, database: Database, steps: EntrySteps, relatives: Relatives) -> None:
        self._database = database
        self._steps = steps
        self._relatives = relatives

    def candidates(self, uid: str) -> list[Candidate]:
        """Likely relatives of an entry, the likest first."""
        with self._database.reading() as reading:
            entry = reading.entries.get(uid)
            found = self._relatives.of_entry(entry, reading)
        return candidates_of(found[:SHOWN_AT_MOST])

    def recurrences_of(self, description: str, category: str) -> list[Candidate]:
        """Closed entries that what is being recorded looks like: it may have come back."""
        with self._database.reading() as reading:
            found = self._relatives.of_text(description, category, reading)
        closed = [one for one in found if _was_settled(one.entry)]
        return candidates_of(closed[:SHOWN_AT_MOST])

    def answer(
        self,
        uid: str,
        version: int,
        answer: SimilarAnswer | None,
        refs: Sequence[str],
        text: str,
    ) -> Saved:
        """Record the answer with the relatives' references and what is done about them."""
        links = clean_words(refs) if answer is not SimilarAnswer.NONE else ()

        def edit(entry: Entry, _editing: Editing) -> Entry:
            return replace(
                entry, similar_answer=answer, similar_refs=links, similar_text=clean_text(text)
            )

        step = _("Answer similar cases of {ref}")
        return self._steps.take(uid, version, step, edit, Stage.SIMILAR)

    def confirm_recurrence(self, uid: str, version: int, ref: str) -> Saved:
        """Record on this entry that it is a recurrence of another one; blank takes it back.

        The other one stays as it is; that it was effective no longer counts (`Effectiveness`).
        Raises `UserError` "not_found", and "loop" where the other one goes back to this one.
        """
        ref = clean_line(ref)

        def edit(entry: Entry, editing: Editing) -> Entry:
            if ref:
                _require_earlier(entry, ref, editing.uow)
            return replace(entry, recurrence_of=ref)

        return self._steps.take(uid, version, _("Link {ref} as a recurrence"), edit)


def candidates_of(found: Iterable[Likeness]) -> list[Candidate]:
    """Relatives as lines to choose from."""
    return [
        Candidate(
            uid=one.entry.uid,
            ref=one.entry.ref,
            name=one.entry.name,
            status=status_of(one.entry),
            why=why_of(one),
            score=one.score,
            lessons=one.entry.lessons,
        )
        for one in found
    ]


def why_of(likeness: Likeness) -> str:
    """What both entries share, in words."""
    parts = [
        _("the same words: {words}").format(words=", ".join(likeness.words)) * bool(likeness.words),
        _("the same category: {category}").format(category=_(likeness.category or "-"))
        * bool(likeness.category),
        _("the same control: {controls}").format(controls=", ".join(likeness.controls))
        * bool(likeness.controls),
        _("the same kind of cause: {category}").format(category=_(likeness.cause_category or "-"))
        * bool(likeness.cause_category),
    ]
    return "; ".join(part for part in parts if part)


def _was_settled(entry: Entry) -> bool:
    return entry.closing is not None and entry.closing.kind is not ClosingKind.REJECTED


def _require_earlier(entry: Entry, ref: str, uow: UnitOfWork) -> None:
    earlier: Entry | None = None
    following = ref
    seen: set[str] = set()
    while following and following not in seen:
        seen.add(following)
        found = uow.entries.find_ref(following)
        earlier = earlier or found
        following = found.recurrence_of if found else ""
    if earlier is None or earlier.binned_at is not None:
        raise UserError(
            _("There is no entry {ref} in this register. Nothing was changed.").format(ref=ref),
            _("Look it up in the register's list."),
            code="not_found",
        )
    if entry.ref in seen:
        raise UserError(
            _("{ref} is itself a recurrence of this entry. Nothing was changed.").format(ref=ref),
            _("Only the later one of two entries is a recurrence."),
            code="loop",
        )
