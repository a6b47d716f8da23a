"""What the tabs on the page of an objective have in common."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entry_steps import Saved
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.objectives.aims import Aims, Opened
from isms_desktop.ui.objectives.coach_card import CoachCard
from isms_desktop.ui.objectives.two_columns import TwoColumns
from isms_desktop.ui.objectives.writing import Writing


class Unrecorded(Protocol):
    """A card that may hold something that is not recorded."""

    title: str

    def has_typed(self) -> bool:
        """Whether it does."""

    def submit(self) -> None:
        """Record it."""

    def forget(self) -> None:
        """Take it as recorded or dropped."""


class AimTab(TwoColumns):
    """One tab; `led` asks for a field that may stand on another one."""

    led = Signal(str)

    def __init__(self, desk: Desk, aims: Aims, writing: Writing, opened: Opened) -> None:
        super().__init__(desk.theme)
        self.desk, self.aims, self.writing, self.opened = desk, aims, writing, opened
        self._submitted: Unrecorded | None = None

    def settle(self, opened: Opened) -> None:
        """Show what is stored now; what was typed since stays."""
        self.opened = opened
        if self._submitted is not None:
            self._submitted.forget()
            self._submitted = None

    def cards(self) -> Sequence[Unrecorded]:
        """The cards whose content counts once it is recorded."""
        return ()

    def unrecorded(self) -> list[Unrecorded]:
        """The cards that hold something that is not being recorded already."""
        return [card for card in self.cards() if card is not self._submitted and card.has_typed()]

    def unread(self) -> list[str]:
        """Sentences on fields that hold no value, and so are not saved."""
        return []

    def focus_field(self, key: str) -> bool:
        """Lead the user to a field; whether it stands here."""
        found = self.findChild(QWidget, f"field_{key}")
        if found is None or found.isHidden():
            return False
        found.setFocus()
        return True

    def submitting(self, card: Unrecorded) -> None:
        """Take note of the card whose content is being recorded."""
        self._submitted = card

    def coach(self) -> CoachCard:
        """The advice on this objective, with what its buttons do."""
        card = CoachCard(self.desk, self.opened)
        card.led.connect(self.led)
        card.adopt_requested.connect(self._adopt)
        card.set_aside.connect(self._set_aside)
        card.taken_up.connect(self._take_up)
        return card

    def _adopt(self) -> None:
        self.writing.objective(self.aims.objectives.adopt)

    def _set_aside(self, rule: str, reason: str) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.objectives.set_advice_aside(uid, version, rule, reason)

        self.writing.objective(save)

    def _take_up(self, rule: str) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.objectives.take_advice_back(uid, version, rule)

        self.writing.objective(save)

    def not_recorded(self, _error: UserError) -> None:
        """The card keeps its content."""
        self._submitted = None


def not_saved(problems: Sequence[str]) -> UserError:
    """What is said when a page is left with fields that hold no value."""
    return UserError(
        _("Something you typed was not saved: {what}").format(what=" ".join(problems)),
        _("Go back to it and write it in another way."),
        code="invalid",
    )
