"""The five whys: each answer is asked "why" again until a cause is found that can be changed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain import root_cause
from isms_desktop.domain.root_cause import Nodes
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.entry.why_view import NOTHING, WhyState, WhyView
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.page import reveal
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_12, Tone

_SHOWN_LETTERS = 60


class WhyTree(QWidget):
    """Keeps the answers, and lets them be added, branched, edited, moved and removed.

    Emits `changed` after every edit, also of what is only being typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, what: str, nodes: Nodes) -> None:
        super().__init__()
        self._theme = theme
        self.nodes: Nodes = nodes
        self._is_flat = False
        self._asked, self._beside, self._edited = NOTHING, 0, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self._notice = QVBoxLayout()
        column.addLayout(self._notice)
        self.view = WhyView(theme, what)
        column.addWidget(self.view)
        self.view.wanted.connect(self._do)
        self.view.category_chosen.connect(self._set_category)
        self.view.move_wanted.connect(self._move)
        self.view.added.connect(self._added)
        self.view.typed.connect(self.changed)
        self.view.edit_finished.connect(self._finish_edit)
        self.view.edit_cancelled.connect(self._cancel_edit)
        self._ask_where_open()
        self._show()

    def show_nodes(self, nodes: Nodes, *, is_flat: bool) -> None:
        """Show other answers, or the same without asking further."""
        self.nodes, self._is_flat = nodes, is_flat
        self._ask_where_open()
        self._show()

    def pending(self) -> dict[str, str]:
        """What is being typed, for the draft."""
        ask, edit = self.view.ask_card(), self.view.edit_card()
        if edit is not None:
            return {"edited": str(edit.number), **edit.texts()}
        if ask is None or not any(ask.text()):
            return {}
        answer, evidence = ask.text()
        return {"asked": str(self._asked), "answer": answer, "evidence": evidence}

    def restore(self, pending: Mapping[str, str]) -> None:
        """Go on where something was being typed."""
        known = {node.number for node in self.nodes}
        edited, asked = int(pending.get("edited", 0)), int(pending.get("asked", NOTHING))
        if edited in known:
            self._edited, self._asked = edited, NOTHING
        elif "answer" in pending:
            self._asked = asked if asked in known else 0
        self._show()
        edit, ask = self.view.edit_card(), self.view.ask_card()
        if edit is not None:
            for key in edit.texts():
                edit.editor(key).set_value(pending.get(key, ""))
        elif ask is not None:
            ask.answer.setText(pending.get("answer", ""))
            ask.evidence.setText(pending.get("evidence", ""))

    def take_typed(self) -> None:
        """Count what is being typed as answered, as when the page is left."""
        edit, ask = self.view.edit_card(), self.view.ask_card()
        if edit is not None and edit.texts()["answer"]:
            self.nodes = root_cause.edit(self.nodes, edit.number, **edit.texts())
            self._edited = 0
        elif ask is not None and ask.text()[0]:
            self._add(is_root=False)
        else:
            return
        self._show()

    def _show(self) -> None:
        state = WhyState(self.nodes, self._asked, self._edited, self._is_flat)
        self.view.show_state(state)

    def _do(self, what: str, number: int) -> None:
        self.take_typed()  # going on elsewhere in the tree drops nothing
        if what == "ask":
            self._ask(number)
            return
        node = root_cause.node_of(self.nodes, number)
        if what == "root":
            is_root = not node.is_root
            self._take(root_cause.mark_root(self.nodes, number, is_root=is_root), number)
        elif what in {"up", "down"}:
            self._take(root_cause.shift(self.nodes, number, -1 if what == "up" else 1), number)
        elif what == "remove":
            self._remove(number)
        elif what == "branch":
            self._ask(node.parent or 0, beside=number)
        else:
            self._edit(number, "stop_reason" if what == "stop" else "answer")

    def _take(self, nodes: Nodes, number: int = NOTHING) -> None:
        """Take the answers as they are now, show them and tell; an answer gets the focus."""
        self.nodes = nodes
        self._drop_notice()
        self._edited = 0
        self._ask_where_open()
        self._show()
        self.view.lead_to(number)
        self.changed.emit()

    def _set_category(self, number: int, category: str) -> None:
        if root_cause.node_of(self.nodes, number).category != category:
            self.nodes = root_cause.mark_root(self.nodes, number, category=category)
            self.changed.emit()

    def _move(self, number: int, parent: int) -> None:
        self.take_typed()
        self._take(root_cause.move(self.nodes, number, parent or None), number)

    def _ask(self, number: int, beside: int = 0) -> None:
        self._edited, self._asked, self._beside = 0, number, beside
        self._show()
        self.view.lead_to(NOTHING)
        self.changed.emit()

    def _added(self, is_root: bool) -> None:
        ask = self.view.ask_card()
        if ask is None or not ask.text()[0]:
            return
        number = root_cause.next_number(self.nodes)
        self._add(is_root=is_root)
        self._drop_notice()
        self._show()
        self.view.lead_to(number if self._asked == NOTHING else NOTHING)
        self.changed.emit()

    def _add(self, *, is_root: bool) -> None:
        ask = self.view.ask_card()
        answer, evidence = ask.text() if ask else ("", "")
        number = root_cause.next_number(self.nodes)
        if any(node.number == self._beside for node in self.nodes):
            nodes = root_cause.branch(self.nodes, self._beside, answer)
        else:
            nodes = root_cause.add_answer(self.nodes, self._asked or None, answer)
        self.nodes = root_cause.edit(nodes, number, evidence=evidence)
        self._beside = 0
        if is_root or self._is_flat:
            self.nodes = root_cause.mark_root(self.nodes, number)
            self._ask_where_open()
        else:
            self._asked = number

    def _ask_where_open(self) -> None:
        """Ask the first question while there is no answer, else at the last open branch."""
        open_ = () if self._is_flat else root_cause.open_branches(self.nodes)
        self._beside = 0
        self._asked = open_[-1].number if open_ else NOTHING if self.nodes else 0

    def _edit(self, number: int, key: str) -> None:
        self._edited, self._asked = number, NOTHING
        self._show()
        edit = self.view.edit_card()
        if edit is not None:
            edit.editor(key).setFocus(Qt.FocusReason.TabFocusReason)
            reveal(edit)

    def _finish_edit(self) -> None:
        edit = self.view.edit_card()
        if edit is not None and edit.texts()["answer"]:
            self._take(root_cause.edit(self.nodes, edit.number, **edit.texts()), edit.number)
        elif edit is not None:
            self._remove(edit.number)

    def _cancel_edit(self) -> None:
        self._take(self.nodes, self._edited)

    def _remove(self, number: int) -> None:
        before = self.nodes
        self._take(root_cause.remove(before, number))
        below = len(before) - len(self.nodes) - 1
        and_more = plural(" and {n} answer below it", " and {n} answers below it", below)
        gone = root_cause.node_of(before, number).answer[:_SHOWN_LETTERS]
        said = _("“{answer}”{more} was removed.").format(
            answer=gone, more=and_more.format(n=below) if below else ""
        )
        undo = link_button(self._theme, _("Undo"), "undo-2", name="undoRemoveButton")
        undo.clicked.connect(lambda: self._take(before, number))
        self._notice.addWidget(Banner(self._theme, Tone.NEUTRAL, said, buttons=[undo]))
        undo.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(undo)

    def _drop_notice(self) -> None:
        while (item := self._notice.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
