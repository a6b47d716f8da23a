"""Whose register it is, and who keeps it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import no_progress
from isms_desktop.services.histories import Histories
from isms_desktop.services.organisations import UNNAMED_USER, Organisations
from isms_desktop.services.people import People
from isms_desktop.storage.database import Database


def test_before_the_first_start_there_is_none(organisations: Organisations) -> None:
    assert organisations.get() is None
    assert organisations.user_name() == UNNAMED_USER


def test_the_first_start_records_both_names(
    organisations: Organisations, database: Database
) -> None:
    organisations.set_up(" Northlight  Ltd ", "Mia Okafor")

    organisation = organisations.get()
    assert organisation is not None
    assert organisation.name == "Northlight Ltd"
    assert organisations.user_name() == "Mia Okafor"
    assert People(database).names() == ["Mia Okafor"]


def test_names_and_classification_can_be_changed_later(organisations: Organisations) -> None:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    organisations.set_up("Northlight plc", "Sam Reid", "Internal")

    organisation = organisations.get()
    assert organisation is not None
    assert (organisation.name, organisation.classification_word) == ("Northlight plc", "Internal")
    assert organisations.user_name() == "Sam Reid"


@pytest.mark.parametrize(("name", "user"), [("", "Mia"), ("Northlight", " ")])
def test_both_names_are_needed(organisations: Organisations, name: str, user: str) -> None:
    with pytest.raises(UserError):
        organisations.set_up(name, user)

    assert organisations.get() is None


def test_own_categories_stand_once_and_need_an_organisation(organisations: Organisations) -> None:
    with pytest.raises(UserError) as refused:
        organisations.set_categories("Ransomware")
    assert refused.value.code == "not_set_up"
    assert organisations.own_categories() == ()
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    organisations.set_categories("Ransomware\nLost badge\nRansomware")
    assert organisations.own_categories() == ("Ransomware", "Lost badge")
    organisations.set_up("Northlight", "Mia Okafor")
    assert organisations.own_categories() == ("Ransomware", "Lost badge")
    organisations.set_categories("")
    assert organisations.own_categories() == ()


def test_a_logo_is_kept_in_the_file_and_removed(
    organisations: Organisations, database: Database, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.jpg"
    Image.new("RGB", (300, 100), "navy").save(picture)
    with pytest.raises(UserError) as refused:
        organisations.set_logo(picture)
    assert refused.value.code == "not_set_up"
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    assert organisations.set_logo(picture).step == "Choose the logo"
    picture.unlink()
    organisations.set_up("Northlight plc", "Mia Okafor")

    organisation = organisations.get()
    assert organisation is not None
    assert Image.open(io.BytesIO(organisation.logo)).size == (300, 100)
    assert Histories(database).verify("", no_progress).ok
    assert organisations.set_logo(None).step == "Remove the logo"
    organisation = organisations.get()
    assert organisation is not None
    assert organisation.logo == b""


def test_a_logo_that_cannot_be_used_is_refused(
    organisations: Organisations, tmp_path: Path
) -> None:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    large = tmp_path / "large.png"
    large.write_bytes(bytes(2 * 1024 * 1024 + 1))
    for picture, code in ((large, "logo_unusable"), (tmp_path / "gone.png", "cannot_read")):
        with pytest.raises(UserError) as refused:
            organisations.set_logo(picture)
        assert refused.value.code == code


def test_the_days_to_the_effect_check_are_the_usual_ones_until_set(
    organisations: Organisations,
) -> None:
    assert organisations.check_days() == CheckDays(30, 60, 90, 180)
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    organisations.set_check_days(("14", " 030 ", "", "365"))
    assert organisations.check_days() == CheckDays(14, 30, 90, 365)
    for bad in ("0", "731", "-3", "3.5", "soon", "\u00b2"):
        with pytest.raises(UserError) as refused:
            organisations.set_check_days((bad, "", "", ""))
        assert refused.value.code == "invalid_values"
    assert organisations.check_days() == CheckDays(14, 30, 90, 365)
