import stat
import sys
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.paths import Paths


def test_one_folder_takes_everything_when_asked(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    assert paths.database == tmp_path / "isms.db"
    assert paths.backups == tmp_path / "backups"
    for place in (paths.settings_file, paths.log_dir, paths.opened_dir):
        assert place.parent == tmp_path


def test_a_relative_folder_stays_the_same_when_the_program_changes_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.below(Path("mine")).data_dir == tmp_path / "mine"


def test_the_platform_gives_four_places_apart_from_each_other() -> None:
    paths = Paths.of_platform()
    places = {paths.data_dir, paths.log_dir, paths.settings_file.parent, paths.opened_dir}
    assert len(places) == 4
    assert all("ISMS Desktop" in str(place) for place in places)


def test_example_data_is_kept_apart_from_real_data(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    example = paths.example()
    assert example.database == tmp_path / "example" / "isms.db"
    assert example.backups != paths.backups
    assert example.settings_file == paths.settings_file


def test_the_data_folder_is_made_for_the_user_alone(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path / "new" / "data")
    paths.prepare()
    paths.prepare()
    assert paths.data_dir.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(paths.data_dir.stat().st_mode) == 0o700


def test_a_place_that_cannot_take_the_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError) as refused:
        Paths.below(tmp_path / "file" / "data").prepare()
    assert str(tmp_path / "file" / "data") in refused.value.message
    assert refused.value.code == "no_data_folder"
