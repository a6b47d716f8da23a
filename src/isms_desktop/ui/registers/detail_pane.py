"""What the register says of the entry under the cursor: next step, stages, facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.priority import is_overdue, level_of
from isms_desktop.domain.stages import StageMark, StageState, stage_marks, status_of
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import in_words, next_step
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import link_button, primary_button
from isms_desktop.ui.kit.cards import Card, Facts, IconLabel, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, small
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.status_look import status_badge
from isms_desktop.ui.kit.tokens import (
    MEDIUM,
    REGULAR,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    STRONG,
    Size,
    Tone,
)

_WIDTH = 310
_MARKS = {
    StageState.DONE: ("circle-check", Tone.OK),
    StageState.CURRENT: ("circle-dot", "accent"),
    StageState.TODO: ("circle", "muted"),
    StageState.FOLDED: ("circle-minus", "muted"),
}


class DetailPane(Card):
    """Shows one entry; blank while nothing is chosen."""

    open_requested = Signal(str)
    history_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self._shown: QWidget | None = None
        self.setObjectName("detailPane")
        bound(desk.theme, self, width=_WIDTH)

    def show_entry(self, entry: Entry | None) -> None:
        """Show this entry, or nothing."""
        self._entry = entry
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._told(entry) if entry else _hint()
        self.body.addWidget(self._shown)

    def _told(self, entry: Entry) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(scroll(self._content(entry)), 1)
        column.addLayout(self._links(entry))
        return holder

    def _content(self, entry: Entry) -> QWidget:
        content = QWidget()
        content.setProperty("clear", "true")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE_4, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(self._top(entry))
        column.addWidget(WrappedText(entry.name, Size.H3, weight=STRONG))
        if not entry.is_closed:
            column.addWidget(self._next_step(entry))
        for mark in stage_marks(entry):
            column.addWidget(self._mark(mark))
        column.addWidget(Line())
        column.addWidget(Facts(self._facts(entry)))
        column.addStretch(1)
        return content

    def _top(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(small(entry.ref), 1)
        theme = self._desk.theme
        if is_overdue(entry, self._desk.clock.today()):
            row.addWidget(Badge(theme, BadgeLook(_("Overdue"), Tone.DANGER, "circle-alert")))
        else:
            row.addWidget(Badge(theme, status_badge(status_of(entry))))
        return row

    def _next_step(self, entry: Entry) -> QWidget:
        card = Card(tone=Tone.INFO)
        card.body.addWidget(Text(_("Next step"), Size.SMALL, Tone.INFO, STRONG))
        card.body.addWidget(WrappedText(next_step(entry)))
        go_on = primary_button(
            self._desk.theme, _("Continue"), "arrow-right", name="continueButton"
        )
        go_on.clicked.connect(lambda: self.open_requested.emit(entry.uid))
        card.body.addWidget(go_on, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _mark(self, mark: StageMark) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        icon, tone = _MARKS[mark.state]
        row.addWidget(IconLabel(self._desk.theme, icon, tone), alignment=Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        is_current = mark.state is StageState.CURRENT
        muted = mark.state in (StageState.TODO, StageState.FOLDED)
        texts.addWidget(
            Text(
                _(mark.name),
                tone="muted" if muted else "",
                weight=MEDIUM if is_current else REGULAR,
            )
        )
        note = (
            _("not needed")
            if mark.state is StageState.FOLDED
            else self._desk.dates.short(mark.done_on)
        )
        if note:
            texts.addWidget(small(note))
        row.addLayout(texts, 1)
        return line

    def _facts(self, entry: Entry) -> list[tuple[str, str]]:
        return [
            (_("Type"), in_words(entry.entry_type)),
            (_("Source"), in_words(entry.input)),
            (_("Risk"), in_words(level_of(entry)) or _("Not rated")),
            (_("Owner"), in_words(entry.owner)),
            (_("Due"), self._desk.dates.short(entry.due_on)),
            (_("Identified"), self._desk.dates.short(entry.identified_on)),
            (_("Category"), _(entry.category or "")),
            (_("Requirement"), in_words(entry.requirement)),
            (_("Controls"), in_words(entry.annex_a)),
            (_("Came in as"), entry.imported_status),
        ]

    def _links(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for text, icon, signal in (
            (_("Open it"), "pencil", self.open_requested),
            (_("History"), "history", self.history_requested),
        ):
            link = link_button(self._desk.theme, text, icon)
            link.clicked.connect(lambda _checked=False, signal=signal: signal.emit(entry.uid))
            row.addWidget(link)
        row.addStretch(1)
        return row


def _hint() -> QWidget:
    hint = WrappedText(_("Choose an entry to see where it stands."), tone="muted")
    hint.setAlignment(Qt.AlignmentFlag.AlignTop)
    return hint
