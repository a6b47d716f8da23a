"""What several steps do with their widgets."""

from PySide6.QtWidgets import QWidget

from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.tokens import Tone


def drop(widget: QWidget) -> None:
    """Take a widget off the page for good, at once for whoever looks for its name."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def set_tone(card: Card, tone: Tone | None) -> None:
    """Colour a card anew; without a tone it is a plain one."""
    name = str(tone) if tone else "plain"
    if card.property("card") != name:
        card.setProperty("card", name)
        card.style().unpolish(card)
        card.style().polish(card)
