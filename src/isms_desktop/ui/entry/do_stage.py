"""What was really done of each action, and what shows it (10.2 c, f)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from isms_desktop.domain.corrective_action import carried_out, with_round
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entries import Saved
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.done_card import DoneCard, dates_of, of_number, with_number
from isms_desktop.ui.entry.stage_page import Commit, Opened, StagePage
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.tokens import Tone


class DoStage(StagePage):
    """A card for every action; moving a date is a step of its own."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(
            _("What was done?"),
            _("Record each action when it is finished. Evidence is what an auditor asks for."),
        )
        self._cards: list[DoneCard] = []
        for action in opened.entry.round.actions:
            card = DoneCard(desk, opened.entry, action)
            card.changed.connect(self.edited)
            card.typing.connect(self.typing)
            card.move_asked.connect(self._move)
            self._cards.append(card)
            self.column.addWidget(card)
        if not self._cards:
            lead = self.link_to(_("Plan an action"), Stage.PLAN)
            self.column.addWidget(
                Banner(desk.theme, Tone.NEUTRAL, _("No action is planned yet."), buttons=[lead])
            )
        self.column.addStretch(1)

    def typed(self) -> dict[str, Value]:
        """What differs, by action."""
        return {key: value for card in self._cards for key, value in with_number(card).items()}

    def preview(self) -> Entry:
        """The entry with what was done as it stands here."""
        done = {card.action.uid: card.done() for card in self._cards}
        actions = tuple(
            carried_out(action, done[action.uid]) if action.uid in done else action
            for action in self.entry.round.actions
        )
        return with_round(self.entry, replace(self.entry.round, actions=actions))

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was typed of each action."""
        for card in self._cards:
            values = dates_of(of_number(draft, card.action.number), ("done_on", "moved_to"))
            card.restore(values)

    def commit(self) -> Commit | None:
        """Save the actions that differ; a move that was not confirmed stays in the draft."""
        changed = [card for card in self._cards if card.is_changed()]
        if not changed:
            return None
        done = {card.action.uid: card.done() for card in changed}
        for card in changed:
            card.take_as_stored(is_stored=True)
        unmade = self.typed()

        def saving(uid: str, version: int) -> Saved:
            saved = self.case.actions.record_done(uid, version, done)
            if unmade:
                self.case.drafts.keep(uid, unmade, Stage.DO)
            return saved

        return saving

    def refused(self, _error: Exception) -> None:
        """What was typed counts as not stored."""
        for card in self._cards:
            card.take_as_stored(is_stored=False)

    def focus_field(self, key: str) -> None:
        """Lead to a field of an action; without one to the first action that is open."""
        parts = key.split("/")
        numbered = {str(card.action.number): card for card in self._cards}
        open_ = [card for card in self._cards if not card.action.is_done]
        card = numbered.get(parts[1]) if len(parts) > 1 else next(iter(open_), None)
        if card is not None:
            card.focus(parts[2] if len(parts) > 2 else "")

    def _move(self, action_uid: str, day: date, reason: str) -> None:
        typed, case = self.typed(), self.case

        def saving(uid: str, version: int) -> Saved:
            saved = case.actions.move_due(uid, version, action_uid, day, reason)
            case.drafts.keep(uid, typed, Stage.DO)  # the move is made and no draft any more
            return saved

        self.acted.emit(saving, Stage.DO)
