"""Step 3: every row and what would happen with it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.importing.choices import ImportChoices, OnClash
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.importing import Planned
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.check_table import (
    Group,
    group_counts,
    group_names,
    model_of,
    plain_line,
)
from isms_desktop.ui.importing.option_line import OptionLine
from isms_desktop.ui.importing.parts import drop, set_tone
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Banner, Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12, Size, Tone

_LONGEST_LINE: Final = 400
_LOOKED_AT_FIRST: Final = (Group.CLASH, Group.CHANGED, Group.SKIPPED)


class CheckStep(QWidget):
    """Counts as chips, the rows of the chosen chip, and what to do about clashes."""

    on_clash_chosen = Signal(object)
    problems_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plan: Planned | None = None
        self._chips: ChipBar | None = None
        self._groups: tuple[Group, ...] = ()
        self._table: RegisterTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self._warnings = Banner(desk.theme, Tone.INFO, "")
        self._clashes = Card(tone=Tone.WARN)
        self._clash_text = WrappedText("", weight=MEDIUM)
        self._options = OptionLine(wording.on_clash_options(), "onClash")
        self._options.chosen.connect(self._choose)
        self._clashes.body.addWidget(self._clash_text)
        self._clashes.body.addWidget(self._options)
        self._line = WrappedText("", Size.SMALL, "muted")
        self._line.setObjectName("wholeLine")
        self._column.addWidget(self._warnings)
        self._column.addWidget(self._clashes)
        self._chip_row, self._table_row = QVBoxLayout(), QVBoxLayout()
        self._column.addLayout(self._chip_row)
        self._column.addLayout(self._table_row, 1)
        self._column.addWidget(self._line)
        text = _("Save the rows with problems to correct them…")
        self._save = button(desk.theme, text, "save", name="saveProblemsButton")
        self._save.clicked.connect(self._ask_where)
        self._column.addWidget(row_of(self._save))

    def show_plan(self, plan: Planned, choices: ImportChoices) -> None:
        """Show the rows of a plan."""
        if plan is self._plan:
            return
        is_same_file = self._plan is not None and self._plan.source is plan.source
        self._plan = plan
        self._warnings.say("\n".join(_(sentence) for sentence in plan.warnings))
        self._warnings.setVisible(bool(plan.warnings))
        self._save.setVisible(bool(plan.problems))
        self._show_clashes(plan, choices)
        counts = group_counts(plan)
        groups = tuple(group for group in Group if counts[group]) or (Group.NEW,)
        before = self._chips.chosen_key() if self._chips and is_same_file else ""
        if groups != self._groups:
            self._groups = groups
            self._build_chips()
        chips = self._chips
        if chips is None:
            return
        chips.set_counts({str(group): counts[group] for group in groups})
        first = next((group for group in _LOOKED_AT_FIRST if group in groups), groups[0])
        chips.choose(before if before in groups else first)
        self._show_group(chips.chosen_key())

    def take_focus(self) -> None:
        """Put the cursor into the rows, or on the question about clashes."""
        if not self._clashes.isHidden():
            self._options.setFocus()
        elif self._table is not None:
            self._table.setFocus()

    def _show_clashes(self, plan: Planned, choices: ImportChoices) -> None:
        is_updating = choices.on_clash is OnClash.UPDATE
        asked = {Outcome.CLASH, Outcome.SKIPPED} | ({Outcome.CHANGED} if is_updating else set())
        count = sum(row.outcome in asked and row.is_differing for row in plan.rows)
        self._clashes.setVisible(bool(count) or is_updating)
        text = plural(
            "{n} row has a reference that stands in the register with other content.",
            "{n} rows have a reference that stands in the register with other content.",
            count,
        )
        set_tone(self._clashes, Tone.WARN if plan.clashes else Tone.NEUTRAL)
        self._clash_text.setText(text.format(n=count))
        self._options.choose(choices.on_clash or OnClash.STOP)

    def _build_chips(self) -> None:
        if self._chips is not None:
            drop(self._chips)
        names = group_names()
        self._chips = ChipBar(self._desk.theme, [(group, names[group]) for group in self._groups])
        self._chips.chosen.connect(self._show_group)
        self._chip_row.addWidget(self._chips)

    def _show_group(self, key: str) -> None:
        if self._plan is None:
            return
        had_focus = self._table is not None and self._table.hasFocus()
        if self._table is not None:
            drop(self._table)
        group = Group(key)
        model = model_of(self._plan, group, self._desk.dates)
        self._table = RegisterTable(self._desk.theme, model, {}, "checkTable")
        model.setParent(self._table)
        self._table.setAccessibleName(group_names()[group])
        self._table.horizontalHeader().setSectionsClickable(False)
        self._table.current_changed.connect(self._say_whole)
        self._table_row.addWidget(self._table)
        self._line.setText("")
        if model.rowCount():
            self._table.select_id("0")
        if had_focus:
            self._table.setFocus()

    def _say_whole(self, line_id: str) -> None:
        if line_id and self._table is not None:
            line = plain_line(self._table.register, int(line_id), _LONGEST_LINE)
            self._line.setText(line)

    def _ask_where(self) -> None:
        """Where the rows with problems shall be saved."""
        if self._plan is None:
            return
        path = self._plan.source.path
        suggested = path.with_name(_("{name} - to correct.xlsx").format(name=path.stem))
        title, filters = _("Save the rows to correct"), _("Excel workbook (*.xlsx)")
        target = self._desk.prompts.choose_save_file(title, suggested, filters)
        if target is not None:
            self.problems_wanted.emit(target)

    def _choose(self, value: str) -> None:
        self.on_clash_chosen.emit(OnClash(value))
