"""What can be done with the entries selected in the register: change together, copy, bin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.services.bulk_changes import BulkChanges, can_be_shared
from isms_desktop.services.entries import Entries
from isms_desktop.services.people import People
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.table_foot import TableAction
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.registers.bulk_dialog import BulkDialog


@dataclass(frozen=True, slots=True)
class Together:
    """What changing several entries needs: the use cases, and the names that are offered."""

    bulk: BulkChanges
    people: People


class EntryActions(QObject):
    """Works on the selected rows of a table of entries.

    Ctrl+D fills down: the value that the first selected entry has in the column under the cursor is
    offered to all of them, with the same preview as any change of several.
    """

    def __init__(
        self, desk: Desk, table: RegisterTable, entries: Entries, together: Together
    ) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table
        self._entries, self._together = entries, together

    def actions(self) -> Sequence[TableAction]:
        """What the foot of the table offers."""
        return (
            TableAction(_("Change…"), "pencil", "bulkButton", self.change, "Ctrl+E"),
            TableAction(_("Fill down"), "copy", "fillDownButton", self.fill_down, "Ctrl+D"),
            TableAction(_("Copy"), "table", "copyRowsButton", self._table.copy_selection, "Ctrl+C"),
            TableAction(_("Move to the bin"), "trash-2", "binButton", self.bin, "Del"),
        )

    def change(self) -> None:
        """Ask what all selected entries shall be given, show what that does, and do it."""
        self._open_dialog(self._shared_column(), None)

    def fill_down(self) -> None:
        """Offer all selected entries what the first of them has in the column under the cursor."""
        key, uids = self._shared_column(), self._table.selected_ids()
        if key and len(uids) > 1:
            row = self._table.register.row_of(uids[0])
            value = self._table.register.row_at(row)[key] if row is not None else None
            self._open_dialog(key, value)
        else:
            self._desk.prompts.inform(
                _("Select several entries, and click the column to fill down."),
                _("Titles, references and long texts are each entry's own."),
            )

    def bin(self) -> None:
        """Move the selected entries to the bin; undo and the bin itself bring them back."""
        uids = self._table.selected_ids()
        self._desk.jobs.write(partial(_binned, self._entries, uids), done=self._told)

    def _shared_column(self) -> str:
        key = self._table.current_column()
        key = "due_on" if key == "next_due_on" else key
        return key if key in ENTRIES and can_be_shared(ENTRIES[key]) else ""

    def _open_dialog(self, key: str, value: object) -> None:
        uids, people = self._table.selected_ids(), self._together.people.names()
        dialog = BulkDialog(self._desk, self._together.bulk, uids, people)
        dialog.setParent(self._table.window(), dialog.windowFlags())
        dialog.offer(key or "owner", value)
        dialog.done_with.connect(self._told)
        dialog.open()

    def _told(self, changes: Changes) -> None:
        self._desk.news.announce(changes)


def _binned(entries: Entries, uids: Sequence[str], _progress: Progress) -> Changes:
    return entries.to_bin(uids)
