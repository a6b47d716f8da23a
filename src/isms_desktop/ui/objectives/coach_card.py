"""What a good objective still lacks, beside its fields, each with a way to the field."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from isms_desktop.domain.conditions import Gap, Level
from isms_desktop.domain.objective import SetAside
from isms_desktop.domain.objective_checks import ADVICE, blocking
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_8, SPACE_12, STRONG, Tone
from isms_desktop.ui.objectives.aims import Opened

_SHOWN: Final = 4


class CoachCard(Card):
    """Sentences of the checks; `led` asks for a field, `adopt_requested` makes it binding.

    `set_aside` hands over a rule and why it does not hold here, `taken_up` one that counts again.
    """

    led = Signal(str)
    set_aside = Signal(str, str)
    taken_up = Signal(str)
    adopt_requested = Signal()

    def __init__(self, desk: Desk, opened: Opened) -> None:
        super().__init__()
        self.setObjectName("coachCard")
        self._desk = desk
        self._is_closed = opened.is_closed
        self.body.setSpacing(SPACE_12)
        standing = opened.standing
        if standing is None:
            return
        gaps = sorted(standing.gaps, key=lambda gap: gap.level is not Level.E)
        if standing.objective.is_adopted or opened.is_closed:
            self._add(_("Worth another look"), gaps)
        else:
            self._add_proposal(gaps)
        for waiver, gap in standing.aside:
            self.body.addWidget(self._aside_line(waiver, gap))

    def is_needed(self) -> bool:
        """Whether there is anything to say."""
        return self.body.count() > 0

    def _add_proposal(self, gaps: Sequence[Gap]) -> None:
        missing = blocking(gaps)
        title = _("Ready to adopt")
        text = _("A proposal counts for nothing yet. Adopt it when all who are concerned agree.")
        if missing:
            count = len(missing)
            title = plural(
                "{n} thing is missing to adopt it", "{n} things are missing to adopt it", count
            ).format(n=count)
            text = ""
        self._add(title, gaps, text)
        adopt = primary_button(self._desk.theme, _("Adopt it"), "check", name="adoptButton")
        adopt.clicked.connect(self.adopt_requested)
        self.body.addWidget(adopt, alignment=Qt.AlignmentFlag.AlignLeft)

    def _add(self, title: str, gaps: Sequence[Gap], text: str = "") -> None:
        if not gaps and not text:
            return
        self.body.addWidget(WrappedText(title, weight=STRONG))
        if text:
            self.body.addWidget(WrappedText(text, tone="muted"))
        rest = QWidget()
        below = QVBoxLayout(rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_12)
        for place, gap in enumerate(gaps):
            (self.body if place < _SHOWN else below).addWidget(self._line(gap))
        self.body.addWidget(rest)
        rest.hide()
        if len(gaps) > _SHOWN:
            more = plural("{n} more", "{n} more", len(gaps) - _SHOWN).format(n=len(gaps) - _SHOWN)
            link = link_button(self._desk.theme, more, "chevron-down", name="moreGapsButton")
            link.clicked.connect(rest.show)
            link.clicked.connect(link.hide)
            self.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _line(self, gap: Gap) -> QWidget:
        theme = self._desk.theme
        is_needed = gap.level is Level.E
        icon = "circle-alert" if is_needed else "lightbulb"
        tone = Tone.WARN if is_needed else Tone.INFO
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(theme, icon, tone, ICON_BUTTON), alignment=top)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(WrappedText(_(gap.message)))
        show = link_button(theme, _("Show me"), name=f"show_{gap.rule}_{gap.field}")
        show.setAccessibleName(_("Show me: {what}").format(what=_(gap.message)))
        show.clicked.connect(lambda: self.led.emit(gap.field))
        links = QHBoxLayout()
        links.setSpacing(SPACE_12)
        links.addWidget(show)
        texts.addLayout(links)
        if gap.rule in ADVICE and not self._is_closed:
            self._add_setting_aside(gap, links, texts)
        links.addStretch(1)
        row.addLayout(texts, 1)
        return line

    def _add_setting_aside(self, gap: Gap, links: QHBoxLayout, texts: QVBoxLayout) -> None:
        """A link that asks for the reason why the advice does not hold here."""
        theme, key = self._desk.theme, f"{gap.rule}_{gap.field}"
        ask = link_button(theme, _("Set aside…"), name=f"setAside_{key}")
        ask.setAccessibleName(_("Set aside: {what}").format(what=_(gap.message)))
        links.addWidget(ask)
        reason = QLineEdit()
        reason.setObjectName(f"asideReason_{key}")
        reason.setPlaceholderText(_("Why it does not hold here. It is printed."))
        reason.setAccessibleName(_("Reason for setting it aside"))
        confirm = button(theme, _("Set it aside"), "check", name=f"confirmAside_{key}")
        for part in (reason, confirm):
            part.hide()
            ask.clicked.connect(part.show)
            texts.addWidget(part)
        ask.clicked.connect(reason.setFocus)
        ask.clicked.connect(ask.hide)

        def take() -> None:
            if reason.text().strip():
                self.set_aside.emit(gap.rule, reason.text())
            else:
                reason.setFocus()

        confirm.clicked.connect(take)
        reason.returnPressed.connect(take)

    def _aside_line(self, waiver: SetAside, gap: Gap) -> QWidget:
        """What was set aside and why, with the way back."""
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        told = _("Set aside: {what}").format(what=_(gap.message))
        column.addWidget(WrappedText(told, tone="muted"))
        column.addWidget(
            WrappedText(
                _("{reason} ({name}, {day})").format(
                    reason=waiver.reason,
                    name=waiver.by,
                    day=self._desk.dates.short(date.fromisoformat(waiver.on)),
                ),
                tone="muted",
            )
        )
        if not self._is_closed:
            back = link_button(self._desk.theme, _("Take it up again"), name=f"takeUp_{gap.rule}")
            back.clicked.connect(lambda: self.taken_up.emit(gap.rule))
            column.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeft)
        return line


def closed_card(desk: Desk, opened: Opened) -> Card | None:
    """How it ended, for an objective that was judged."""
    objective = opened.objective
    if objective is None or objective.result is None:
        return None
    card = Card()
    card.setObjectName("closedCard")
    card.body.addWidget(Text(_("Verdict"), weight=STRONG))
    by = str(objective.judged_by) if objective.judged_by else ""
    told = " · ".join(
        part
        for part in (_(objective.result.value), desk.dates.short(objective.judged_on), by)
        if part
    )
    card.body.addWidget(WrappedText(told))
    for name, text in ((_("What shows it"), objective.evidence), (_("Lessons"), objective.lessons)):
        if text:
            card.body.addWidget(WrappedText(name, tone="muted"))
            card.body.addWidget(WrappedText(text))
    return card
