"""Where a new objective or indicator begins: one's own words, or something proven."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.built_in import KINDS
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.objective_examples import (
    WorkedExample,
    proposed_indicators,
    worked_examples,
)
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, heading
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_4, SPACE_12, SPACE_16, STRONG, Size

_BESIDE: Final = 2


class ExampleCards(QWidget):
    """The worked examples, two beside each other."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_12)
        for place, example in enumerate(worked_examples(desk.clock.today())):
            grid.addWidget(self._card(example), *divmod(place, _BESIDE))
        for column in range(_BESIDE):
            grid.setColumnStretch(column, 1)

    def _card(self, example: WorkedExample) -> QWidget:
        card = Card()
        card.body.addWidget(WrappedText(example.title, weight=STRONG))
        card.body.addWidget(WrappedText(str(example.values["statement"]), Size.SMALL, "muted"))
        card.body.addStretch(1)
        use = button(self._desk.theme, _("Start from this"), name=f"example_{example.key}")
        use.setAccessibleName(_("Start from this: {title}").format(title=example.title))
        use.clicked.connect(lambda: self.chosen.emit(example))
        card.body.addWidget(use, alignment=Qt.AlignmentFlag.AlignLeft)
        return card


class Start(QWidget):
    """A page that asks for the first words of something new.

    `begun` hands over the values it begins with, `example_chosen` a `WorkedExample`.
    """

    begun = Signal(object)
    example_chosen = Signal(object)

    def __init__(self, desk: Desk, title: str, field: Field) -> None:
        super().__init__()
        self.desk, self._key = desk, field.key
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_16)
        self.column.addWidget(heading(title))
        card = Card()
        self.form = RecordForm(desk.theme, desk.dates, (field,), (), desk.helps.of("aim_start"))
        card.body.addWidget(self.form)
        go_on = primary_button(desk.theme, _("Go on"), "arrow-right", name="beginButton")
        go_on.clicked.connect(self.submit)
        card.body.addWidget(go_on, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def has_typed(self) -> bool:
        """Whether there are words that are not kept yet."""
        return bool(self.form.value(self._key))

    def submit(self) -> None:
        """Begin with what was typed; without a word say that it takes some."""
        if self.has_typed():
            self.begun.emit(self.form.values())
        else:
            self.form.show_problems({self._key: _("A few words are needed here.")})

    def forget(self) -> None:
        """Take what was typed as kept or dropped."""
        self.form.set_values({self._key: ""})


class ObjectiveStart(Start):
    """Asks what shall be reached, and offers the worked examples."""

    def __init__(self, desk: Desk) -> None:
        field = Field("statement", _("What shall be reached?"), "", Kind.LONG_TEXT)
        super().__init__(desk, _("New objective"), field)
        self.column.addWidget(heading(_("Or start from a worked example"), 3))
        examples = ExampleCards(desk)
        examples.chosen.connect(self.example_chosen)
        self.column.addWidget(examples)
        self.column.addStretch(1)


class IndicatorStart(Start):
    """Asks what is measured, and offers proposals and what the program counts itself."""

    def __init__(self, desk: Desk) -> None:
        field = Field("name", _("What is measured?"), "", Kind.TEXT)
        super().__init__(desk, _("New indicator"), field)
        proposed = [
            (str(each.values["name"]), str(each.values.get("method") or ""), each.values)
            for each in proposed_indicators()
            if "built_in" not in each.values
        ]
        self._offer(_("Proposals"), _("Nothing counts until you set a target."), proposed)
        counted = [
            (_(built_in.value), _(kind.method), {"built_in": built_in, "name": _(built_in.value)})
            for built_in, kind in KINDS.items()
        ]
        self._offer(_("Counted from your register"), _("These need no measuring."), counted)
        self.column.addStretch(1)

    def _offer(
        self, title: str, text: str, offers: Sequence[tuple[str, str, Mapping[str, Value]]]
    ) -> None:
        card = Card(title)
        card.body.addWidget(WrappedText(text, tone="muted"))
        for name, method, values in offers:
            card.body.addWidget(self._line(name, method, self._begin_with(values)))
        self.column.addWidget(card)

    def _begin_with(self, values: Mapping[str, Value]) -> Callable[[], None]:
        return lambda: self.begun.emit(dict(values))

    def _line(self, name: str, method: str, begin: Callable[[], Any]) -> QWidget:
        theme = self.desk.theme
        take = button(theme, _("Take it"), name=f"take_{name}")
        take.setAccessibleName(_("Take it: {name}").format(name=name))
        take.clicked.connect(begin)
        return told_line(IconLabel(theme, "target", "muted"), name, method, take)


def told_line(icon: QWidget, title: str, text: str, *buttons: QWidget) -> QWidget:
    """One line of a card: icon, title with a sentence below it, buttons."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, SPACE_4, 0, SPACE_4)
    row.setSpacing(SPACE_12)
    row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(WrappedText(title, weight=MEDIUM))
    if text:
        texts.addWidget(WrappedText(text, Size.SMALL, "muted"))
    row.addLayout(texts, 1)
    for each in buttons:
        row.addWidget(each)
    return line
