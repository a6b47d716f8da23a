"""Settings: names, look, backups, the check of the whole file."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.imports import RememberedMapping
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.backups import Backups
from isms_desktop.services.histories import Histories
from isms_desktop.services.mappings import Mappings
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.rehearsals import Rehearsal, Rehearsals
from isms_desktop.storage.database import Database
from isms_desktop.ui.entry.form_fields import fields, with_own
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.editors import LongTextEditor
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.settings.licences_dialog import LicencesDialog
from isms_desktop.ui.settings.safety_card import Keeping
from isms_desktop.ui.settings.settings_page import SettingsPage
from tests.ui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def mappings(database: Database) -> Mappings:
    """One file that was matched before."""
    with database.unit_of_work("Mia Okafor", "Import log.xlsx") as uow:
        uow.mappings.save(
            RememberedMapping(
                uid="m1",
                name="Monthly log",
                fingerprint="f" * 64,
                columns={"Finding": "description", "Cost": ""},
                value_words={
                    "severity:gewaltig": "Critical",
                    "answer:split_actions": "yes",
                    "answer:sheet_name": "category",
                },
            )
        )
        uow.commit()
    return Mappings(database, lambda: "Mia Okafor")


@pytest.fixture
def backups(database: Database, paths: Paths, clock: FixedClock) -> Backups:
    return Backups(database, paths.backups, clock)


@pytest.fixture
def rehearsals(database: Database, paths: Paths, clock: FixedClock) -> Rehearsals:
    return Rehearsals(database, paths.backups, clock)


@pytest.fixture
def keeping(database: Database, backups: Backups, rehearsals: Rehearsals) -> Keeping:
    return Keeping(backups, Histories(database), rehearsals)


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    organisations: Organisations,
    keeping: Keeping,
    mappings: Mappings,
    paths: Paths,
) -> SettingsPage:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    page = SettingsPage(desk, organisations, keeping, mappings, paths.log_dir)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: field(page, "organisationField").text() == "Northlight Ltd")
    return page


def field(page: SettingsPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def press(page: SettingsPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.click()


def listed(page: SettingsPage) -> QListWidget:
    found = page.findChild(QListWidget, "backupList")
    assert found is not None
    return found


def test_a_name_that_was_left_is_in_force(
    qtbot: QtBot, page: SettingsPage, organisations: Organisations
) -> None:
    field(page, "classificationField").setText("Confidential")
    field(page, "classificationField").editingFinished.emit()

    def is_saved() -> bool:
        organisation = organisations.get()
        return organisation is not None and organisation.classification_word == "Confidential"

    qtbot.waitUntil(is_saved)


def test_the_look_changes_at_once(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    box = page.findChild(ChoiceBox, "themeChoice")
    assert box is not None
    box.setCurrentIndex(box.findData("dark"))

    with qtbot.waitSignal(page.look_changed):
        box.activated.emit(box.currentIndex())
    assert desk.preferences.settings.theme == "dark"


def test_a_backup_is_made_and_gone_back_to_after_a_question(
    qtbot: QtBot, page: SettingsPage, prompts: ScriptedPrompts, paths: Paths
) -> None:
    press(page, "backupButton")
    qtbot.waitUntil(lambda: listed(page).count() == 1)

    prompts.answers = [False]
    press(page, "restoreButton")
    prompts.answers = [True]
    with qtbot.waitSignal(page.restore_requested) as asked:
        press(page, "restoreButton")
    assert asked.args is not None
    assert Path(asked.args[0]).parent == paths.backups


def test_the_check_says_what_it_found(qtbot: QtBot, page: SettingsPage) -> None:
    press(page, "verifyButton")
    result = page.findChild(Text, "verifyResult")
    assert result is not None
    qtbot.waitUntil(lambda: result.text().startswith("Nothing was found"))

    field(page, "fingerprintField").setText("0000000000000000")
    press(page, "verifyButton")
    qtbot.waitUntil(lambda: not result.text().startswith("Nothing was found"))


def test_a_remembered_file_is_renamed_corrected_and_forgotten(
    page: SettingsPage, mappings: Mappings, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    parts = page.findChild(QTreeWidget, "mappingParts")
    assert parts is not None
    qtbot.waitUntil(lambda: parts.topLevelItemCount() == 5)
    shown = [parts.topLevelItem(n) for n in range(5)]
    assert [(item.text(0), item.text(1)) for item in shown if item] == [
        ("Finding", "Description"),
        ("Cost", "Kept under its own name"),
        ("gewaltig", "Critical"),
        ("Make several actions of one cell", "Yes"),
        ("What the name of the sheet stands for", "Category"),
    ]
    assert shown[2] is not None
    parts.setCurrentItem(shown[2])
    press(page, "forgetPartButton")
    qtbot.waitUntil(lambda: parts.topLevelItemCount() == 4)

    field(page, "mappingNameField").setText("Audit log")
    field(page, "mappingNameField").editingFinished.emit()
    qtbot.waitUntil(lambda: [m.name for m in mappings.all()] == ["Audit log"])

    prompts.answers.append(True)
    press(page, "forgetMappingButton")
    qtbot.waitUntil(lambda: mappings.all() == [])


def test_going_back_is_rehearsed_and_the_result_told(
    qtbot: QtBot,
    page: SettingsPage,
    prompts: ScriptedPrompts,
    rehearsals: Rehearsals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (told,) = page.findChildren(Text, "rehearsalResult")
    assert told.text() == "Not rehearsed yet."
    press(page, "rehearseButton")
    qtbot.waitUntil(lambda: [error.code for error in prompts.warned] == ["no_backup"])
    press(page, "backupButton")
    qtbot.waitUntil(lambda: listed(page).count() == 1)
    press(page, "rehearseButton")
    qtbot.waitUntil(lambda: told.text().endswith("restored and whole."))

    bad = Rehearsal(rehearsals.all()[0].rehearsed_at, "isms.db", "", ("It is damaged.",))
    monkeypatch.setattr(rehearsals, "rehearse", lambda _progress: bad)
    press(page, "rehearseButton")
    qtbot.waitUntil(lambda: told.text().endswith("with isms.db: It is damaged."))


def test_the_language_is_kept_for_the_next_start(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    (box,) = page.findChildren(ChoiceBox, "languageChoice")
    box.setCurrentIndex(box.findData("de"))
    box.activated.emit(box.currentIndex())
    assert desk.preferences.settings.language == "de"


def test_licences_keys_and_people_are_a_button_away(qtbot: QtBot, page: SettingsPage) -> None:
    press(page, "licencesButton")
    (dialog,) = page.findChildren(LicencesDialog)
    assert any("LGPL" in text.text() for text in dialog.findChildren(Text))
    dialog.close()
    with qtbot.waitSignal(page.keys_requested):
        press(page, "keysButton")
    with qtbot.waitSignal(page.people_requested):
        press(page, "peopleButton")


def test_own_categories_are_kept_and_offered_first(
    qtbot: QtBot, page: SettingsPage, organisations: Organisations
) -> None:
    (editor,) = page.findChildren(LongTextEditor, "categoriesField")
    editor.set_value("Ransomware\n\n  Lost  badge ")
    editor.left.emit()
    qtbot.waitUntil(lambda: organisations.own_categories() == ("Ransomware", "Lost badge"))

    (field,) = with_own(fields(("category",)), organisations.own_categories())
    assert field.choices[:2] == ("Ransomware", "Lost badge")
    assert "Phishing" in field.choices
    (other,) = with_own(fields(("title",)), organisations.own_categories())
    assert other.choices == ()


def test_a_logo_is_chosen_shown_and_removed(
    qtbot: QtBot,
    page: SettingsPage,
    organisations: Organisations,
    prompts: ScriptedPrompts,
    tmp_path: Path,
) -> None:
    (picture,) = page.findChildren(QLabel, "logoPicture")
    assert picture.isHidden()
    file = tmp_path / "logo.png"
    Image.new("RGB", (1200, 100), "navy").save(file)
    prompts.answers = [None, tmp_path / "gone.png", file]
    press(page, "chooseLogoButton")
    press(page, "chooseLogoButton")
    qtbot.waitUntil(lambda: [error.code for error in prompts.warned] == ["cannot_read"])
    press(page, "chooseLogoButton")
    qtbot.waitUntil(lambda: not picture.isHidden())
    image = picture.pixmap().toImage()
    assert image.pixelColor(0, 0).name() == "#ffffff"
    assert image.pixelColor(image.rect().center()).name() == "#000080"
    assert image.width() < 400
    press(page, "removeLogoButton")
    qtbot.waitUntil(picture.isHidden)
    organisation = organisations.get()
    assert organisation is not None
    assert organisation.logo == b""


def test_the_days_to_the_effect_check_are_set(
    qtbot: QtBot, page: SettingsPage, organisations: Organisations, prompts: ScriptedPrompts
) -> None:
    critical = field(page, "checkDaysCriticalField")
    qtbot.waitUntil(lambda: critical.text() == "30")
    retype(qtbot, critical, "14")
    qtbot.waitUntil(lambda: organisations.check_days().critical == 14)
    retype(qtbot, critical, "soon")
    qtbot.waitUntil(lambda: [error.code for error in prompts.warned] == ["invalid_values"])
    qtbot.waitUntil(lambda: critical.text() == "14")
    retype(qtbot, critical, "")
    qtbot.waitUntil(lambda: critical.text() == "30")
    assert organisations.check_days() == CheckDays()


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.clear()
    qtbot.keyClicks(field, text or "x")
    if not text:
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.editingFinished.emit()
