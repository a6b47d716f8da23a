"""One entry, guided from its first words to its closing, stage by stage."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal

from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entries import Saved
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.entry_head import EntryHead
from isms_desktop.ui.entry.finding_cards import TypedFindings, finding_cards
from isms_desktop.ui.entry.keeping import Keeping
from isms_desktop.ui.entry.loading import Loaded, load
from isms_desktop.ui.entry.record_stage import CaptureStage
from isms_desktop.ui.entry.side_column import SideColumn
from isms_desktop.ui.entry.stage_frame import StageButtons, StageFrame, order_tabs
from isms_desktop.ui.entry.stage_list import Place, before
from isms_desktop.ui.entry.stage_page import Commit, StagePage
from isms_desktop.ui.entry.stage_pages import PAGES
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.page import Page
from isms_desktop.ui.kit.record_form import RecordForm

IDLE_MS: Final = 60_000
"""How long nothing is typed before the draft is committed."""


class EntryPage(Page):
    """Shows an entry's stages one at a time, or takes the first words of a new one.

    What was left goes to the draft of its stage; leaving the stage or the page, a minute of
    idleness and closing the program commit it. The entry opens where it stands.
    """

    register_requested = Signal()
    entry_requested = Signal(str)
    list_requested = Signal(object)
    history_requested = Signal(str)
    saved = Signal(object)

    def __init__(self, desk: Desk, case: Casework) -> None:
        super().__init__("entryPage")
        self._desk, self._case = desk, case
        self._shown: Loaded | None = None
        self._page: StagePage | None = None
        self._asked_for = 0
        self._is_outrun = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.commit)
        self._keeping = Keeping(desk, case, self)
        self._findings = TypedFindings(self)
        self._findings.changed.connect(self._describe)
        self._head = EntryHead(desk)
        self._side = SideColumn(desk)
        self._frame = StageFrame(desk.theme, self._side)
        self._buttons = StageButtons(desk.theme)
        self.body.addWidget(self._head)
        self.body.addWidget(self._frame, 1)
        self.more_areas = (self._frame, self._side)
        self.set_bar((self._buttons.back,), (self._buttons.leave, self._buttons.go_on))
        self._head.back_requested.connect(self.register_requested)
        self._head.stage_requested.connect(self.show_stage)
        self._head.drop_requested.connect(self._drop)
        self._frame.passed_by.connect(self._head.take_keys)
        self._side.history_requested.connect(self.history_requested)
        self._keeping.kept.connect(self._tell_kept)
        self._keeping.saved.connect(self._saved)
        self._keeping.acted.connect(self._acted)
        self._keeping.outdated.connect(self._read_anew)
        self._keeping.lost.connect(self.register_requested)
        desk.news.taken_back.connect(self._read_anew)
        self._buttons.back.clicked.connect(self._go_back)
        self._buttons.leave.clicked.connect(self.register_requested)
        self._buttons.go_on.clicked.connect(self._go_on)

    def visited(self, argument: object) -> None:
        """Open the entry with this id or at this place; blank begins a new one."""
        self.open_place(argument if isinstance(argument, Place) else Place(str(argument or "")))

    def left(self) -> None:
        """Commit what was typed."""
        self.commit()

    def open_place(self, place: Place) -> None:
        """Open an entry, with what was typed and not committed, after all that is being written."""
        self._asked_for += 1
        self._is_outrun = False
        self._read(place, partial(self._show, self._asked_for))

    def show_stage(self, stage: str, field: str = "") -> None:
        """Leave the stage shown and open another one of the same entry."""
        self.commit()
        self.open_place(Place(self._keeping.uid, stage, field))

    def place(self) -> Place:
        """The entry and the stage that are shown; blank before one is, or while one is new."""
        return Place(self._keeping.uid, self._shown.stage if self._shown else "")

    def commit(self) -> None:
        """Commit what was typed, if anything was; nothing typed is lost where that fails."""
        self._idle.stop()
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        self._is_outrun = self._is_outrun or bool(page.typed())
        if isinstance(page, CaptureStage):
            self._keeping.record(page)
        elif not page.entry.is_closed or shown.stage is Stage.CLOSE:
            self._keeping.commit(page, shown.stage)

    def _read(self, place: Place, done: Callable[[Loaded], None]) -> None:
        """Read an entry after all that is being written: beside it the file may be locked."""
        jobs = self._desk.jobs
        queue = jobs.write if jobs.is_writing() else jobs.read
        lost = partial(self._keeping.lose, place.uid)
        queue(partial(load, self._case, place), done=done, failed=lost)

    def _show(self, asked_for: int, loaded: Loaded) -> None:
        if asked_for != self._asked_for:
            return  # another place was asked for meanwhile
        if self._is_outrun:  # typed or committed since: what was read is older than that
            self.commit()
            self.open_place(loaded.place)
            return
        self._shown = loaded
        entry = loaded.opened.entry
        self._keeping.stand_at(entry)
        kind = PAGES[loaded.stage] if entry.uid else CaptureStage
        page = self._page = kind(self._desk, self._case, loaded.opened)
        page.restore(loaded.draft)
        page.edited.connect(self._note_change)
        self._findings.watch(page)
        page.go_to.connect(self.show_stage)
        page.entry_requested.connect(self.entry_requested)
        page.list_requested.connect(self.list_requested)
        page.acted.connect(self._act)
        page.advised.connect(self._describe)
        is_back = bool(loaded.draft)
        self._head.say(_("Your draft is back") if is_back else "", can_drop=is_back)
        self._frame.show_page(page, loaded.place.field, self._describe)

    def _describe(self) -> None:
        """Bring head, advice and buttons up to date."""
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        entry, advice = page.entry, [*page.advice()]
        if entry.uid:
            if entry.is_closed and shown.stage is not Stage.CLOSE:
                page.lock()
            self._head.show_entry(entry, shown.stage)
            advice += finding_cards(
                self._desk, page.opened, self._findings.of(page), shown.stage, page.go_to.emit
            )
        else:
            self._head.show_new()
        self._side.show_advice(entry if entry.uid else None, advice)
        self._buttons.label(page, shown.stage)
        if self.isAncestorOf(page):
            order_tabs(self._head, page, self._side, *self._buttons.all())

    def _note_change(self) -> None:
        self._is_outrun = True
        if self._page is not None and self._shown is not None:
            self._keeping.keep(self._shown.stage, self._page.typed())
            self._idle.start()

    def _tell_kept(self) -> None:
        has_typed = self._page is not None and bool(self._page.typed())
        self._head.say(_("Draft saved {time}").format(time=_now(self._desk)), can_drop=has_typed)

    def _saved(self, saved: Saved) -> None:
        """Show the stage as it is stored now; what was typed since stays."""
        self.saved.emit(saved)
        if saved.uid == self._keeping.uid and self._shown is not None:
            self._read(Place(saved.uid, self._shown.stage), self._settle)

    def _settle(self, loaded: Loaded) -> None:
        shown, page = self._shown, self._page
        if shown is None or page is None or loaded.place != Place(self._keeping.uid, shown.stage):
            return
        page.settle(loaded.opened)
        self._head.say(_("Saved {time}").format(time=_now(self._desk)))
        self._describe()

    def _act(self, saving: Commit, then: str) -> None:
        self.commit()
        if self._page is not None:
            self._keeping.act(self._page, saving, then)

    def _acted(self, saved: Saved, then: str) -> None:
        self.saved.emit(saved)
        if self.isVisible():
            self.open_place(Place(saved.uid, then))

    def _read_anew(self, _changes: object = None) -> None:
        if self._shown is not None and self.isVisible():
            self.open_place(Place(self._keeping.uid, self._shown.stage))

    def _drop(self) -> None:
        if self._shown is not None:
            self._idle.stop()
            self._keeping.drop(self._shown.stage)

    def _go_back(self) -> None:
        shown = self._shown
        if shown is not None and (stage := before(shown.stage, shown.opened.entry)):
            self.show_stage(stage)

    def _go_on(self) -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None or _leads_to_problem(page):
            return
        action = page.main_action()
        if action is not None:
            action.act()
            return
        self.commit()
        if page.entry.uid:
            self.open_place(Place(page.entry.uid, after=shown.stage))


def _leads_to_problem(page: StagePage) -> bool:
    """Show what cannot be taken as it stands, such as a day that is none, and go there."""
    for form in page.findChildren(RecordForm):
        if form.isVisible() and (problems := form.problems()):
            form.show_problems(problems)
            return True
    return False


def _now(desk: Desk) -> str:
    return desk.dates.time(desk.clock.now())
