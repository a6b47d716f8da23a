"""What one line of a log says about causes, actions and effect, made into a round."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from isms_desktop.domain.entry import Action, CauseNode, Verdict
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import AnalysisMethod, EffectMethod, VerdictResult

OfRound: TypeAlias = dict[str, Any]
"""Fields of a `Round`: it is made once of all of them, as there are ten thousand lines."""


class Owned(Protocol):
    """Who answers for an action and until when, such as an `Entry`."""

    @property
    def owner(self) -> Person | None:
        """Who answers for it."""

    @property
    def also(self) -> tuple[Person, ...]:
        """Who helps."""

    @property
    def due_on(self) -> date | None:
        """Until when."""


class CauseSummary(NamedTuple):
    """The columns of a log on why it could happen; `whys` may hold blank answers."""

    root_cause: str = ""
    whys: Sequence[str] = ()
    category: str = ""
    stop_reason: str = ""
    method: AnalysisMethod | None = None


class ActionSummary(NamedTuple):
    """The columns of a log on what was planned and done."""

    what: str = ""
    done_on: date | None = None
    done_note: str = ""
    evidence: str = ""
    change_ticket: str = ""
    resources: str = ""


class EffectSummary(NamedTuple):
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


_NO_ACTION: Final = ActionSummary()


def cause_fields(said: CauseSummary, new_uid: Callable[[], str]) -> OfRound:
    """The whys as one chain, the root cause at its end."""
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
    return {"causes": nodes, "analysis_method": said.method}


def action_fields(
    said: ActionSummary, owned: Owned, new_uid: Callable[[], str], number: int = 1
) -> OfRound:
    """One action with the owners and due date of the entry; nothing where none is told of."""
    if said == _NO_ACTION:
        return {}
    action = Action(
        uid=new_uid(),
        number=number,
        what=said.what,
        owner=owned.owner,
        also=owned.also,
        due_on=owned.due_on,
        resources=said.resources,
        done_on=said.done_on,
        done_note=said.done_note,
        evidence=said.evidence,
        change_ticket=said.change_ticket,
    )
    return {"actions": (action,)}


def effect_fields(said: EffectSummary, new_uid: Callable[[], str]) -> OfRound:
    """The effectiveness plan, and the verdict where one was given."""
    verdict = said.verdict and Verdict(
        uid=new_uid(),
        result=said.verdict,
        checked_on=said.checked_on,
        checked_by=said.checked_by,
        evidence=said.evidence,
        self_check_reason=said.self_check_reason,
    )
    return {
        "effect_criterion": said.criterion,
        "effect_method": said.method,
        "effect_checker": said.checker,
        "effect_due_on": said.due_on,
        "verdicts": (verdict,) if verdict else (),
    }
