"""What is due when, as reminders for a calendar."""

from collections.abc import Iterator

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.priority import next_due_on
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.exchange.calendar_file import Reminder
from isms_desktop.runtime.i18n import _
from isms_desktop.services.reporting.action_list import todos_of
from isms_desktop.services.reporting.state import State


def reminders_of(state: State, progress: Progress) -> list[Reminder]:
    """Open actions, effect checks, entries still to be decided on, risks to be reviewed again."""
    found: list[Reminder] = []
    for entry in state.entries(RegisterQuery(sort="ref"), progress):
        found += _of_entry(entry, state)
    return sorted(found, key=lambda reminder: (reminder.on, reminder.title))


def _of_entry(entry: Entry, state: State) -> Iterator[Reminder]:
    todos = [] if entry.is_closed else todos_of(entry)
    for todo in todos:
        if todo.due_on:
            owner = state.name(todo.owner) or _("No owner yet")
            title = f"{todo.ref}: {' '.join(todo.what.split())}"
            text = _("For: {entry}\nOwner: {name}").format(entry=todo.entry, name=owner)
            yield Reminder(todo.uid, entry.version, todo.due_on, title, text)
    due_on = next_due_on(entry)
    if due_on and not todos:
        name = " ".join(entry.name.split())
        title = _("{ref}: review the accepted risk") if entry.is_closed else _("{ref}: next step")
        yield Reminder(entry.uid, entry.version, due_on, title.format(ref=entry.ref), name)
