"""How what is typed on the pages of an entry is kept, committed, and never lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.progress import Progress
from isms_desktop.services.drafts import FORM, NEW_ENTRY, Stage
from isms_desktop.services.entries import Saved
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.record_stage import CaptureStage
from isms_desktop.ui.entry.stage_page import Commit, StagePage
from isms_desktop.ui.kit.desk import Desk


@dataclass(slots=True)
class Standing:
    """Which entry is open at which version; the writing thread counts the version on."""

    uid: str
    version: int


class Keeping(QObject):
    """Writes drafts and commits of the entry that is open, one after the other.

    `saved` comes with the `Saved` of a page that stays, `acted` with the `Saved` and the stage to
    be shown then; `outdated` when the entry has to be read anew, as after somebody else changed it;
    `lost` when it is not there any more, as after its recording was undone.
    """

    kept = Signal()
    saved = Signal(object)
    acted = Signal(object, str)
    outdated = Signal()
    lost = Signal()

    def __init__(self, desk: Desk, case: Casework, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._case = desk, case
        self._standing = Standing(NEW_ENTRY, 0)
        self._kept: tuple[str, Stage, dict[str, Value]] | None = None
        self._failed: tuple[Standing, dict[str, Value]] | None = None

    @property
    def uid(self) -> str:
        """The id of the entry that is open, blank for one not recorded yet."""
        return self._standing.uid

    def stand_at(self, entry: Entry) -> None:
        """Work on this entry, as it was read."""
        self._standing = Standing(entry.uid, entry.version)

    def lose(self, uid: str, error: UserError) -> None:
        """Take note that an entry could not be read."""
        if error.code == "not_found" and uid == self._standing.uid:
            self.stand_at(Entry(uid=NEW_ENTRY))
            self.lost.emit()
        else:
            self._desk.prompts.warn(error)

    def keep(self, stage: Stage, typed: Mapping[str, Value]) -> None:
        """Keep what is typed as the draft of its stage."""
        uid = self._standing.uid
        if (uid, stage, dict(typed)) == self._kept:
            return  # it is there already; a closing window would wait for writing without end
        self._kept = (uid, stage, dict(typed))

        def work(_progress: Progress) -> None:
            if typed:
                self._case.drafts.keep(uid, typed, stage)
            else:
                self._case.drafts.drop(uid, stage)

        self._desk.jobs.write(work, done=self._tell_kept)

    def drop(self, stage: Stage) -> None:
        """Forget the draft of a stage, then read the entry anew."""
        uid = self._standing.uid
        self._desk.jobs.write(
            lambda _progress: self._case.drafts.drop(uid, stage), done=self._tell_outdated
        )

    def commit(self, page: StagePage, stage: Stage) -> None:
        """Commit what is typed on a page, if anything is; the draft stays where that fails."""
        typed = page.typed()
        if not typed or self._was_refused(typed):
            return
        saving = page.commit()
        if saving is None:  # it is stored by a button of its own, such as a verdict
            self.keep(stage, typed)
            return
        standing, self._kept = self._standing, None

        def work(_progress: Progress) -> Saved:
            self._case.drafts.keep(standing.uid, typed, stage)
            saved = saving(standing.uid, standing.version)
            standing.version = saved.version
            return saved

        self._desk.jobs.write(
            work, done=self._tell_saved, failed=partial(self._refused, page, typed)
        )

    def record(self, page: CaptureStage) -> None:
        """Record a new entry; without a word about what happened it stays a draft."""
        typed, values = page.typed(), page.new_values()
        if self._was_refused(typed):
            return
        if values is None:
            if typed:
                self.keep(Stage(FORM), typed)
            return
        page.take_as_stored()

        def work(_progress: Progress) -> Saved:
            self._case.drafts.keep(NEW_ENTRY, typed, FORM)
            return self._case.entries.create(values)

        self._desk.jobs.write(
            work, done=partial(self._tell_acted, ""), failed=partial(self._refused, page, typed)
        )

    def act(self, page: StagePage, saving: Commit, then: str) -> None:
        """Make one commit at once and show this stage then; blank is where the entry stands."""
        standing, self._kept = self._standing, None

        def work(_progress: Progress) -> Saved:
            saved = saving(standing.uid, standing.version)
            standing.version = saved.version
            return saved

        self._desk.jobs.write(
            work, done=partial(self._tell_acted, then), failed=partial(self._refused, page, {})
        )

    def _tell_kept(self, _nothing: object) -> None:
        self.kept.emit()

    def _tell_outdated(self, _changes: object) -> None:
        self.outdated.emit()

    def _tell_saved(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.saved.emit(saved)

    def _tell_acted(self, then: str, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.acted.emit(saved, then)

    def _was_refused(self, typed: Mapping[str, Value]) -> bool:
        """Whether just this was refused: a closing window would ask again without end."""
        return (self._standing, dict(typed)) == self._failed

    def _refused(self, page: StagePage, typed: Mapping[str, Value], error: UserError) -> None:
        self._failed = (replace(self._standing), dict(typed)) if typed else None
        page.refused(error)
        self._desk.prompts.warn(error)
        if error.code == "changed_meanwhile":
            self.outdated.emit()
