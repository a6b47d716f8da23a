"""What was closed before and looks like this entry: it may have come back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.similar_cases import Candidate
from isms_desktop.ui.entry.stage_page import StagePage
from isms_desktop.ui.kit.buttons import button, link_button
from isms_desktop.ui.kit.cards import Banner, Card
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import MEDIUM, STRONG, Tone

_SHOWN = 2
"""So many former entries are offered as what came back."""


def recurrence_cards(page: StagePage, stage: Stage) -> Sequence[QWidget]:
    """Offer to link the entry as a recurrence, or say that it is one; the page stays at `stage`."""
    found = page.opened.beside
    if page.entry.recurrence_of:
        words = _("This is a recurrence of {ref}.").format(ref=page.entry.recurrence_of)
        return (Banner(page.desk.theme, Tone.WARN, words),)
    if not isinstance(found, list) or not found:
        return ()
    card = Card(tone=Tone.WARN)
    card.setObjectName("recurrenceCard")
    card.body.addWidget(WrappedText(_("Did this come back?"), tone=Tone.WARN, weight=STRONG))
    card.body.addWidget(WrappedText(_("It looks like what was closed before:")))
    for candidate in found[:_SHOWN]:
        card.body.addWidget(WrappedText(f"{candidate.ref}  {candidate.name}", weight=MEDIUM))
        if candidate.lessons:
            card.body.addWidget(WrappedText(learned_then(candidate)))
        card.body.addWidget(_links(page, candidate, stage))
    return (card,)


def learned_then(candidate: Candidate) -> str:
    """What was learned from a former entry, in a sentence."""
    return _("Learned then: {lesson}").format(lesson=" ".join(candidate.lessons.split()))


def _links(page: StagePage, candidate: Candidate, stage: Stage) -> QWidget:
    theme, ref = page.desk.theme, candidate.ref
    yes = button(theme, _("Yes, link it"), "link", name=f"recurrence_{ref}")
    yes.setAccessibleName(_("This is a recurrence of {ref}").format(ref=ref))
    cases = page.case.similar_cases
    yes.clicked.connect(
        lambda: page.acted.emit(
            lambda uid, version: cases.confirm_recurrence(uid, version, ref), stage
        )
    )
    show = link_button(theme, _("Open it"), name=f"open_{ref}")
    show.setAccessibleName(_("Open {ref}").format(ref=ref))
    show.clicked.connect(lambda: page.entry_requested.emit(candidate.uid))
    return row_of(yes, show)
