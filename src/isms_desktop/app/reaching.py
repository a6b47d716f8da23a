"""Going anywhere and doing anything from anywhere: the palette and the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from isms_desktop.domain.queries import Chip
from isms_desktop.runtime import resources
from isms_desktop.runtime.i18n import _
from isms_desktop.services.finding import Found, FoundKind
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.main_window import MainWindow
from isms_desktop.ui.palette.keys_dialog import KeysDialog
from isms_desktop.ui.palette.lines import PaletteLine
from isms_desktop.ui.palette.palette import Palette

if TYPE_CHECKING:
    from isms_desktop.wiring import Workspace

_ICONS: Final = {
    FoundKind.ENTRY: "list-checks",
    FoundKind.OBJECTIVE: "target",
    FoundKind.INDICATOR: "target",
    FoundKind.PERSON: "user",
}
_PAGES: Final = {
    FoundKind.ENTRY: "entry",
    FoundKind.OBJECTIVE: "objective",
    FoundKind.INDICATOR: "objective",
    FoundKind.PERSON: "people",
}


class Reaching(QObject):
    """Opens palette and list of keys over the window; `show` goes to a page."""

    look_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        workspace: Callable[[], Workspace],
        show: Callable[..., None],
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._workspace, self._show = desk, window, workspace, show
        shortcut = QShortcut(QKeySequence("Ctrl+K"), window)
        shortcut.activated.connect(self.open_palette)
        window.keys_requested.connect(self.open_keys)
        window.help_requested.connect(self.open_guide)

    def open_palette(self) -> None:
        """Let anything be found or done; not while there is no register."""
        if self._window.current_key():
            palette = Palette(self._desk, tuple(self._commands()), self._found, self._window)
            palette.open()

    def open_keys(self) -> None:
        """Show which key does what."""
        KeysDialog(self._desk, self._window).open()

    def open_guide(self) -> None:
        """Open the chapter of the page that is shown."""
        from isms_desktop.ui.guide.guide_dialog import GuideDialog  # noqa: PLC0415  # seldom

        GuideDialog(self._desk, resources.guide(), self._window.current_key(), self._window).show()

    def _found(self, text: str) -> Sequence[PaletteLine]:
        return [self._line(found) for found in self._workspace().finding.find(text)]

    def _line(self, found: Found) -> PaletteLine:
        act = partial(self._show, _PAGES[found.kind], found.uid)
        return PaletteLine(found.title, _ICONS[found.kind], act, found.detail)

    def _commands(self) -> Iterator[PaletteLine]:
        show = self._show
        yield PaletteLine(_("New entry"), "plus", partial(show, "entry", ""), _native("Ctrl+N"))
        for place, (key, title, icon) in enumerate(self._window.listed, start=1):
            yield PaletteLine(title, icon, partial(show, key), _native(f"Ctrl+{place}"))
        yield PaletteLine(_("People"), "users", partial(show, "people"))
        yield PaletteLine(_("Import a spreadsheet"), "upload", partial(show, "importing"))
        for chip, title, icon in (
            (Chip.OVERDUE, _("Overdue entries"), "circle-alert"),
            (Chip.EFFECT_CHECKS, _("Effect checks"), "hourglass"),
            (Chip.CLOSED, _("Closed entries"), "circle-check"),
        ):
            yield PaletteLine(title, icon, partial(show, "register", chip))
        yield PaletteLine(_("Back up now"), "save", self._back_up)
        yield PaletteLine(_("Guide"), "info", self.open_guide, "F1")
        yield PaletteLine(_("Keys"), "info", self.open_keys, "?")
        yield from self._looks()

    def _looks(self) -> Iterator[PaletteLine]:
        resize = self._window.text_size_requested.emit
        for title, icon, step, keys in (
            (_("Larger text"), "zoom-in", 10, "Ctrl++"),
            (_("Smaller text"), "zoom-out", -10, "Ctrl+-"),
            (_("Normal text"), "zoom-in", 0, "Ctrl+0"),
        ):
            yield PaletteLine(title, icon, partial(resize, step), _native(keys))
        for title, scheme in (
            (_("Light colours"), "light"),
            (_("Dark colours"), "dark"),
            (_("High contrast"), "contrast"),
            (_("Colours of the system"), "system"),
        ):
            yield PaletteLine(title, "eye", partial(self._choose_scheme, scheme))

    def _choose_scheme(self, scheme: str) -> None:
        self._desk.preferences.change(theme=scheme)
        self.look_changed.emit()

    def _back_up(self) -> None:
        backups = self._workspace().backups
        self._desk.jobs.write(
            lambda progress: backups.make(None, progress),
            done=lambda _backup: self._desk.prompts.inform(_("A backup was made and read again.")),
            title=_("Backing up"),
        )


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
