"""Fixtures for tests with widgets: no screen, one locale, one look."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import SettingsFile
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.desk import Desk, News
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.theme import Scheme, Theme
from tests.ui.scripted_prompts import ScriptedPrompts

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(BRITISH)
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _freed(qapp: QApplication) -> Iterator[None]:
    """Delete closed widgets at once: without a running event loop Qt would keep them."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(resources.path("icons"))
    theme.apply(qapp, Scheme.LIGHT)
    return theme


@pytest.fixture
def prompts() -> ScriptedPrompts:
    return ScriptedPrompts()


@pytest.fixture
def jobs(qapp: QApplication, prompts: ScriptedPrompts) -> Iterator[Jobs]:
    jobs = Jobs(prompts)
    yield jobs
    jobs.close(wait=False)


@pytest.fixture
def desk(
    theme: Theme, jobs: Jobs, prompts: ScriptedPrompts, clock: FixedClock, paths: Paths
) -> Desk:
    dates = Dates(BRITISH, clock.today)
    preferences = Preferences(SettingsFile(paths.settings_file))
    return Desk(theme, jobs, prompts, clock, dates, preferences, News())
