"""Closing: what is missing leads to its place or is waived; a named person decides (10.2 f, g)."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.checks.findings import Finding, blocking
from isms_desktop.domain.closing import closing_kind_of
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.wording import in_words
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.missing_card import MissingCard, WaivedCard
from isms_desktop.ui.entry.stage_page import Commit, MainAction, Opened, StagePage
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Banner, Card, Facts
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import Tone


class CloseStage(StagePage):
    """Lists what blocks closing; closes, rejects, or opens again."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self._missing: MissingCard | None = None
        self._first: dict[str, Value] = {}
        self._form: RecordForm | None = None
        if opened.entry.is_closed:
            self._build_closed()
        else:
            self._build_open()
        self.column.addStretch(1)

    def typed(self) -> dict[str, Value]:
        """What was typed of a decision that is not made."""
        now = self._form.values() if self._form else {}
        return {key: value for key, value in now.items() if value != self._first.get(key)}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was typed."""
        values: dict[str, Value] = {k: v for k, v in draft.items() if k in self._first}
        for key in ("closed_on", "reopened_on"):
            if key in values:
                values[key] = date.fromisoformat(draft[key]) if draft[key] else None
        if self._form is not None:
            self._form.set_values(values)

    def settle(self, opened: Opened) -> None:
        """Nothing here is stored without its button."""

    def main_action(self) -> MainAction | None:
        """Close the entry, or open it again."""
        if self.entry.is_closed:
            return MainAction(_("Reopen the entry"), "refresh-cw", self._reopen)
        return MainAction(_("Close the entry"), "check", self._close)

    def focus_field(self, key: str) -> None:
        """Lead to what is missing, else to who decides; nowhere once it is closed."""
        if self.entry.is_closed and not key:
            super().focus_field(key)
        elif self._missing is not None and self._missing.isVisible():
            self._missing.lead()
        elif self._form is not None:
            self._form.focus(key if key in self._first else next(iter(self._first)))

    def _build_open(self) -> None:
        findings = self.opened.findings
        found = blocking(findings)
        theme = self.desk.theme
        self.ask(_("Is it done?"), _("Closing is your decision. It carries your name."))
        if found:
            beside = self.opened.beside
            reasons = beside if isinstance(beside, list) else []
            self._missing = MissingCard(self.desk, found, self.go_to.emit, reasons)
            self._missing.waive_asked.connect(self._waive)
            self.column.addWidget(self._missing)
        else:
            text = _("Nothing is missing.")
            self.column.addWidget(Banner(theme, Tone.OK, _("Ready to close"), text))
        if waived := [f for f in findings if f.waived]:
            waivers = WaivedCard(self.desk, self.entry, waived)
            waivers.unwaive_asked.connect(self._unwaive)
            self.column.addWidget(waivers)
        fields = (
            Field("closed_by", _("Closed by"), "", Kind.PERSON),
            Field("closed_on", _("On"), "", Kind.DATE),
            Field("reason", _("Remark"), "", Kind.LONG_TEXT),
        )
        start: dict[str, Value] = {
            "closed_by": self.opened.user,
            "closed_on": self.desk.clock.today(),
        }
        card = self._add_form(fields, start, _("Who closes it"))
        reject = link_button(theme, _("It was a mistake or a duplicate"), "x", name="rejectButton")
        reject.setToolTip(_("Rejects the entry. It is kept, and left out of figures."))
        reject.clicked.connect(self._reject)
        card.body.addWidget(reject, alignment=Qt.AlignmentFlag.AlignLeft)

    def _build_closed(self) -> None:
        closing, dates = self.entry.closing, self.desk.dates
        self.ask(_("This entry is closed"))
        if closing is not None:
            card = Card()
            card.body.addWidget(
                Facts(
                    [
                        (_("How"), in_words(closing.kind)),
                        (_("On"), dates.short(closing.closed_on)),
                        (_("By"), in_words(closing.closed_by)),
                        (_("Remark"), closing.reason),
                    ]
                )
            )
            self.column.addWidget(card)
        fields = (
            Field("reopen_reason", _("Why is it opened again?"), "", Kind.LONG_TEXT),
            Field("reopened_by", _("Reopened by"), "", Kind.PERSON),
            Field("reopened_on", _("On"), "", Kind.DATE),
        )
        start: dict[str, Value] = {
            "reopened_by": self.opened.user,
            "reopened_on": self.desk.clock.today(),
        }
        self._add_form(fields, start, _("Open it again"))

    def advice(self) -> Sequence[QWidget]:
        """Former closings, where it was opened again."""
        former = [c for c in self.entry.closings if c.is_reopened]
        if not former:
            return ()
        dates, card = self.desk.dates, Card(_("Closed before"))
        for closing in former:
            facts = [
                (_("Closed"), dates.short(closing.closed_on)),
                (_("By"), in_words(closing.closed_by)),
                (_("Reopened"), dates.short(closing.reopened_on)),
                (_("Because"), closing.reopen_reason),
            ]
            card.body.addWidget(Facts(facts))
        return (card,)

    def _add_form(self, fields: Sequence[Field], start: Mapping[str, Value], title: str) -> Card:
        desk, people = self.desk, self.opened.people
        self._form = RecordForm(desk.theme, desk.dates, fields, people, desk.helps.of("closing"))
        self._form.set_values(start)
        self._form.changed.connect(self._tell)
        self._first = self._form.values()
        card = Card(title)
        card.body.addWidget(self._form)
        self.column.addWidget(card)
        return card

    def _tell(self, _key: str) -> None:
        self.edited.emit()

    def _decision(self, on: str, by: str, reason: str) -> tuple[date | None, str, str]:
        values = self._form.values() if self._form else {}
        day = values.get(on)
        name, why = str(values.get(by) or ""), str(values.get(reason) or "")
        return day if isinstance(day, date) else None, name, why

    def _close(self) -> None:
        if self._missing is not None:
            self._missing.insist()
            return
        kind, closings = closing_kind_of(self.entry), self.case.closings
        on, by, reason = self._decision("closed_on", "closed_by", "reason")
        self._act(lambda uid, version: closings.close(uid, version, kind, on, by, reason))

    def _reject(self) -> None:
        on, by, reason = self._decision("closed_on", "closed_by", "reason")
        if not reason and self._form is not None:
            ask = _("Say whether it was a mistake, a duplicate, or not confirmed.")
            self._form.show_problems({"reason": ask})
            return
        closings = self.case.closings
        self._act(lambda uid, version: closings.reject(uid, version, reason, on, by))

    def _reopen(self) -> None:
        on, by, reason = self._decision("reopened_on", "reopened_by", "reopen_reason")
        if not reason and self._form is not None:
            self._form.show_problems({"reopen_reason": _("Say why it is opened again.")})
            return
        closings = self.case.closings
        self.acted.emit(lambda uid, version: closings.reopen(uid, version, reason, on, by), "")

    def _act(self, saving: Commit) -> None:
        self.acted.emit(saving, Stage.CLOSE)

    def _waive(self, finding: Finding, reason: str) -> None:
        checking = self.case.checking
        self._act(lambda uid, version: checking.waive(uid, version, finding.rule, reason))

    def _unwaive(self, rule: str) -> None:
        checking = self.case.checking
        self._act(lambda uid, version: checking.unwaive(uid, version, rule))
