"""The top of an entry's page: where you are, its name, and the stepper with its dates."""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.stages import ACT, CHECK, StageState, stage_marks
from isms_desktop.domain.words import ClosingKind
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.wording import in_words
from isms_desktop.ui.entry.stage_list import (
    applies,
    folded_because,
    heading_of,
    shown_headings,
    standing_at,
    state_of,
    title_of,
    under,
)
from isms_desktop.ui.kit.buttons import Chip, link_button
from isms_desktop.ui.kit.cards import Banner, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, small
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.stepper import Step, Stepper, StepState
from isms_desktop.ui.kit.tokens import (
    ICON_BADGE,
    SPACE_4,
    SPACE_8,
    STRONG,
    Size,
    Tone,
)

_TITLE_LETTERS: Final = 140
"""A longer name, the first line of what happened, goes on in the description."""


class EntryHead(QWidget):
    """Breadcrumb, state of saving, title, stepper, and the stages of the heading shown."""

    back_requested = Signal()
    drop_requested = Signal()
    stage_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self._lower: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(self._top_row())
        self._title = WrappedText("", Size.H2, weight=STRONG)
        self._title.setObjectName("entryTitle")
        column.addWidget(self._title)
        self._stepper = Stepper(desk.theme)
        self._stepper.step_requested.connect(self._request_heading)
        column.addWidget(self._stepper)
        self._column = column

    def show_new(self) -> None:
        """Head the page of an entry that is not recorded yet."""
        self._entry = None
        self._ref.setText(_("New entry"))
        self._title.setText(_("New entry"))
        self._title.setToolTip("")
        self._stepper.hide()
        self._replace_lower(())

    def show_entry(self, entry: Entry, stage: Stage) -> None:
        """Head the page of this entry while one of its stages is shown."""
        self._entry = entry
        self._ref.setText(entry.ref)
        self._title.setText(shorten(entry.name, _TITLE_LETTERS, placeholder="…"))
        self._title.setToolTip(entry.name if len(entry.name) > _TITLE_LETTERS else "")
        self._stepper.setVisible(stage is not Stage.FORM)
        self._stepper.show_steps(self._steps(entry, stage))
        rows: list[QWidget] = []
        stages = under(heading_of(stage), entry) if stage is not Stage.FORM else ()
        if len(stages) > 1:
            rows.append(self._chips(entry, stages, stage))
        if sentence := folded_because(entry):
            change = link_button(self._desk.theme, _("Change the decision"), name="decisionButton")
            change.clicked.connect(lambda: self.stage_requested.emit(Stage.DECIDE))
            rows.append(row_of(small(sentence), change, spacing=SPACE_4))
        if entry.is_closed:
            rows.append(self._closed_banner(stage))
        self._replace_lower(rows)

    def say(self, sentence: str, *, can_drop: bool = False) -> None:
        """Say how what was typed is kept; `can_drop` offers to take it back."""
        self._state.setText(sentence)
        self._tick.setVisible(bool(sentence))
        self._drop.setVisible(can_drop)

    def take_keys(self) -> None:
        """Go on with the keys at the step shown, from where arrows lead to the others."""
        for step in self._stepper.buttons():
            if step.step.state is StepState.CURRENT:
                step.setFocus(Qt.FocusReason.TabFocusReason)

    def stepper(self) -> Stepper:
        """The row of steps."""
        return self._stepper

    def _top_row(self) -> QHBoxLayout:
        theme = self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        back = link_button(theme, _("Register"), "arrow-left", name="backButton")
        back.clicked.connect(self.back_requested)
        self._ref = Text("", tone="muted")
        self._state = small("")
        self._state.setObjectName("savingState")
        self._tick = IconLabel(theme, "check", Tone.OK, ICON_BADGE)
        self._drop = link_button(theme, _("Undo my typing"), "undo-2", name="dropButton")
        self._drop.clicked.connect(self.drop_requested)
        row.addWidget(back)
        row.addWidget(Text("/", tone="muted"))
        row.addWidget(self._ref)
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._tick)
        row.addWidget(self._state)
        self.say("")
        return row

    def _steps(self, entry: Entry, stage: Stage) -> list[Step]:
        marks = {mark.name: mark for mark in stage_marks(entry)}
        here = heading_of(stage)
        return [
            Step(
                heading,
                _(heading),
                StepState.CURRENT if heading == here else _state(entry, heading),
                self._note(entry, heading, marks[heading].done_on),
                is_open=True,
            )
            for heading in shown_headings(entry, stage)
        ]

    def _note(self, entry: Entry, heading: str, done_on: date | None) -> str:
        dates = self._desk.dates
        if done_on is not None and _state(entry, heading) is StepState.DONE:
            return dates.short(done_on)
        if heading == CHECK and entry.round.effect_due_on:
            return _("from {day}").format(day=dates.short(entry.round.effect_due_on))
        if heading == ACT and entry.round.actions and entry.due_on:
            return _("due {day}").format(day=dates.short(entry.due_on))
        is_here = not entry.is_closed and heading_of(standing_at(entry)) == heading
        return _("in work") if is_here else ""

    def _chips(self, entry: Entry, stages: Sequence[Stage], shown: Stage) -> QWidget:
        chips: list[QWidget] = []
        for stage in stages:
            chip = Chip(self._desk.theme, title_of(stage), name=f"stage_{stage}")
            is_done = state_of(stage, entry) is StageState.DONE
            if is_done:
                chip.set_icon("check")
                chip.setAccessibleName(_("{stage}, done").format(stage=title_of(stage)))
            chip.setChecked(stage is shown)
            chip.clicked.connect(
                lambda _checked=False, stage=stage: self.stage_requested.emit(stage)
            )
            chips.append(chip)
        return row_of(*chips)

    def _closed_banner(self, stage: Stage) -> QWidget:
        closing = self._entry.closing if self._entry else None
        by = in_words(closing.closed_by) if closing else ""
        day = self._desk.dates.short(closing.closed_on) if closing else ""
        if closing is not None and closing.kind is ClosingKind.REJECTED:
            when = _("Rejected {day} by {name}.") if by else _("Rejected {day}.")
        else:
            when = _("Closed {day} by {name}.") if by else _("Closed {day}.")
        sentence = f"{when.format(day=day, name=by)} {_('It can be read, not changed.')}"
        buttons: list[QWidget] = []
        if stage is not Stage.CLOSE:
            reopen = link_button(self._desk.theme, _("Reopen"), "lock", name="reopenLink")
            reopen.clicked.connect(lambda: self.stage_requested.emit(Stage.CLOSE))
            buttons.append(reopen)
        return Banner(self._desk.theme, Tone.NEUTRAL, sentence, buttons=buttons)

    def _replace_lower(self, rows: Sequence[QWidget]) -> None:
        if self._lower is not None:
            self._column.removeWidget(self._lower)
            self._lower.hide()
            self._lower.deleteLater()
        self._lower = QWidget()
        column = QVBoxLayout(self._lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for row in rows:
            column.addWidget(row)
        self._column.addWidget(self._lower)  # first: shown alone it would be a window
        self._lower.setVisible(bool(rows))

    def _request_heading(self, heading: str) -> None:
        if self._entry is None:
            return
        stages = under(heading, self._entry)
        here = standing_at(self._entry)
        found = here if here in stages else next(iter(stages), Stage.DECIDE)
        self.stage_requested.emit(found)


def _state(entry: Entry, heading: str) -> StepState:
    stages = [stage for stage in under(heading, entry) if applies(stage, entry)]
    is_done = all(state_of(stage, entry) is StageState.DONE for stage in stages)
    return StepState.DONE if is_done else StepState.TODO
