"""Rounds of an entry from the rows of the sheets beside the log."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Final

from isms_desktop.domain.entry import Action, CauseNode, DueChange, Round, Verdict
from isms_desktop.domain.numbering import split_ref
from isms_desktop.domain.summary import split_parts
from isms_desktop.domain.template_rows.rows import UID, RowReader
from isms_desktop.domain.words import ActionKind, AnalysisMethod, EffectMethod, Strength
from isms_desktop.domain.words import VerdictResult as Result

_VERDICT_KEYS: Final = ("result", "checked_on", "checked_by", "self_check_reason")


@dataclass(slots=True)
class Details:
    """The rows of one entry on each sheet, in their order."""

    actions: list[RowReader] = field(default_factory=list)
    causes: list[RowReader] = field(default_factory=list)
    reviews: list[RowReader] = field(default_factory=list)

    @property
    def all(self) -> tuple[RowReader, ...]:
        """Every row, whatever its sheet."""
        return (*self.actions, *self.causes, *self.reviews)


def rounds_of(details: Details, new_uid: Callable[[], str]) -> tuple[Round, ...]:
    """The rounds the rows speak of, by number; at least one. Rounds get new ids."""
    latest = max((number for row in details.all if (number := row.integer("round"))), default=1)
    by_round: dict[int, Details] = {}
    for kind in ("actions", "causes", "reviews"):
        for row in getattr(details, kind):
            number = row.integer("round") or latest
            getattr(by_round.setdefault(number, Details()), kind).append(row)
    free = _free_numbers(filter(None, map(_action_number, details.actions)))
    return tuple(
        _round(number, by_round[number], new_uid, free) for number in sorted(by_round)
    ) or (Round(uid=new_uid(), number=1),)


def _free_numbers(taken: Iterable[int]) -> Callable[[], int]:
    numbers = count(max(taken, default=0) + 1)
    return lambda: next(numbers)


def _round(
    number: int, rows: Details, new_uid: Callable[[], str], free: Callable[[], int]
) -> Round:
    causes = [row for row in rows.causes if _is_cause(row)]
    free_cause = _free_numbers(filter(None, (row.integer("no") for row in causes)))
    planned = _planned(Round(uid=new_uid(), number=number), rows.reviews)
    return replace(
        planned,
        analysis_method=next(
            filter(None, (row.choice("method", AnalysisMethod) for row in rows.causes)), None
        ),
        causes=tuple(_cause(row, free_cause, new_uid) for row in causes),
        actions=_actions(rows.actions, free, new_uid),
        verdicts=tuple(
            verdict for row in rows.reviews if (verdict := _verdict(row, new_uid)) is not None
        ),
    )


def _is_cause(row: RowReader) -> bool:
    """Whether the row is an answer and not only the method of a round without any."""
    return any(row.cell(key) is not None for key in ("no", "why_answer", "evidence"))


def _cause(row: RowReader, free: Callable[[], int], new_uid: Callable[[], str]) -> CauseNode:
    number = row.integer("no")
    return CauseNode(
        uid=row.text(UID) or new_uid(),
        number=free() if number is None else number,
        parent=row.integer("parent_no"),
        answer=row.text("why_answer"),
        evidence=row.text("evidence"),
        is_root=bool(row.yes_no("root_cause")),
        category=row.text("category"),
        stop_reason=row.text("stopped_because"),
    )


def _action_number(row: RowReader) -> int | None:
    parts = split_ref(row.text("action_ref"))
    return parts[1] if parts and parts[0].endswith("/A") else None


def _actions(
    rows: Sequence[RowReader], free: Callable[[], int], new_uid: Callable[[], str]
) -> tuple[Action, ...]:
    return tuple(_action(row, _action_number(row) or free(), new_uid) for row in rows)


def _action(row: RowReader, number: int, new_uid: Callable[[], str]) -> Action:
    return Action(
        uid=row.text(UID) or new_uid(),
        number=number,
        kind=row.choice("kind", ActionKind) or ActionKind.CORRECTIVE,
        causes=row.numbers("cause_no"),
        what=row.text("action"),
        owner=row.person("owner"),
        also=tuple(filter(None, row.people("also"))),
        due_on=row.day("due_date"),
        former_due=tuple(
            _due_change(row, line) for line in row.text("former_due_dates").split("\n") if line
        ),
        resources=row.text("resources"),
        strength=row.choice("strength", Strength),
        done_on=row.day("done_on"),
        done_note=row.text("what_was_done"),
        evidence=row.text("evidence"),
        change_ticket=row.text("change_ticket"),
    )


def _due_change(row: RowReader, line: str) -> DueChange:
    """Date, who, when, why; what is no date is kept in the reason."""
    former, who, when, reason, *_ = (*split_parts(line), "", "", "", "")
    days = (iso_day(former), iso_day(when))
    if (former and days[0] is None) or (when and days[1] is None):
        row.refuse("former_due_dates", "A line is not: date · who · when · why.")
        return DueChange(former_on=None, reason=line)
    return DueChange(former_on=days[0], changed_on=days[1], changed_by=who, reason=reason)


def iso_day(text: str) -> date | None:
    """The day written as 2026-11-23; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _planned(round_: Round, rows: Sequence[RowReader]) -> Round:
    """The round with its plan: of each thing the first that its rows say."""
    return replace(
        round_,
        started_on=next(filter(None, (row.day("round_started") for row in rows)), None),
        reason=_first_text(rows, "round_reason"),
        analysis_text=_first_text(rows, "analysis"),
        effect_criterion=_first_text(rows, "criterion"),
        effect_method=next(
            filter(None, (row.choice("method", EffectMethod) for row in rows)), None
        ),
        effect_indicator=_first_text(rows, "indicator"),
        effect_limit=_first_text(rows, "limit"),
        effect_readings=next(
            (n for row in rows if (n := row.integer("readings")) is not None), None
        ),
        effect_checker=next(filter(None, (row.person("checker") for row in rows)), None),
        effect_due_on=next(filter(None, (row.day("check_due") for row in rows)), None),
    )


def _first_text(rows: Sequence[RowReader], key: str) -> str:
    return next(filter(None, (row.text(key) for row in rows)), "")


def _verdict(row: RowReader, new_uid: Callable[[], str]) -> Verdict | None:
    result = row.choice("result", Result)
    if result is None:
        if any(row.cell(key) is not None for key in _VERDICT_KEYS):
            row.refuse("result", "Choose a result; without one the review cannot be taken.")
        return None
    return Verdict(
        uid=row.text(UID) or new_uid(),
        result=result,
        checked_on=row.day("checked_on"),
        checked_by=row.person("checked_by"),
        evidence=row.text("evidence"),
        self_check_reason=row.text("self_check_reason"),
    )
