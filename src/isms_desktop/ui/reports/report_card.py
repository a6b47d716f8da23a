"""One report in the list: what it is for, its options, and the button that shows it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.runtime.i18n import _
from isms_desktop.services.reporting import (
    Form,
    Grouping,
    Heeded,
    Naming,
    PaperSize,
    ReportKind,
    ReportOptions,
)
from isms_desktop.services.reporting.register import columns_to_choose, usual_columns
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import Button, button, primary_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.date_editor import DateEditor
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.editors import TextEditor
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_16
from isms_desktop.ui.reports.choices import ColumnsDialog, Pick

_FIELD_WIDTH: Final = 200


class ReportCard(Card):
    """A report with its options; `preview_requested` comes with its name.

    What was chosen is kept in the settings, except days and the entry, which are asked anew.
    """

    preview_requested = Signal(str)
    mail_requested = Signal()

    def __init__(self, desk: Desk, kind: ReportKind, *, is_main: bool) -> None:
        super().__init__(_(kind.title))
        self._desk = desk
        self._kind = kind
        self._columns: tuple[str, ...] = ()
        self._editors: list[tuple[str, QWidget]] = []
        self.body.addWidget(WrappedText(_(kind.sentence), tone="muted"))
        self._picks: dict[str, Pick] = {}
        self._days: dict[str, DateEditor] = {}
        self._ref = TextEditor()
        self._add_options()
        self.body.addWidget(self._fields())
        self._remember_shown(desk.preferences.settings.reports.get(kind.name, {}))
        self.body.addWidget(row_of(*self._buttons(is_main=is_main)))

    def options(self, query: RegisterQuery) -> ReportOptions:
        """What is chosen here, for the entries of a query."""
        ref = str(self._ref.value())
        if ref:
            query = RegisterQuery(where=(Condition("ref", ref),))
        return ReportOptions(
            query=query,
            as_at=self._day("as_at"),
            from_on=self._day("from_on"),
            to_on=self._day("to_on"),
            columns=self._columns,
            grouping=Grouping(self._picked("grouping", Grouping.NONE)),
            form=Form(self._picked("form", Form.SHORT)),
            naming=Naming(self._picked("naming", Naming.NAMES)),
            paper=PaperSize(self._picked("paper", PaperSize.A4)),
        )

    def show_ref(self, ref: str) -> None:
        """Fill in the entry a dossier is asked of."""
        self._ref.set_value(ref)

    def remember(self) -> None:
        """Keep what is chosen for the next time."""
        kept = {name: pick.key() for name, pick in self._picks.items()}
        kept["columns"] = ",".join(self._columns)
        preferences = self._desk.preferences
        reports = {**preferences.settings.reports, self._kind.name: kept}
        if reports != preferences.settings.reports:
            preferences.change(reports=reports)

    def choose_columns(self) -> None:
        """Ask which columns are printed."""
        shown = self._columns or usual_columns()
        dialog = ColumnsDialog(self._desk.theme, columns_to_choose(), shown, usual_columns(), self)
        dialog.chosen.connect(self._take_columns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_columns(self, keys: tuple[str, ...]) -> None:
        self._columns = () if keys == usual_columns() else keys

    def _add_options(self) -> None:
        heeds = self._kind.heeds
        if self._kind.name == "entry":
            self._ref.setObjectName("entryRefField")
            self._ref.setPlaceholderText(_("For example INC-2026-014"))
            self._add(_("Reference of the entry"), self._ref)
        if Heeded.PERIOD in heeds:
            self._add_day("from_on", _("From"), _("The 1st of January"))
            self._add_day("to_on", _("To"), _("Today"))
        if Heeded.AS_AT in heeds:
            self._add_day("as_at", _("As at the end of"), _("Today"))
        if Heeded.GROUPING in heeds:
            groups = ((_("No groups")), _("By source"), _("By owner"), _("By status"))
            self._add_pick("grouping", _("Grouping"), tuple(zip(Grouping, groups, strict=True)))
        if Heeded.FORM in heeds:
            forms = (_("A row an entry"), _("Everything filled in"))
            self._add_pick("form", _("Form"), tuple(zip(Form, forms, strict=True)))
        namings = (_("Names"), _("Initials"), _("Roles"))
        self._add_pick("naming", _("People"), tuple(zip(Naming, namings, strict=True)))
        sizes = (_("A4"), _("Letter"))
        self._add_pick("paper", _("Paper"), tuple(zip(PaperSize, sizes, strict=True)))

    def _add_day(self, name: str, text: str, while_blank: str) -> None:
        editor = DateEditor(self._desk.theme, self._desk.dates)
        editor.setObjectName(f"{self._kind.name}-{name}")
        editor.setPlaceholderText(while_blank)
        self._days[name] = editor
        self._add(text, editor)

    def _add_pick(self, name: str, text: str, words: tuple[tuple[str, str], ...]) -> None:
        pick = Pick(self._desk.theme, text, words)
        pick.setObjectName(f"{self._kind.name}-{name}")
        self._picks[name] = pick
        self._add(text, pick)

    def _add(self, text: str, editor: QWidget) -> None:
        editor.setAccessibleName(text)
        self._editors.append((text, editor))

    def _fields(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, SPACE_16)
        for text, editor in self._editors:
            named = QWidget()
            bound(self._desk.theme, named, width=_FIELD_WIDTH)
            column = QVBoxLayout(named)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_4)
            column.addWidget(label(text))
            column.addWidget(editor)
            row.addWidget(named)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return holder

    def _buttons(self, *, is_main: bool) -> list[Button]:
        theme, name = self._desk.theme, self._kind.name
        make = primary_button if is_main else button
        look = make(theme, _("Preview"), "eye", name=f"preview{name.capitalize()}Button")
        look.clicked.connect(lambda: self.preview_requested.emit(name))
        buttons = [look]
        further: tuple[tuple[bool, str, str, Callable[[], object]], ...] = (
            (Heeded.COLUMNS in self._kind.heeds, _("Columns…"), "table", self.choose_columns),
            (name == "actions", _("Copy as text"), "copy", self.mail_requested.emit),
        )
        for is_offered, text, icon, act in further:
            if is_offered:
                extra = button(theme, text, icon, name=f"{name}-{icon}")
                extra.clicked.connect(act)
                buttons.append(extra)
        return buttons

    def _remember_shown(self, kept: Mapping[str, str]) -> None:
        for name, pick in self._picks.items():
            pick.choose(kept.get(name, ""))
        self._columns = tuple(filter(None, kept.get("columns", "").split(",")))

    def _picked(self, name: str, usual: str) -> str:
        return self._picks[name].key() if name in self._picks else usual

    def _day(self, name: str) -> date | None:
        day = self._days[name].value() if name in self._days else None
        return day if isinstance(day, date) else None
