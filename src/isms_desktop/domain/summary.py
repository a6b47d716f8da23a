"""An entry as one line of the register: the values of all its columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from operator import attrgetter
from typing import Final

from isms_desktop.domain.cleaning import clean_words
from isms_desktop.domain.entry import CauseNode, Closing, Entry, Round
from isms_desktop.domain.fields import Value
from isms_desktop.domain.priority import (
    is_overdue,
    level_of,
    next_due_on,
    slips_of,
)
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import SimilarAnswer, Status

PART: Final = " · "
"""Stands between the parts of a line that holds several values."""
NOT_ANSWERED: Final = "Not answered"
"""Stands before words about similar cases while the question itself is open."""
_BETWEEN_PARTS: Final = re.compile(" ?· ?")
_KEYS: Final = tuple(field.key for field in ENTRIES)
_OWN_KEYS: Final = tuple(field.key for field in ENTRIES if not field.summary)
_own_of: Final = attrgetter(*_OWN_KEYS)
_WHY_KEYS: Final = tuple(f"why_{number}" for number in range(1, 6))


def values_of(entry: Entry) -> dict[str, Value]:
    """All columns of `ENTRIES`, by key and in their order; summaries are of the latest round."""
    values = dict(zip(_OWN_KEYS, _own_of(entry), strict=True)) | summary_of(entry)
    return {key: values[key] for key in _KEYS}


def summary_of(entry: Entry) -> dict[str, Value]:
    """The columns of `ENTRIES` that are worked out from the rounds and closings."""
    round_, closing, verdict = entry.round, entry.closing, entry.round.verdict
    actions, roots = round_.actions, round_.root_causes
    return {
        "root_cause": _joined(roots, "answer"),
        "corrective_action": _joined(actions, "what"),
        "analysis_method": round_.analysis_method,
        "cause_category": next((node.category for node in roots if node.category), ""),
        "similar_cases": _similar(entry),
        "status": status_of(entry),
        "done_on": round_.done_on,
        "done_evidence": _joined(actions, "evidence"),
        "effect_criterion": round_.effect_criterion,
        "effect_method": round_.effect_method,
        "effect_due_on": round_.effect_due_on,
        "effect_on": verdict.checked_on if verdict else None,
        "effect_by": verdict.checked_by if verdict else None,
        "effect_verdict": verdict.result if verdict else None,
        "effect_evidence": verdict.evidence if verdict else "",
        "closed_on": closing.closed_on if closing else None,
        "closed_by": closing.closed_by if closing else None,
        "stop_reason": _joined(round_.causes, "stop_reason"),
        "done_note": _joined(actions, "done_note"),
        "change_ticket": _joined(actions, "change_ticket"),
        "resources": _joined(actions, "resources"),
        "effect_checker": round_.effect_checker,
        "self_check_reason": verdict.self_check_reason if verdict else "",
        "imported_status": entry.imported_status,
        "analysis_text": round_.analysis_text,
        "closing_reason": closing.reason if closing else "",
        "former_closings": lines(_former_closing(c) for c in entry.closings if c.is_reopened),
        **_whys(round_),
    }


def computed_of(entry: Entry, today: date) -> dict[str, Value]:
    """The columns of `COMPUTED` on this day."""
    values: dict[str, Value] = {
        "overdue": is_overdue(entry, today),
        "level": level_of(entry),
        "round": entry.round.number,
        "slips": slips_of(entry),
        "days_open": _days_open(entry, today),
        "next_due_on": next_due_on(entry),
        "effect_due": _is_effect_due(entry, today),
        "waived": bool(entry.waivers),
    }
    return {f.key: values[f.key] for f in COMPUTED}


def _is_effect_due(entry: Entry, today: date) -> bool:
    due = entry.round.effect_due_on
    return status_of(entry) is Status.TO_CHECK_EFFECT and due is not None and due <= today


def _days_open(entry: Entry, today: date) -> int | None:
    """Days until it was closed, or until today; None where either end is not known."""
    end = entry.closing.closed_on if entry.closing else today
    return (end - entry.identified_on).days if end and entry.identified_on else None


def lines(texts: Iterable[str]) -> str:
    """Join what is not blank, one a line."""
    return "\n".join(filter(None, texts))


def _joined(parts: Sequence[object], key: str) -> str:
    """The lines that parts of an entry have under this key; most entries have one part or none."""
    if len(parts) > 1:
        return lines(getattr(part, key) for part in parts)
    return str(getattr(parts[0], key)) if parts else ""


def main_branch(round_: Round) -> tuple[CauseNode, ...]:
    """The answers from the first "why" down to the first root cause, else down the first branch."""
    by_number = {node.number: node for node in round_.causes}
    roots = round_.root_causes
    if roots:
        branch = [roots[0]]
        while (parent := _parent_in(by_number, branch[-1])) and parent not in branch:
            branch.append(parent)
        return tuple(reversed(branch))
    branch = []
    parent_no = None
    while child := next(
        (n for n in round_.causes if n.parent == parent_no and n not in branch), None
    ):
        branch.append(child)
        parent_no = child.number
    return tuple(branch)


def _parent_in(by_number: Mapping[int, CauseNode], node: CauseNode) -> CauseNode | None:
    return None if node.parent is None else by_number.get(node.parent)


def _whys(round_: Round) -> dict[str, Value]:
    answers = [node.answer for node in main_branch(round_)[: len(_WHY_KEYS)]]
    return dict(zip_longest(_WHY_KEYS, answers, fillvalue=""))


def _similar(entry: Entry) -> Value:
    answer = str(entry.similar_answer or "")
    if entry.similar_refs:
        answer = f"{answer or NOT_ANSWERED}: {', '.join(entry.similar_refs)}"
    elif entry.similar_text and not answer:
        answer = NOT_ANSWERED
    return lines((answer, entry.similar_text))


def similar_of(text: str) -> tuple[SimilarAnswer | None, tuple[str, ...], str]:
    """Answer, references and text of the summary column of similar cases; free words are text."""
    head, _, rest = text.partition("\n")
    word, _, refs = head.partition(":")
    answer = next((a for a in SimilarAnswer if a.casefold() == word.strip().casefold()), None)
    if answer is None and word != NOT_ANSWERED:
        return None, (), text
    return answer, clean_words(refs.split(",")), rest


def _former_closing(closing: Closing) -> str:
    parts = (
        str(closing.kind),
        closing.closed_on.isoformat() if closing.closed_on else "",
        closing.closed_by.name if closing.closed_by else "",
        closing.reason,
        closing.reopened_on.isoformat() if closing.reopened_on else "",
        closing.reopened_by.name if closing.reopened_by else "",
        closing.reopen_reason,
    )
    return join_parts(parts)


def join_parts(parts: Iterable[str]) -> str:
    r"""Write several texts on one line so that `split_parts` gives them back.

    Backslash, line feed and the middle dot are escaped with a backslash.
    """
    return PART.join(
        part.replace("\\", "\\\\").replace("\n", "\\n").replace("·", "\\.") for part in parts
    )


def split_parts(line: str) -> tuple[str, ...]:
    """Take apart what `join_parts` has joined, also where blanks at its ends were trimmed."""
    return tuple(_unescaped(part) for part in _BETWEEN_PARTS.split(line))


def _unescaped(part: str) -> str:
    out: list[str] = []
    characters = iter(part)
    for character in characters:
        if character == "\\":
            follower = next(characters, "")
            out.append({"n": "\n", ".": "·"}.get(follower, follower))
        else:
            out.append(character)
    return "".join(out)
