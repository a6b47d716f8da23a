"""What surrounds a stage page: one scroll area, the advice beside or below it, the buttons."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.domain.entry import Entry
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.side_column import SideColumn
from isms_desktop.ui.entry.stage_list import after, before, continue_to
from isms_desktop.ui.entry.stage_page import StagePage
from isms_desktop.ui.kit.buttons import Button, button, primary_button
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_16

_SIDE_WIDTH = 300
_BESIDE_FROM = 820
"""Width, at normal text size, from which the advice stands beside the stage."""
_NO_LIMIT = 16_777_215
_TURNS = 4
"""So often texts that wrap pass their height on, before all have their place; painted after."""


class StageFrame(QWidget):
    """Holds one stage page with its side column.

    `passed_by` comes when a page was shown in which there is nothing to be filled in.
    """

    passed_by = Signal()

    def __init__(self, theme: Theme, side: SideColumn) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self._page: StagePage | None = None
        content = QWidget()
        content.setProperty("clear", "true")
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(0, 0, SPACE_8, SPACE_8)
        self._row.setSpacing(SPACE_16)
        self._row.addWidget(side)
        self._scroll = scroll(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        theme.theme_changed.connect(self._arrange)

    def show_page(self, page: StagePage, field: str, describe: Callable[[], None]) -> None:
        """Put a page in the place of the one before, and lead to one of its fields.

        `describe` fills what stands around it; all is painted at once.
        """
        if self._page is not None:
            self._row.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._scroll.setUpdatesEnabled(False)
        self._row.insertWidget(0, page, 1)
        describe()
        self._arrange()
        for _turn in range(_TURNS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setUpdatesEnabled(True)
        QTimer.singleShot(0, self, lambda: self._lead_to(page, field))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lead_to(self, page: StagePage, field: str) -> None:
        if page is not self._page or not self.isVisible():
            return
        page.focus_field(field)
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or focused is page or not page.isAncestorOf(focused):
            self.passed_by.emit()
        else:
            self._scroll.ensureWidgetVisible(focused, 0, SPACE_16 * 4)

    def _arrange(self) -> None:
        is_wide = self._page is not None and self._page.is_wide
        has_room = self.width() >= _BESIDE_FROM * self._theme.scale and not is_wide
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        if self._page is not None:
            self._row.setStretchFactor(self._page, 1 if has_room else 0)
        self._row.setStretchFactor(self._side, 0 if has_room else 1)
        wide = self._theme.px(_SIDE_WIDTH) if has_room else _NO_LIMIT
        self._side.setMinimumWidth(wide if has_room else 0)
        self._side.setMaximumWidth(wide)


def order_tabs(*areas: QWidget) -> None:
    """Let Tab walk these areas one after the other, each from top to bottom as it was built."""
    stops = [
        part
        for area in areas
        for part in (area, *area.findChildren(QWidget))
        if _is_stop(part)
        and part.window() is area.window()  # the list of a choice box is a window of its own
    ]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _is_stop(part: QWidget) -> bool:
    """Whether Tab stops here, now or later: of grouped buttons Qt lets it stop at one at a time."""
    is_grouped = isinstance(part, QAbstractButton) and part.group() is not None
    return is_grouped or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


class StageButtons:
    """The buttons of the fixed bar, labelled for the stage shown."""

    def __init__(self, theme: Theme) -> None:
        self.back = button(theme, _("Back"), name="previousStageButton")
        self.leave = button(theme, _("Save and leave"), name="leaveButton")
        self.go_on = primary_button(theme, "", "arrow-right", name="nextStageButton")
        self.go_on.hide()  # until it is known where it leads

    def all(self) -> tuple[Button, ...]:
        """The buttons from left to right."""
        return self.back, self.leave, self.go_on

    def label(self, page: StagePage, stage: Stage) -> None:
        """Say what the buttons do on this page."""
        text, icon = self._main(page, stage, page.preview())
        self.go_on.setVisible(bool(text))
        self.go_on.setText(text)
        self.go_on.setAccessibleName(text)
        self.go_on.set_icon(icon)
        self.go_on.setObjectName("closeEntryButton" if stage is Stage.CLOSE else "nextStageButton")
        self.back.setVisible(bool(page.entry.uid) and before(stage, page.entry) is not None)

    def _main(self, page: StagePage, stage: Stage, entry: Entry) -> tuple[str, str]:
        if not entry.uid:
            return _("Record it"), "check"
        action, following = page.main_action(), after(stage, entry)
        if action is not None:
            return action.text, action.icon
        if following is None:
            return "", "arrow-right"
        return continue_to(following), "arrow-right"
