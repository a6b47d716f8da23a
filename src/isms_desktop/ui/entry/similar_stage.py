"""Did it happen, or could it happen, elsewhere: likely relatives and the answer (10.2 b 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.words import SimilarAnswer
from isms_desktop.runtime.i18n import _
from isms_desktop.services.similar_cases import Candidate
from isms_desktop.ui.entry.came_back import learned_then
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.stage_page import Commit, Opened, StagePage
from isms_desktop.ui.kit.badge import Badge
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.check_box import CheckBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.status_look import status_badge
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_8, STRONG, Tone

_REFS: Final = "similar_refs"
_TEXT: Final = "similar_text"
_ANSWER: Final = "similar_answer"


class SimilarStage(StagePage):
    """Asks the question, offers likely relatives to tick, and asks what about them."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(
            _("Did it happen, or could it happen, elsewhere?"),
            _("Another team, another system, another supplier: look where the same cause may sit."),
        )
        self._answer = RadioCards(desk.theme, _options(), "similarAnswer")
        self._answer.chosen.connect(self._note)
        self._boxes: dict[str, CheckBox] = {}
        beside = opened.beside
        candidates = beside if isinstance(beside, list) else []
        self.column.addWidget(self._answer)
        self.column.addWidget(self._candidates(candidates))
        fields = (
            Field(_REFS, _("Others, by their reference"), "", Kind.WORDS),
            Field(_TEXT, _("What about them?"), "", Kind.LONG_TEXT),
        )
        helps = desk.helps.of("similar")
        self._form = RecordForm(desk.theme, desk.dates, fields, (), helps)
        self._form.changed.connect(self._note)
        self._form.typing.connect(self.typing)
        card = Card()
        card.body.addWidget(self._form)
        self.column.addWidget(card)
        self.column.addStretch(1)
        entry = opened.entry
        self._show(entry.similar_answer or "", entry.similar_refs, entry.similar_text)
        self._stored = self._before = self._now()

    def typed(self) -> dict[str, Value]:
        """The whole answer, where something of it differs."""
        now = self._now()
        if now == self._stored:
            return {}
        return {_ANSWER: now[0], _REFS: now[1], _TEXT: now[2]}

    def preview(self) -> Entry:
        """The entry with the answer as it stands here."""
        answer, refs, text = self._now()
        return replace(
            self.entry,
            similar_answer=SimilarAnswer(answer) if answer else None,
            similar_refs=refs,
            similar_text=text,
        )

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show the answer as it was left."""
        if _TEXT in draft or _ANSWER in draft:
            refs = [ref.strip() for ref in draft.get(_REFS, "").split(",") if ref.strip()]
            self._show(draft.get(_ANSWER, ""), refs, draft.get(_TEXT, ""))

    def commit(self) -> Commit | None:
        """Save the answer with its links."""
        now = self._now()
        self._before, self._stored = self._stored, now
        answer = SimilarAnswer(now[0]) if now[0] else None
        cases = self.case.similar_cases
        return lambda uid, version: cases.answer(uid, version, answer, now[1], now[2])

    def refused(self, _error: Exception) -> None:
        """What was typed counts as not stored."""
        self._stored = self._before

    def focus_field(self, key: str) -> None:
        """Lead to the question, or to what about them."""
        if key == _TEXT:
            self._form.focus(_TEXT)
        else:
            self._answer.setFocus(Qt.FocusReason.TabFocusReason)

    def _candidates(self, candidates: Iterable[Candidate]) -> QWidget:
        card = Card()
        found = list(candidates)
        title = _("These look alike") if found else _("Nothing in the register looks alike")
        card.body.addWidget(WrappedText(title, weight=STRONG))
        if not found:
            hint = _("That covers only what was recorded. Ask around before you answer.")
            card.body.addWidget(WrappedText(hint, tone="muted"))
        for candidate in found:
            card.body.addWidget(self._line(candidate))
        return card

    def _line(self, candidate: Candidate) -> QWidget:
        theme = self.desk.theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        row.setSpacing(SPACE_8)
        box = CheckBox(theme, candidate.ref)
        box.setAccessibleName(f"{candidate.ref} {candidate.name}")
        box.setObjectName(f"similar_{candidate.ref}")
        box.clicked.connect(self._tick)
        self._boxes[candidate.ref] = box
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(WrappedText(candidate.name))
        texts.addWidget(WrappedText(_capital(candidate.why), tone="muted"))
        if candidate.lessons:
            texts.addWidget(WrappedText(learned_then(candidate)))
        row.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(
            Badge(theme, status_badge(candidate.status)), alignment=Qt.AlignmentFlag.AlignTop
        )
        show = link_button(theme, _("Open it"), name=f"open_{candidate.ref}")
        show.setAccessibleName(_("Open {ref}").format(ref=candidate.ref))
        show.clicked.connect(lambda: self.entry_requested.emit(candidate.uid))
        row.addWidget(show, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _show(self, answer: str, refs: Iterable[str], text: str) -> None:
        refs = list(refs)
        self._answer.choose(answer)
        for ref, box in self._boxes.items():
            box.setChecked(ref in refs)
        others = tuple(ref for ref in refs if ref not in self._boxes)
        self._form.set_values({_REFS: others, _TEXT: text})

    def _now(self) -> tuple[str, tuple[str, ...], str]:
        ticked = tuple(ref for ref, box in self._boxes.items() if box.isChecked())
        others = self._form.value(_REFS)
        more = others if isinstance(others, tuple) else ()
        return self._answer.value(), (*ticked, *more), str(self._form.value(_TEXT))

    def _tick(self) -> None:
        if any(box.isChecked() for box in self._boxes.values()):
            self._answer.choose(SimilarAnswer.FOUND)
        self._note()

    def _note(self, _key: str = "") -> None:
        self.edited.emit()


def _options() -> tuple[Option, ...]:
    return (
        Option(
            SimilarAnswer.NONE,
            _("No, only here"),
            _("You looked, and the cause does not sit elsewhere."),
            "circle-check",
            Tone.OK,
        ),
        Option(
            SimilarAnswer.FOUND,
            _("Yes"),
            _("Tick what is related, and say what is done about it."),
            "link",
            Tone.WARN,
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
