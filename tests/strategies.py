"""Random records for property tests: any text as it is stored, any combination of fields."""

from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st

from isms_desktop.domain import words
from isms_desktop.domain.cleaning import clean_line, clean_name, clean_text
from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    DueChange,
    Entry,
    Round,
    Verdict,
    Waiver,
    normalised,
)
from isms_desktop.domain.people import Person, folded

T = TypeVar("T")

uids = st.uuids().map(lambda uid: uid.hex)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
moments = st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis asks for naive limits
texts = st.text(max_size=40).map(clean_text)
"""Any text as it is stored, often blank."""
some_text = texts.filter(bool)
line_texts = st.text(max_size=20).map(clean_line)
word_lists = st.lists(
    st.text(st.characters(exclude_characters=",;\n"), max_size=12).map(clean_line).filter(bool),
    max_size=3,
    unique=True,
).map(tuple)
yes_no = st.sampled_from([None, True, False])


def optional(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """The strategy's values, or None."""
    return st.none() | strategy


people = st.builds(
    Person,
    uid=uids,
    name=st.text(min_size=1, max_size=20).map(clean_name).filter(folded),
    initials=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=3),
    role=line_texts,
    is_group=st.booleans(),
)
TEAM = tuple(
    Person(uid=f"{number:032x}", name=name)
    for number, name in enumerate(("Mia Okafor", "Jonas Brandt", "Priya Nair", "IT"), start=1)
)
"""A few people to choose from, so that the same one turns up in several places."""
team = st.sampled_from(TEAM)
others = st.lists(team, max_size=2, unique=True).map(tuple)


@st.composite
def cause_trees(draw: st.DrawFn) -> tuple[CauseNode, ...]:
    """A why tree: numbers from 1, every parent stands before its children."""
    count = draw(st.integers(0, 4))
    return tuple(
        CauseNode(
            uid=draw(uids),
            number=number,
            parent=draw(optional(st.integers(1, number - 1))) if number > 1 else None,
            answer=draw(texts),
            evidence=draw(texts),
            is_root=draw(st.booleans()),
            category=draw(st.sampled_from(["", *words.CAUSE_CATEGORIES])),
            stop_reason=draw(texts),
        )
        for number in range(1, count + 1)
    )


due_changes = st.builds(
    DueChange,
    former_on=optional(days),
    changed_on=optional(days),
    changed_by=line_texts,
    reason=line_texts,
)
verdicts = st.builds(
    Verdict,
    uid=uids,
    result=st.sampled_from(words.VerdictResult),
    checked_on=optional(days),
    checked_by=optional(team),
    evidence=texts,
    self_check_reason=texts,
)


def actions(number: int) -> st.SearchStrategy[Action]:
    """An action with this number; its causes are numbers that the tree may have."""
    return st.builds(
        Action,
        uid=uids,
        number=st.just(number),
        kind=st.sampled_from(words.ActionKind),
        causes=st.sets(st.integers(1, 4), max_size=2).map(lambda found: tuple(sorted(found))),
        what=texts,
        owner=optional(team),
        also=others,
        due_on=optional(days),
        former_due=st.lists(due_changes, max_size=2).map(tuple),
        resources=line_texts,
        strength=st.sampled_from([None, *words.Strength]),
        done_on=optional(days),
        done_note=texts,
        evidence=texts,
        change_ticket=line_texts,
    )


def rounds(number: int, first_action: int) -> st.SearchStrategy[Round]:
    """A round with this number; its actions count on from `first_action`."""
    return st.builds(
        Round,
        uid=uids,
        number=st.just(number),
        started_on=optional(days),
        reason=texts,
        analysis_method=st.sampled_from([None, *words.AnalysisMethod]),
        analysis_text=texts,
        causes=cause_trees(),
        actions=st.integers(0, 2).flatmap(
            lambda count: st.tuples(*(actions(first_action + n) for n in range(count)))
        ),
        effect_criterion=texts,
        effect_method=st.sampled_from([None, *words.EffectMethod]),
        effect_indicator=line_texts,
        effect_limit=line_texts,
        effect_readings=optional(st.integers(1, 12)),
        effect_checker=optional(team),
        effect_due_on=optional(days),
        verdicts=st.lists(verdicts, max_size=2).map(tuple),
    )


@st.composite
def closings(draw: st.DrawFn) -> tuple[Closing, ...]:
    """The closings of an entry: all but the last were reopened, the last one perhaps."""
    count = draw(st.integers(0, 2))
    return tuple(
        Closing(
            uid=draw(uids),
            kind=draw(st.sampled_from(words.ClosingKind)),
            closed_on=draw(optional(days)),
            closed_by=draw(optional(team)),
            reason=draw(texts),
            reopened_on=draw(days if position < count - 1 else optional(days)),
            reopened_by=draw(optional(team)),
            reopen_reason=draw(texts),
        )
        for position in range(count)
    )


waivers = st.builds(
    Waiver,
    uid=uids,
    rule=st.sampled_from([f"R{number:02d}" for number in range(1, 43)]),
    reason=some_text,
    waived_by=optional(team),
    waived_at=moments,
    text_hash=st.just("0" * 64),
)
extras = st.dictionaries(line_texts.filter(bool), some_text, max_size=2).map(
    lambda found: tuple(found.items())
)


@st.composite
def all_rounds(draw: st.DrawFn) -> tuple[Round, ...]:
    """One or two rounds; actions are numbered on through the entry."""
    first = draw(rounds(1, 1))
    if draw(st.booleans()):
        return (first,)
    return (first, draw(rounds(2, len(first.actions) + 1)))


_CHOICES = {
    "entry_type": words.EntryType,
    "input": words.Input,
    "severity": words.Severity,
    "serves": words.Serves,
    "classification": words.Classification,
    "similar_answer": words.SimilarAnswer,
}
_LONG_TEXTS = (
    "title", "description", "evidence", "risk_refs", "notes", "containment", "consequences",
    "containment_none_reason", "action_needed_reason", "similar_text", "isms_change", "lessons",
)  # fmt: skip  # one a line would hide the strategy behind a list
_LINES = ("external_ref", "notified", "shared_with", "audit_ref", "review_ref", "imported_status")
_DAYS = (
    "identified_on", "occurred_on", "due_on", "contained_on", "accepted_on",
    "acceptance_review_on", "shared_on",
)  # fmt: skip
_PEOPLE = ("discovered_by", "owner", "contained_by", "accepted_by")


def entries() -> st.SearchStrategy[Entry]:
    """Any entry in the one form that is stored (`normalised`), with one or two rounds."""
    return st.builds(
        Entry,
        uid=uids,
        ref=st.integers(1, 9999).map(lambda number: f"INC-2026-{number:03d}"),
        category=st.sampled_from(["", *words.INCIDENT_CATEGORIES]) | line_texts,
        identified_time=st.sampled_from(["", "09:05", "14:30", "23:59:59"]),
        cia=st.sets(st.sampled_from(words.Property)).map(
            lambda found: tuple(p for p in words.Property if p in found)
        ),
        likelihood=optional(st.integers(1, 5)),
        impact=optional(st.integers(1, 5)),
        benefit=optional(st.integers(1, 3)),
        effort=optional(st.integers(1, 3)),
        requirement=word_lists,
        annex_a=st.sampled_from([(), ("A.5.24",), ("A.8.7", "A.8.13")]),
        similar_refs=st.sampled_from([(), ("INC-2025-001",), ("NC-2025-002", "OFI-2026-003")]),
        isms_change_kinds=st.sampled_from([(), ("Policy",), ("Policy", "Process")]),
        breach=yes_no,
        risk_reviewed=yes_no,
        action_needed=yes_no,
        also=others,
        extra=extras,
        rounds=all_rounds(),
        closings=closings(),
        waivers=st.lists(waivers, max_size=2, unique_by=lambda waiver: waiver.rule).map(tuple),
        **{key: st.sampled_from([None, *kind]) for key, kind in _CHOICES.items()},
        **dict.fromkeys(_LONG_TEXTS, texts),
        **dict.fromkeys(_LINES, line_texts),
        **dict.fromkeys(_DAYS, optional(days)),
        **dict.fromkeys(_PEOPLE, optional(team)),
    ).map(lambda entry: normalised(entry, "unused"))
