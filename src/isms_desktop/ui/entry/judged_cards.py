"""What an effect check is judged by: the criterion, what happened since, earlier verdicts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry, Round, Verdict
from isms_desktop.domain.words import EffectMethod, VerdictResult
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.drafts import Stage
from isms_desktop.services.effectiveness import SinceThen
from isms_desktop.services.similar_cases import Candidate
from isms_desktop.services.wording import in_words
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card, Facts, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_8, Size, Tone

VERDICT_LOOKS = {
    VerdictResult.EFFECTIVE: (Tone.OK, "circle-check"),
    VerdictResult.PARTLY: (Tone.WARN, "circle-minus"),
    VerdictResult.TOO_EARLY: (Tone.CHECK, "hourglass"),
    VerdictResult.NOT_EFFECTIVE: (Tone.DANGER, "circle-x"),
}
"""Tone and icon of a verdict, everywhere."""


def criterion_card(desk: Desk, entry: Entry, link_to: Callable[[str, str, str], QWidget]) -> Card:
    """The criterion that was agreed, how and by whom it is checked, and what was done for it."""
    round_, dates = entry.round, desk.dates
    card = Card(_("How it was to be judged"))
    if round_.effect_criterion:
        card.body.addWidget(WrappedText(round_.effect_criterion, Size.LEAD))
    else:
        card.body.addWidget(WrappedText(_("No criterion was agreed."), tone="muted"))
        link = link_to(_("Agree on one"), Stage.PLAN, "plan/effect_criterion")
        card.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(
        Facts(
            [
                (_("Method"), in_words(round_.effect_method)),
                (_("Indicator"), _indicator(round_)),
                (_("Checker"), in_words(round_.effect_checker)),
                (_("Check from"), dates.short(round_.effect_due_on)),
            ]
        )
    )
    if round_.actions:
        card.body.addWidget(Line())
    for action in round_.actions:
        done = _("done {day}").format(day=dates.short(action.done_on))
        state = done if action.is_done else _("not done yet")
        card.body.addWidget(small(f"{entry.action_ref(action)} · {state}"))
        card.body.addWidget(WrappedText(action.done_note or action.what))
        if action.evidence:
            words = _("Evidence: {text}").format(text=action.evidence)
            card.body.addWidget(WrappedText(words, Size.SMALL, "muted"))
    return card


def _indicator(round_: Round) -> str:
    if round_.effect_method is not EffectMethod.INDICATOR:
        return ""
    limit = _("limit {limit}").format(limit=round_.effect_limit) if round_.effect_limit else ""
    n = round_.effect_readings or 0
    readings = plural("{n} reading", "{n} readings in a row", n).format(n=n) if n else ""
    return ", ".join(part for part in (round_.effect_indicator, limit, readings) if part)


def since_card(desk: Desk, since: SinceThen, show: Callable[[str], object]) -> Card:
    """Entries of the same kind since the actions ended."""
    card = Card(_("What happened since"))
    if since.since is None:
        card.body.addWidget(WrappedText(_("No action is finished yet."), tone="muted"))
        return card
    day, count = desk.dates.short(since.since), len(since.entries)
    none = _("Nothing alike was recorded since {day}.")
    some = plural(
        "{n} entry since {day} looks alike.", "{n} entries since {day} look alike.", count
    )
    words = (some if count else none).format(n=count, day=day)
    card.body.addWidget(WrappedText(words))
    for candidate in since.entries:
        card.body.addWidget(_line(desk, candidate, show))
    return card


def _line(desk: Desk, candidate: Candidate, show: Callable[[str], object]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(WrappedText(f"{candidate.ref}  {candidate.name}", weight=MEDIUM))
    texts.addWidget(WrappedText(candidate.why, Size.SMALL, "muted"))
    row.addLayout(texts, 1)
    link = link_button(desk.theme, _("Open it"), name=f"open_{candidate.ref}")
    link.setAccessibleName(_("Open {ref}").format(ref=candidate.ref))
    link.clicked.connect(lambda: show(candidate.uid))
    row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
    return line


def earlier_card(desk: Desk, entry: Entry) -> Card | None:
    """The verdicts given so far, round by round; None where there is none."""
    verdicts = [(round_, verdict) for round_ in entry.rounds for verdict in round_.verdicts]
    if not verdicts:
        return None
    card = Card(_("Verdicts so far"))
    card.setObjectName("earlierVerdicts")
    for round_, verdict in verdicts:
        card.body.addWidget(_verdict(desk, round_, verdict))
        if verdict.evidence:
            card.body.addWidget(WrappedText(verdict.evidence, tone="muted"))
    return card


def _verdict(desk: Desk, round_: Round, verdict: Verdict) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    tone, icon = VERDICT_LOOKS[verdict.result]
    row.addWidget(Badge(desk.theme, BadgeLook(_(verdict.result.value), tone, icon)))
    parts = (
        _("Round {n}").format(n=round_.number),
        desk.dates.short(verdict.checked_on),
        in_words(verdict.checked_by),
    )
    row.addWidget(small(" · ".join(part for part in parts if part)), 1)
    return line
