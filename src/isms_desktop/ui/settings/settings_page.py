"""Settings: whose register it is, how the window looks, backups, checks, about."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from isms_desktop import __version__
from isms_desktop.domain.changes import Changes
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import LANGUAGES, _
from isms_desktop.services.mappings import Mappings
from isms_desktop.services.organisations import CATEGORIES, Organisations
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.editors import LongTextEditor
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.page import Page, PageHeader, row_of
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.settings.check_days_card import CheckDaysCard
from isms_desktop.ui.settings.licences_dialog import LicencesDialog
from isms_desktop.ui.settings.logo_row import LogoRow
from isms_desktop.ui.settings.mappings_card import MappingsCard
from isms_desktop.ui.settings.safety_card import Keeping, SafetyCard

_TEXT_SIZES = (80, 90, 100, 110, 120, 140, 160, 180, 200)


class SettingsPage(Page):
    """What can be set, each change in force at once."""

    look_changed = Signal()
    restore_requested = Signal(object)
    example_requested = Signal()
    people_requested = Signal()
    keys_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        organisations: Organisations,
        keeping: Keeping,
        mappings: Mappings,
        log_dir: Path,
    ) -> None:
        super().__init__("settingsPage", scrolled=True)
        self._desk = desk
        self._organisations = organisations
        self.body.addWidget(PageHeader(_("Settings")))
        self._organisation, self._user = QLineEdit(), QLineEdit()
        self._classification = QLineEdit()
        self._categories = LongTextEditor()
        self._at_next_start = WrappedText(
            _("The language changes when the program is started the next time."), tone="muted"
        )
        self.body.addWidget(self._whose())
        self.body.addWidget(CheckDaysCard(desk, organisations))
        self.body.addWidget(self._look())
        safety = SafetyCard(desk, keeping)
        safety.restore_requested.connect(self.restore_requested)
        self.body.addWidget(safety)
        self.body.addWidget(MappingsCard(desk, mappings))
        self.body.addWidget(self._about(keeping.backups.folder, log_dir))
        self.body.addStretch(1)
        desk.jobs.read(self._read, done=self._show)

    def _whose(self) -> Card:
        card = Card(_("Organisation"))
        fields = (
            (_("Organisation"), self._organisation, "organisationField", ""),
            (_("Your name"), self._user, "userNameField", ""),
            (
                _("Classification on paper"),
                self._classification,
                "classificationField",
                _("Internal"),
            ),
        )
        grid = _grid()
        for row, (text, editor, name, hint) in enumerate(fields):
            editor.setObjectName(name)
            editor.setPlaceholderText(hint)
            editor.editingFinished.connect(self._save)
            _put(grid, row, text, editor)
        card.body.addLayout(grid)
        card.body.addWidget(WrappedText(_("They stand on every page you print."), tone="muted"))
        card.body.addWidget(LogoRow(self._desk, self._organisations))
        named = label(_("Own categories, one a line"))
        named.setBuddy(self._categories)
        self._categories.setObjectName("categoriesField")
        self._categories.setAccessibleName(named.text())
        self._categories.left.connect(self._save_categories)
        text = _("They are offered for an entry before the usual ones.")
        for part in (named, self._categories, WrappedText(text, tone="muted")):
            card.body.addWidget(part)
        people = button(self._desk.theme, _("People…"), "users", name="peopleButton")
        people.clicked.connect(self.people_requested)
        card.body.addWidget(row_of(people))
        return card

    def _look(self) -> Card:
        card = Card(_("How the window looks"))
        settings = self._desk.preferences.settings
        themes = (
            ("system", _("As the system")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("More contrast")),
        )
        theme = _choice(self._desk, themes, settings.theme, "themeChoice")
        theme.activated.connect(lambda: self._set_look(theme=theme.currentData()))
        sizes = tuple((size, f"{size} %") for size in _TEXT_SIZES)
        size = _choice(self._desk, sizes, settings.text_size, "textSizeChoice")
        size.activated.connect(lambda: self._set_look(text_size=size.currentData()))
        languages = (("system", _("As the system")), *LANGUAGES.items())
        language = _choice(self._desk, languages, settings.language, "languageChoice")
        language.activated.connect(lambda: self._set_language(language.currentData()))
        grid = _grid()
        _put(grid, 0, _("Colours"), theme)
        _put(grid, 1, _("Text size"), size)
        _put(grid, 2, _("Language"), language)
        card.body.addLayout(grid)
        self._at_next_start.hide()
        card.body.addWidget(self._at_next_start)
        keys = button(self._desk.theme, _("List of keys"), "info", name="keysButton")
        keys.clicked.connect(self.keys_requested)
        card.body.addWidget(row_of(keys))
        return card

    def _set_language(self, language: str) -> None:
        self._desk.preferences.change(language=language)
        self._at_next_start.show()

    def _about(self, folder: Path, log_dir: Path) -> Card:
        card = Card(_("About"))
        card.body.addWidget(WrappedText(f"ISMS Desktop {__version__}"))
        sentence = _("Your data lies in {folder}. Nothing is ever sent anywhere.")
        card.body.addWidget(WrappedText(sentence.format(folder=folder.parent), tone="muted"))
        theme = self._desk.theme
        where = button(theme, _("Open the data folder"), "folder-open", name="dataFolderButton")
        where.clicked.connect(partial(self._desk.prompts.open_elsewhere, folder.parent))
        example = button(theme, _("Look at the example"), "eye", name="exampleButton")
        example.clicked.connect(self.example_requested)
        logs = button(theme, _("Open the log folder"), "folder-open", name="logFolderButton")
        logs.clicked.connect(partial(self._desk.prompts.open_elsewhere, log_dir))
        licences = button(theme, _("Licences"), "book-open", name="licencesButton")
        licences.clicked.connect(lambda: LicencesDialog(self._desk, self.window()).open())
        flow = QWidget()
        row = FlowLayout(flow)
        for each in (where, logs, example, licences):
            row.addWidget(each)
        card.body.addWidget(flow)
        return card

    def _read(self, _progress: Progress) -> Organisation | None:
        return self._organisations.get()

    def _show(self, organisation: Organisation | None) -> None:
        if organisation is not None:
            self._organisation.setText(organisation.name)
            self._classification.setText(organisation.classification_word)
            self._user.setText(organisation.user.name if organisation.user else "")
            self._categories.set_value(organisation.setting(CATEGORIES))

    def _save(self) -> None:
        names = (self._organisation.text(), self._user.text(), self._classification.text())
        work = partial(self._set_up, *names)
        self._desk.jobs.write(work, done=self._desk.news.announce)

    def _set_up(self, name: str, user: str, word: str, _progress: Progress) -> Changes:
        return self._organisations.set_up(name, user, word)

    def _save_categories(self) -> None:
        text = str(self._categories.value() or "")
        work = partial(self._kept_categories, text)
        self._desk.jobs.write(work, done=self._desk.news.announce)

    def _kept_categories(self, text: str, _progress: Progress) -> Changes:
        return self._organisations.set_categories(text)

    def _set_look(self, **changes: object) -> None:
        self._desk.preferences.change(**changes)
        self.look_changed.emit()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(SPACE_12)
    grid.setColumnStretch(1, 1)
    return grid


def _put(grid: QGridLayout, row: int, text: str, editor: QWidget) -> None:
    named = label(text)
    named.setBuddy(editor)
    editor.setAccessibleName(text)
    grid.addWidget(named, row, 0)
    grid.addWidget(editor, row, 1)


def _choice(
    desk: Desk, options: tuple[tuple[object, str], ...], current: object, name: str
) -> ChoiceBox:
    box = ChoiceBox(desk.theme)
    box.setObjectName(name)
    for value, text in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
