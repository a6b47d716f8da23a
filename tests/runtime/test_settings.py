import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.settings import (
    LANGUAGE_CHOICES,
    TEXT_SIZES,
    THEMES,
    Column,
    Settings,
    SettingsFile,
)

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
COLUMNS = st.lists(st.builds(Column, LINES, st.integers(0, 4000), st.booleans()), max_size=4)
SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    text_size=st.sampled_from(TEXT_SIZES),
    language=st.sampled_from(LANGUAGE_CHOICES),
    window=LINES,
    last_page=LINES,
    last_backup_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    hints_seen=st.lists(LINES, max_size=3).map(tuple),
    columns=st.dictionaries(LINES, COLUMNS.map(tuple), max_size=3),
    splits=st.dictionaries(LINES, st.lists(st.integers(0, 4000), max_size=3).map(tuple)),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@given(SETTINGS)
def test_what_is_written_is_what_comes_back(settings: Settings) -> None:
    assert Settings.from_toml(settings.to_toml()) == settings


def test_settings_survive_the_file(file: Path) -> None:
    settings = Settings(
        theme="dark",
        text_size=140,
        last_backup_at=datetime(2026, 11, 23, 9, 12, tzinfo=UTC),
        hints_seen=("cloud folder",),
    ).with_columns("entries", (Column("ref", 120), Column("notes", is_hidden=True)))
    SettingsFile(file).save(settings)
    assert SettingsFile(file).load() == settings
    assert [p.name for p in file.parent.iterdir()] == ["settings.toml"]


def test_a_missing_file_means_defaults(file: Path) -> None:
    assert SettingsFile(file).load() == Settings()


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_damaged_file_gives_defaults_and_is_kept_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert SettingsFile(file).load() == Settings()
    assert not file.exists()
    assert (file.parent / "settings.damaged.toml").read_bytes() == content


def test_a_folder_in_place_of_the_file_gives_defaults(file: Path) -> None:
    file.mkdir(parents=True)
    assert SettingsFile(file).load() == Settings()


def test_keys_of_a_newer_version_survive(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "light"\nsmell = "fresh"\n[later]\nx = 1\n')
    read = SettingsFile(file).load()
    SettingsFile(file).save(replace(read, theme="dark"))
    written = tomllib.loads(file.read_text())
    assert (written["theme"], written["smell"], written["later"]) == ("dark", "fresh", {"x": 1})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("text_size", 10),
        ("text_size", "100"),
        ("language", "tlh"),
        ("window", 7),
        ("last_backup_at", datetime(2026, 11, 23)),  # noqa: DTZ001 - says nothing without a zone
        ("hints_seen", "one"),
        ("columns", []),
        ("splits", [200, 800]),
    ],
)
def test_a_value_that_makes_no_sense_has_its_default_and_spoils_no_other(
    key: str, value: object
) -> None:
    assert Settings.from_toml({"last_page": "register", key: value}) == Settings(
        last_page="register"
    )


def test_a_column_that_makes_no_sense_is_left_out() -> None:
    good = {"key": "ref", "width": -5, "is_hidden": False}
    table = {"columns": {"entries": [good, {"key": 1}, "x"], "actions": "none"}}
    assert Settings.from_toml(table).columns == {"entries": (Column("ref"),)}
    kept = {"splits": {"preview": [200, 800], "other": [-1, 800], "third": "half"}}
    assert Settings.from_toml(kept).splits == {"preview": (200, 800)}


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(UserError) as refused:
        SettingsFile(tmp_path / "settings.toml").save(Settings())
    assert refused.value.code == "settings_not_saved"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.toml"]
