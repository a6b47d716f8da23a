"""How many checks speak of the entries in sight, counted beside the window."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.checking import CheckCounts
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.register_model import PAGE, Cell, RegisterModel, Row
from isms_desktop.ui.kit.tokens import Tone

Count = Callable[[Sequence[str]], dict[str, CheckCounts]]


class CountsInSight(QObject):
    """Knows the counts of the entries that were shown in the table it stands in.

    A new `turn` begins when what was counted no longer holds.
    """

    def __init__(self, jobs: Jobs, count: Count) -> None:
        super().__init__()
        self._jobs, self._count = jobs, count
        self._model: RegisterModel | None = None
        self._known: dict[str, CheckCounts] = {}
        self._asked: set[str] = set()
        self.turn = 0

    def known(self) -> Mapping[str, CheckCounts]:
        """The counts that still hold."""
        return dict(self._known)

    def learn(self, turn: int, counts: Mapping[str, CheckCounts]) -> None:
        """Take over what somebody else has counted since this turn began."""
        if turn == self.turn:
            self._known |= counts
            self._asked |= set(counts)

    def stand_in(self, model: RegisterModel) -> None:
        """Count what this table shows, a page of it at a time."""
        self._model = model

    def forget(self) -> None:
        """Count anew: entries have changed."""
        self.turn += 1
        self._known.clear()
        self._asked.clear()

    def cell(self, row: Row) -> Cell:
        """What is said of a line; blank until it is counted."""
        uid = row["uid"]
        place = self._model.row_of(uid) if self._model and uid else None
        if self._model is None or place is None:
            return Cell()
        if uid not in self._asked:
            start = place // PAGE * PAGE
            beside = self._model.ids()[start : start + PAGE]
            self._asked |= set(beside)
            work = partial(_counted, self._count, tuple(beside))
            self._jobs.read(work, done=partial(self._take, self.turn))
        counts = self._known.get(uid)
        return _said(counts) if counts else Cell()

    def _take(self, turn: int, counts: dict[str, CheckCounts]) -> None:
        if turn == self.turn:
            self._known |= counts
            if self._model is not None:
                self._model.tell_anew()


def _counted(count: Count, uids: Sequence[str], _progress: Progress) -> dict[str, CheckCounts]:
    return count(uids)


def _said(counts: CheckCounts) -> Cell:
    missing = plural("{n} missing", "{n} missing", counts.missing).format(n=counts.missing)
    advice = plural("{n} hint", "{n} hints", counts.advice).format(n=counts.advice)
    parts = [missing] * bool(counts.missing) + [advice] * bool(counts.advice)
    tone = Tone.WARN if counts.missing else None
    return Cell(", ".join(parts) or _("nothing"), tone=tone)
