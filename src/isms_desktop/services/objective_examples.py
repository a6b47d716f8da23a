"""Worked examples of objectives and proposed indicators: to start from, never counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from isms_desktop.domain.fields import Value
from isms_desktop.domain.objective_checks import VagueWords
from isms_desktop.domain.periods import add_months
from isms_desktop.runtime import resources
from isms_desktop.runtime.i18n import _

_FOLDER: Final = "data/objectives"
_SENTENCES: Final = frozenset(
    {"statement", "why", "policy_link", "plan", "resources", "how_judged", "communicated_to"}
    | {"name", "method", "source"}
)


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A good objective with indicator and target: what `Objectives.create` takes."""

    key: str
    title: str
    values: Mapping[str, Value]
    indicator: Mapping[str, Value]
    target: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ProposedIndicator:
    """An indicator worth having, as `Indicators.create` takes it; `suggested` is a target."""

    key: str
    values: Mapping[str, Value]
    suggested: str


def worked_examples(today: date) -> list[WorkedExample]:
    """The shipped examples, due some months from today or at the end of the year."""
    return [_example(each, today) for each in resources.data(f"{_FOLDER}/examples.toml")["example"]]


def proposed_indicators() -> list[ProposedIndicator]:
    """The shipped proposals."""
    return [
        ProposedIndicator(each["key"], _translated(each["values"]), each.get("suggested", ""))
        for each in resources.data(f"{_FOLDER}/proposals.toml")["indicator"]
    ]


def vague_words() -> VagueWords:
    """The verbs check O3 looks for."""
    return VagueWords(resources.data(f"{_FOLDER}/coach.toml")["vague"])


def _example(given: Mapping[str, Any], today: date) -> WorkedExample:
    end_of_year = date(today.year, 12, 31)
    due_on = end_of_year if given.get("end_of_year") else add_months(today, given["months"])
    return WorkedExample(
        given["key"],
        _(given["title"]),
        {**_translated(given["objective"]), "due_on": due_on},
        {**_translated(given["indicator"]), "baseline_on": today},
        {**given["target"], "valid_from": today},
    )


def _translated(values: Mapping[str, Any]) -> dict[str, Value]:
    return {key: _(text) if key in _SENTENCES else text for key, text in values.items()}
