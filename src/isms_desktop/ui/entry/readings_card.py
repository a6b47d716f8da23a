"""The readings of the indicator that was agreed on, and the verdict they propose."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from isms_desktop.domain.indicator_effect import EffectSeries
from isms_desktop.domain.trend_chart import Trend, trend_chart
from isms_desktop.runtime.i18n import _
from isms_desktop.services.measuring_words import readings_since, trend_words
from isms_desktop.ui.entry.judged_cards import VERDICT_LOOKS
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.chart import ChartView
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import STRONG, Tone

_HEIGHT = 300


def readings_card(desk: Desk, series: EffectSeries) -> Card:
    """The trend with the limit that was agreed and the day from which on it counts."""
    indicator = series.course.indicator
    card = Card(indicator.name)
    card.setObjectName("readingsCard")
    if not series.course.readings:
        card.body.addWidget(WrappedText(_("It was not measured yet."), tone="muted"))
        return card
    words = replace(
        trend_words(),
        target=_("Limit {value}"),
        due=_("Actions done"),
        with_target=_("{reading}, limit {target}"),
    )
    trend = Trend(course=series.course, words=words, marked_on=series.since)
    chart = ChartView(desk.theme, desk.dates, _("Trend: {name}").format(name=indicator.name))
    chart.setObjectName("effectChart")
    bound(desk.theme, chart, minimumHeight=_HEIGHT)
    chart.show_chart(partial(trend_chart, trend))
    card.body.addWidget(chart)
    if series.proposed is not None:
        card.body.addWidget(WrappedText(readings_since(series), tone="muted"))
    return card


def proposal_card(desk: Desk, series: EffectSeries, take: Callable[[], object]) -> Card | None:
    """What the readings say, to be taken over; None while an action is open."""
    if series.proposed is None:
        return None
    result = series.proposed.result
    tone, icon = VERDICT_LOOKS[result]
    card = Card(tone=Tone.INFO)
    card.setObjectName("proposalCard")
    card.body.addWidget(WrappedText(_("The readings say"), tone=Tone.INFO, weight=STRONG))
    badge = Badge(desk.theme, BadgeLook(_(result.value), tone, icon))
    card.body.addWidget(badge, alignment=Qt.AlignmentFlag.AlignLeft)
    over = button(desk.theme, _("Take it over"), "check", name="takeProposalButton")
    over.setAccessibleName(_("Take over: {verdict}").format(verdict=_(result.value)))
    over.clicked.connect(take)
    card.body.addWidget(WrappedText(_("The verdict is yours: you may give another one.")))
    card.body.addWidget(over, alignment=Qt.AlignmentFlag.AlignLeft)
    return card
