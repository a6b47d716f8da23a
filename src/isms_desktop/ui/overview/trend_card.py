"""Incidents and corrective actions, month by month, over a period to choose."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from isms_desktop.domain.chart_shapes import Chart, Frame, Mark, Tone
from isms_desktop.domain.month_chart import MonthLine, month_chart
from isms_desktop.runtime.i18n import _
from isms_desktop.services.overviews import Months
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.chart import ChartView
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import SPACE_8, STRONG, Size

_PERIODS: Final = (6, 12, 24)
_USUAL: Final = 12
_HEIGHT: Final = 250


class TrendCard(Card):
    """The chart and the choice of its period; the choice is kept by the page through `months`."""

    def __init__(self, desk: Desk, counts: Months, months: int = _USUAL) -> None:
        super().__init__()
        self.setObjectName("trendCard")
        self._counts = counts
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        title = _("Incidents and corrective actions")
        top.addWidget(WrappedText(title, Size.H3, weight=STRONG), 1)
        self._choice = ChoiceBox(desk.theme)
        self._choice.setObjectName("overviewPeriod")
        self._choice.setAccessibleName(_("Period of the chart"))
        self._choice.addItems([_("Last {n} months").format(n=each) for each in _PERIODS])
        self._choice.setCurrentIndex(_PERIODS.index(months))
        self._choice.activated.connect(self._draw)
        top.addWidget(self._choice)
        self.body.addLayout(top)
        self._view = ChartView(desk.theme, desk.dates, title)
        self._view.setObjectName("overviewChart")
        bound(desk.theme, self._view, height=_HEIGHT)
        self.body.addWidget(self._view)
        self._draw()

    def months(self) -> int:
        """How many months are shown."""
        return _PERIODS[self._choice.currentIndex()]

    def _draw(self, _index: int = 0) -> None:
        last = slice(-self.months(), None)
        counts = self._counts
        lines = (
            MonthLine(_("Incidents"), counts.incidents[last]),
            MonthLine(
                _("Actions done"),
                counts.actions_done[last],
                Tone.FORECAST,
                Mark.DIAMOND,
                is_dashed=True,
            ),
        )

        def draw(frame: Frame) -> Chart:
            return month_chart(lines, counts.first_days[last], frame, _("{name}, {month}: {count}"))

        self._view.show_chart(draw)
