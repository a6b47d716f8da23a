"""What was changed, by whom and when, and the fingerprint that makes tampering show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One recorded change of one field, or a record that was created or deleted.

    `owner` is the entry a record belongs to, else the record itself. `old` and `new` are the stored
    values as JSON. Of a created record `field` is empty and `new` holds the whole record, of a
    deleted one `old` does. Steps are numbered by their first history entry.
    """

    sequence: int
    step: int
    moment: datetime
    actor: str
    action: str
    entity: str
    record: str
    owner: str
    field: str
    old: str | None
    new: str | None
    reason: str

    @property
    def is_created(self) -> bool:
        """Whether the record came into being."""
        return not self.field and self.old is None

    @property
    def is_deleted(self) -> bool:
        """Whether the record was taken away."""
        return not self.field and self.new is None


@dataclass(frozen=True, slots=True)
class HistoryHead:
    """Where the history stands: printed on paper and kept in backups, so that a cut tail shows.

    An empty history has number 0, a blank fingerprint and no moment.
    """

    sequence: int = 0
    fingerprint: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What checking the whole file found; each problem is one sentence for the user."""

    problems: tuple[str, ...]
    entries_checked: int
    head: HistoryHead

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


class BackupReason(StrEnum):
    """Why a backup was made; those before something risky are never thinned out."""

    REGULAR = "regular"
    BY_HAND = "by hand"
    BEFORE_UPGRADE = "before upgrade"
    BEFORE_IMPORT = "before import"
    BEFORE_RESTORE = "before restore"

    @property
    def is_lasting(self) -> bool:
        """Whether thinning leaves it alone."""
        return self is not BackupReason.REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRecord:
    """A backup that was written and read again; its manifest lies beside it as JSON.

    `counts` is the number of rows by table, `size` in bytes.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    size: int
    sha256: str
    is_encrypted: bool
    counts: Mapping[str, int]
    head: HistoryHead
