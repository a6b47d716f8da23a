"""A column of readings pasted from a spreadsheet, looked at before it is recorded."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from isms_desktop.domain.indicator import Indicator
from isms_desktop.domain.pasted import Pasted
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.indicators import Indicators
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.editors import LongTextEditor
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import SPACE_8, Size, Tone

_SHOWN: Final = 6
_PAUSE_MS: Final = 150


class PasteCard(Card):
    """Takes pasted lines, says what they are, and records them as one step.

    `submitted` hands over the readings.
    """

    submitted = Signal(object)

    def __init__(self, desk: Desk, indicators: Indicators, indicator: Indicator) -> None:
        super().__init__(_("Paste readings"))
        self.title = _("Paste readings")
        self.setObjectName("pasteCard")
        self._desk, self._indicators, self._indicator = desk, indicators, indicator
        self.body.addWidget(
            WrappedText(
                _(
                    "Paste lines with a day and a value, or a day, a part and a whole."
                    " What is recorded already is not taken twice."
                ),
                tone="muted",
            )
        )
        self._text = LongTextEditor()
        self._text.setObjectName("pasteField")
        self._text.setAccessibleName(_("Lines from a spreadsheet"))
        self._seen = WrappedText("")
        self._seen.setObjectName("pastePreview")
        self._problems = WrappedText("", Size.BODY, Tone.WARN)
        for widget in (self._text, self._seen, self._problems):
            self.body.addWidget(widget)
        self._add_buttons()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._text.textChanged.connect(self._pause.start)
        self._show(Pasted((), ()))
        self.hide()

    def open(self) -> None:
        """Show the card and wait for the paste."""
        self.show()
        self._text.setFocus()

    def has_typed(self) -> bool:
        """Whether lines stand there that are not recorded."""
        return not self.isHidden() and bool(self._text.value())

    def forget(self) -> None:
        """Take what was pasted as recorded or dropped."""
        self._text.clear()
        self.hide()

    def submit(self) -> None:
        """Hand over the lines that can be read, as they stand now."""
        self._pause.stop()
        work = partial(_read, self._indicators, self._indicator.uid, self._text.toPlainText())
        self._desk.jobs.write(work, done=self._hand_over)  # queued: a closing window waits for it

    def _hand_over(self, pasted: Pasted) -> None:
        self._show(pasted)
        if pasted.readings:
            self.submitted.emit(pasted.readings)

    def _add_buttons(self) -> None:
        theme = self._desk.theme
        self._record = primary_button(theme, "", "check", name="recordPastedButton")
        self._record.clicked.connect(self.submit)
        cancel = button(theme, _("Cancel"), name="cancelPasteButton")
        cancel.clicked.connect(self.forget)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._record)
        row.addWidget(cancel)
        row.addStretch(1)
        self.body.addLayout(row)

    def _look(self) -> None:
        work = partial(_read, self._indicators, self._indicator.uid, self._text.toPlainText())
        self._desk.jobs.read(work, done=self._show)

    def _show(self, pasted: Pasted) -> None:
        dates, indicator = self._desk.dates, self._indicator
        lines = [
            f"{dates.short(each.to_on)}: {indicator.shown(each.value)}"
            for each in pasted.readings[:_SHOWN]
        ]
        more = len(pasted.readings) - len(lines)
        lines += [_("and {n} more").format(n=more)] if more > 0 else []
        if pasted.known:
            known = plural("{n} is there already", "{n} are there already", pasted.known)
            lines.append(known.format(n=pasted.known))
        self._seen.setText(" · ".join(lines))
        wrong = [
            _("Line {n}: {message}").format(n=each.line, message=_(each.message))
            for each in pasted.problems[:_SHOWN]
        ]
        self._problems.setText("\n".join(wrong))
        self._problems.setVisible(bool(wrong))
        count = len(pasted.readings)
        text = plural("Record {n} reading", "Record {n} readings", count).format(n=count)
        self._record.setText(text)
        self._record.setAccessibleName(text)
        self._record.setEnabled(count > 0)


def _read(indicators: Indicators, uid: str, text: str, _progress: Progress) -> Pasted:
    return indicators.paste_measurements(uid, text)
