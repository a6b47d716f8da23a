"""Why could it happen: five whys, or another method with its text; root causes (10.2 b 2)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isms_desktop.domain import root_cause
from isms_desktop.domain.corrective_action import with_round
from isms_desktop.domain.entry import CauseNode, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.root_cause import Nodes
from isms_desktop.domain.words import CAUSE_CATEGORIES, AnalysisMethod
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.seen_before import seen_cards
from isms_desktop.ui.entry.stage_page import Commit, Opened, StagePage
from isms_desktop.ui.entry.why_tree import WhyTree
from isms_desktop.ui.kit.buttons import Chip
from isms_desktop.ui.kit.cards import Banner, Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.editors import LongTextEditor
from isms_desktop.ui.kit.labels import WrappedText, heading
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_8, STRONG, Tone

_METHODS: Final = (
    AnalysisMethod.FIVE_WHYS,
    AnalysisMethod.FISHBONE,
    AnalysisMethod.TIMELINE,
    AnalysisMethod.OTHER,
)
_TEXT: Final = "analysis_text"
_WRITTEN: Final = {AnalysisMethod.TIMELINE: "timeline", AnalysisMethod.OTHER: "other"}
"""Methods that are one text, and the key of what that wants."""
_PENDING: Final = ("asked", "edited", "answer", "evidence", "stop_reason")

Analysis: TypeAlias = tuple[AnalysisMethod, str, Nodes]
"""Method, its text, and the answers."""


class CauseStage(StagePage):
    """The why tree, or the text of another method with the causes it led to."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        round_ = opened.entry.round
        self._method = _offered(round_.analysis_method)
        self._stored: Analysis = (self._method, round_.analysis_text, round_.causes)
        self._before = self._stored
        self._build_head()
        self._text_card = Card()
        self._texts: dict[AnalysisMethod, RecordForm] = {}
        self._add_texts(round_.analysis_text)
        self.column.addWidget(self._text_card)
        self._found = heading(_("Which root causes did you find?"), 3)
        self.column.addWidget(self._found)
        self.tree = WhyTree(desk.theme, opened.entry.name, round_.causes)
        self.tree.changed.connect(self._note)
        self.column.addWidget(self.tree)
        self.column.addStretch(1)
        self._choose(self._method)

    def typed(self) -> dict[str, Value]:
        """Method, text and tree where they differ, and the answer that is being typed."""
        now, pending = self._now(), self.tree.pending()
        values: dict[str, Value] = dict(pending)
        if now != self._stored:
            values |= {"method": now[0], _TEXT: now[1], "nodes": _written(now[2])}
        return values

    def preview(self) -> Entry:
        """The entry with the answers as they stand here."""
        method, text, nodes = self._now()
        round_ = self.entry.round
        round_ = replace(round_, analysis_method=method, analysis_text=text, causes=nodes)
        return with_round(self.entry, round_)

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show the tree as it was left."""
        if "nodes" in draft:
            self._method = AnalysisMethod(draft.get("method") or AnalysisMethod.FIVE_WHYS)
            self._show_text(draft.get(_TEXT, ""))
            self.tree.show_nodes(_read(draft["nodes"]), is_flat=self._is_flat())
            self._choose(self._method)
        if any(key in draft for key in _PENDING):
            self.tree.restore(draft)

    def commit(self) -> Commit | None:
        """Save the tree, with the answer that is being typed."""
        self.tree.take_typed()
        method, text, nodes = self._now()
        if (method, text, nodes) == self._stored:
            return None
        self._before, self._stored = self._stored, (method, text, nodes)
        return lambda uid, version: self.case.causes.save(uid, version, method, text, nodes)

    def settle(self, opened: Opened) -> None:
        """Take over the ids that new answers were given."""
        super().settle(opened)
        uids = {node.number: node.uid for node in opened.entry.round.causes}
        self.tree.nodes = _with_uids(self.tree.nodes, uids)
        method, text, nodes = self._stored
        self._stored = (method, text, _with_uids(nodes, uids))

    def refused(self, _error: UserError) -> None:
        """What was typed counts as not stored."""
        self._stored = self._before

    def advice(self) -> Sequence[QWidget]:
        """Test questions, open branches, seen before."""
        cards: list[QWidget] = [_test_card()]
        open_ = root_cause.open_branches(self.tree.nodes)
        if open_ and not self._is_flat():
            cards.append(self._open_card(open_))
        cards += seen_cards(self.desk, self.opened.beside, self.list_requested.emit)
        return cards

    def focus_field(self, key: str) -> None:
        """Lead to an answer, else to the next question."""
        parts = key.split("/")
        is_numbered = len(parts) > 1 and parts[1].isdigit()
        self.tree.view.lead_to(int(parts[1]) if is_numbered else -1)

    def _build_head(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(heading(_("Why did it happen?"), 3))
        hint = WrappedText(
            _("Keep asking until the answer is something you can change."), tone="muted"
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(hint, 1)
        self.column.addLayout(line)
        self._chips: dict[AnalysisMethod, Chip] = {}
        for method in _METHODS:
            chip = Chip(self.desk.theme, _(method.value), name=f"method_{method.name.lower()}")
            chip.clicked.connect(lambda _checked=False, method=method: self._pick(method))
            self._chips[method] = chip
        self.column.addWidget(row_of(*self._chips.values()))

    def _add_texts(self, text: str) -> None:
        bones = [
            Field(f"bone_{i}", _(c), c, Kind.LONG_TEXT) for i, c in enumerate(CAUSE_CATEGORIES)
        ]
        texts = self.desk.helps.of("cause")
        kinds = {
            AnalysisMethod.FISHBONE: (bones, {}),
            **{
                method: ([Field(_TEXT, _(method.value), "", Kind.LONG_TEXT)], {_TEXT: texts[key]})
                for method, key in _WRITTEN.items()
            },
        }
        for method, (fields, helps) in kinds.items():
            form = RecordForm(self.desk.theme, self.desk.dates, fields, (), helps)
            form.changed.connect(self._note)
            self._texts[method] = form
            self._text_card.body.addWidget(form)
        for bone in self._texts[AnalysisMethod.FISHBONE].findChildren(LongTextEditor):
            bone.begin_with(1)
        self._show_text(text)

    def _show_text(self, text: str) -> None:
        for method, form in self._texts.items():
            if method is AnalysisMethod.FISHBONE:
                form.set_values(_bones(text))
            else:
                form.set_values({_TEXT: text})

    def _now(self) -> Analysis:
        form = self._texts.get(self._method)
        if form is None:
            text = self._stored[1]
        elif self._method is AnalysisMethod.FISHBONE:
            text = _fishbone(form.values())
        else:
            text = str(form.value(_TEXT))
        return self._method, text, self.tree.nodes

    def _is_flat(self) -> bool:
        return self._method is not AnalysisMethod.FIVE_WHYS

    def _pick(self, method: AnalysisMethod) -> None:
        text = self._now()[1]
        self._choose(method)
        if text and method is not AnalysisMethod.FISHBONE:
            self._show_text(text)
        self.tree.show_nodes(self.tree.nodes, is_flat=self._is_flat())
        self._note()

    def _choose(self, method: AnalysisMethod) -> None:
        self._method = method
        for own, chip in self._chips.items():
            chip.setChecked(own is method)
        for own, form in self._texts.items():
            form.setVisible(own is method)
        self._text_card.setVisible(self._is_flat())
        self._found.setVisible(self._is_flat())
        if self._is_flat():
            self.tree.show_nodes(self.tree.nodes, is_flat=True)

    def _note(self, _key: str = "") -> None:
        self.edited.emit()
        self.advised.emit()

    def _open_card(self, open_: Nodes) -> QWidget:
        first = open_[0].answer.replace("\n", " ")
        title = plural("{n} branch is still open", "{n} branches are still open", len(open_))
        text = _("“{answer}” has no reason yet. You can go on, and come back to it.")
        banner = Banner(
            self.desk.theme, Tone.WARN, title.format(n=len(open_)), text.format(answer=first[:120])
        )
        banner.setObjectName("openBranches")
        return banner


def _offered(method: AnalysisMethod | None) -> AnalysisMethod:
    """A method with a page of its own; five whys where there is none."""
    return AnalysisMethod.FIVE_WHYS if method is None or method not in _METHODS else method


def _test_card() -> QWidget:
    card = Card(tone=Tone.INFO)
    card.body.addWidget(WrappedText(_("Is it a root cause?"), tone=Tone.INFO, weight=STRONG))
    for question in root_cause.TEST_QUESTIONS:
        card.body.addWidget(WrappedText("•  " + _(question)))
    return card


def _with_uids(nodes: Nodes, uids: Mapping[int, str]) -> Nodes:
    return tuple(n if n.uid else replace(n, uid=uids.get(n.number, "")) for n in nodes)


def _written(nodes: Nodes) -> str:
    return json.dumps([asdict(node) for node in nodes], ensure_ascii=False)


def _read(text: str) -> Nodes:
    return tuple(CauseNode(**values) for values in json.loads(text))


def _fishbone(values: Mapping[str, Value]) -> str:
    """The causes, one a line behind its category."""
    lines = (
        f"{category}: {line.strip()}"
        for i, category in enumerate(CAUSE_CATEGORIES)
        for line in str(values[f"bone_{i}"]).splitlines()
        if line.strip()
    )
    return "\n".join(lines)


def _bones(text: str) -> dict[str, Value]:
    """What was written for each category; a line without one goes to the last."""
    found: dict[str, list[str]] = {category: [] for category in CAUSE_CATEGORIES}
    for line in text.splitlines():
        category, colon, rest = line.partition(":")
        is_known = bool(colon) and category in found
        found[category if is_known else CAUSE_CATEGORIES[-1]].append(
            rest.strip() if is_known else line
        )
    return {f"bone_{i}": "\n".join(found[c]) for i, c in enumerate(CAUSE_CATEGORIES)}
