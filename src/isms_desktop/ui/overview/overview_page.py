"""The overview: what needs you today, and how the register stands."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Chip, RegisterCounts, RegisterQuery
from isms_desktop.domain.words import Status
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.attention import Attention, NeedsYou, Today
from isms_desktop.services.indicators import DueMeasurement
from isms_desktop.services.registers import Registers
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.buttons import Button, button, link_button, primary_button
from isms_desktop.ui.kit.cards import Card, EmptyState, IconLabel, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, small
from isms_desktop.ui.kit.page import Page, PageHeader
from isms_desktop.ui.kit.status_look import status_badge
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12, SPACE_16, STRONG, Size, Tone

_VERBS = {
    Status.TO_RECORD: "Complete",
    Status.TO_CONTAIN: "Contain",
    Status.TO_DECIDE: "Decide",
    Status.TO_FIND_CAUSE: "Find cause",
    Status.TO_PLAN: "Plan",
    Status.IN_PROGRESS: "Continue",
    Status.TO_CHECK_EFFECT: "Check",
    Status.TO_SHARE: "Continue",
    Status.READY_TO_CLOSE: "Close",
}
_TELLING = (RecordKind.ENTRY, RecordKind.OBJECTIVE, RecordKind.INDICATOR)


@dataclass(frozen=True, slots=True)
class _Shown:
    counts: RegisterCounts
    today: Today


class OverviewPage(Page):
    """Answers "what needs me today?" with a button that opens exactly that."""

    entry_requested = Signal(str)
    new_entry_requested = Signal()
    import_requested = Signal()
    chip_requested = Signal(str)
    aim_requested = Signal(str)
    indicators_requested = Signal()

    def __init__(self, desk: Desk, registers: Registers, attention: Attention) -> None:
        super().__init__("overviewPage", scrolled=True)
        self._desk = desk
        self._registers = registers
        self._attention = attention
        new = primary_button(desk.theme, _("New entry"), "plus", name="newEntryButton")
        new.clicked.connect(self.new_entry_requested)
        self._header = PageHeader(_("Overview"), buttons=(new,))
        self.body.addWidget(self._header)
        self._content: QWidget | None = None
        desk.news.data_changed.connect(self._note)
        self.refresh()

    def refresh(self) -> None:
        """Look anew at the register."""
        self._desk.jobs.read(self._look, done=self._show)

    def _look(self, _progress: Progress) -> _Shown:
        return _Shown(self._registers.counts(RegisterQuery()), self._attention.today())

    def _show(self, shown: _Shown) -> None:
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        today = self._desk.dates.long(self._desk.clock.today())
        self._header.say(f"{today} · {_needs(shown.today.count)}")
        is_empty = not shown.counts[Chip.ALL] and not shown.today.readings
        self._content = self._empty() if is_empty else self._filled(shown)
        self.body.addWidget(self._content, 1)

    def _filled(self, shown: _Shown) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addLayout(self._tiles(shown.counts))
        column.addWidget(self._needs_you(shown.today))
        column.addStretch(1)
        return content

    def _tiles(self, counts: RegisterCounts) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE_12)
        tiles = (
            (Chip.OPEN, _("Open"), _("entries in work"), ""),
            (Chip.OVERDUE, _("Overdue"), _("past their date"), Tone.DANGER),
            (Chip.EFFECT_CHECKS, _("Effect checks"), _("wait for a verdict"), Tone.CHECK),
            (Chip.CLOSED, _("Closed"), _("off the list"), Tone.OK),
        )
        for place, (chip, title, text, tone) in enumerate(tiles):
            count = counts[chip]
            card = Card()
            card.body.addWidget(Text(title, tone="muted"))
            card.body.addWidget(Text(self.locale().toString(count), Size.METRIC, weight=STRONG))
            row = QHBoxLayout()
            row.addWidget(small(text, tone if count and tone else "muted"), 1)
            show = link_button(self._desk.theme, _("Show"), "arrow-right")
            show.setAccessibleName(f"{_('Show')}: {title}")
            show.clicked.connect(lambda _on=False, chip=chip: self.chip_requested.emit(chip))
            row.addWidget(show)
            card.body.addLayout(row)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _needs_you(self, today: Today) -> QWidget:
        card = Card(_("Needs you"))
        if not today.count:
            card.body.addWidget(
                WrappedText(_("Nothing is due this week. Well kept."), tone="muted")
            )
        for place, line in enumerate(today.lines):
            if place:
                card.body.addWidget(Line())
            card.body.addWidget(self._line(line))
        if today.more:
            more = link_button(self._desk.theme, _("{n} more").format(n=today.more), "arrow-right")
            more.clicked.connect(lambda: self.chip_requested.emit(Chip.OPEN))
            card.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        for place, due in enumerate(today.readings):
            if place or today.lines:
                card.body.addWidget(Line())
            card.body.addWidget(self._reading(due))
        if today.more_readings:
            text = plural(
                "{n} more reading is due", "{n} more readings are due", today.more_readings
            ).format(n=today.more_readings)
            all_due = link_button(self._desk.theme, text, "arrow-right", name="moreReadingsLink")
            all_due.clicked.connect(self.indicators_requested)
            card.body.addWidget(all_due, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _line(self, line: NeedsYou) -> QWidget:
        theme = self._desk.theme
        look = status_badge(line.status)
        tone = Tone.DANGER if line.is_overdue else look.tone
        icon = IconLabel(theme, "circle-alert" if line.is_overdue else look.icon, tone)
        due = self._desk.dates.due(line.due_on)
        act = self._act(_(_VERBS[line.status]), line.ref)
        act.clicked.connect(lambda: self.entry_requested.emit(line.uid))
        parts = [part for part in (line.ref, due, line.owner) if part]
        return _told(icon, line.name, " · ".join(parts), Badge(theme, look), act)

    def _reading(self, due: DueMeasurement) -> QWidget:
        theme = self._desk.theme
        tone = Tone.DANGER if due.is_late else Tone.INFO
        icon = IconLabel(theme, "circle-alert" if due.is_late else "target", tone)
        badge = Badge(theme, BadgeLook(_("Reading due"), tone, "target"))
        act = self._act(_("Measure"), due.name)
        act.clicked.connect(lambda: self.aim_requested.emit(due.uid))
        parts = [part for part in (self._desk.dates.due(due.due_on), due.measured_by) if part]
        return _told(icon, due.name, " · ".join(parts), badge, act)

    def _act(self, verb: str, what: str) -> Button:
        act = button(self._desk.theme, verb)
        act.setAccessibleName(f"{verb}: {what}")
        act.setMinimumWidth(self._desk.theme.px(96))
        return act

    def _empty(self) -> QWidget:
        theme = self._desk.theme
        bring = primary_button(theme, _("Import a spreadsheet…"), "upload")
        record = button(theme, _("Record the first entry"), "plus")
        bring.clicked.connect(self.import_requested)
        record.clicked.connect(self.new_entry_requested)
        return EmptyState(
            theme,
            "shield-check",
            _("Your register is ready"),
            _("Bring in the log you already keep, or record the first entry."),
            (bring, record),
        )

    def _note(self, changes: Changes) -> None:
        if any(kind in changes for kind in _TELLING):
            self.refresh()


def _told(icon: QWidget, name: str, text: str, *right: QWidget) -> QWidget:
    """One line of what needs you."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_12)
    row.addWidget(icon)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(WrappedText(name, weight=MEDIUM))
    texts.addWidget(small(text))
    row.addLayout(texts, 1)
    for widget in right:
        row.addWidget(widget)
    return holder


def _needs(count: int) -> str:
    if not count:
        return _("nothing needs you today")
    return plural("{n} thing needs you", "{n} things need you", count).format(n=count)
