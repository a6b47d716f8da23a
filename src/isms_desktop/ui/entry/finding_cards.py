"""What the checks say of a stage: at most three at once, the rest one click away."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.checks.findings import Finding, as_typed, speaking, stages_left
from isms_desktop.domain.conditions import Level
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.stage_list import place_of
from isms_desktop.ui.entry.stage_page import Opened, StagePage
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_8, SPACE_12, STRONG, Tone

SHOWN_AT_MOST: Final = 3
_PAUSE_MS: Final = 300
_ON_SHORT: Final = (Stage.RECORD, Stage.CONTAIN, Stage.DECIDE)
_ORDER: Final = (Level.E, Level.W, Level.I)
_LOOKS: Final = {
    Level.E: ("circle-alert", Tone.WARN),
    Level.W: ("triangle-alert", Tone.WARN),
    Level.I: ("lightbulb", Tone.INFO),
}

Go = Callable[[str, str], object]
"""Leads to a field of a stage."""


class TypedFindings(QObject):
    """What the checks say of the page that is shown, also while somebody types there.

    `changed` comes after a pause in typing, where they say something else than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._page: StagePage | None = None
        self._told: tuple[Finding, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def watch(self, page: StagePage) -> None:
        """Listen to the page that is shown now, instead of the one before."""
        self._pause.stop()
        self._page = page
        page.typing.connect(self._pause.start)

    def of(self, page: StagePage) -> tuple[Finding, ...]:
        """What they say of the entry with what stands on the page."""
        self._told = as_typed(page.opened.findings, page.preview())
        return self._told

    def _look(self) -> None:
        if self._page is not None:
            before = self._told
            if self.of(self._page) != before:
                self.changed.emit()


def finding_cards(
    desk: Desk, opened: Opened, findings: Sequence[Finding], stage: Stage, go: Go
) -> list[QWidget]:
    """A card with what is still to do on this page, and one with what is worth another look."""
    if opened.entry.is_closed or stage is Stage.CLOSE:
        return []
    stages = _ON_SHORT if stage is Stage.FORM else (stage,)
    ours = [f for f in findings if Stage(f.stage) in stages and not f.waived]
    spoken = set(speaking(ours, stages_left(opened.entry)))
    todo = [f for f in ours if f not in spoken and f.level is Level.E]
    said = sorted((f for f in ours if f in spoken), key=lambda f: _ORDER.index(f.level))
    cards: list[QWidget] = []
    if said:
        cards.append(FindingsCard(desk, _("Worth another look"), said, go))
    if todo:
        cards.append(FindingsCard(desk, _("Still to do here"), todo, go, is_quiet=True))
    return cards


class FindingsCard(Card):
    """Sentences, each with a way to its field."""

    def __init__(
        self, desk: Desk, title: str, findings: Sequence[Finding], go: Go, *, is_quiet: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("todoCard" if is_quiet else "findingsCard")
        self._desk, self._go, self._is_quiet = desk, go, is_quiet
        self.body.setSpacing(SPACE_12)
        self.body.addWidget(Text(title, weight=STRONG))
        rest = QWidget()
        below = QVBoxLayout(rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_12)
        for i, finding in enumerate(findings):
            target = self.body if i < SHOWN_AT_MOST else below
            target.addWidget(self._line(finding))
        self.body.addWidget(rest)
        rest.hide()
        more = len(findings) - SHOWN_AT_MOST
        if more > 0:
            self._add_more(rest, more)

    def _add_more(self, rest: QWidget, count: int) -> None:
        text = plural("{n} more", "{n} more", count).format(n=count)
        more = link_button(self._desk.theme, text, "chevron-down", name="moreFindingsButton")
        more.clicked.connect(rest.show)
        more.clicked.connect(more.hide)
        self.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _line(self, finding: Finding) -> QWidget:
        theme = self._desk.theme
        icon, tone = ("circle", Tone.NEUTRAL) if self._is_quiet else _LOOKS[finding.level]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(
            IconLabel(theme, icon, tone, ICON_BUTTON), alignment=Qt.AlignmentFlag.AlignTop
        )
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(WrappedText(_(finding.message)))
        show = link_button(theme, _("Show me"), name=f"show_{finding.rule}")
        show.setAccessibleName(_("Show me: {what}").format(what=_(finding.message)))
        stage = place_of(finding)
        show.clicked.connect(lambda: self._go(stage, finding.field))
        texts.addWidget(show, alignment=Qt.AlignmentFlag.AlignLeft)
        row.addLayout(texts, 1)
        return line
