"""What was tried before: the rounds that did not work, kept as they were."""

from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import in_words
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.tokens import STRONG, Size


def round_cards(desk: Desk, entry: Entry) -> list[Card]:
    """A card for every round before the latest, the newest first; blank ones are left out."""
    return [
        _card(desk, entry, round_)
        for round_ in reversed(entry.rounds[:-1])
        if round_.causes or round_.actions or round_.verdicts
    ]


def _card(desk: Desk, entry: Entry, round_: Round) -> Card:
    card = Card()
    card.setObjectName(f"round_{round_.number}")
    title = _("Round {n}, as it was").format(n=round_.number)
    card.body.addWidget(WrappedText(title, weight=STRONG))
    for node in round_.root_causes:
        _add(card, _("Root cause"), node.answer)
    for action in round_.actions:
        _add(card, f"{entry.action_ref(action)} · {_state(desk, action)}", action.what)
    _add(card, _("How it was to be judged"), round_.effect_criterion)
    for verdict in round_.verdicts:
        day = desk.dates.short(verdict.checked_on)
        parts = (_(verdict.result.value), day, in_words(verdict.checked_by))
        _add(card, " · ".join(part for part in parts if part), verdict.evidence or _("no evidence"))
    return card


def _state(desk: Desk, action: Action) -> str:
    if action.done_on is None:
        return _("not done")
    return _("done {day}").format(day=desk.dates.short(action.done_on))


def _add(card: Card, name: str, words: str) -> None:
    if words:
        card.body.addWidget(small(name))
        card.body.addWidget(WrappedText(words, Size.BODY))
