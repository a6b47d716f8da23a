"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.files import document, whole_file


def test_the_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "register.pdf"
    target.write_bytes(b"old")

    with document(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupted_write_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    target = tmp_path / "log.xlsx"
    target.write_bytes(b"before")

    def write_half() -> None:
        with document(target) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()

    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["nowhere/register.pdf", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(UserError, match="could not be written") as refused,
        document(tmp_path / name),
    ):
        pass

    assert refused.value.code == "cannot_write"
    assert refused.value.hint


def test_only_the_user_reads_what_is_the_program_s_own(tmp_path: Path) -> None:
    with whole_file(tmp_path / "settings.toml") as file:
        file.write(b"theme = 'dark'")

    assert stat.S_IMODE((tmp_path / "settings.toml").stat().st_mode) == 0o600
