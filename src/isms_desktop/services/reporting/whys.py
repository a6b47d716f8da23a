"""The why tree of a round in the order it is read: each answer, then what explains it."""

from collections import defaultdict
from collections.abc import Iterator

from isms_desktop.domain.entry import CauseNode, Round
from isms_desktop.reports.blocks import TreeNode
from isms_desktop.runtime.i18n import _


def tree_of(round_: Round) -> list[TreeNode]:
    """The answers; one that hangs on nothing known stands at the top."""
    numbers = {node.number for node in round_.causes}
    children: dict[int | None, list[CauseNode]] = defaultdict(list)
    for node in round_.causes:
        children[node.parent if node.parent in numbers else None].append(node)
    return list(_walk(children))


def _walk(children: dict[int | None, list[CauseNode]]) -> Iterator[TreeNode]:
    waiting = [(0, node) for node in reversed(children[None])]
    while waiting:
        depth, node = waiting.pop()
        yield _node(depth, node)
        waiting += [(depth + 1, child) for child in reversed(children[node.number])]


def _node(depth: int, node: CauseNode) -> TreeNode:
    badge = _("Root cause") if node.is_root else ""
    if badge and node.category:
        badge = f"{badge} · {_(node.category)}"
    notes = []
    if node.category and not node.is_root:
        notes.append(_("Category: {name}").format(name=_(node.category)))
    if node.evidence:
        notes.append(_("Evidence: {text}").format(text=node.evidence))
    if node.stop_reason:
        notes.append(_("Stopped asking: {text}").format(text=node.stop_reason))
    text = f"{node.number}  {node.answer}"
    return TreeNode(depth, text, badge, tuple(notes))
