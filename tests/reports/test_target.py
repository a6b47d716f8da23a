from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.reports.target import ReportOutcome, write_whole


def test_the_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "register.pdf"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written") as caught:
        write_whole(tmp_path / "nowhere" / "register.pdf", b"new")
    assert caught.value.code == "cannot_write"
    assert caught.value.hint


def test_nothing_is_left_behind_when_the_place_is_taken(tmp_path: Path) -> None:
    target = tmp_path / "register.pdf"
    target.mkdir()
    with pytest.raises(UserError):
        write_whole(target, b"new")
    assert list(tmp_path.iterdir()) == [target]


def test_a_path_without_a_name_is_told_in_plain_words() -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_whole(Path(), b"new")


def test_all_is_well_needs_no_note() -> None:
    assert ReportOutcome(3).notes() == ()


def test_what_does_not_look_as_typed_is_told() -> None:
    one = ReportOutcome(3, undrawn_characters=1, unshaped_characters=1).notes()
    many = ReportOutcome(3, undrawn_characters=12, unshaped_characters=4).notes()
    assert one[0].startswith("1 character could not be drawn")
    assert one[1].startswith("1 character belongs")
    assert many[0].startswith("12 characters could not be drawn")
    assert many[1].startswith("4 characters belong")
