"""Files that are not the register they should be: each ends in one sentence, nothing is lost."""

import sqlite3
from pathlib import Path

import pytest

from isms_desktop.cli.main import main
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.storage.database import Database


def run(paths: Paths, clock: FixedClock, *arguments: str) -> int:
    return main(["--data-dir", str(paths.data_dir), *arguments], clock)


def make_empty(path: Path) -> None:
    path.touch()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_text(path: Path) -> None:
    path.write_text("Dear diary, today nothing was found. " * 200)


def make_other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (name TEXT)")
    connection.close()


def make_newer(path: Path) -> None:
    Database.create(path, clock=_CLOCK).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()


def make_cut(path: Path) -> None:
    Database.create(path, clock=_CLOCK).close()
    path.write_bytes(path.read_bytes()[:9000])


_CLOCK = FixedClock.__new__(FixedClock)


@pytest.fixture(autouse=True)
def _same_clock(clock: FixedClock) -> None:
    _CLOCK.moment = clock.moment


@pytest.mark.parametrize(
    "make", [make_empty, make_folder, make_text, make_other_program, make_newer, make_cut]
)
@pytest.mark.parametrize("verb", [("list",), ("verify",), ("backup",)])
def test_a_file_that_is_no_register_is_named_and_left_alone(
    paths: Paths,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
    make: object,
    verb: tuple[str, ...],
) -> None:
    assert callable(make)
    make(paths.database)
    before = paths.database.read_bytes() if paths.database.is_file() else b""

    assert run(paths, clock, *verb) == 2

    told = capsys.readouterr().err
    assert len(told.strip().splitlines()) in (1, 2)
    assert "Traceback" not in told
    assert (paths.database.read_bytes() if paths.database.is_file() else b"") == before


def test_a_register_that_is_not_there_is_said(
    paths: Paths, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(paths, clock, "list") == 2
    assert capsys.readouterr().err.strip()
    assert not paths.database.exists()


def test_while_the_window_is_open_one_can_read_but_not_write(
    paths: Paths, clock: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.csv"
    log.write_text("Ref,Description\n1,Lost key\n")
    database = Database.create(paths.database, clock=clock)
    try:
        assert run(paths, clock, "list") == 0
        assert run(paths, clock, "import", str(log)) == 1
        assert "open already" in capsys.readouterr().err
    finally:
        database.close()
    assert run(paths, clock, "import", str(log)) == 0


def test_a_damaged_file_can_be_gone_back_from(
    paths: Paths, clock: FixedClock, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.db"
    assert run(paths, clock, "demo") == 0
    assert run(paths, clock, "backup", str(kept)) == 0
    paths.database.write_bytes(b"\0" * 5000)
    assert run(paths, clock, "list") == 2

    assert run(paths, clock, "restore", str(kept)) == 0
    assert run(paths, clock, "verify") == 0


def test_the_command_line_speaks_the_language_of_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = SettingsFile(Paths.below(tmp_path).settings_file)
    Paths.below(tmp_path).prepare()
    settings.save(Settings(language="de"))
    assert main(["--data-dir", str(tmp_path), "import", str(tmp_path / "no.xlsx")]) == 2
    assert "Datei" in capsys.readouterr().err
