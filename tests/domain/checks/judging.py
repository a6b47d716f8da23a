"""Short ways to an entry with one thing in it, and to what the checks say of that."""

from dataclasses import replace
from typing import Any

from isms_desktop.domain.checks import CheckContext, Finding, WordLists, checks_of
from isms_desktop.domain.entry import CauseNode, Entry
from isms_desktop.runtime import resources
from tests.domain.cases import ROOT, TODAY, action, entry_with_round

WORDS = WordLists(resources.data(f"data/checks/{language}.toml") for language in ("en", "de"))


def found(rule: str, entry: Entry, **context: Any) -> list[Finding]:
    """What this rule says of the entry."""
    known = CheckContext(**{"today": TODAY, **context})
    return [finding for finding in checks_of(entry, known, WORDS) if finding.rule == rule]


def levels(rule: str, entry: Entry, **context: Any) -> list[str]:
    """The levels of what this rule says."""
    return [str(finding.level) for finding in found(rule, entry, **context)]


def chain(*answers: str, **root: Any) -> tuple[CauseNode, ...]:
    """Answers that follow from each other; the last one is the root cause."""
    nodes = [
        CauseNode(uid=f"c{n}", number=n, parent=n - 1 or None, answer=answer)
        for n, answer in enumerate(answers, start=1)
    ]
    return (*nodes[:-1], replace(nodes[-1], is_root=True, **root))


def with_cause(*answers: str, described: str = "", **root: Any) -> Entry:
    """An entry whose chain of whys ends in a root cause."""
    made = entry_with_round(causes=chain(*answers, **root))
    return replace(made, description=described) if described else made


def with_action(what: str, *, cause: str = ROOT.answer, category: str = "", **values: Any) -> Entry:
    """An entry with one planned action against one cause."""
    return entry_with_round(
        actions=(action(what=what, **values),),
        causes=(replace(ROOT, answer=cause, category=category),),
    )
