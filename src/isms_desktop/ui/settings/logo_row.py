"""The logo for the paper: shown as it is printed, chosen, removed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.organisation import Organisation
from isms_desktop.runtime.i18n import _
from isms_desktop.services.organisations import Organisations
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import SPACE_8

_WIDTH: Final = 220
_HEIGHT: Final = 48
_KEEP_SHAPE: Final = Qt.AspectRatioMode.KeepAspectRatio


class LogoRow(QWidget):
    """Shows the logo small on white, like paper, with what can be done about it."""

    def __init__(self, desk: Desk, organisations: Organisations) -> None:
        super().__init__()
        self.setProperty("clear", "true")
        self._desk = desk
        self._organisations = organisations
        self._picture = QLabel()
        self._picture.setObjectName("logoPicture")
        self._picture.setAccessibleName(_("Logo"))
        theme = desk.theme
        choose = button(theme, _("Choose a picture…"), "folder-open", name="chooseLogoButton")
        self._remove = button(theme, _("Remove"), "trash-2", name="removeLogoButton")
        self._remove.setAccessibleName(_("Remove the logo"))
        choose.clicked.connect(self._choose)
        self._remove.clicked.connect(self._take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        named = label(_("Logo for the paper"))
        named.setBuddy(choose)
        column.addWidget(named)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(row_of(choose, self._remove))
        text = _("A PNG or JPEG file of at most 2 MB. It is printed at the head of every page.")
        column.addWidget(WrappedText(text, tone="muted"))
        desk.news.data_changed.connect(self._note)
        self._show(None)
        self._refresh()

    def _note(self, changes: Changes) -> None:
        if RecordKind.ORGANISATION in changes:
            self._refresh()

    def _refresh(self) -> None:
        self._desk.jobs.read(lambda _progress: self._organisations.get(), done=self._show)

    def _show(self, organisation: Organisation | None) -> None:
        logo = organisation.logo if organisation else b""
        self._picture.setVisible(bool(logo))
        self._remove.setVisible(bool(logo))
        if logo:
            self._picture.setPixmap(self._on_paper(logo))

    def _on_paper(self, logo: bytes) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap()
        picture.loadFromData(logo)
        room = QSize(self._desk.theme.px(_WIDTH), self._desk.theme.px(_HEIGHT)) * ratio
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(room, _KEEP_SHAPE, Qt.TransformationMode.SmoothTransformation)
        gap = round(SPACE_8 * ratio)
        paper = QPixmap(picture.size() + QSize(2 * gap, 2 * gap))
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawPixmap(gap, gap, picture)
        painter.end()
        paper.setDevicePixelRatio(ratio)
        return paper

    def _choose(self) -> None:
        chosen = self._desk.prompts.choose_open_file(
            _("Choose the logo"), _("Pictures (*.png *.jpg *.jpeg);;All files (*)")
        )
        if chosen is not None:
            self._set(chosen)

    def _take_away(self) -> None:
        self._set(None)

    def _set(self, picture: Path | None) -> None:
        self._desk.jobs.write(
            lambda _progress: self._organisations.set_logo(picture), done=self._desk.news.announce
        )
