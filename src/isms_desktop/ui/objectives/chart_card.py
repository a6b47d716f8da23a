"""The trend of an indicator with its period, to be read, narrowed down and copied."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isms_desktop.domain.chart_shapes import Chart, Frame
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.trend_chart import Span, Trend, trend_chart
from isms_desktop.runtime.i18n import _
from isms_desktop.services.measuring_words import trend_words
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.chart import ChartView
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.date_editor import DateEditor
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Phrase, Text, WrappedText, small
from isms_desktop.ui.kit.tokens import SPACE_8, STRONG, Size
from isms_desktop.ui.objectives.aims import Opened

_HEIGHT = 330
_YEAR, _EVERYTHING, _OWN = range(3)


class ChartCard(Card):
    """The trend chart; the last twelve months, everything, or days of one's own."""

    measure_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chartCard")
        self._desk = desk
        self._opened: Opened | None = None
        self._name = Phrase("", Size.H3, weight=STRONG)
        self._choice = ChoiceBox(desk.theme)
        self._choice.setObjectName("periodChoice")
        self._choice.setAccessibleName(_("Period of the chart"))
        self._choice.addItems([_("12 months"), _("Everything"), _("Own period")])
        bound(desk.theme, self._choice, maximumWidth=150)
        self._choice.setCurrentIndex(_EVERYTHING)
        self._choice.activated.connect(self._choose)
        self._view = ChartView(desk.theme, desk.dates, _("Trend"))
        self._view.setObjectName("trendChart")
        bound(desk.theme, self._view, minimumHeight=_HEIGHT)
        self._none = WrappedText("", tone="muted")
        self._from, self._to = (DateEditor(desk.theme, desk.dates) for _end in range(2))
        self._expected = WrappedText("")
        self._expected.setObjectName("forecastText")
        self._lay_out()

    def show_trend(self, opened: Opened) -> None:
        """Show the readings that were read."""
        self._opened = opened
        indicator, course = opened.indicator, opened.course
        self._name.setText(indicator.name if indicator else _("Nothing is measured yet"))
        has_points = course is not None and bool(course.readings)
        for widget in (self._view, self._choice, self._copy, self._keys):
            widget.setVisible(has_points)
        self._none.setText(_no_points(opened))
        self._none.setVisible(not has_points)
        self._expected.setText(opened.standing.expected if opened.standing else "")
        self._expected.setVisible(has_points and bool(self._expected.text()))
        self._view.setAccessibleName(_("Trend: {name}").format(name=self._name.text()))
        self._measure.setVisible(
            indicator is not None and not indicator.built_in and not opened.is_closed
        )
        self._draw()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._name, 1)
        self._copy = link_button(
            self._desk.theme, _("Copy as image"), "copy", name="copyChartButton"
        )
        self._copy.clicked.connect(self._copy_image)
        top.addWidget(self._copy)
        top.addWidget(self._choice)
        self.body.addLayout(top)
        self.body.addWidget(self._own_days())
        self.body.addWidget(self._none)
        self.body.addWidget(self._view, 1)
        self.body.addWidget(self._expected)
        self._keys = small(_("Arrow keys read the points"))
        below = QHBoxLayout()
        below.addWidget(self._keys, 1)
        self._measure = link_button(
            self._desk.theme, _("Record a reading"), "plus", name="goToMeasureLink"
        )
        self._measure.clicked.connect(self.measure_requested)
        below.addWidget(self._measure)
        self.body.addLayout(below)

    def _own_days(self) -> QWidget:
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        for name, text, editor in (
            ("chartFrom", _("From"), self._from),
            ("chartTo", _("To"), self._to),
        ):
            named = Text(text)
            named.setBuddy(editor)
            editor.setObjectName(name)
            editor.setAccessibleName(text)
            editor.left.connect(self._draw)
            row.addWidget(named)
            row.addWidget(editor)
        row.addStretch(1)
        self._days.hide()
        return self._days

    def _choose(self, choice: int) -> None:
        self._days.setVisible(choice == _OWN)
        if choice == _OWN and self._from.value() is None:
            self._from.set_value(add_months(self._desk.clock.today(), -12))
            self._to.set_value(self._desk.clock.today())
        self._draw()

    def _copy_image(self) -> None:
        self._view.copy()
        self._keys.setText(_("The chart is on the clipboard"))

    def _draw(self) -> None:
        opened = self._opened
        course = opened.course if opened else None
        if opened is None or course is None:
            return
        standing = opened.standing
        trend = Trend(
            course=course,
            forecast=standing.forecast if standing and not opened.is_closed else None,
            replaced=opened.replaced,
            span=self._span(),
            words=trend_words(),
        )

        def draw(frame: Frame) -> Chart:
            return trend_chart(trend, frame)

        self._view.show_chart(draw)

    def _span(self) -> Span:
        choice = self._choice.currentIndex()
        if choice == _YEAR:
            return Span(first_on=add_months(self._desk.clock.today(), -12))
        if choice == _EVERYTHING:
            return Span()
        first, last = self._from.value(), self._to.value()
        return Span(
            first if isinstance(first, date) else None, last if isinstance(last, date) else None
        )


def _no_points(opened: Opened) -> str:
    indicator = opened.indicator
    if indicator is None:
        return _("Say on the page “Indicator” what measures this objective.")
    if indicator.built_in:
        return _("The first period is not over yet. It is counted from your register then.")
    return _("No reading yet. The first one shows here as soon as it is recorded.")
