"""What became of each case of the example organisation, reckoned back from a day.

The texts stand in `resources/examples/northlight.toml`. Every step has a day; a step whose day has
not come has not happened, so there is always something due and something late.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeAlias

from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    DueChange,
    Entry,
    Round,
    Verdict,
    normalised,
)
from isms_desktop.domain.people import Directory, Person
from isms_desktop.domain.stages import is_light
from isms_desktop.domain.words import (
    NO_ISMS_CHANGE,
    ActionKind,
    AnalysisMethod,
    Classification,
    ClosingKind,
    EffectMethod,
    EntryType,
    Input,
    Property,
    Serves,
    Severity,
    SimilarAnswer,
    Strength,
    VerdictResult,
)

Case: TypeAlias = Mapping[str, Any]
"""One case as the file has it; the keys are explained there."""

LEAD: Final = "Mia Okafor"
DEPUTY: Final = "Tom Whitfield"
_STEPS: Final = ("contain", "decide", "cause", "plan", "do", "check", "share", "close")
_DAYS_TO_ACT: Final = {
    Severity.CRITICAL: 14,
    Severity.HIGH: 30,
    Severity.MEDIUM: 45,
    Severity.LOW: 60,
}
_DAYS_TO_CHECK: Final = {
    Severity.CRITICAL: 30,
    Severity.HIGH: 60,
    Severity.MEDIUM: 90,
    Severity.LOW: 180,
}
_DAYS_TO_CHECK_GRADE: Final = {Classification.MAJOR: 30, Classification.MINOR: 90}


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))


@dataclass
class Life:
    """The steps of one case up to a day, `until`, reckoned back from `today`.

    `chance` makes the small differences between cases; `days` fills with those on which something
    happened.
    """

    case: Case
    people: Directory
    today: date
    until: date
    new_uid: Callable[[], str]
    chance: Random

    def __post_init__(self) -> None:
        self.found_on = _workday(self.today - timedelta(self.case["age"]))
        self.days = {self.found_on}
        self.severity = Severity(self.case["severity"])

    def entry(self) -> Entry:
        """The entry as it stands when the day is over."""
        entry = self._contained(self._recorded())
        decided_on = self._after(self.found_on, 2, 5)
        if "rejected" in self.case:
            return self._ended(entry, decided_on, ClosingKind.REJECTED, self.case["rejected"])
        if not self._happened("decide", decided_on):
            return entry
        if "no" in self.case:
            return self._left_alone(entry, decided_on)
        return self._acted(replace(entry, action_needed=True))

    def _recorded(self) -> Entry:
        case = self.case
        hour, minute = self.chance.randint(8, 17), self.chance.choice((0, 5, 10, 20, 30, 45))
        kind = EntryType(case["type"])
        grade, serves = case.get("classification"), case.get("serves")
        entry = Entry(
            uid=self.new_uid(),
            entry_type=kind,
            title=case["title"],
            description=case["text"],
            identified_on=self.found_on,
            identified_time=f"{hour:02d}:{minute:02d}" if kind is EntryType.INCIDENT else "",
            discovered_by=self.people.find(case["by"]),
            category=case.get("category", ""),
            input=Input(case["source"]),
            severity=self.severity,
            external_ref=case.get("ticket", ""),
            cia=tuple(Property(letter) for letter in case.get("cia", "").split()),
            likelihood=case.get("likelihood"),
            impact=case.get("impact"),
            benefit=case.get("benefit"),
            effort=case.get("effort"),
            serves=Serves(serves) if serves else None,
            classification=Classification(grade) if grade else None,
            requirement=tuple(case.get("req", ())),
            annex_a=tuple(case.get("ctl", ())),
            breach=case.get("breach"),
            notified=case.get("notified", ""),
            owner=self.people.find(LEAD),
            due_on=_workday(self.found_on + timedelta(14)),
            audit_ref=case.get("audit", ""),
            review_ref=case.get("review", ""),
        )
        return normalised(entry, self.new_uid())

    def _contained(self, entry: Entry) -> Entry:
        day = self._after(self.found_on, 0, 1)
        if "contain" not in self.case:
            reason = "It was over when it was found; there was nothing left to stop."
            is_over = "no" in self.case and self._happened("contain", day)
            return replace(entry, containment_none_reason=reason if is_over else "")
        if not self._happened("contain", day):
            return entry
        return replace(
            entry,
            containment=self.case["contain"],
            contained_on=day,
            contained_by=self._owners()[0] or entry.discovered_by,
            consequences=self.case.get("consequences", ""),
        )

    def _left_alone(self, entry: Entry, decided_on: date) -> Entry:
        entry = replace(entry, action_needed=False, action_needed_reason=self.case["no"])
        entry = self._analysed(entry, self.case)
        if "accepted_by" not in self.case:
            return self._ended(entry, decided_on, ClosingKind.CLOSED, "")
        accepted = replace(
            entry,
            accepted_by=self.people.find(self.case["accepted_by"]),
            accepted_on=decided_on,
            acceptance_review_on=_workday(decided_on + timedelta(365)),
        )
        return self._ended(accepted, decided_on, ClosingKind.ACCEPTED_RISK, self.case["no"])

    def _acted(self, entry: Entry) -> Entry:
        looked_on = self._after(self.found_on, 5, 9)
        if not is_light(entry):
            if not self._happened("cause", looked_on):
                return entry
            entry = self._analysed(entry, self.case)
        if "actions" not in self.case or not self._happened("plan", looked_on):
            return entry
        entry = normalised(self._tried(entry, self.case, self.found_on), "")
        verdict = entry.round.verdict
        if verdict and verdict.result is VerdictResult.NOT_EFFECTIVE and verdict.checked_on:
            entry = normalised(self._tried_again(entry, verdict.checked_on), "")
        return self._finished(entry)

    def _tried_again(self, entry: Entry, started_on: date) -> Entry:
        again = {**self.case["again"], "method": self.case["method"]}
        second = Round(uid=self.new_uid(), number=2, started_on=started_on, reason=again["reason"])
        entry = self._analysed(replace(entry, rounds=(*entry.rounds, second)), again)
        return self._tried(entry, again, started_on)

    def _analysed(self, entry: Entry, case: Case) -> Entry:
        whys: Sequence[str] = case.get("whys", ())
        causes = tuple(
            CauseNode(
                uid=self.new_uid(),
                number=number,
                parent=number - 1 or None,
                answer=answer,
                is_root=number == len(whys),
                category=case["cause"] if number == len(whys) and "cause" in case else "",
            )
            for number, answer in enumerate(whys, start=1)
        )
        if causes:
            entry = _with_round(
                entry, replace(entry.round, causes=causes, analysis_method=AnalysisMethod.FIVE_WHYS)
            )
        similar = case.get("similar", "")
        if not similar:
            return entry
        is_none = similar.startswith(("None", "No "))
        answer = SimilarAnswer.NONE if is_none else SimilarAnswer.FOUND
        return replace(entry, similar_answer=answer, similar_text=similar)

    def _tried(self, entry: Entry, case: Case, start: date) -> Entry:
        """Plan, carry out and judge the actions of one round."""
        before = sum(len(round_.actions) for round_ in entry.rounds)
        actions = [
            self._action(entry, plan, before + position, start)
            for position, plan in enumerate(case["actions"], start=1)
        ]
        if self.case.get("stuck") == "do":
            actions[-1] = replace(actions[-1], done_on=None, done_note="", evidence="")
        entry = _with_round(entry, replace(entry.round, actions=tuple(actions)))
        if is_light(entry):
            return entry
        due_on = max(action.due_on for action in actions if action.due_on)
        check_on = _workday(due_on + timedelta(self._days_to_check(entry)))
        entry = _with_round(
            entry,
            replace(
                entry.round,
                effect_criterion=case["criterion"],
                effect_method=EffectMethod(case["method"]),
                effect_due_on=check_on,
                effect_checker=self._checker(),
            ),
        )
        checked_on = self._after(check_on, 0, 5)
        is_done = all(action.is_done for action in actions)
        if not is_done or "verdict" not in case or not self._happened("check", checked_on):
            return entry
        verdict = Verdict(
            uid=self.new_uid(),
            result=VerdictResult(case.get("verdict_result", VerdictResult.EFFECTIVE)),
            checked_on=checked_on,
            checked_by=self._checker(),
            evidence=case["verdict"],
        )
        return _with_round(entry, replace(entry.round, verdicts=(verdict,)))

    def _action(self, entry: Entry, plan: Case, number: int, start: date) -> Action:
        due_on = _workday(start + timedelta(_DAYS_TO_ACT[self.severity] + 5 * (number - 1)))
        former: tuple[DueChange, ...] = ()
        moved_on = _workday(due_on - timedelta(3))
        if "slips" in plan and self._is_over(moved_on):
            change = DueChange(
                former_on=due_on, changed_on=moved_on, changed_by=LEAD, reason=plan["slip_reason"]
            )
            former, due_on = (change,), _workday(due_on + timedelta(21))
        done_on = _workday(due_on - timedelta(self.chance.randint(0, 5)))
        is_done = "proof" in plan and self._is_over(done_on)
        is_improvement = entry.entry_type is EntryType.OFI
        return Action(
            uid=self.new_uid(),
            number=number,
            kind=ActionKind.IMPROVEMENT if is_improvement else ActionKind.CORRECTIVE,
            causes=tuple(cause.number for cause in entry.round.root_causes),
            what=plan["what"],
            owner=self.people.find(plan["who"]),
            also=tuple(filter(None, map(self.people.find, plan.get("also", ())))),
            due_on=due_on,
            former_due=former,
            strength=Strength(plan["rung"]),
            done_on=done_on if is_done else None,
            done_note="Carried out as planned." if is_done else "",
            evidence=plan["proof"] if is_done else "",
        )

    def _finished(self, entry: Entry) -> Entry:
        """Share and close what was found effective, or done where that is enough."""
        verdict = entry.round.verdict
        ends = [action.done_on for action in entry.round.actions]
        if is_light(entry):
            last = max((end for end in ends if end), default=None) if all(ends) else None
        else:
            is_good = verdict is not None and verdict.result is VerdictResult.EFFECTIVE
            last = verdict.checked_on if verdict and is_good else None
        if last is None:
            return entry
        shared_on = self._after(last, 1, 3)
        if not is_light(entry):
            if not self._happened("share", shared_on):
                return entry
            entry = self._shared(entry, shared_on)
        return self._ended(entry, shared_on, ClosingKind.CLOSED, "")

    def _shared(self, entry: Entry, day: date) -> Entry:
        change, lesson = self.case.get("change", ""), self.case.get("lesson", "")
        return replace(
            entry,
            isms_change=change or NO_ISMS_CHANGE,
            isms_change_kinds=("Process",) if change else (),
            lessons=lesson,
            risk_reviewed=True,
            shared_with="All staff, monthly mail" if lesson else "",
            shared_on=day if lesson else None,
        )

    def _ended(self, entry: Entry, ready_on: date, kind: ClosingKind, reason: str) -> Entry:
        closed_on = self._after(ready_on, 2, 6)
        if not self._happened("close", closed_on):
            return entry
        closing = Closing(
            uid=self.new_uid(),
            kind=kind,
            closed_on=closed_on,
            closed_by=self.people.find(LEAD),
            reason=reason,
        )
        return replace(entry, closings=(closing,))

    def _days_to_check(self, entry: Entry) -> int:
        grade = entry.classification
        days = _DAYS_TO_CHECK[self.severity]
        return min(days, _DAYS_TO_CHECK_GRADE.get(grade, days)) if grade else days

    def _owners(self) -> list[Person | None]:
        plans = self.case.get("actions", ())
        return [self.people.find(plan["who"]) for plan in plans] or [None]

    def _checker(self) -> Person | None:
        """Who judges the effect: nobody judges an action of their own."""
        lead = self.people.find(self.case.get("checker", LEAD))
        return self.people.find(DEPUTY) if lead in self._owners() else lead

    def _after(self, day: date, least: int, most: int) -> date:
        return _workday(day + timedelta(self.chance.randint(least, most)))

    def _happened(self, step: str, day: date) -> bool:
        stuck = self.case.get("stuck")
        is_reached = stuck is None or _STEPS.index(step) < _STEPS.index(stuck)
        return is_reached and self._is_over(day)

    def _is_over(self, day: date) -> bool:
        if day <= self.until:
            self.days.add(day)
        return day <= self.until


def _with_round(entry: Entry, latest: Round) -> Entry:
    return replace(entry, rounds=(*entry.rounds[:-1], latest))
