"""Draws the why tree: which card stands where, and which of them is being written."""

from dataclasses import dataclass
from functools import partial
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from isms_desktop.domain import root_cause
from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.root_cause import Nodes
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.entry.why_cards import (
    AnswerCard,
    AskCard,
    CardFacts,
    EditCard,
    Offered,
    StartCard,
)
from isms_desktop.ui.kit.card_tree import Branch, CardTree
from isms_desktop.ui.kit.page import reveal
from isms_desktop.ui.kit.theme import Theme

NOTHING = -1
"""No question is asked; 0 stands for the first one, else the number of the answer asked about."""
_TARGET_LETTERS = 60


@dataclass(frozen=True, slots=True)
class WhyState:
    """The answers, the question that is asked, and the answer that is edited (0: none).

    `is_flat`: no answer is asked "why" again, as with the other methods.
    """

    nodes: Nodes
    asked: int = NOTHING
    edited: int = 0
    is_flat: bool = False


class WhyView(CardTree):
    """Shows a state of the tree, and says what its cards are asked for.

    `wanted` names the deed and the answer; `added` comes from the next question, with whether its
    answer is a root cause.
    """

    wanted = Signal(str, int)
    category_chosen = Signal(int, str)
    move_wanted = Signal(int, int)
    added = Signal(bool)
    typed = Signal()
    edit_finished = Signal()
    edit_cancelled = Signal()

    def __init__(self, theme: Theme, what: str) -> None:
        super().__init__(theme)
        self._theme, self._what = theme, what
        self._state = WhyState(())

    def show_state(self, state: WhyState) -> None:
        """Make the cards anew."""
        self._state = state
        start = StartCard(self._theme, self._what)
        start.branch_asked.connect(partial(self.wanted.emit, "ask", 0))
        branches = [Branch("0", 0, start)]
        waiting = [(0, self._ask_branch(1))] if state.asked == 0 else []
        outline = root_cause.outline(state.nodes)
        depths = [depth + 1 for depth, _node in outline[1:]] + [0]
        for (depth, node), following in zip(outline, depths, strict=False):
            branches.append(Branch(str(node.number), depth + 1, self._card_of(node, depth + 1)))
            if node.number == state.asked:
                waiting.append((depth + 1, self._ask_branch(depth + 2)))
            while waiting and waiting[-1][0] >= max(following, 1):
                branches.append(waiting.pop()[1])
        branches += [branch for _level, branch in waiting]
        self.show_branches(branches)

    def ask_card(self) -> AskCard | None:
        """The card of the next question, while one is asked."""
        return next((card for card in self.cards() if isinstance(card, AskCard)), None)

    def edit_card(self) -> EditCard | None:
        """The card that is edited."""
        return next((card for card in self.cards() if isinstance(card, EditCard)), None)

    def answer_cards(self) -> list[AnswerCard]:
        """The answers from top to bottom."""
        return [card for card in self.cards() if isinstance(card, AnswerCard)]

    def lead_to(self, number: int) -> None:
        """Put the focus on an answer, or on the next question where there is no such answer."""
        card = next((c for c in self.answer_cards() if c.node.number == number), None)
        ask = self.ask_card()
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(card)
        elif ask is not None:
            ask.answer.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(ask)

    def _card_of(self, node: CauseNode, level: int) -> QWidget:
        state = self._state
        if node.number == state.edited:
            edit = EditCard(self._theme, node)
            edit.finished.connect(self.edit_finished)
            edit.cancelled.connect(self.edit_cancelled)
            edit.edited.connect(self.typed)
            return edit
        has_children = any(other.parent == node.number for other in state.nodes)
        may_ask = not (has_children or node.number == state.asked or state.is_flat)
        card = AnswerCard(self._theme, node, CardFacts(level, may_ask, self._targets(node)))
        card.wanted.connect(self.wanted)
        card.category_chosen.connect(self.category_chosen)
        card.move_wanted.connect(self.move_wanted)
        return card

    def _ask_branch(self, level: int) -> Branch:
        state = self._state
        what = root_cause.asked_about(state.nodes, state.asked or None, self._what)
        title = _("Root cause") if state.is_flat else _("Why {n}").format(n=level)
        question = _(root_cause.WHY).format(what=what)
        offered = Offered(may_mark=not state.is_flat, may_cancel=bool(state.nodes))
        ask = AskCard(self._theme, title, question, offered)
        ask.added.connect(self.added)
        ask.edited.connect(self.typed)
        ask.cancelled.connect(partial(self.wanted.emit, "ask", NOTHING))
        return Branch("ask", level, ask)

    def _targets(self, node: CauseNode) -> list[tuple[int, str]]:
        nodes = self._state.nodes
        first = [(0, _("What happened"))] if node.parent is not None else []
        return first + [
            (other.number, shorten(other.answer, _TARGET_LETTERS, placeholder=" …"))
            for other in nodes
            if other.number != node.parent and root_cause.may_move(nodes, node.number, other.number)
        ]
