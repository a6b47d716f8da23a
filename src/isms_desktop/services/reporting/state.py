"""The state of the register that a report shows: now, or at the end of a past day."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, TypeAlias

from isms_desktop.domain.checks import Finding
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Value
from isms_desktop.domain.history import HistoryEntry, HistoryHead
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.people import Directory, Person, initials_of
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.reports.page import A4, LETTER, Masthead, Paper
from isms_desktop.runtime.clock import Clock, end_of
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.organisations import UNNAMED_USER
from isms_desktop.services.reporting.options import Naming, PaperSize, ReportOptions
from isms_desktop.services.wording import fingerprint_line, in_words, long_date, own_words
from isms_desktop.storage.database import Database
from isms_desktop.storage.past import Past
from isms_desktop.storage.unit_of_work import Reading

CLAUSE: Final = "ISO/IEC 27001:2022 clause 10.2"
_ENTRIES_A_READ: Final = 500
_PAPERS: Final = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}


Findings: TypeAlias = Callable[[str], Sequence[Finding]]
"""Everything the checks say of the entry with this uid, as it is now."""


@dataclass(frozen=True, slots=True)
class State:
    """What a report is gathered from.

    `today` is the day it shows, `past_day` the same where that is over, `rebuilt` the entries that
    were imported after it, `history_begins` the day on which there first is any where that is later
    than the past day. `reading` opens the register for a short look: while it is open nobody
    can write, so long work looks several times. `history_of` gives the history of an entry up to
    then, oldest first.
    """

    reading: Callable[[], AbstractContextManager[Reading]]
    today: date
    now: datetime
    head: HistoryHead
    organisation: Organisation | None
    people: Directory
    options: ReportOptions
    history_of: Callable[[str], Sequence[HistoryEntry]]
    findings_of: Findings
    past_day: date | None = None
    rebuilt: frozenset[str] = frozenset()
    history_begins: date | None = None

    @property
    def paper(self) -> Paper:
        """The sheet that was chosen, upright."""
        return _PAPERS[self.options.paper]

    def entries(self, query: RegisterQuery, progress: Progress) -> Iterator[Entry]:
        """The entries of a query in its order, fetched a part at a time."""
        with self.reading() as reading:
            uids = reading.registers.uids(query, self.today)
        for start in range(0, len(uids), _ENTRIES_A_READ):
            progress(start, len(uids), _("Reading the register"))
            with self.reading() as reading:
                entries = reading.entries.many(uids[start : start + _ENTRIES_A_READ])
            yield from entries

    def name(self, person: Person | None) -> str:
        """Somebody as people are printed in this report; nobody is blank."""
        if person is None:
            return ""
        if self.options.naming is Naming.INITIALS:
            return person.initials or initials_of(person.name)
        if self.options.naming is Naming.ROLES:
            return person.role or person.initials or initials_of(person.name)
        return person.name

    def named(self, name: str) -> str:
        """The same for somebody of whom only the name was kept."""
        person = self.people.find(name) if name else None
        return self.name(person) if person else name

    def words(self, value: Value) -> str:
        """Any value as it is printed."""
        return in_words(value, names=self.name)

    def words_of(self, key: str, value: Value) -> str:
        """The value of a field of an entry as it is printed."""
        return self.words(own_words(ENTRIES[key], value) if key in ENTRIES else value)

    def masthead(self, title: str, clause: str = CLAUSE) -> Masthead:
        """The frame of the pages."""
        organisation = self.organisation
        return Masthead(
            organisation=organisation.name if organisation else "",
            title=title,
            clause=_(clause),
            classification=organisation.classification_word if organisation else "",
            as_at=self.now.astimezone(),
            printed_by=self._printed_by(),
            fingerprint=fingerprint_line(self.head),
            past_day=self.past_day,
            logo=organisation.logo if organisation else b"",
        )

    def _printed_by(self) -> str:
        user = self.organisation.user if self.organisation else None
        return self.name(user) if user else UNNAMED_USER

    def past_note(self) -> str:
        """Says which state is shown where that is a past one; blank for the present."""
        if not self.past_day:
            return ""
        day = long_date(self.past_day)
        told = _("As at the end of {day}, told from the change history.").format(day=day)
        if self.history_begins:
            begins = _("It begins on {day} and tells nothing of the time before.")
            told = f"{told} {begins.format(day=long_date(self.history_begins))}"
        if not self.rebuilt:
            return told
        rebuilt = plural(
            "{n} entry marked * was imported later and is rebuilt from its own dates.",
            "{n} entries marked * were imported later and are rebuilt from their own dates.",
            len(self.rebuilt),
        )
        return f"{told} {rebuilt.format(n=len(self.rebuilt))}"


@contextmanager
def state_of(
    database: Database, clock: Clock, options: ReportOptions, findings_of: Findings
) -> Iterator[State]:
    """The state the options ask for; a day that is not over yet is the present."""
    with database.reading() as reading:
        head = reading.history.head()
        organisation = reading.organisation.get()
        people = reading.people.directory()
    now = State(
        reading=database.reading,
        today=clock.today(),
        now=clock.now(),
        head=head,
        organisation=organisation,
        people=people,
        options=options,
        history_of=lambda uid: _history(database, uid),
        findings_of=findings_of,
    )
    day = options.as_at
    if day is None or day >= clock.today():
        yield now
        return
    end = end_of(day)
    with database.reading_as_at(day, end) as past:
        then = past.reading
        yield replace(
            now,
            reading=lambda: nullcontext(then),
            today=day,
            head=past.head,
            people=then.people.directory(),
            history_of=lambda uid: [line for line in _history(database, uid) if line.moment < end],
            past_day=day,
            history_begins=_begins_later(past, end),
            rebuilt=past.rebuilt & set(then.entries.all_uids()),
        )


def _begins_later(past: Past, end: datetime) -> date | None:
    is_later = past.begins is not None and past.begins >= end
    return past.begins.astimezone().date() if past.begins and is_later else None


def _history(database: Database, uid: str) -> list[HistoryEntry]:
    with database.reading() as reading:
        return reading.history.of_entry(uid)
