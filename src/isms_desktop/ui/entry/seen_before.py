"""What the register says about the same kind of thing: "seen before"."""

from PySide6.QtWidgets import QWidget

from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.causes import SeenBefore
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import STRONG

_SHOWN = 5
PATTERN = 2
"""So many others of a kind within a year make it a pattern."""


def seen_cards(desk: Desk, seen: SeenBefore) -> list[QWidget]:
    """A card with what was seen before; nothing where it was not."""
    if not seen.count:
        return []
    card = Card()
    card.setObjectName("seenBeforeCard")
    card.body.addWidget(WrappedText(_("Seen before"), weight=STRONG))
    told = plural(
        "“{category}” was the cause of {n} other entry since {day}.",
        "“{category}” was the cause of {n} other entries since {day}.",
        seen.count,
    )
    day = desk.dates.short(seen.since)
    words = told.format(category=_(seen.category), n=seen.count, day=day)
    card.body.addWidget(WrappedText(words, tone="muted"))
    more = " …" if seen.count > _SHOWN else ""
    card.body.addWidget(WrappedText(", ".join(seen.refs[:_SHOWN]) + more, tone="muted"))
    if seen.count >= PATTERN:
        hint = _("That is a pattern. Look for what these have in common before you plan.")
        card.body.addWidget(WrappedText(hint))
    return [card]
