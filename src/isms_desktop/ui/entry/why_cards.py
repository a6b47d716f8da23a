"""The cards of the why tree: what happened, an answer, the next question, an answer in work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.words import CAUSE_CATEGORIES
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import Button, button, icon_button, link_button, primary_button
from isms_desktop.ui.kit.card_tree import TreeCard
from isms_desktop.ui.kit.editors import LongTextEditor, OpenChoiceEditor
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import Text, WrappedText, small
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_4, SPACE_8, STRONG, Size, Tone


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What an answer's card needs to know of its place in the tree.

    `may_ask` is whether nothing follows from it yet; `targets` are the answers it may be moved
    below, by number and words, 0 for the first question.
    """

    level: int
    may_ask: bool
    targets: Sequence[tuple[int, str]]


class StartCard(TreeCard):
    """What happened; all first answers follow from it."""

    branch_asked = Signal()

    def __init__(self, theme: Theme, what: str) -> None:
        super().__init__(theme, has_edge=False)
        self.setAccessibleName(_("What happened: {what}").format(what=what))
        head = QHBoxLayout()
        head.addWidget(Text(_("What happened"), Size.SMALL, "accent", STRONG), 1)
        more = icon_button(theme, _("Another reason"), "git-branch", name="branch_0")
        more.clicked.connect(self.branch_asked)
        head.addWidget(more)
        self.body.addLayout(head)
        self.body.addWidget(WrappedText(what, weight=MEDIUM))


class AnswerCard(TreeCard):
    """One answer with its evidence, and everything that can be done with it.

    Keys on the card: Enter edits, B branches, R marks the root cause, Del removes, Alt with the
    arrows moves it among its neighbours.
    """

    wanted = Signal(str, int)
    category_chosen = Signal(int, str)
    move_wanted = Signal(int, int)

    def __init__(self, theme: Theme, node: CauseNode, facts: CardFacts) -> None:
        super().__init__(theme, Tone.OK if node.is_root else None)
        self.node = node
        self._theme, self._facts = theme, facts
        self.setObjectName(f"answer_{node.number}")
        title = _("Root cause") if node.is_root else _("Why {n}").format(n=facts.level)
        self.setAccessibleName(f"{title}: {node.answer}")
        self.body.addLayout(self._head(title))
        self.body.addWidget(WrappedText(node.answer, weight=MEDIUM))
        if node.evidence:
            words = _("Evidence: {text}").format(text=node.evidence)
            self.body.addWidget(WrappedText(words, Size.SMALL, "muted"))
        if node.stop_reason:
            words = _("Stopped here: {text}").format(text=node.stop_reason)
            self.body.addWidget(WrappedText(words, Size.SMALL, "muted"))
        if node.is_root:
            self.body.addLayout(self._category_row())
        elif facts.may_ask and not node.stop_reason:
            ask = link_button(theme, _("Ask why"), "arrow-right", name=f"ask_{node.number}")
            ask.clicked.connect(lambda: self._want("ask"))
            self.body.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        wanted = {
            (Qt.Key.Key_Return, False): "edit",
            (Qt.Key.Key_Enter, False): "edit",
            (Qt.Key.Key_F2, False): "edit",
            (Qt.Key.Key_B, False): "branch",
            (Qt.Key.Key_R, False): "root",
            (Qt.Key.Key_Delete, False): "remove",
            (Qt.Key.Key_Up, True): "up",
            (Qt.Key.Key_Down, True): "down",
        }.get((Qt.Key(key), is_alt))
        if wanted and self.hasFocus():
            self._want(wanted)
        else:
            super().keyPressEvent(event)

    def _head(self, title: str) -> QHBoxLayout:
        number = self.node.number
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(
            Text(title, Size.SMALL, Tone.OK if self.node.is_root else "accent", STRONG), 1
        )
        for text, icon, wanted in (
            (_("Edit"), "pencil", "edit"),
            (_("Another reason beside this one"), "git-branch", "branch"),
        ):
            act = icon_button(self._theme, text, icon, name=f"{wanted}_{number}")
            act.clicked.connect(lambda _checked=False, wanted=wanted: self._want(wanted))
            head.addWidget(act)
        more = icon_button(self._theme, _("More"), "ellipsis", name=f"more_{number}")
        more.setMenu(self._menu(more))
        head.addWidget(more)
        remove = icon_button(self._theme, _("Remove"), "trash-2", name=f"remove_{number}")
        remove.clicked.connect(lambda: self._want("remove"))
        head.addWidget(remove)
        return head

    def _menu(self, parent: Button) -> QMenu:
        menu = QMenu(parent)
        root = _("No root cause after all") if self.node.is_root else _("This is a root cause")
        for text, wanted in (
            (root, "root"),
            (_("Ask why again"), "ask"),
            (_("Stop here, because…"), "stop"),
            (_("Move up"), "up"),
            (_("Move down"), "down"),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, wanted=wanted: self._want(wanted))
        below = menu.addMenu(_("Move below"))
        for number, words in self._facts.targets:
            action = below.addAction(words)
            action.triggered.connect(
                lambda _checked=False, number=number: self.move_wanted.emit(
                    self.node.number, number
                )
            )
        below.setEnabled(bool(self._facts.targets))
        return menu

    def _category_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(small(_("Category")))
        editor = OpenChoiceEditor(self._theme, CAUSE_CATEGORIES)
        editor.setObjectName(f"field_causes/{self.node.number}/category")
        editor.setAccessibleName(_("Category of the root cause"))
        editor.set_value(self.node.category)
        bound(self._theme, editor, minimumWidth=160, maximumWidth=280)
        editor.left.connect(
            lambda: self.category_chosen.emit(self.node.number, str(editor.value()))
        )
        row.addWidget(editor, 1)
        row.addStretch(1)
        return row

    def _want(self, what: str) -> None:
        self.wanted.emit(what, self.node.number)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the next question offers beside adding its answer.

    `may_mark` is whether the answer may be the root cause or not; where every one is, adding it is
    enough.
    """

    may_mark: bool
    may_cancel: bool


class AskCard(TreeCard):
    """The next question with room for its answer; Enter adds it."""

    added = Signal(bool)
    edited = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, title: str, question: str, offered: Offered) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("askCard")
        self.body.setSpacing(SPACE_8)
        self.body.setContentsMargins(16, 8, 12, 12)
        self.body.addWidget(Text(title, Size.SMALL, "accent", STRONG))
        self.body.addWidget(WrappedText(question, weight=MEDIUM))
        self.answer = self._line(_("Because…"), "field_causes", question)
        self.evidence = self._line(
            _("What shows it? A log, a record, a talk"), "askEvidence", _("Evidence of the answer")
        )
        self.body.addLayout(self._buttons(theme, offered))

    def text(self) -> tuple[str, str]:
        """Answer and evidence as typed."""
        return self.answer.text().strip(), self.evidence.text().strip()

    def _line(self, hint: str, name: str, spoken: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setObjectName(name)
        line.setAccessibleName(spoken)
        line.editingFinished.connect(self.edited)
        line.returnPressed.connect(lambda: self.added.emit(False))  # noqa: FBT003  a Qt signal
        self.body.addWidget(line)
        return line

    def _buttons(self, theme: Theme, offered: Offered) -> FlowLayout:
        row = FlowLayout()
        add = button(theme, _("Add"), "check", name="addAnswerButton")
        add.clicked.connect(lambda: self.added.emit(False))  # noqa: FBT003  a Qt signal
        row.addWidget(add)
        if offered.may_mark:
            root = button(theme, _("This is the root cause"), "flag", name="rootCauseButton")
            root.clicked.connect(lambda: self.added.emit(True))  # noqa: FBT003  a Qt signal
            row.addWidget(root)
        if offered.may_cancel:
            cancel = link_button(theme, _("Not now"), name="cancelAskButton")
            cancel.clicked.connect(self.cancelled)
            row.addWidget(cancel)
        return row


class EditCard(TreeCard):
    """An answer while its words are changed."""

    finished = Signal()
    edited = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, node: CauseNode) -> None:
        super().__init__(theme)
        self.number = node.number
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("editCard")
        self.body.setContentsMargins(16, 8, 12, 12)
        self._texts: dict[str, LongTextEditor] = {}
        for key, label in (
            ("answer", _("Answer")),
            ("evidence", _("Evidence")),
            ("stop_reason", _("Stopped here because")),
        ):
            self._add(key, label, str(getattr(node, key)))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        done = primary_button(theme, _("Done"), "check", name="doneEditButton")
        done.clicked.connect(self.finished)
        cancel = link_button(theme, _("Cancel"), name="cancelEditButton")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(done)
        row.addWidget(cancel)
        row.addStretch(1)
        self.body.addLayout(row)

    def texts(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {key: str(editor.value()) for key, editor in self._texts.items()}

    def editor(self, key: str) -> LongTextEditor:
        """One of the fields."""
        return self._texts[key]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, key: str, label: str, text: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, SPACE_4)
        column.setSpacing(SPACE_4)
        column.addWidget(small(label))
        editor = LongTextEditor()
        editor.setObjectName(f"edit_{key}")
        editor.setAccessibleName(label)
        editor.set_value(text)
        editor.left.connect(self.edited)
        column.addWidget(editor)
        self._texts[key] = editor
        self.body.addWidget(holder)
