from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime import resources


def test_shipped_files_are_found_in_the_checkout() -> None:
    assert resources.path("icons/plus.svg").is_file()
    assert "<svg" in resources.text("icons/isms-desktop.svg")


def test_the_93_controls_of_annex_a_are_shipped() -> None:
    controls = resources.data("data/annex_a.toml")["controls"]
    themes = [control["theme"] for control in controls]
    counts = {theme: themes.count(theme) for theme in sorted(set(themes))}
    assert counts == {"Organizational": 37, "People": 8, "Physical": 14, "Technological": 34}
    assert len({control["id"] for control in controls}) == 93
    assert controls[0]["name"] == "Policies for information security"


def test_the_package_comes_before_the_checkout_and_a_frozen_program_last() -> None:
    package = Path("/site/src/isms_desktop")
    assert list(resources.places(package, "/bundle")) == [
        Path("/site/src/isms_desktop/resources"),
        Path("/site/resources"),
        Path("/bundle/resources"),
    ]
    assert Path("/bundle/resources") not in resources.places(package, None)


def test_a_frozen_program_finds_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "a" / "b" / "isms_desktop")
    bundled = tmp_path / "bundle" / "resources"
    bundled.mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(bundled.parent), raising=False)
    assert resources.root() == bundled


def test_the_guide_is_found_in_the_checkout_and_in_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (resources.guide() / "index.md").is_file()
    package = tmp_path / "a" / "b" / "isms_desktop"
    monkeypatch.setattr(resources, "PACKAGE", package)
    (package / "resources").mkdir(parents=True)
    with pytest.raises(UserError, match="guide"):
        resources.guide()
    (package / "resources" / "guide").mkdir()
    assert resources.guide() == package / "resources" / "guide"


def test_a_missing_file_is_named_in_words_for_the_user() -> None:
    with pytest.raises(UserError, match=r"icons/none\.svg\. Your data is not affected"):
        resources.text("icons/none.svg")


def test_a_program_without_any_shipped_files_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "a" / "b" / "isms_desktop")
    with pytest.raises(UserError) as refused:
        resources.root()
    assert refused.value.code == "missing_resource"
