"""The overview: what needs you today, and how the register stands."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.register_checks import RegisterFinding
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.overviews import Overview
from isms_desktop.services.wording import told
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.cards import Card, EmptyState, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import Page, PageHeader
from isms_desktop.ui.kit.side_by_side import SideBySide
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, Tone
from isms_desktop.ui.overview.need_lines import ComingCard, NeedCard
from isms_desktop.ui.overview.tiles import Tiles
from isms_desktop.ui.overview.trend_card import TrendCard

_TELLING: Final = (RecordKind.ENTRY, RecordKind.OBJECTIVE, RecordKind.INDICATOR)
_LISTS_WIDTH: Final = 820


class OverviewPage(Page):
    """Answers "what needs me today?" with a button that opens exactly that."""

    entry_requested = Signal(str)
    new_entry_requested = Signal()
    import_requested = Signal()
    chip_requested = Signal(str)
    aim_requested = Signal(str)
    aims_requested = Signal()
    indicators_requested = Signal()

    def __init__(self, desk: Desk, look: Callable[[], Overview]) -> None:
        super().__init__("overviewPage", scrolled=True)
        self._desk = desk
        self._look = look
        new = primary_button(desk.theme, _("New entry"), "plus", name="newEntryButton")
        new.clicked.connect(self.new_entry_requested)
        self._header = PageHeader(_("Overview"), buttons=(new,))
        self.body.addWidget(self._header)
        self._content = QWidget()  # holds the place, so that the title stands where it will stand
        self.body.addWidget(self._content, 1)
        self._trend: TrendCard | None = None
        desk.news.data_changed.connect(self._note)
        self.refresh()

    def refresh(self) -> None:
        """Look anew at the register."""
        self._desk.jobs.read(lambda _progress: self._look(), done=self._show)

    def _show(self, overview: Overview) -> None:
        self.body.removeWidget(self._content)
        self._content.hide()
        self._content.deleteLater()
        today = self._desk.dates.long(self._desk.clock.today())
        self._header.say(f"{today} · {_needs(overview.needs.count)}")
        self._content = self._empty() if overview.is_empty else self._filled(overview)
        self.body.addWidget(self._content, 1)

    def _filled(self, overview: Overview) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        tiles = Tiles(self._desk, overview)
        tiles.chip_requested.connect(self.chip_requested)
        tiles.aims_requested.connect(self.aims_requested)
        column.addWidget(tiles)
        column.addWidget(self._lists(overview))
        months = (self._trend.months(),) if self._trend else ()
        self._trend = TrendCard(self._desk, overview.months, *months)
        column.addWidget(self._trend)
        if overview.findings:
            column.addWidget(self._whole(overview.findings))
        column.addStretch(1)
        return content

    def _lists(self, overview: Overview) -> QWidget:
        needs = NeedCard(self._desk, _("Needs you"), _("Nothing is due this week. Well kept."))
        needs.setObjectName("needsCard")
        needs.show_needs(overview.needs)
        coming = ComingCard(
            self._desk, _("Due in the next 30 days"), _("Nothing more is due in the next 30 days.")
        )
        coming.setObjectName("comingCard")
        coming.show_needs(overview.coming)
        for card in (needs, coming):
            card.entry_requested.connect(self.entry_requested)
            card.aim_requested.connect(self.aim_requested)
            card.chip_requested.connect(self.chip_requested)
            card.aims_requested.connect(self.aims_requested)
            card.indicators_requested.connect(self.indicators_requested)
        return SideBySide(self._desk.theme, (needs, coming), (5, 3), _LISTS_WIDTH)

    def _whole(self, findings: Sequence[RegisterFinding]) -> Card:
        """What the checks say of the register as a whole."""
        card = Card(_("The register as a whole"))
        card.setObjectName("wholeCard")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        for place, finding in enumerate(findings):
            grid.addWidget(IconLabel(self._desk.theme, "triangle-alert", Tone.WARN), place, 0)
            grid.addWidget(WrappedText(told(finding)), place, 1)
        card.body.addLayout(grid)
        return card

    def _empty(self) -> QWidget:
        theme = self._desk.theme
        bring = primary_button(theme, _("Import a spreadsheet"), "upload")
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


def _needs(count: int) -> str:
    if not count:
        return _("nothing needs you today")
    return plural("{n} thing needs you", "{n} things need you", count).format(n=count)
