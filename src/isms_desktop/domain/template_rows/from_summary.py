"""What one line of a log says about causes, actions and effect, made into a round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from isms_desktop.domain.entry import Action, CauseNode, Entry, Round, Verdict
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import AnalysisMethod, EffectMethod, VerdictResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSummary:
    """The columns of a log on why it could happen; `whys` may hold blank answers."""

    root_cause: str = ""
    whys: Sequence[str] = ()
    category: str = ""
    stop_reason: str = ""
    method: AnalysisMethod | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSummary:
    """The columns of a log on what was planned and done."""

    what: str = ""
    done_on: date | None = None
    done_note: str = ""
    evidence: str = ""
    change_ticket: str = ""
    resources: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSummary:
    """The columns of a log on whether it worked."""

    criterion: str = ""
    method: EffectMethod | None = None
    checker: Person | None = None
    due_on: date | None = None
    verdict: VerdictResult | None = None
    checked_on: date | None = None
    checked_by: Person | None = None
    evidence: str = ""
    self_check_reason: str = ""


def with_causes(round_: Round, said: CauseSummary, new_uid: Callable[[], str]) -> Round:
    """The round with the whys as one chain, the root cause at its end."""
    answers = [answer for answer in said.whys if answer]
    if said.root_cause and (not answers or answers[-1] != said.root_cause):
        answers.append(said.root_cause)
    last = len(answers)
    nodes = tuple(
        CauseNode(
            uid=new_uid(),
            number=number,
            parent=number - 1 if number > 1 else None,
            answer=answer,
            is_root=bool(said.root_cause) and number == last,
            category=said.category if number == last else "",
            stop_reason=said.stop_reason if number == last else "",
        )
        for number, answer in enumerate(answers, start=1)
    )
    return replace(round_, causes=nodes, analysis_method=said.method)


def with_action(
    round_: Round, said: ActionSummary, entry: Entry, new_uid: Callable[[], str]
) -> Round:
    """The round with one action that takes over the entry's owners and due date."""
    if said == ActionSummary():
        return round_
    action = Action(
        uid=new_uid(),
        number=1,
        what=said.what,
        owner=entry.owner,
        also=entry.also,
        due_on=entry.due_on,
        resources=said.resources,
        done_on=said.done_on,
        done_note=said.done_note,
        evidence=said.evidence,
        change_ticket=said.change_ticket,
    )
    return replace(round_, actions=(action,))


def with_effect(round_: Round, said: EffectSummary, new_uid: Callable[[], str]) -> Round:
    """The round with its effectiveness plan, and the verdict where one was given."""
    verdict = said.verdict and Verdict(
        uid=new_uid(),
        result=said.verdict,
        checked_on=said.checked_on,
        checked_by=said.checked_by,
        evidence=said.evidence,
        self_check_reason=said.self_check_reason,
    )
    return replace(
        round_,
        effect_criterion=said.criterion,
        effect_method=said.method,
        effect_checker=said.checker,
        effect_due_on=said.due_on,
        verdicts=(verdict,) if verdict else (),
    )
