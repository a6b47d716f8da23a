"""What keeps an entry from being closed, in words, each with the way to it or a reason to waive."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from isms_desktop.domain.checks.findings import Finding
from isms_desktop.domain.conditions import may_be_waived
from isms_desktop.domain.entry import Entry
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.wording import in_words
from isms_desktop.ui.entry.stage_list import place_of, title_of
from isms_desktop.ui.kit.buttons import Button, button, link_button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_4, SPACE_8, SPACE_12, STRONG, Size, Tone

_OFFERED: Final = 3
"""So many former reasons are offered again."""
_LONGEST: Final = 60


class MissingCard(Card):
    """One line for everything that is missing.

    Emits `waive_asked` with the finding and the reason.
    """

    waive_asked = Signal(object, str)

    def __init__(
        self,
        desk: Desk,
        findings: Sequence[Finding],
        go: Callable[[str, str], object],
        reasons: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._desk, self._go, self._reasons = desk, go, tuple(reasons)[:_OFFERED]
        self.setObjectName("missingCard")
        self.body.setSpacing(SPACE_12)
        count = len(findings)
        title = plural(
            "{n} thing is missing before it can be closed",
            "{n} things are missing before it can be closed",
            count,
        ).format(n=count)
        self.setAccessibleName(title)
        self._title = WrappedText(title, weight=STRONG)
        self.body.addWidget(self._title)
        waivable: set[str] = set()
        for finding in findings:
            is_first = finding.rule not in waivable
            waivable.add(finding.rule)
            self.body.addWidget(self._line(finding, may_waive=is_first))

    def insist(self) -> None:
        """Say it louder, after closing was tried."""
        self._title.set_tone(Tone.DANGER)
        self.lead()

    def lead(self) -> None:
        """Go on with the keys at the first thing that is missing."""
        first = next(iter(self.findChildren(QPushButton)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, finding: Finding, *, may_waive: bool) -> QWidget:
        theme, message = self._desk.theme, _(finding.message)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        icon = IconLabel(theme, "circle-alert", Tone.WARN, ICON_BUTTON)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        stage = place_of(finding)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(WrappedText(message))
        texts.addWidget(small(title_of(stage)))
        row.addLayout(texts, 1)
        go = button(theme, _("Go there"), "arrow-right", name=f"go_{finding.rule}")
        go.setAccessibleName(_("Go there: {what}").format(what=message))
        go.clicked.connect(lambda: self._go(stage, finding.field))
        row.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if may_waive and may_be_waived(finding.rule, finding.level):
            self._add_waiver(finding, row, column)
        return line

    def _add_waiver(self, finding: Finding, row: QHBoxLayout, column: QVBoxLayout) -> None:
        theme = self._desk.theme
        ask = link_button(theme, _("Waive…"), name=f"waive_{finding.rule}")
        ask.setAccessibleName(_("Waive: {what}").format(what=_(finding.message)))
        row.addWidget(ask, alignment=Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(theme.px(ICON_BUTTON) + SPACE_8, 0, 0, 0)
        line.setSpacing(SPACE_8)
        reason = QLineEdit()
        reason.setObjectName(f"waiverReason_{finding.rule}")
        reason.setPlaceholderText(_("Why it does not hold here. It is printed for the auditor."))
        reason.setAccessibleName(_("Reason for the waiver"))
        confirm = button(theme, _("Waive it"), "check", name=f"confirmWaiver_{finding.rule}")
        confirm.clicked.connect(lambda: self._waive(finding, reason))
        reason.returnPressed.connect(lambda: self._waive(finding, reason))
        line.addWidget(reason, 1)
        line.addWidget(confirm)
        if self._reasons:
            column.addWidget(self._offer(finding, reason, ask))
        holder.hide()
        column.addWidget(holder)
        ask.clicked.connect(holder.show)
        ask.clicked.connect(reason.setFocus)
        ask.clicked.connect(ask.hide)

    def _offer(self, finding: Finding, reason: QLineEdit, ask: Button) -> QWidget:
        """Reasons that were given before, to be taken up with one click."""
        theme = self._desk.theme
        offers = QWidget()
        row = FlowLayout(offers)
        row.setContentsMargins(theme.px(ICON_BUTTON) + SPACE_8, 0, 0, 0)
        row.addWidget(small(_("Given before:")))
        for number, text in enumerate(self._reasons, start=1):
            name = f"formerReason_{finding.rule}_{number}"
            again = link_button(theme, _shortened(text), name=name)
            again.setToolTip(text)
            again.setAccessibleName(_("Give this reason again: {reason}").format(reason=text))
            again.clicked.connect(partial(_take_up, reason, text))
            row.addWidget(again)
        offers.hide()
        ask.clicked.connect(offers.show)
        return offers

    def _waive(self, finding: Finding, reason: QLineEdit) -> None:
        text = reason.text().strip()
        if text:
            self.waive_asked.emit(finding, text)
        else:
            reason.setFocus()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _take_up(reason: QLineEdit, text: str, _checked: object = None) -> None:
    reason.setText(text)
    reason.setFocus()


class WaivedCard(Card):
    """What was waived, with its reason; each can be taken back."""

    unwaive_asked = Signal(str)

    def __init__(self, desk: Desk, entry: Entry, findings: Sequence[Finding]) -> None:
        super().__init__(_("Waived"))
        self.setObjectName("waivedCard")
        messages = {finding.rule: finding.message for finding in findings}
        for waiver in entry.waivers:
            if waiver.rule not in messages:
                continue
            row = QHBoxLayout()
            row.setSpacing(SPACE_8)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(WrappedText(_(messages[waiver.rule])))
            words = _("{reason} ({name}, {day})").format(
                reason=waiver.reason,
                name=in_words(waiver.waived_by),
                day=desk.dates.short(waiver.waived_at.date()),
            )
            texts.addWidget(WrappedText(words, Size.SMALL, "muted"))
            row.addLayout(texts, 1)
            back = link_button(desk.theme, _("Take back"), name=f"unwaive_{waiver.rule}")
            rule = waiver.rule
            back.clicked.connect(lambda _checked=False, rule=rule: self.unwaive_asked.emit(rule))
            row.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
