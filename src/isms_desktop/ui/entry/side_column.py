"""What an entry already carries: where it stands, causes, actions, effect checks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.stages import status_of
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import in_words, next_step
from isms_desktop.ui.kit.badge import Badge
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card, Facts
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, small
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.status_look import status_badge
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12, STRONG, Size, Tone

_WIDTH = 320


class SideColumn(QWidget):
    """Cards beside the form, to be read."""

    history_requested = Signal(str)

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self._desk = desk
        self.setFixedWidth(desk.theme.px(_WIDTH))
        content = QWidget()
        content.setProperty("clear", "true")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._standing(entry))
        for round_ in entry.rounds:
            if round_.causes or round_.actions or round_.effect_criterion or round_.verdicts:
                column.addWidget(self._round(entry, round_))
        if entry.extra:
            card = Card(_("From your spreadsheet"))
            card.body.addWidget(Facts(list(entry.extra)))
            column.addWidget(card)
        history = link_button(desk.theme, _("History of this entry"), "history")
        history.clicked.connect(lambda: self.history_requested.emit(entry.uid))
        column.addWidget(history, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(content))

    def _standing(self, entry: Entry) -> Card:
        card = Card(tone=Tone.INFO)
        card.body.addWidget(Badge(self._desk.theme, status_badge(status_of(entry))))
        card.body.addWidget(Text(_("Next step"), Size.SMALL, Tone.INFO, STRONG))
        card.body.addWidget(WrappedText(next_step(entry)))
        return card

    def _round(self, entry: Entry, round_: Round) -> Card:
        dates = self._desk.dates
        title = _("Round {n}").format(n=round_.number) if len(entry.rounds) > 1 else ""
        card = Card(title)
        for node in round_.causes:
            card.body.addWidget(small(_("Root cause") if node.is_root else _("Why")))
            card.body.addWidget(WrappedText(node.answer))
        for action in round_.actions:
            card.body.addWidget(small(entry.action_ref(action)))
            card.body.addWidget(WrappedText(action.what, weight=MEDIUM))
            card.body.addWidget(small(self._action_line(action)))
        if round_.effect_criterion:
            card.body.addWidget(small(_("How the effect is judged")))
            card.body.addWidget(WrappedText(round_.effect_criterion))
        for verdict in round_.verdicts:
            parts = (
                in_words(verdict.result),
                dates.short(verdict.checked_on),
                in_words(verdict.checked_by),
            )
            card.body.addWidget(small(_("Effect check")))
            card.body.addWidget(WrappedText(" · ".join(part for part in parts if part)))
        return card

    def _action_line(self, action: Action) -> str:
        dates = self._desk.dates
        done = _("done {date}").format(date=dates.short(action.done_on)) if action.done_on else ""
        due = _("due {date}").format(date=dates.short(action.due_on)) if action.due_on else ""
        return " · ".join(part for part in (in_words(action.owner), done or due) if part)
