"""After how many days an effect check is proposed."""

from dataclasses import astuple
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLineEdit

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.words import Severity
from isms_desktop.runtime.i18n import _
from isms_desktop.services.organisations import Organisations
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.tokens import SPACE_12

_LEVELS: Final = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_WIDTH: Final = 90


class CheckDaysCard(Card):
    """Four numbers of days, by level; each is in force once it is left."""

    def __init__(self, desk: Desk, organisations: Organisations) -> None:
        super().__init__(_("Days to the effect check"))
        self._desk = desk
        self._organisations = organisations
        text = _(
            "An effect check is proposed so many days after the last action. A major nonconformity "
            "counts as critical, a minor one and what is not rated as medium; the shortest counts."
        )
        self.body.addWidget(WrappedText(text, tone="muted"))
        self._fields: list[QLineEdit] = []
        grid = QGridLayout()
        grid.setSpacing(SPACE_12)
        for column, (level, usual) in enumerate(zip(_LEVELS, astuple(CheckDays()), strict=True)):
            named, field = label(_(level.value)), self._field(level, usual)
            named.setBuddy(field)
            grid.addWidget(named, 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(len(_LEVELS), 1)
        self.body.addLayout(grid)
        text = _("Days that are already agreed stay. A field left empty takes the usual number.")
        self.body.addWidget(WrappedText(text, tone="muted"))
        desk.news.data_changed.connect(self._note)
        self._refresh()

    def _field(self, level: Severity, usual: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"checkDays{level.name.title()}Field")
        field.setAccessibleName(_("Days to the effect check, {level}").format(level=_(level.value)))
        field.setPlaceholderText(str(usual))
        field.editingFinished.connect(self._save)
        bound(self._desk.theme, field, width=_WIDTH)
        self._fields.append(field)
        return field

    def _note(self, changes: Changes) -> None:
        if RecordKind.ORGANISATION in changes:
            self._refresh()

    def _refresh(self) -> None:
        self._desk.jobs.read(lambda _progress: self._organisations.check_days(), done=self._show)

    def _show(self, days: CheckDays) -> None:
        for field, number in zip(self._fields, astuple(days), strict=True):
            field.setText(str(number))
            field.setModified(False)

    def _save(self) -> None:
        if not any(field.isModified() for field in self._fields):
            return
        typed = [field.text() for field in self._fields]
        for field in self._fields:
            field.setModified(False)

        def work(_progress: Progress) -> Changes:
            return self._organisations.set_check_days(typed)

        self._desk.jobs.write(work, done=self._saved, failed=self._refused)

    def _saved(self, changes: Changes) -> None:
        self._refresh()
        self._desk.news.announce(changes)

    def _refused(self, error: UserError) -> None:
        self._refresh()
        self._desk.prompts.warn(error)
