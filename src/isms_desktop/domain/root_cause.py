"""The why tree of a round: answers that are asked "why" again, until a root cause is found.

Each edit takes the nodes and gives the new ones: a node whose parent is None answers the first
question, the others the one their parent raises. The order of the nodes is that on the page among
those of one parent. A number is given once and stays with its answer, wherever that is moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.errors import UserError

Nodes: TypeAlias = tuple[CauseNode, ...]

WHY: Final = "Why did this happen: {what}?"
"""The question an answer is given to; `{what}` takes `asked_about`."""
TEST_QUESTIONS: Final = (
    "Would it still have happened if this had not been so?",
    "If this is removed, does it stay away for good, and not only this once?",
    "Is it something we can change, rather than somebody's mistake?",
)
"""Three tests of a root cause; a "no" to the last two, or a "yes" to the first: ask why again."""
_LONGEST_SUBJECT: Final = 160


def add_answer(
    nodes: Nodes, parent: int | None, answer: str = "", evidence: str = "", uid: str = ""
) -> Nodes:
    """Answer a "why": the question the parent raises, or the first one. It comes last there.

    Its number is the next one (`next_number`).
    """
    if parent is not None:
        node_of(nodes, parent)
    number = next_number(nodes)
    node = CauseNode(uid=uid, number=number, parent=parent, answer=answer, evidence=evidence)
    return (*nodes, node)


def branch(nodes: Nodes, number: int, answer: str = "", uid: str = "") -> Nodes:
    """Give a second answer to the question that this one answers, right after it."""
    beside = node_of(nodes, number)
    *others, new = add_answer(nodes, beside.parent, answer, uid=uid)
    place = next(i for i, node in enumerate(others) if node.number == number) + 1
    return (*others[:place], new, *others[place:])


def edit(
    nodes: Nodes,
    number: int,
    *,
    answer: str | None = None,
    evidence: str | None = None,
    stop_reason: str | None = None,
) -> Nodes:
    """Change texts of an answer; None leaves one as it is."""
    given = {"answer": answer, "evidence": evidence, "stop_reason": stop_reason}
    texts = {name: text for name, text in given.items() if text is not None}
    return _changed(nodes, number, texts)


def mark_root(nodes: Nodes, number: int, *, is_root: bool = True, category: str = "") -> Nodes:
    """Mark an answer as root cause with its category, or take the mark and category away."""
    return _changed(nodes, number, {"is_root": is_root, "category": category if is_root else ""})


def move(nodes: Nodes, number: int, parent: int | None, before: int | None = None) -> Nodes:
    """Put an answer, with all below it, under another parent: before one there, else last.

    `UserError` "loop" where the new parent is the answer itself or stands below it.
    """
    moved = node_of(nodes, number)
    if not may_move(nodes, number, parent):
        raise UserError(
            "An answer cannot stand below itself. Nothing was moved.",
            "Move it to another branch.",
            code="loop",
        )
    if before == number:
        before = None if parent != moved.parent else _next_beside(nodes, moved)
    others = [node for node in nodes if node.number != number]
    place = len(others)
    if before is not None:
        place = next(i for i, n in enumerate(others) if (n.number, n.parent) == (before, parent))
    return (*others[:place], replace(moved, parent=parent), *others[place:])


def may_move(nodes: Nodes, number: int, parent: int | None) -> bool:
    """Whether an answer can stand under this parent without a loop."""
    return parent is None or (
        parent not in branch_of(nodes, number) and any(node.number == parent for node in nodes)
    )


def shift(nodes: Nodes, number: int, by: int) -> Nodes:
    """Move an answer so many places among those beside it; at either end it stays."""
    node = node_of(nodes, number)
    beside = [other.number for other in nodes if other.parent == node.parent]
    place = min(max(beside.index(number) + by, 0), len(beside) - 1)
    beside.remove(number)
    before = beside[place] if place < len(beside) else None
    return move(nodes, number, node.parent, before)


def remove(nodes: Nodes, number: int, *, with_branch: bool = True) -> Nodes:
    """Take an answer away, with all below it; without its branch, that moves up to its parent."""
    gone = node_of(nodes, number)
    if with_branch:
        below = branch_of(nodes, number)
        return tuple(node for node in nodes if node.number not in below)
    return tuple(
        replace(node, parent=gone.parent) if node.parent == number else node
        for node in nodes
        if node.number != number
    )


def node_of(nodes: Sequence[CauseNode], number: int) -> CauseNode:
    """The answer with this number; there must be one."""
    for node in nodes:
        if node.number == number:
            return node
    raise KeyError(number)


def next_number(nodes: Sequence[CauseNode]) -> int:
    """The number the next answer gets."""
    return max((node.number for node in nodes), default=0) + 1


def branch_of(nodes: Sequence[CauseNode], number: int) -> frozenset[int]:
    """The numbers of an answer and of all below it."""
    children = _children(nodes)
    found: set[int] = set()
    waiting = [number]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += (child.number for child in children[current])
    return frozenset(found)


def chain_to(nodes: Sequence[CauseNode], number: int) -> Nodes:
    """The answers from the first "why" down to this one."""
    by_number = {node.number: node for node in nodes}
    chain = [by_number[number]]
    while (parent := by_number.get(chain[-1].parent or 0)) and parent not in chain:
        chain.append(parent)
    return tuple(reversed(chain))


def outline(nodes: Sequence[CauseNode]) -> tuple[tuple[int, CauseNode], ...]:
    """All answers as they are read, each with its depth: an answer, then what is below it.

    Every node is there once, also one whose parent is missing; it stands with the first answers.
    """
    known = {node.number for node in nodes}
    children = _children(nodes)
    first = [node for node in nodes if node.parent not in known]
    return tuple(_read(first, children, 0))


def open_branches(nodes: Sequence[CauseNode]) -> Nodes:
    """The ends that lead nowhere yet: no root cause on the way and no reason to stop there."""
    asked = {node.parent for node in nodes}
    return tuple(
        node
        for _depth, node in outline(nodes)
        if node.number not in asked
        and not any(above.is_root or above.stop_reason for above in chain_to(nodes, node.number))
    )


def asked_about(nodes: Sequence[CauseNode], number: int | None, description: str) -> str:
    """What the question below an answer asks about, short enough to be read; None: the first."""
    text = description if number is None else node_of(nodes, number).answer
    line = " ".join(text.split("\n", 1)[0].split()).rstrip(".!?;:, ")
    if len(line) <= _LONGEST_SUBJECT:
        return line
    return line[:_LONGEST_SUBJECT].rsplit(" ", 1)[0].rstrip(".,;: ") + " …"


def require_tree(nodes: Sequence[CauseNode]) -> None:
    """Raise ValueError where numbers are used twice, a parent is missing, or there is a loop."""
    numbers = [node.number for node in nodes]
    if len(set(numbers)) != len(numbers):
        raise ValueError("two answers have the same number")
    known = {None, *numbers}
    if any(node.parent not in known for node in nodes):
        raise ValueError("an answer has a parent that is not there")
    if len(outline(nodes)) != len(nodes):
        raise ValueError("an answer stands below itself")


def _changed(nodes: Nodes, number: int, values: Mapping[str, str | bool]) -> Nodes:
    node_of(nodes, number)
    return tuple(
        replace(node, **values) if node.number == number else node  # type: ignore[arg-type]  # fields by name
        for node in nodes
    )


def _children(nodes: Sequence[CauseNode]) -> dict[int | None, list[CauseNode]]:
    children: dict[int | None, list[CauseNode]] = defaultdict(list)
    for node in nodes:
        children[node.parent].append(node)
    return children


def _next_beside(nodes: Nodes, node: CauseNode) -> int | None:
    beside = [other.number for other in nodes if other.parent == node.parent]
    place = beside.index(node.number) + 1
    return beside[place] if place < len(beside) else None


def _read(
    nodes: Sequence[CauseNode], children: Mapping[int | None, Sequence[CauseNode]], depth: int
) -> Iterator[tuple[int, CauseNode]]:
    waiting = [(depth, node) for node in reversed(nodes)]
    while waiting:
        level, node = waiting.pop()
        yield level, node
        waiting += [(level + 1, child) for child in reversed(children.get(node.number, ()))]
