"""One action while it is carried out: what was really done, what shows it, and its moved dates."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from isms_desktop.domain.corrective_action import Done
from isms_desktop.domain.entry import Action, Entry
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import in_words
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.buttons import button, link_button
from isms_desktop.ui.kit.cards import Card, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import MEDIUM, STRONG, Size, Tone

_DONE = ("done_on", "change_ticket", "done_note", "evidence")
_MOVE = ("moved_to", "moved_because")


class DoneCard(Card):
    """Records how one action was carried out.

    Emits `changed` when something was left with another value, `typing` with every letter, and
    `move_asked` with the action's id, the new day and the reason.
    """

    changed = Signal()
    typing = Signal()
    move_asked = Signal(str, object, str)

    def __init__(self, desk: Desk, entry: Entry, action: Action) -> None:
        super().__init__()
        self._desk = desk
        self.action = action
        self.setObjectName(f"done_{action.number}")
        self.body.addLayout(self._head(entry))
        self.body.addWidget(WrappedText(action.what or _("Nothing is planned yet"), weight=MEDIUM))
        self.body.addWidget(WrappedText(self._meta(entry), Size.SMALL, "muted"))
        for change in action.former_due:
            words = _("Was due {day}; moved {on} by {name}: {reason}").format(
                day=desk.dates.short(change.former_on) or _("no day"),
                on=desk.dates.short(change.changed_on),
                name=change.changed_by or _("nobody named"),
                reason=change.reason or _("no reason given"),
            )
            self.body.addWidget(WrappedText(words, Size.SMALL, "muted"))
        self.body.addWidget(Line())
        self._form = self._done_form(action)
        self._move = self._move_form()
        self._first = self._form.values()

    def typed(self) -> dict[str, Value]:
        """The fields that differ from what is stored, and a move that was not made yet."""
        now = self._form.values()
        changed = {key: value for key, value in now.items() if value != self._first[key]}
        move = {key: value for key, value in self._move.values().items() if value}
        return changed | move

    def is_changed(self) -> bool:
        """Whether there is something of the action to be stored."""
        return any(key in _DONE for key in self.typed())

    def done(self) -> Done:
        """How it was carried out, as it stands on the card."""
        values = self._form.values()
        done_on = values["done_on"]
        return Done(
            done_on=done_on if isinstance(done_on, date) else None,
            done_note=str(values["done_note"]),
            evidence=str(values["evidence"]),
            change_ticket=str(values["change_ticket"]),
        )

    def take_as_stored(self, *, is_stored: bool) -> None:
        """Count what stands here as stored, or as typed again after a refusal."""
        if is_stored:
            self._first = self._form.values()
        else:
            self._first = {key: getattr(self.action, key) for key in self._form.values()}

    def restore(self, values: Mapping[str, Value]) -> None:
        """Show what was typed."""
        self._form.set_values(values)
        self._move.set_values(values)
        if any(values.get(key) for key in _MOVE):
            self._open_move()

    def focus(self, key: str) -> None:
        """Lead to a field."""
        self._form.focus(key if key in _DONE else "done_on")

    def _head(self, entry: Entry) -> QHBoxLayout:
        action, dates = self.action, self._desk.dates
        if action.is_done:
            done = _("Done {day}").format(day=dates.short(action.done_on))
            look = BadgeLook(done, Tone.OK, "circle-check")
        elif dates.is_late(action.due_on):
            look = BadgeLook(dates.due(action.due_on), Tone.DANGER, "circle-alert")
        else:
            due = dates.due(action.due_on)
            look = BadgeLook(_("Due {when}").format(when=due) if due else _("No due date"))
        row = QHBoxLayout()
        row.addWidget(Text(entry.action_ref(action), tone="accent", weight=STRONG))
        row.addStretch(1)
        row.addWidget(Badge(self._desk.theme, look))
        return row

    def _meta(self, entry: Entry) -> str:
        causes = [n.answer for n in entry.round.causes if n.number in self.action.causes]
        due = self._desk.dates.short(self.action.due_on)
        parts = (
            in_words(self.action.owner) or _("no owner"),
            _("due {day}").format(day=due) if due else "",
            _("against: {cause}").format(cause="; ".join(causes)) if causes else "",
        )
        return " · ".join(part for part in parts if part)

    def _done_form(self, action: Action) -> RecordForm:
        fields = (
            Field("done_on", _("Done on"), "", Kind.DATE),
            Field("change_ticket", _("Change ticket"), "", Kind.OPEN_CHOICE),
            Field("done_note", _("What was really done"), "", Kind.LONG_TEXT),
            Field("evidence", _("Evidence"), "", Kind.LONG_TEXT),
        )
        form = self._form_of(fields)
        for field in fields:
            form.editor(field.key).setObjectName(f"field_actions/{action.number}/{field.key}")
        form.set_values({key: getattr(action, key) for key in _DONE})
        form.changed.connect(self._tell)
        form.typing.connect(self.typing)
        self.body.addWidget(form)
        return form

    def _move_form(self) -> RecordForm:
        theme = self._desk.theme
        self._move_link = link_button(
            theme, _("Move the due date"), "calendar", name="moveDueButton"
        )
        self._move_link.clicked.connect(self._open_move)
        self.body.addWidget(self._move_link, alignment=Qt.AlignmentFlag.AlignLeft)
        self._move_link.setVisible(not self.action.is_done)
        card = Card()
        fields = (
            Field("moved_to", _("New due date"), "", Kind.DATE),
            Field("moved_because", _("Why it takes longer"), "", Kind.TEXT),
        )
        form = self._form_of(fields)
        form.changed.connect(self._tell)
        card.body.addWidget(form)
        move = button(theme, _("Move it"), "check", name="confirmMoveButton")
        move.clicked.connect(self._ask_move)
        card.body.addWidget(move, alignment=Qt.AlignmentFlag.AlignLeft)
        self._mover = card
        card.hide()
        self.body.addWidget(card)
        return form

    def _form_of(self, fields: Sequence[Field]) -> RecordForm:
        desk = self._desk
        return RecordForm(desk.theme, desk.dates, fields, (), desk.helps.of("action"))

    def _open_move(self) -> None:
        self._move_link.hide()
        self._mover.show()
        self._move.focus("moved_to")

    def _ask_move(self) -> None:
        day, reason = self._move.value("moved_to"), str(self._move.value("moved_because"))
        problems: dict[str, str] = {}
        if not isinstance(day, date):
            problems["moved_to"] = _("Say which day is the new one.")
        if not reason:
            problems["moved_because"] = _("Say why. The former date is kept beside it.")
        self._move.show_problems(problems)
        if not problems:
            self._move.set_values({"moved_to": None, "moved_because": ""})
            self.move_asked.emit(self.action.uid, day, reason)

    def _tell(self, _key: str) -> None:
        self.changed.emit()


def with_number(card: DoneCard) -> dict[str, Value]:
    """What was typed on a card, with the action's number before each key."""
    return {f"{card.action.number}/{key}": value for key, value in card.typed().items()}


def of_number(draft: Mapping[str, str], number: int) -> dict[str, str]:
    """What a draft holds of the action with this number."""
    mark = f"{number}/"
    return {k.removeprefix(mark): v for k, v in draft.items() if k.startswith(mark)}


def dates_of(values: Mapping[str, str], keys: Sequence[str]) -> dict[str, Value]:
    """Read the days among typed texts."""
    return {k: date.fromisoformat(v) if k in keys and v else v or None for k, v in values.items()}
