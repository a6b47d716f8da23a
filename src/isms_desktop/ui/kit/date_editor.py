"""A day: typed in any usual way or picked from a calendar, or left blank."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.fields import Value
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.dates import Dates, to_qdate
from isms_desktop.ui.kit.field_icon import FieldIcon
from isms_desktop.ui.kit.theme import Theme


class DateEditor(QLineEdit):
    """A day or nothing; Alt+Down opens the calendar, T in a blank field means today."""

    left = Signal()

    def __init__(self, theme: Theme, dates: Dates) -> None:
        super().__init__()
        self._theme = theme
        self._dates = dates
        self._calendar: QWidget | None = None
        opener = FieldIcon(theme, self, "calendar", _("Choose from the calendar"), at_end=True)
        opener.clicked.connect(self.open_calendar)
        self.setPlaceholderText(_("For example {day}").format(day=dates.short(dates.today())))
        bound(theme, self, maximumWidth=240)
        self.editingFinished.connect(self._finish)

    def value(self) -> Value:
        """The day, None where there is none or the text is no day."""
        return self._dates.read(self.text())

    def set_value(self, value: Value) -> None:
        """Show a day."""
        self.setText(self._dates.short(value if isinstance(value, date) else None))

    def problem(self) -> str:
        """Say that the text is no day, and how to write one."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return _("“{text}” is not a date. Write it like {day} or {iso}.").format(
            text=self.text().strip(),
            day=self._dates.short(self._dates.today()),
            iso=self._dates.today().isoformat(),
        )

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setObjectName("calendar")
        calendar.setMinimumSize(self._theme.px(310), self._theme.px(230))
        calendar.setLocale(self._dates.locale)
        calendar.setFirstDayOfWeek(self._dates.locale.firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(self._theme.tokens.muted))  # Qt's red is too weak on dark
        for free_day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(free_day, weekend)
        day = self.value()
        calendar.setSelectedDate(to_qdate(day if isinstance(day, date) else self._dates.today()))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        self._calendar = popup
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and is_alt:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_T and not self.text():
            self.set_value(self._dates.today())
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setFocus()
        self.left.emit()

    def _finish(self) -> None:
        day = self.value()
        if day is not None:
            self.set_value(day)
        self.left.emit()
