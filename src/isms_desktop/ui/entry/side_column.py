"""What stands beside a stage: its advice, what the checks say, and what the entry carries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import in_words, next_step
from isms_desktop.ui.entry.earlier_rounds import round_cards
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card, Facts
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.tokens import SPACE_12, STRONG, Size, Tone


class SideColumn(QWidget):
    """Cards to be read; shown anew whenever the advice has changed."""

    history_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)

    def show_advice(self, entry: Entry | None, cards: Sequence[QWidget]) -> None:
        """Show these cards, then what is known of the entry."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for advice in cards:
            self._column.addWidget(advice)
        if entry is not None:
            if not entry.is_closed and not cards:
                self._column.addWidget(self._next_step(entry))
            self._column.addWidget(self._about(entry))
            for card in round_cards(self._desk, entry):
                self._column.addWidget(card)
            if entry.extra:
                extra = Card(_("From your spreadsheet"))
                extra.body.addWidget(Facts(list(entry.extra)))
                self._column.addWidget(extra)
        self._column.addStretch(1)

    def _next_step(self, entry: Entry) -> QWidget:
        card = Card(tone=Tone.INFO)
        card.body.addWidget(Text(_("Next step"), Size.SMALL, Tone.INFO, STRONG))
        card.body.addWidget(WrappedText(next_step(entry)))
        return card

    def _about(self, entry: Entry) -> QWidget:
        dates = self._desk.dates
        rounds = _("{n}, since {day}").format(
            n=entry.round.number, day=dates.short(entry.round.started_on)
        )
        card = Card()
        card.body.addWidget(WrappedText(_("About this entry"), weight=STRONG))
        card.body.addWidget(
            Facts(
                [
                    (_("Type"), in_words(entry.entry_type)),
                    (_("Severity"), in_words(entry.severity)),
                    (_("Source"), in_words(entry.input)),
                    (_("Owner"), in_words(entry.owner)),
                    (_("Due"), dates.short(entry.due_on)),
                    (_("Round"), rounds if len(entry.rounds) > 1 else ""),
                    (_("Came in as"), entry.imported_status),
                ]
            )
        )
        history = link_button(self._desk.theme, _("History"), "history", name="historyLink")
        history.clicked.connect(lambda: self.history_requested.emit(entry.uid))
        card.body.addWidget(history, alignment=Qt.AlignmentFlag.AlignLeft)
        return card
