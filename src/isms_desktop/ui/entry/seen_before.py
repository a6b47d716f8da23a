"""What the register says about the same kind of thing: "seen before"."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.queries import Condition
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.causes import SeenBefore, Shared
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import STRONG

_SHOWN = 5
PATTERN = 2
"""So many others of a kind within a year make it a pattern."""

ShowList = Callable[[tuple[Condition, ...]], object]
"""Shows what the register holds under these conditions."""


def seen_cards(desk: Desk, seen: object, show: ShowList) -> list[QWidget]:
    """A card with what was seen before; nothing where it was not.

    A cause is told from the first other entry on, a control or a category once it is a pattern.
    """
    found = seen if isinstance(seen, tuple) else ()
    told = [one for one in found if one.key is Shared.CAUSE or one.count >= PATTERN]
    if not told:
        return []
    card = Card()
    card.setObjectName("seenBeforeCard")
    card.body.addWidget(WrappedText(_("Seen before"), weight=STRONG))
    for one in told:
        _add(desk, card, one, show)
    if any(one.count >= PATTERN for one in told):
        hint = _("That is a pattern. Look for what these have in common before you plan.")
        card.body.addWidget(WrappedText(hint))
    return [card]


def _add(desk: Desk, card: Card, seen: SeenBefore, show: ShowList) -> None:
    day = desk.dates.short(seen.since)
    words = _sentence(seen).format(value=_(seen.value), n=seen.count, day=day)
    card.body.addWidget(WrappedText(words, tone="muted"))
    card.body.addWidget(WrappedText(_listed(seen.refs), tone="muted"))
    link = link_button(
        desk.theme, _("Show all, older ones too"), "list-checks", name=f"seen_{seen.key}"
    )
    link.setAccessibleName(
        _("Show all in the register, older ones too: {value}").format(value=_(seen.value))
    )
    link.clicked.connect(partial(_show, show, seen))
    card.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)


def _show(show: ShowList, seen: SeenBefore, _checked: object = None) -> None:
    show((Condition(seen.key, seen.value),))


def _sentence(seen: SeenBefore) -> str:
    if seen.key is Shared.CAUSE:
        return plural(
            "“{value}” was the cause of {n} other entry since {day}.",
            "“{value}” was the cause of {n} other entries since {day}.",
            seen.count,
        )
    if seen.key is Shared.CONTROL:
        return plural(
            "Control {value} was touched by {n} other entry since {day}.",
            "Control {value} was touched by {n} other entries since {day}.",
            seen.count,
        )
    return plural(
        "“{value}” is the category of {n} other entry since {day}.",
        "“{value}” is the category of {n} other entries since {day}.",
        seen.count,
    )


def _listed(refs: Sequence[str]) -> str:
    more = " …" if len(refs) > _SHOWN else ""
    return ", ".join(refs[:_SHOWN]) + more
