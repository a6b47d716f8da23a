"""Two starts with one data folder: the first window comes to the front."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.app.raising import Raising, raise_first


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def raising(window: QWidget, tmp_path: Path) -> Iterator[Raising]:
    raising = Raising(window, tmp_path)
    yield raising
    raising.close()


def test_the_first_window_comes_when_somebody_knocks(
    qtbot: QtBot, window: QWidget, raising: Raising, tmp_path: Path
) -> None:
    window.showMinimized()
    assert raise_first(tmp_path)
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())


def test_nobody_answers_for_another_folder_or_once_it_is_closed(
    raising: Raising, tmp_path: Path
) -> None:
    assert not raise_first(tmp_path / "other")
    raising.close()
    assert not raise_first(tmp_path)


def test_what_a_crash_left_is_not_in_the_way(
    qtbot: QtBot, window: QWidget, raising: Raising, tmp_path: Path
) -> None:
    again = Raising(window, tmp_path)
    assert raise_first(tmp_path)
    qtbot.waitUntil(window.isVisible)
    again.close()
