"""Quick entry of a reading, and putting one right."""

from dataclasses import replace

from PySide6.QtCore import Signal

from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.objective_fields import MEASUREMENTS
from isms_desktop.domain.words import Unit
from isms_desktop.runtime.i18n import _, mid_sentence
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.objectives.submit_card import SubmitCard

_PARTS = ("numerator", "denominator")
_KEYS = ("from_on", "to_on", "value", *_PARTS, "note", "evidence")


class MeasureCard(SubmitCard):
    """Takes one reading: a day, and a value or a part and a whole.

    `corrected` hands over the uid of the reading that was wrong, the values and the reason.
    """

    corrected = Signal(str, object, str)

    def __init__(self, desk: Desk, indicator: Indicator) -> None:
        is_share = indicator.unit is Unit.PERCENT
        unit = indicator.unit_name or mid_sentence(_(indicator.unit.value))
        value = replace(MEASUREMENTS["value"], label=_("Value in {unit}").format(unit=unit))
        quick = [MEASUREMENTS["to_on"], value, MEASUREMENTS["note"]]
        parts = [MEASUREMENTS[key] for key in _PARTS]
        if is_share:
            quick[2:2] = parts
        quick[0] = replace(quick[0], label=_("On"), required=False)
        super().__init__(
            desk, _("Record a reading"), quick, {"to_on": desk.clock.today()}, "measurement"
        )
        self.setObjectName("measureCard")
        more = [MEASUREMENTS["from_on"], MEASUREMENTS["evidence"]]
        self.add_more(more if is_share else [*parts, *more], _("Period, evidence…"))
        self._wrong: Measurement | None = None
        self._reason = self._reason_form()
        theme = desk.theme
        self._record = primary_button(theme, _("Record"), "check", name="recordMeasurementButton")
        self._cancel = button(theme, _("Cancel"), name="cancelCorrectionButton")
        self._cancel.hide()
        self._cancel.clicked.connect(self.stop_correcting)
        self.add_button(self._record, self._cancel)
        self._hint = _("Give the value, or a part and its whole.") if is_share else ""
        self.say(self._hint)

    def correct(self, reading: Measurement) -> None:
        """Put a reading right: show it, and ask what was wrong."""
        self._wrong = reading
        values: dict[str, Value] = {key: getattr(reading, key) for key in _KEYS}
        if reading.numerator is not None:
            values["value"] = None  # it is worked out anew from its parts
        self.start_with(values)
        self._reason.show()
        self._cancel.show()
        self.rename(_("Correct a reading"))
        self._label(
            _("Put it right"),
            _("The reading of {day} stays in sight, struck out, with your reason.").format(
                day=self.desk.dates.short(reading.to_on)
            ),
        )
        self.forms[0].focus("value" if reading.numerator is None else _PARTS[0])

    def stop_correcting(self) -> None:
        """Go back to recording new readings."""
        self._wrong = None
        self._reason.set_values({"reason": ""})
        self._reason.hide()
        self._cancel.hide()
        self.rename(_("Record a reading"))
        self._label(_("Record"), self._hint)
        self.start_with({"to_on": self.desk.clock.today()})

    def has_typed(self) -> bool:
        """Whether a reading or the reason of a correction stands there."""
        is_reasoned = self._wrong is not None and bool(self._reason.value("reason"))
        return is_reasoned or super().has_typed()

    def forget(self) -> None:
        """Go back to a blank reading."""
        self.stop_correcting()

    def submit(self) -> None:
        """Record a reading, or put one right."""
        if self._wrong is None:
            super().submit()
            return
        reason = str(self._reason.value("reason"))
        if not reason:
            self._reason.show_problems({"reason": _("Say what was wrong with the reading.")})
            return
        values = {key: value for key, value in self.values().items() if key in _KEYS}
        self.corrected.emit(self._wrong.uid, values, reason)

    def _label(self, text: str, sentence: str) -> None:
        self._record.setText(text)
        self._record.setAccessibleName(text)
        self.say(sentence)

    def _reason_form(self) -> RecordForm:
        field = Field("reason", _("What was wrong"), "", Kind.TEXT)
        helps = self.desk.helps.of("correction")
        form = RecordForm(self.desk.theme, self.desk.dates, (field,), (), helps)
        form.hide()
        self.body.addWidget(form)
        return form
